"""How refusals are told to staff."""

from django.utils.translation import gettext as _

from participation.cases.errors import CaseError, MissingError, StaleError


def refusal_in_words(error: CaseError) -> str:
    """Return what a refusal says."""
    if isinstance(error, StaleError):
        return _("The case has changed since you opened it. Your words are kept; look and decide.")
    if isinstance(error, MissingError):
        return _("Something that this needs was not given.")
    return _("This cannot be done with the case as it stands.")
