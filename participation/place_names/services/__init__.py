"""Every write of the register: places, their names and what repeals of decisions do to both.

What is stored here, entries of search, tombstones and lists move together, in one transaction.
"""

from participation.place_names.services.basis import Basis
from participation.place_names.services.keeping import StalePlaceError, follow_places
from participation.place_names.services.naming import (
    add_alternative_name,
    add_former_name,
    correct,
    end_alternative_name,
    rename,
    take_effect,
)
from participation.place_names.services.places import (
    cease,
    hide_place,
    register_place,
    reopen_place,
    show_place,
    update_place,
)
from participation.place_names.services.repealing import (
    follow_resolutions,
    restore_name,
    undo_decision,
    undo_name,
)

__all__ = [
    "Basis",
    "StalePlaceError",
    "add_alternative_name",
    "add_former_name",
    "cease",
    "correct",
    "end_alternative_name",
    "follow_places",
    "follow_resolutions",
    "hide_place",
    "register_place",
    "rename",
    "reopen_place",
    "restore_name",
    "show_place",
    "take_effect",
    "undo_decision",
    "undo_name",
    "update_place",
]
