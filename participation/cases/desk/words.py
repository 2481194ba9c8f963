"""How refusals are told to staff."""

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from participation.cases.errors import (
    CaseError,
    ChecksOpenError,
    FilesGoneError,
    MissingError,
    NotAllowedError,
    StaleError,
)

OUT_OF_SIGHT = gettext_lazy(
    "Somebody whom you name does not see this case, or they are too many; choose others."
)


def refusal_in_words(error: CaseError, known: Mapping[str, Any] | None = None) -> str:
    """Return what a refusal says; ``known`` are the words of a screen for what is not allowed."""
    if isinstance(error, StaleError):
        return _("The case has changed since you opened it. Your words are kept; look and decide.")
    if isinstance(error, MissingError):
        missing: dict[tuple[str, ...], str] = {
            ("reason",): _("Write the reason."),
            ("text",): _("Write the text."),
            ("units",): _("Name a unit or an officer."),
        }
        return missing.get(tuple(error.names), _("Something that this needs was not given."))
    if isinstance(error, ChecksOpenError):
        items = "، ".join(f"«{title}»" for title in error.titles)
        told = _("The checklist has this before the answer: %(items)s. Tick it once it is done.")
        return told % {"items": items}
    if isinstance(error, FilesGoneError):
        return _("A file was removed meanwhile. Look at the list of files, then send again.")
    words: dict[str, Any] = {
        "unit": _("The case cannot go to this unit: it is against it, or the unit works no more."),
        "mention": OUT_OF_SIGHT,
        "assignee": _("This officer would not see the case; choose another."),
        **(known or {}),
    }
    name = error.args[0] if isinstance(error, NotAllowedError) and error.args else ""
    return str(words.get(name, _("This cannot be done with the case as it stands.")))
