"""What staff are told, and by mail."""

import datetime

from participation.cases.models import Case, Notice
from participation.cases.services.correspondence import assign
from participation.common.models import OutboxMessage, User
from persian.jalali import today

DAY = datetime.timedelta(days=1)


def news_of(user: User) -> list[str]:
    """What somebody was told, oldest first."""
    return list(Notice.objects.filter(user=user).order_by("pk").values_list("event", flat=True))


def mails_to(user: User) -> list[OutboxMessage]:
    """The mails that are queued for somebody."""
    return [
        one for one in OutboxMessage.objects.order_by("created_at") if one.recipient == user.email
    ]


def mailed(user: User) -> User:
    """Give somebody an address."""
    user.email = f"{user.username}@example.ir"
    user.save()
    return user


def give(case: Case, to: User, by: User) -> None:
    """Give a case to an officer."""
    case.refresh_from_db()
    assign(case_id=case.pk, to=to, by=by, seen=case.version)
    case.refresh_from_db()


def due_in(case: Case, days: int) -> None:
    """Move the last day of a case, so many days from today."""
    day = today() + days * DAY
    case.terms.filter(purpose="answer").update(due_date=day)
    Case.objects.filter(pk=case.pk).update(due_date=day)
