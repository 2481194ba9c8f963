"""How refusals are told to staff."""

from django.utils.translation import gettext as _

from participation.cases.errors import (
    CaseError,
    FilesGoneError,
    MissingError,
    NotAllowedError,
    StaleError,
)


def refusal_in_words(error: CaseError) -> str:
    """Return what a refusal says."""
    if isinstance(error, StaleError):
        return _("The case has changed since you opened it. Your words are kept; look and decide.")
    if isinstance(error, MissingError):
        known: dict[tuple[str, ...], str] = {
            ("reason",): _("Write the reason."),
            ("text",): _("Write the text."),
            ("units",): _("Name a unit or an officer."),
        }
        return known.get(tuple(error.names), _("Something that this needs was not given."))
    if isinstance(error, FilesGoneError):
        return _("A file was removed meanwhile. Look at the list of files, then send again.")
    if isinstance(error, NotAllowedError) and error.args == ("unit",):
        return _("The case cannot go to this unit: it is against it, or the unit works no more.")
    if isinstance(error, NotAllowedError) and error.args == ("assignee",):
        return _("This officer would not see the case; choose another.")
    return _("This cannot be done with the case as it stands.")
