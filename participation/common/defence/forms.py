"""What every public form carries: a token, a field for programs, the proof of work.

The template shows them with ``{% include "common/defence.html" %}`` inside a
``<form data-pow="{% url 'defence:challenge' %}">`` and loads ``js/pow.js``.
"""

import uuid
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from participation.common.defence.proof import MAX_PAYLOAD


class EmptyInput(forms.TextInput):
    """Never shows what was filled in, so that a person can send again what a browser filled."""

    def format_value(self, value: Any) -> None:
        """Return nothing."""


class HoneypotMixin(forms.Form):
    """A field that people do not see and programs fill in."""

    website = forms.CharField(
        label=_("Leave this empty"),
        required=False,
        max_length=200,
        widget=EmptyInput(attrs={"tabindex": "-1", "autocomplete": "off"}),
    )

    def clean_website(self) -> str:
        """Refuse what only a program fills in, in words for the person whose browser did."""
        if self.cleaned_data["website"]:
            raise ValidationError(_("Empty the field that asks to be left empty, then send again."))
        return ""


class ProofMixin(forms.Form):
    """The proof of work, which a script fills in. Whatever is no proof is as good as none."""

    pow = forms.Field(
        required=False, widget=forms.HiddenInput(attrs={"autocomplete": "off"}), label=_("Proof")
    )

    def clean_pow(self) -> str:
        """Return what may be a proof, or nothing."""
        value = str(self.cleaned_data["pow"] or "")
        return value if len(value) <= MAX_PAYLOAD else ""


class DefendedForm(HoneypotMixin, ProofMixin):
    """A form that is sent once, whoever clicks how often, and that ``assess`` can judge."""

    # The same for every sending of one form: a double click or a retry stays one submission.
    token = forms.UUIDField(
        widget=forms.HiddenInput(attrs={"autocomplete": "off"}), label=_("Token")
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """Start every fresh form with a token of its own."""
        super().__init__(*args, **kwargs)
        self.fields["token"].initial = uuid.uuid4
