"""schema.org's GovernmentOffice for a facilitation office."""

from typing import TYPE_CHECKING

from cms.core.selectors import public_address
from cms.core.structured_data import Thing

if TYPE_CHECKING:
    from cms.offices.models import FacilitationOfficePage


def government_office(page: "FacilitationOfficePage", *, here: str, province: str) -> Thing:
    """Describe the office; what is unknown is left out."""
    address = {
        "streetAddress": page.address,
        "addressLocality": page.city,
        "addressRegion": province,
    }
    known = {key: value for key, value in address.items() if value}
    described: Thing = {
        "@type": "GovernmentOffice",
        "@id": f"{here}#office",
        "name": page.title,
        "url": here,
        "description": page.summary,
        "telephone": [phone.value.dialled for phone in page.phones],
        "address": {"@type": "PostalAddress", **known, "addressCountry": "IR"},
        "areaServed": page.neighbourhood,
        "foundingDate": page.active_from,
        "dissolutionDate": page.active_until,
        "parentOrganization": {"@id": public_address("/#office")},
    }
    if page.latitude is not None and page.longitude is not None:
        described["geo"] = {
            "@type": "GeoCoordinates",
            "latitude": float(page.latitude),
            "longitude": float(page.longitude),
        }
    return {key: value for key, value in described.items() if value}
