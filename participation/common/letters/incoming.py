"""Forms for letters that come, and for the signed pages of those that went."""

import uuid
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from participation.common.letters.content import LetterContent, Stamp
from participation.common.models import OfficeSettings
from persian.digits import to_latin_digits
from persian.fields import CleanCharField, JalaliDateField


class ScanInput(forms.FileInput):
    """A box for one picture or paper."""

    def __init__(self) -> None:
        """Offer what is taken."""
        super().__init__(attrs={"accept": "image/*,.pdf"})


class IncomingForm(forms.Form):
    """A letter that came, as its paper says it.

    ``scan_id`` keeps a page that was sent while something else is put right, ``token`` makes a
    double click one letter, and ``sure`` keeps a letter that seems to be there already.
    """

    sender = CleanCharField(label=_("Organisation that sent it"), max_length=300)
    number = CleanCharField(
        label=_("Number of the letter"),
        max_length=60,
        help_text=_("As the sender numbered it."),
    )
    dated = JalaliDateField(label=_("Date of the letter"))
    subject = CleanCharField(label=_("Subject"), max_length=300)
    body = CleanCharField(
        label=_("What it says, in short"),
        required=False,
        max_length=10_000,
        widget=forms.Textarea(attrs={"rows": 4}),
    )
    scan = forms.FileField(
        label=_("Scan of the letter"), required=False, widget=ScanInput, allow_empty_file=True
    )
    scan_id = forms.UUIDField(widget=forms.HiddenInput, required=False)
    token = forms.UUIDField(widget=forms.HiddenInput)
    sure = forms.BooleanField(
        label=_("It is another letter; keep it"), required=False, widget=forms.HiddenInput
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """Start every fresh form with a token of its own."""
        kwargs["initial"] = {"token": uuid.uuid4(), **(kwargs.get("initial") or {})}
        super().__init__(*args, **kwargs)

    def clean_number(self) -> str:
        """Return a number: what has no digit is none."""
        number: str = self.cleaned_data["number"]
        if not any(letter.isdigit() for letter in to_latin_digits(number)):
            raise ValidationError(_("Write the number that stands on the letter."))
        return number

    def content(self) -> LetterContent:
        """Return what a valid form says of the letter."""
        given = self.cleaned_data
        office = OfficeSettings.load().office_name or str(_("The office"))
        return LetterContent(
            sender=given["sender"], recipient=office, subject=given["subject"], body=given["body"]
        )

    def stamp(self, scan_id: uuid.UUID | None) -> Stamp:
        """Return number and date, with the page that was sent."""
        given = self.cleaned_data
        return Stamp(number=given["number"], dated=given["dated"], scan_id=scan_id)


class ScanForm(forms.Form):
    """The signed page of a letter that has its number."""

    scan = forms.FileField(
        label=_("Scan of the letter"),
        widget=ScanInput,
        allow_empty_file=True,
        error_messages={"required": _("Choose the file with the scan.")},
    )
    version = forms.IntegerField(widget=forms.HiddenInput, min_value=0)
