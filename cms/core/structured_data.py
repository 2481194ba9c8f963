"""schema.org descriptions of the office and its pages, as JSON-LD."""

import datetime as dt
import json
from collections.abc import Sequence
from typing import Any

from django.core.serializers.json import DjangoJSONEncoder
from django.http import HttpRequest
from django.utils.safestring import SafeString, mark_safe

from cms.core.selectors import canonical_address, public_address
from participation.common.listing import Crumb
from participation.common.models import OfficeSettings

Thing = dict[str, Any]

# As Django's json_script does: no value can close the element that carries it.
_ESCAPES = {ord(">"): "\\u003E", ord("<"): "\\u003C", ord("&"): "\\u0026"}


def script(value: Thing | list[Thing]) -> SafeString:
    """Return a data block; the content policy lets it pass because no browser runs it."""
    if not value:
        return SafeString("")
    things = value if isinstance(value, list) else [value]
    text = json.dumps(
        {"@context": "https://schema.org", "@graph": things},
        cls=DjangoJSONEncoder,
        ensure_ascii=False,
        separators=(",", ":"),
    ).translate(_ESCAPES)
    return mark_safe(f'<script type="application/ld+json">{text}</script>')  # noqa: S308 (escaped)


def organization(office: OfficeSettings) -> Thing:
    """Describe the office; what is unknown is left out."""
    address = {
        "@type": "PostalAddress",
        "streetAddress": office.address,
        "postalCode": office.postal_code,
        "addressRegion": office.province_name,
        "addressCountry": "IR",
    }
    described = {
        "@type": "GovernmentOrganization",
        "@id": public_address("/#office"),
        "name": f"{office.office_name} {office.parent_name}",
        "url": public_address("/"),
        "telephone": office.phone,
        "email": office.email,
        "address": {key: value for key, value in address.items() if value},
        "parentOrganization": {"@type": "GovernmentOrganization", "name": office.parent_name},
        "areaServed": {"@type": "AdministrativeArea", "name": office.province_name},
    }
    return {key: value for key, value in described.items() if value}


def website(office: OfficeSettings) -> Thing:
    """Describe the site as a whole."""
    return {
        "@type": "WebSite",
        "@id": public_address("/#site"),
        "name": office.product_name,
        "url": public_address("/"),
        "inLanguage": "fa-IR",
        "publisher": {"@id": public_address("/#office")},
    }


def breadcrumb_list(crumbs: Sequence[Crumb], here: str) -> Thing:
    """Describe the trail to the page at the address ``here``."""
    return {
        "@type": "BreadcrumbList",
        "itemListElement": [
            {
                "@type": "ListItem",
                "position": position,
                "name": crumb.title,
                "item": public_address(crumb.url) if crumb.url else here,
            }
            for position, crumb in enumerate(crumbs, start=1)
        ],
    }


def article(  # noqa: PLR0913 (the properties of schema.org's Article)
    *,
    headline: str,
    here: str,
    office: OfficeSettings,
    published: dt.date,
    modified: dt.date | None = None,
    description: str = "",
    image: str = "",
    kind: str = "NewsArticle",
) -> Thing:
    """Describe a news item or a report; ``image`` and ``here`` are absolute addresses."""
    described = {
        "@type": kind,
        "headline": headline,
        "description": description,
        "image": image,
        "datePublished": published,
        "dateModified": modified,
        "mainEntityOfPage": here,
        "inLanguage": "fa-IR",
        "publisher": organization(office),
    }
    return {key: value for key, value in described.items() if value}


def graph(
    *, page: Any, crumbs: Sequence[Crumb], office: OfficeSettings, request: HttpRequest
) -> list[Thing]:
    """Return everything that the shown page says: its trail, or the site on the first page."""
    here = canonical_address(request, page)
    things: list[Thing] = []
    if len(crumbs) > 1:
        things.append(breadcrumb_list(crumbs, here))
    elif page is not None:
        things += [organization(office), website(office)]
    if page is not None and hasattr(page, "structured_data"):
        things += page.structured_data(here=here, office=office)
    return things
