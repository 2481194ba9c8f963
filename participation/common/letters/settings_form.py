"""The form of the letter settings."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms import WagtailAdminModelForm

from participation.common.letters.letterhead import MAX_BYTES, LetterheadError, check_letterhead


class LetterSettingsForm(WagtailAdminModelForm):  # type: ignore[misc]
    """A letterhead of the office's own, looked at before it is kept."""

    letterhead_file = forms.FileField(
        label=_("New letterhead"),
        required=False,
        help_text=_("A DOCX file of up to 3 MB with the places listed above."),
        widget=forms.FileInput(attrs={"accept": ".docx"}),
    )
    takes_default = forms.BooleanField(
        label=_("Go back to the letterhead of the product"), required=False
    )

    def clean_letterhead_file(self) -> bytes | None:
        """Return the bytes of a letterhead that can be filled."""
        upload = self.cleaned_data["letterhead_file"]
        if not upload:
            return None
        if upload.size > MAX_BYTES:
            raise LetterheadError("too-large")
        data: bytes = upload.read()
        check_letterhead(data)
        self.upload_name = upload.name
        return data

    def save(self, commit: bool = True) -> Any:  # Django's signature
        """Keep the new letterhead, or none."""
        if data := self.cleaned_data.get("letterhead_file"):
            self.instance.letterhead = data
            self.instance.letterhead_name = self.upload_name[-120:]
        elif self.cleaned_data.get("takes_default"):
            self.instance.letterhead, self.instance.letterhead_name = None, ""
        return super().save(commit=commit)
