"""What the keys of list and screen do; the page marks the places, ``case-keys.js`` goes there."""

from typing import Any

from django.utils.translation import gettext_lazy as _

OF_LIST: tuple[tuple[str, Any], ...] = (
    ("J", _("Next case")),
    ("K", _("Case before")),
    ("Enter", _("Open the case")),
    ("X", _("Choose the case for many")),
    ("F", _("Find by number, mobile, name or words")),
    ("N", _("To what is new for me")),
    ("B", _("To the board")),
    ("D", _("Today’s list on paper")),
    ("H", _("To the telephone screen")),
)
# Work of the screen by its name, and the key that opens its form.
OF_WORK: dict[str, tuple[str, Any]] = {
    "take": ("T", _("Take it myself")),
    "answer": ("A", _("Answer")),
    "approve": ("P", _("Send the proposed answer")),
    "ask": ("Q", _("Ask the citizen")),
    "inform": ("I", _("Tell the citizen meanwhile")),
    "note": ("N", _("Note for colleagues")),
    "refer": ("R", _("Refer to a unit")),
    "assign": ("G", _("Give to an officer")),
}
OF_SCREEN: tuple[tuple[str, Any], ...] = (
    *OF_WORK.values(),
    ("E", _("Refer to colleagues")),
    ("L", _("New letter")),
    ("O", _("Send on outside")),
    ("S", _("Split off a part")),
    ("C", _("Copy for the secretariat")),
    ("V", _("Cover on paper")),
    ("H", _("To the telephone screen")),
    ("U", _("Back to the list")),
)
OF_LETTER: tuple[tuple[str, Any], ...] = (
    ("C", _("Copy for the secretariat")),
    ("U", _("Back to the case")),
)
OF_TELEPHONE: tuple[tuple[str, Any], ...] = (
    ("F", _("Number or mobile of the next caller")),
    ("N", _("Note for colleagues")),
    ("U", _("Back to the list")),
)


def code_of(work: str) -> str:
    """Return the place on the keyboard that opens the form of some work; empty for none."""
    found = OF_WORK.get(work)
    return f"Key{found[0]}" if found else ""
