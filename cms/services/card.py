"""The short facts of a service in the order of the official form (شناسنامهٔ خدمت)."""

from typing import TYPE_CHECKING

from django.utils.translation import gettext as _
from django.utils.translation import ngettext, pgettext

from persian.digits import to_persian_digits

if TYPE_CHECKING:
    from cms.services.models import ServicePage


def visits_text(visits: int | None) -> str:
    """Return how often one must come, in words; nothing where it is unknown."""
    if visits is None:
        return ""
    if visits == 0:
        return _("No visit is needed")
    count = to_persian_digits(visits)
    return ngettext("%(count)s visit", "%(count)s visits", visits) % {"count": count}


def service_card(page: "ServicePage") -> list[tuple[str, str]]:
    """Return the facts that are known, each with its name; what editors wrote in our digits."""
    facts: list[tuple[str, str]] = [
        (_("Provider"), to_persian_digits(page.provider)),
        (_("Parent body"), to_persian_digits(page.parent_body)),
        (_("Service code"), to_persian_digits(page.code)),
        (
            _("For whom"),
            pgettext("between the items of a list", ", ").join(
                str(audience) for audience in page.audiences.all()
            ),
        ),
        (_("Average duration"), to_persian_digits(page.duration)),
        (_("Cost"), to_persian_digits(page.cost)),
        (_("Visits in person"), visits_text(page.visits)),
        (_("How often"), to_persian_digits(page.frequency)),
        (_("Type"), page.get_service_type_display()),
        (_("Nature"), page.get_nature_display()),
        (_("Level"), page.get_level_display()),
        (_("Life event"), to_persian_digits(page.life_event)),
        (_("Statistics"), to_persian_digits(page.statistics)),
    ]
    return [(name, value) for name, value in facts if value]
