"""The words of a message: their gaps, what may not stand in them, how they are filled."""

import re
from collections.abc import Mapping

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from participation.common.enums import Channel
from participation.common.messages.length import sms_parts
from participation.common.messages.registry import Message
from persian.digits import to_persian_digits
from persian.letters import search_key

GAP = re.compile(r"\{([a-z][a-z_]*)\}")
# A link in an SMS is what people are warned of; ours never have one, so that none can be believed.
# Latin letters after a dot are an address, whatever the name of its top is in a few years.
LINK = re.compile(r"https?\b|://|\bwww\b|\w\.(?:[a-z]{2,}|xn--[a-z0-9-]+|ایران)(?!\w)")
MOST_PARTS = 4


def check_body(message: Message, body: str) -> None:
    """Raise ValidationError for a body that cannot be sent."""
    gaps = set(GAP.findall(body))
    if unknown := gaps - set(message.variables):
        raise _refused(_("There is no such gap: %(gaps)s"), "unknown-gap", unknown)
    if set("{}") & set(GAP.sub("", body)):
        raise ValidationError(
            _("A gap is written with its name in braces, such as {code}."), code="brace"
        )
    if message.channel != Channel.SMS:
        return
    if missing := set(message.variables) - gaps:
        raise _refused(_("These gaps are missing: %(gaps)s"), "missing-gap", missing)
    if LINK.search(search_key(body)):
        raise ValidationError(_("There is no link in our SMS. Take it out."), code="link")
    parts = sms_parts(filled(body, message.sample_values()))
    if parts > MOST_PARTS:
        counts = {"parts": to_persian_digits(parts), "most": to_persian_digits(MOST_PARTS)}
        raise ValidationError(
            _("This SMS would have %(parts)s parts; at most %(most)s are sent."),
            code="too-long",
            params=counts,
        )


def check_subject(subject: str) -> None:
    """Raise ValidationError for a subject that is no plain line."""
    if not subject.strip() or len(subject.splitlines()) > 1:
        raise ValidationError(_("The subject is one line."), code="not-one-line")
    if set("{}") & set(subject):
        raise ValidationError(
            _("A subject is seen by whoever sees the screen: it has no gaps."), code="gap"
        )


def filled(body: str, variables: Mapping[str, str]) -> str:
    """Return ``body`` with its gaps filled; what fills them is never read as a gap again."""
    return GAP.sub(lambda gap: variables[gap[1]], body)


def _refused(sentence: str, code: str, gaps: set[str]) -> ValidationError:
    names = "، ".join(f"{{{gap}}}" for gap in sorted(gaps))
    return ValidationError(sentence, code=code, params={"gaps": names})
