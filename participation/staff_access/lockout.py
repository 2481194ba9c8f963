"""Guessing passwords: counted for an account from one address, and for the address as a whole.

The counts are django-axes' rows. They never tell whether an account exists: names that do not are
counted alike and answered alike.
"""

from typing import Any

from axes.handlers.database import AxesDatabaseHandler
from django.conf import settings
from django.db.models import Sum
from django.http import HttpRequest, HttpResponse

from participation.common.refusals import too_many_requests


def locked_out(
    request: HttpRequest, response: HttpResponse | None = None, credentials: Any = None
) -> HttpResponse:
    """Return the page for who guessed too often."""
    return too_many_requests(request, wait=settings.AXES_COOLOFF_TIME)


class LockoutHandler(AxesDatabaseHandler):  # type: ignore[misc]
    """Two limits instead of one: few guesses for one account, more for one address."""

    def get_failures(self, request: HttpRequest, credentials: Any = None) -> int:
        """Return the failures of account and address, or those of the address on their scale.

        Both reach ``AXES_FAILURE_LIMIT`` when their own limit is reached.
        """
        account, address = (
            attempts.aggregate(failures=Sum("failures_since_start"))["failures"] or 0
            for attempts in self.get_user_attempts(request, credentials)
        )
        scaled = address * settings.AXES_FAILURE_LIMIT // settings.SIGN_IN_FAILURES_OF_ADDRESS
        return max(account, scaled)

    def reset_user_attempts(self, request: HttpRequest, credentials: Any = None) -> int:
        """Forget the failures of the account that came in, and no others of the address.

        Else whoever has an account of his own could clear the count before each guess.
        """
        account, _address = self.filter_user_attempts(request, credentials)
        count: int = account.delete()[0]
        return count
