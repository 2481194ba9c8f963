"""Rooms on the screens and the page of an NGO that other apps fill.

The register knows none of them; each registers in ``AppConfig.ready()``.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from participation.common.models import User
from participation.ngos.models import Ngo

Gathered = dict[str, Any] | None


@dataclass(frozen=True, kw_only=True)
class DeskRoom:
    """A panel on the screen for staff; ``gather`` gives what ``template`` shows, or no panel."""

    name: str
    order: int
    template: str
    gather: Callable[[Ngo, User], Gathered]


@dataclass(frozen=True, kw_only=True)
class PublicRoom:
    """A part of the public page; ``gather`` gives what ``template`` shows, None for nothing."""

    name: str
    order: int
    template: str
    gather: Callable[[Ngo], Gathered]


@dataclass(frozen=True)
class Filled:
    """A room with what it shows."""

    template: str
    data: dict[str, Any]


_desk: dict[str, DeskRoom] = {}
_public: dict[str, PublicRoom] = {}


def register_desk_room(room: DeskRoom) -> None:
    """Add a panel to the screen of each NGO."""
    _desk[room.name] = room


def register_public_room(room: PublicRoom) -> None:
    """Add a part to the page of each NGO."""
    _public[room.name] = room


def desk_rooms(ngo: Ngo, user: User) -> list[Filled]:
    """Return what other apps show of an NGO to a member of staff."""
    rooms = sorted(_desk.values(), key=lambda room: room.order)
    told = ((room.template, room.gather(ngo, user)) for room in rooms)
    return [Filled(template, data) for template, data in told if data is not None]


def public_rooms(ngo: Ngo) -> list[Filled]:
    """Return what other apps show of an NGO to everybody."""
    rooms = sorted(_public.values(), key=lambda room: room.order)
    told = ((room.template, room.gather(ngo)) for room in rooms)
    return [Filled(template, data) for template, data in told if data is not None]
