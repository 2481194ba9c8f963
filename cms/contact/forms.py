"""The form of the contact page."""

import uuid
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.utils.translation import gettext_lazy as _

from persian.digits import to_latin_digits
from persian.fields import CleanCharField
from persian.identifiers import IdentifierError, validate_mobile

INPUT = {"class": "input"}


class ContactForm(forms.Form):
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
    # The same for every sending of one form: a double click or a retry stays one message.
    token = forms.UUIDField(widget=forms.HiddenInput)
    # People do not see it; programs fill it in.
    website = forms.CharField(label=_("Leave this empty"), required=False, max_length=200)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """Start every fresh form with a token of its own; repair a token that was tampered with."""
        super().__init__(*args, **kwargs)
        self.fields["token"].initial = uuid.uuid4
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

    def clean_website(self) -> str:
        """Refuse what only a program fills in, in words for the person whose browser did."""
        if self.cleaned_data["website"]:
            raise ValidationError(_("Empty the field that asks to be left empty, then send again."))
        return ""
