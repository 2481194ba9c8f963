"""What a refused date or number is answered with, by the reason that `persian` gives."""

from typing import TYPE_CHECKING, Final

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from persian.jalali import JalaliError, JalaliProblem

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise

DATE_PROBLEMS: Final[dict[JalaliProblem, "StrOrPromise"]] = {
    "empty": _("Write a date, such as 1 Azar 1405."),
    "unreadable": _("This date could not be read. Write it as 1 Azar 1405 or 1405/09/01."),
    "ambiguous": _("Write the year with four digits, such as 1405."),
    "no-year": _("Write the year too, such as 1 Azar 1405."),
    "year-out-of-range": _("Write the year of the Persian calendar, such as 1405."),
    "impossible-date": _("This date is not in the calendar."),
    "weekday-mismatch": _("This date falls on another day of the week."),
    "no-time": _("Write the time too, such as 14:30."),
    "impossible-time": _("There is no such time. Write it as 14:30."),
}


def date_refused(error: JalaliError) -> ValidationError:
    """The answer to a date that could not be read; its code is the reason."""
    return ValidationError(DATE_PROBLEMS[error.reason], code=error.reason)
