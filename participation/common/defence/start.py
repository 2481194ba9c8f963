"""A site that is open to everybody does not start without its defence."""

from django.conf import settings
from django.core.exceptions import ImproperlyConfigured

_NUMBERS = (
    "DEFENCE_WINDOW_MINUTES",
    "DEFENCE_NUMBER_WINDOW_MINUTES",
    "DEFENCE_FIRST_WAIT_SECONDS",
    "DEFENCE_LONGEST_WAIT_SECONDS",
    "DEFENCE_SUBMISSIONS",
    "DEFENCE_SUBMISSIONS_WITHOUT_PROOF",
    "DEFENCE_CHALLENGES",
    "DEFENCE_DRAFTS",
    "DEFENCE_LOOKUPS",
    "DEFENCE_CODES",
    "DEFENCE_SEARCHES",
    "DEFENCE_FINDS",
    "DEFENCE_LOOKUPS_OF_NUMBER",
    "DEFENCE_LOOKUPS_WITHOUT_NUMBER",
    "DEFENCE_API_WRITES",
    "POW_HARDNESS",
    "POW_HARDEST",
    "POW_CALM_CHALLENGES",
    "POW_CALM_CHALLENGES_OF_ADDRESS",
)
# A script solves anew after ten minutes, so that what it shows still holds when it arrives.
_LEAST_POW_MINUTES = 15


def check_settings() -> None:
    """Raise ImproperlyConfigured where production would be open, or a number makes no sense."""
    if settings.IS_PRODUCTION and not settings.DEFENCE_ENABLED:
        raise ImproperlyConfigured("DEFENCE_ENABLED is off; production keeps its limits.")
    for name in _NUMBERS:
        if getattr(settings, name) < 1:
            raise ImproperlyConfigured(f"{name} is at least 1.")
    if settings.POW_MINUTES < _LEAST_POW_MINUTES:
        raise ImproperlyConfigured(f"POW_MINUTES is at least {_LEAST_POW_MINUTES}.")
    if settings.DEFENCE_LONGEST_WAIT_SECONDS < settings.DEFENCE_FIRST_WAIT_SECONDS:
        raise ImproperlyConfigured(
            "DEFENCE_LONGEST_WAIT_SECONDS is not below DEFENCE_FIRST_WAIT_SECONDS."
        )
