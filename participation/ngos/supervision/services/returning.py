"""What an officer says of a report that came: accepted, returned with reasons, or more is asked."""

from django.db import transaction

from participation.common.models import User
from participation.ngos.supervision.enums import DutyAct
from participation.ngos.supervision.models import Duty
from participation.ngos.supervision.services import duties, links


@transaction.atomic
def accept(*, duty: Duty, text: str = "", version: int | None = None, by: User) -> Duty:
    """Accept what was delivered, and tell whoever reported. Raises ValidationError."""
    row = duties.accept(duty=duty, text=text, version=version, by=by)
    links.tell_accepted(row)
    return row


@transaction.atomic
def send_back(*, duty: Duty, text: str, version: int | None = None, by: User) -> Duty:
    """Return it with reasons; the same link opens again. Raises ValidationError."""
    row = duties.give_back(duty, DutyAct.RETURNED, text=text, version=version, by=by)
    links.open_again(row)
    return row


@transaction.atomic
def ask_for_more(*, duty: Duty, text: str, version: int | None = None, by: User) -> Duty:
    """Ask for more beside what was sent; the same link opens again. Raises ValidationError."""
    row = duties.give_back(duty, DutyAct.ASKED, text=text, version=version, by=by)
    links.open_again(row)
    return row
