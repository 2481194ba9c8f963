"""Telling the citizen that there is news: never what, and never with a link in an SMS."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from django.db.models import Model

from participation.cases.models import Applicant, Case, CaseEvent, Notification
from participation.cases.numbers import plain_number
from participation.common.inserting import insert_once
from participation.common.messages import send_message
from participation.common.models import OutboxMessage
from participation.common.outbox import Keep, goes_along, queue

RECEIVED = "case_received"
NEWS = "case_news"


@dataclass(frozen=True)
class News:
    """A message of its own in place of the common one; its number is filled in here."""

    code: str
    variables: Mapping[str, str] = field(default_factory=dict)


COMMON = News(NEWS)


def confirmation(case: Case, person: Applicant | None) -> list[Model]:
    """Return the rows that tell of an arrival, with the number and without the key.

    The caller inserts them with those of the case, written once as it is, and wakes the drain.
    """
    message = _message(case, RECEIVED, person, "received", keep=goes_along)
    return [message, Notification(case=case, message=message, code=RECEIVED)] if message else []


def tell(case: Case, event: CaseEvent, *, news: News = COMMON) -> None:
    """Tell that something has happened, by the way that the citizen gave, if any."""
    person = Applicant.objects.filter(case=case).only("mobile", "email").first()
    message = _message(case, news.code, person, event.pk, keep=queue, variables=news.variables)
    if message is not None:
        # The same news again is the same message.
        insert_once(Notification(case=case, message=message, code=news.code))


def _message(  # noqa: PLR0913 - each by its name
    case: Case,
    code: str,
    person: Applicant | None,
    event: object,
    *,
    keep: Keep,
    variables: Mapping[str, str] | None = None,
) -> OutboxMessage | None:
    to = (person.mobile or person.email) if person is not None else ""
    if case.is_demo or not to:
        return None
    return send_message(
        code,
        to=to,
        variables={"number": plain_number(case.number), **(variables or {})},
        idempotency_key=f"case-{case.pk}-{event}",
        keep=keep,
    )
