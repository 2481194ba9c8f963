"""Reads of decisions that deserve a name."""

from dataclasses import dataclass
from typing import Any

from participation.place_names.models import DecidedName, PlaceName


@dataclass(frozen=True)
class Step:
    """A step of the lineage of a name: what happened, when, where to read on."""

    title: Any
    day: Any
    text: str = ""
    url: str = ""
    mark: str = "done"
    is_past: bool = True


def decided_name(pk: int) -> DecidedName | None:
    """Return a decided name that strangers see, or None."""
    return DecidedName.objects.public().for_lists().filter(pk=pk).first()


def decided_as(name: PlaceName) -> DecidedName | None:
    """Return by which decision a place got a name, if that is kept and public."""
    return DecidedName.objects.public().for_lists().filter(placename=name).first()
