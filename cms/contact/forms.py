"""The form of the contact page."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.utils.translation import gettext_lazy as _

from participation.common.defence import DefendedForm
from persian.digits import to_latin_digits
from persian.fields import CleanCharField
from persian.identifiers import IdentifierError, validate_mobile

INPUT = {"class": "input"}


class ContactForm(DefendedForm):
    """Who, how to answer, what about, the text. Only the last two are asked for."""

    subject = CleanCharField(
        label=_("Subject"),
        max_length=120,
        widget=forms.TextInput(attrs=INPUT),
        error_messages={"required": _("Write the subject in a few words.")},
    )
    text = CleanCharField(
        label=_("Text"),
        max_length=4000,
        widget=forms.Textarea(attrs=INPUT | {"rows": 8}),
        error_messages={"required": _("Write your message.")},
    )
    name = CleanCharField(
        label=_("Name"),
        max_length=120,
        required=False,
        widget=forms.TextInput(attrs=INPUT | {"autocomplete": "name"}),
    )
    reply_to = CleanCharField(
        label=_("Mobile or e-mail"),
        max_length=254,
        required=False,
        help_text=_("If you want an answer. Leave it empty if not."),
        widget=forms.TextInput(attrs=INPUT | {"dir": "ltr", "autocomplete": "off"}),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """Name the fields that people see, in their order."""
        super().__init__(*args, **kwargs)
        self.visible = [self[n] for n in ("subject", "text", "name", "reply_to")]

    def clean_reply_to(self) -> str:
        """Return a mobile or an e-mail address in its one form."""
        value: str = self.cleaned_data["reply_to"]
        if not value:
            return ""
        if "@" in value:
            address = to_latin_digits(value)
            try:
                validate_email(address)
            except ValidationError as error:
                raise ValidationError(_("This e-mail address is not complete.")) from error
            return address
        try:
            return validate_mobile(value)
        except IdentifierError as error:
            raise ValidationError(
                _("Write a mobile number of eleven digits or an e-mail address.")
            ) from error
