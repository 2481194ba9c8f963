"""Which messages there are, and the gaps of each."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from typing import TYPE_CHECKING

from django.utils.module_loading import autodiscover_modules

from participation.common.enums import Channel

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise


@dataclass(frozen=True)
class Message:
    """One text on one way out; ``variables`` are its gaps with what fills them, for staff.

    ``samples`` are invented values of the gaps, for looking at a text and measuring it.
    """

    code: str
    channel: Channel
    variables: Mapping[str, "StrOrPromise"]
    default_subject: "StrOrPromise"
    default_body: "StrOrPromise"
    label: "StrOrPromise"
    samples: Mapping[str, str] = field(default_factory=dict)

    def sample_values(self) -> dict[str, str]:
        """Return something for every gap; where there is no sample, its name for staff."""
        return {
            name: self.samples.get(name) or str(label) for name, label in self.variables.items()
        }


_messages: dict[tuple[str, str], Message] = {}


def register_message(  # noqa: PLR0913, PLR0917 - a declaration, read from top to bottom
    code: str,
    channel: Channel,
    variables: Mapping[str, "StrOrPromise"],
    default_subject: "StrOrPromise",
    default_body: "StrOrPromise",
    label: "StrOrPromise",
    samples: Mapping[str, str] | None = None,
) -> None:
    """Declare a text; a gap is written {name}.

    Raises ValueError where another is there already, or for a sample of no gap.
    """
    if strange := set(samples or ()) - set(variables):
        raise ValueError(f"The message {code!r} has no gap {', '.join(sorted(strange))}.")
    message = Message(
        code, channel, variables, default_subject, default_body, label, dict(samples or {})
    )
    if _messages.get((code, channel), message) != message:
        raise ValueError(f"A message {code!r} by {channel} is there already.")
    _messages[code, channel] = message


def messages() -> list[Message]:
    """Return all that the installed apps have declared, in the order of their codes."""
    _discover()
    return [_messages[key] for key in sorted(_messages)]


def message_for(code: str, channel: str) -> Message | None:
    """Return a message, or None where no app declares it."""
    _discover()
    return _messages.get((code, channel))


@cache
def _discover() -> None:
    """Read what the apps declare: once, for looking takes longer than writing a message."""
    autodiscover_modules("message_texts")
