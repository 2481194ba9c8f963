"""Telling the citizen that there is news: never what, and never with a link in an SMS."""

from participation.cases.models import Applicant, Case, CaseEvent, Notification
from participation.common.messages import send_message
from participation.common.models import OutboxMessage
from persian.digits import to_persian_digits

RECEIVED = "case_received"
NEWS = "case_news"


def confirm(case: Case, event: CaseEvent) -> None:
    """Tell that the submission has arrived, with its number and without its key."""
    _send(case, event, RECEIVED)


def tell(case: Case, event: CaseEvent) -> None:
    """Tell that something has happened, by the way that the citizen gave, if any."""
    _send(case, event, NEWS)


def _send(case: Case, event: CaseEvent, code: str) -> None:
    if case.is_demo:
        return
    person = Applicant.objects.filter(case=case).only("mobile", "email").first()
    message = _queue(case, event, code, person) if person is not None else None
    if message is not None:
        Notification.objects.get_or_create(case=case, message=message, defaults={"code": code})


def _queue(case: Case, event: CaseEvent, code: str, person: Applicant) -> OutboxMessage | None:
    to = person.mobile or person.email
    if not to:
        return None
    return send_message(
        code,
        to=to,
        variables={"number": to_persian_digits(case.number)},
        idempotency_key=f"case-{case.pk}-{event.pk}",
    )
