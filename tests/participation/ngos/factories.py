"""NGOs for tests."""

from datetime import date
from typing import Any

from participation.common.models import County
from participation.ngos import services
from participation.ngos.models import ActivityField, NamePrefix, Ngo, Permit
from participation.ngos.services import Basis
from persian.jalali import to_gregorian

BECAUSE = Basis(reason="گزارش سالانه داده نشد.", decision_number="۱۲", decision_body="هیئت نظارت")


def county(name: str = "اصفهان") -> County:
    """Return a county of the province."""
    return County.objects.get(name=name)


def prefix(name: str = "انجمن") -> NamePrefix:
    """Return a word that stands before names."""
    return NamePrefix.objects.get(name=name)


def activity(name: str = "کودکان") -> ActivityField:
    """Return a field of activity."""
    return ActivityField.objects.get(name=name)


def day(year: int, month: int = 1, number: int = 1) -> date:
    """Return a Jalali day."""
    return to_gregorian(year, month, number)


def ngo(name: str = "یاران کودک", **more: Any) -> Ngo:
    """Return an NGO of the province in Isfahan, in the register since 1400, without a permit."""
    values = {
        "prefix": prefix(more.pop("of", "انجمن")),
        "county": county(more.pop("county", "اصفهان")),
        "level": "province",
        "activity_fields": [activity(more.pop("activity", "کودکان"))],
        "on": day(1400),
    } | more
    return services.register_ngo(name=name, **values)


def licensed(name: str = "یاران کودک", **more: Any) -> Permit:
    """Return the permit of an NGO that holds since 1404 until the end of 1420."""
    values = {
        "issued_on": more.pop("issued_on", day(1404)),
        "valid_until": more.pop("valid_until", day(1421)),
        "number": more.pop("number", ""),
    }
    return services.issue_permit(ngo=ngo(name, **more), **values)
