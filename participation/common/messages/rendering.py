"""The words of a message as they are now: those of the office, else those of the program."""

from collections.abc import Mapping

from participation.common.enums import Channel
from participation.common.messages.registry import Message, message_for
from participation.common.messages.texts import filled
from participation.common.models import MessageTemplate


def words_of(message: Message) -> tuple[str, str]:
    """Return subject and body, the gaps not filled."""
    own = MessageTemplate.objects.filter(code=message.code, channel=message.channel).first()
    subject, body = (own.subject, own.body) if own else ("", "")
    return subject or str(message.default_subject), body or str(message.default_body)


def sms_text(code: str, variables: Mapping[str, str]) -> str:
    """Return an SMS as its receiver reads it, where the operator has approved the same words.

    Of what no app declares, or not with these gaps, it is the code with what fills them.
    """
    message = message_for(code, Channel.SMS)
    if message is None or set(message.variables) - set(variables):
        return " ".join([code, *(f"{name}={value}" for name, value in variables.items())])
    return filled(words_of(message)[1], variables)
