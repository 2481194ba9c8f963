"""Telling the citizen that there is news: never what, and never with a link in an SMS."""

from django.utils.translation import gettext as _

from participation.cases.models import Applicant, Case, CaseEvent, Notification
from participation.common.models import OutboxMessage
from participation.common.outbox import enqueue_email, enqueue_sms
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
    key, number = f"case-{case.pk}-{event.pk}", to_persian_digits(case.number)
    if person.mobile:
        return enqueue_sms(
            to=person.mobile, pattern=code, variables={"number": number}, idempotency_key=key
        )
    if person.email:
        return enqueue_email(
            to=person.email,
            subject=_("There is news"),
            body=_("There is news about your case %(number)s.") % {"number": number},
            idempotency_key=key,
        )
    return None
