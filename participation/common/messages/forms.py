"""The form of one text."""

from dataclasses import dataclass
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin.widgets import AdminAutoHeightTextInput

from participation.common.enums import Channel
from participation.common.forms import VersionedForm
from participation.common.messages.length import sms_parts
from participation.common.messages.registry import message_for
from participation.common.messages.texts import check_body, check_subject, filled
from persian.fields import CleanCharField


@dataclass(frozen=True)
class Sample:
    """A text as it is read; ``parts`` are those of an SMS, else 0."""

    subject: str
    body: str
    parts: int


class TemplateForm(VersionedForm):
    """Shows the words that are sent now; the program's own come back when they are cleared."""

    subject = CleanCharField(label=gettext_lazy("Subject"), required=False, max_length=200)
    body = CleanCharField(
        label=gettext_lazy("Text"),
        required=False,
        max_length=5000,
        widget=AdminAutoHeightTextInput,
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """Show what the channel has, and which gaps there are."""
        super().__init__(*args, **kwargs)
        message = message_for(self.instance.code, self.instance.channel)
        if message is None:
            raise LookupError(self.instance.code)
        self.message = message
        self.fields.pop("subject" if message.channel == Channel.SMS else "pattern_id")
        self.initial["body"] = self.instance.body or str(message.default_body)
        self.initial["subject"] = self.instance.subject or str(message.default_subject)
        gaps = "، ".join(f"{{{name}}}: {label}" for name, label in message.variables.items())
        self.fields["body"].help_text = _(
            "Gaps that are filled when it is sent – %(gaps)s. Clear the box to go back to the "
            "text of the program."
        ) % {"gaps": gaps or _("none")}

    def clean_body(self) -> str:
        """Refuse what cannot be sent."""
        body: str = self.cleaned_data["body"].replace("\r\n", "\n")
        if body:
            check_body(self.message, body)
        return body

    def clean_subject(self) -> str:
        """Refuse what is no plain line."""
        subject: str = self.cleaned_data["subject"]
        if subject:
            check_subject(subject)
        return subject

    def clean_pattern_id(self) -> str:
        """Refuse what is no id."""
        pattern: str = self.cleaned_data["pattern_id"].strip()
        if pattern and not (pattern.isascii() and pattern.isprintable() and " " not in pattern):
            raise ValidationError(_("Write the id as the operator gave it."), code="no-id")
        return pattern

    def sample(self) -> Sample | None:
        """Return what is typed, or what is sent now, as it is read; None where it cannot be."""
        if self.is_bound and {"subject", "body"} & set(self.errors):
            return None
        given = self.cleaned_data if self.is_bound else self.initial
        subject = given.get("subject") or str(self.message.default_subject)
        body = filled(given["body"] or str(self.message.default_body), self.message.sample_values())
        parts = sms_parts(body) if self.message.channel == Channel.SMS else 0
        return Sample(subject, body, parts)
