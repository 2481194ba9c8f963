"""Places for tests."""

from datetime import date
from typing import Any

from participation.common.models import County
from participation.place_names import services
from participation.place_names.models import Place, PlaceKind
from persian.jalali import to_gregorian


def county(name: str = "اصفهان") -> County:
    """Return a county of the province."""
    return County.objects.get(name=name)


def kind(name: str = "خیابان") -> PlaceKind:
    """Return a kind of place."""
    return PlaceKind.objects.get(name=name)


def day(year: int, month: int = 1, number: int = 1) -> date:
    """Return a Jalali day."""
    return to_gregorian(year, month, number)


def place(name: str = "کاوه", **more: Any) -> Place:
    """Return a street of Isfahan, called so since 1380 unless told otherwise."""
    values = {
        "kind": kind(more.pop("of", "خیابان")),
        "county": county(more.pop("county", "اصفهان")),
        "city": "اصفهان",
        "since": day(1380) if name else None,
    } | more
    return services.register_place(name=name, **values)
