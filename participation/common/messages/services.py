"""Sending a message by its name, and keeping what the office changes about its words."""

from collections.abc import Mapping
from datetime import datetime

from django.db import transaction
from wagtail.log_actions import log

from participation.common.enums import Channel
from participation.common.messages.registry import message_for, messages
from participation.common.messages.rendering import words_of
from participation.common.messages.texts import check_body, check_subject, filled
from participation.common.models import MessageTemplate, OutboxMessage, User
from participation.common.outbox import Keep, enqueue_email, enqueue_sms, queue


def send_message(  # noqa: PLR0913 - each by its name
    code: str,
    *,
    to: str,
    variables: Mapping[str, str],
    idempotency_key: str,
    expires_at: datetime | None = None,
    keep: Keep = queue,
) -> OutboxMessage:
    """Queue a message in the caller's transaction: by mail where ``to`` has an @, else by SMS.

    A mail has the words that it has now. An SMS is filled by the operator, from the text that it
    has approved. From ``expires_at`` on it is of no use and not sent any more. Raises LookupError
    for what no app declares that way, ValueError where the variables are not those declared.
    """
    channel = Channel.EMAIL if "@" in to else Channel.SMS
    message = message_for(code, channel)
    if message is None:
        raise LookupError(f"No app declares a message {code!r} by {channel}.")
    if set(variables) != set(message.variables):
        raise ValueError(f"The message {code!r} takes {', '.join(sorted(message.variables))}.")
    if channel == Channel.SMS:
        return enqueue_sms(
            to=to,
            pattern=code,
            variables=variables,
            idempotency_key=idempotency_key,
            expires_at=expires_at,
            keep=keep,
        )
    subject, body = words_of(message)
    return enqueue_email(
        to=to,
        subject=subject,
        body=filled(body, variables),
        idempotency_key=idempotency_key,
        expires_at=expires_at,
        keep=keep,
    )


def save_template(*, template: MessageTemplate, user: User) -> None:
    """Keep what the office changed; what is as the program has it is kept empty.

    Raises ValidationError for what cannot be sent, LookupError for what no app declares.
    """
    message = message_for(template.code, template.channel)
    if message is None:
        raise LookupError(f"No app declares a message {template.code!r}.")
    if template.subject:
        check_subject(template.subject)
    if template.body:
        check_body(message, template.body)
    if template.subject == str(message.default_subject):
        template.subject = ""
    if template.body == str(message.default_body):
        template.body = ""
    with transaction.atomic():
        template.save()
        log(template, "wagtail.edit", user=user)


def ensure_templates() -> None:
    """Let there be a row for every message that is declared."""
    known = set(MessageTemplate.objects.values_list("code", "channel"))
    missing = [one for one in messages() if (one.code, str(one.channel)) not in known]
    if missing:
        MessageTemplate.objects.bulk_create(
            [MessageTemplate(code=one.code, channel=one.channel) for one in missing],
            ignore_conflicts=True,
        )
