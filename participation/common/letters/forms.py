"""Forms for a screen that shows the letters of something."""

import uuid
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from participation.common.enums import (
    KEPT_CLASSIFICATIONS,
    LetterClassification,
    LetterUrgency,
)
from participation.common.letters.content import LetterContent
from participation.common.letters.lines import (
    LineError,
    lines_of,
    read_copy,
    read_reference,
    write_copy,
    write_reference,
)
from participation.common.letters.selectors import content_of
from participation.common.letters.services import MAX_ROWS
from participation.common.models import Letter, LetterSettings, OfficeSettings
from participation.common.models.letter import NOT_KEPT
from persian.fields import CleanCharField, JalaliDateField
from persian.messages import date_refused

ROWS = ("references", "copies")


class RowsField(forms.CharField):
    """Rows, one on each line; gives a tuple of them."""

    widget = forms.Textarea(attrs={"rows": 3})

    def prepare_value(self, value: Any) -> Any:
        """Show rows as lines and what was typed as it was typed."""
        return "\n".join(map(self.write, value)) if isinstance(value, tuple) else value

    def to_python(self, value: Any) -> Any:
        """Read every line. Raises ValidationError with the line that cannot be read."""
        lines = lines_of(super().to_python(value) or "")
        if len(lines) > MAX_ROWS:
            raise ValidationError(_("Write at most 50 lines."))
        return tuple(map(self.read, lines))

    def read(self, line: str) -> Any:
        """Read one line."""
        raise NotImplementedError

    def write(self, row: Any) -> str:
        """Write one line."""
        raise NotImplementedError


class ReferencesField(RowsField):
    """Letters that this one answers or follows."""

    def read(self, line: str) -> Any:
        """Read one line."""
        try:
            return read_reference(line)
        except LineError as error:
            if error.date_error is not None:
                raise date_refused(error.date_error) from error
            raise ValidationError(
                _("“%(line)s” cannot be read. Begin with عطف or پیرو, then number and date."),
                params={"line": line},
            ) from error

    def write(self, row: Any) -> str:
        """Write one line."""
        return write_reference(row)


class CopiesField(RowsField):
    """Those who get a copy."""

    def read(self, line: str) -> Any:
        """Read one line."""
        row = read_copy(line)
        if not row.recipient or len(row.purpose) > 160:  # noqa: PLR2004  # the column's length
            raise ValidationError(
                _("“%(line)s” cannot be read. Write who gets the copy, then “؛” and what for."),
                params={"line": line[:160]},
            )
        return row

    def write(self, row: Any) -> str:
        """Write one line."""
        return write_copy(row)


class LetterForm(forms.Form):
    """The words of a letter: a new one, or a draft that changes.

    ``token`` keeps a double click one letter, ``version`` keeps a stale screen from overwriting.
    """

    recipient = CleanCharField(label=_("Letter to"), max_length=300)
    subject = CleanCharField(label=_("Subject"), max_length=300)
    references = ReferencesField(
        label=_("References"),
        required=False,
        max_length=6000,
        help_text=_("One on each line: عطف or پیرو, the number, then مورخ and the date."),
    )
    body = CleanCharField(
        label=_("Text"),
        required=False,
        max_length=20_000,
        widget=forms.Textarea(attrs={"rows": 14}),
    )
    attachments = CleanCharField(
        label=_("Attachments"),
        required=False,
        max_length=120,
        help_text=_("Such as “2 sheets” or “none”."),
    )
    sender = CleanCharField(label=_("Letter from"), max_length=300)
    signatory_name = CleanCharField(
        label=_("Name of the signatory"), required=False, max_length=120
    )
    signatory_post = CleanCharField(
        label=_("Post of the signatory"), required=False, max_length=160
    )
    copies = CopiesField(
        label=_("Copies"),
        required=False,
        max_length=12_000,
        help_text=_("One on each line: who gets it, then “؛” and what for."),
    )
    urgency = forms.ChoiceField(
        label=_("Urgency"), choices=LetterUrgency.choices, initial=LetterUrgency.NORMAL
    )
    classification = forms.ChoiceField(
        label=_("Classification"),
        choices=LetterClassification.choices,
        initial=LetterClassification.NORMAL,
    )
    token = forms.UUIDField(widget=forms.HiddenInput)
    version = forms.IntegerField(widget=forms.HiddenInput, required=False, min_value=0)

    def __init__(self, *args: Any, letter: Letter | None = None, **kwargs: Any) -> None:
        """Show ``letter``, or a new one from the office with its usual signatory."""
        kwargs["initial"] = (_shown(letter) if letter else _fresh()) | (kwargs.get("initial") or {})
        super().__init__(*args, **kwargs)

    def clean_classification(self) -> str:
        """Refuse what is classified."""
        value: str = self.cleaned_data["classification"]
        if value not in KEPT_CLASSIFICATIONS:
            raise ValidationError(NOT_KEPT, code="classified")
        return value

    def content(self) -> LetterContent:
        """Return what a valid form says."""
        return LetterContent(
            **{
                name: value
                for name, value in self.cleaned_data.items()
                if name not in {"token", "version"}
            }
        )


class IssueForm(forms.Form):
    """What the secretariat stamped on the letter."""

    number = forms.CharField(label=_("Number of the letter"), max_length=60)
    dated = JalaliDateField(label=_("Date of the letter"))
    version = forms.IntegerField(widget=forms.HiddenInput, min_value=0)


def _shown(letter: Letter) -> dict[str, Any]:
    content = content_of(letter)
    shown = {name: getattr(content, name) for name in content.__dataclass_fields__}
    return shown | {"token": letter.pk, "version": letter.version}


def _fresh() -> dict[str, Any]:
    usual = LetterSettings.objects.values("signatory_name", "signatory_post").first()
    return {
        "sender": OfficeSettings.load().office_name,
        "token": uuid.uuid4(),
        **(usual or {}),
    }
