"""What is asked before applying."""

from django import forms
from django.utils.translation import gettext_lazy as _

from participation.cases.wizard.forms import INPUT
from persian.fields import CleanCharField


class NameCheckForm(forms.Form):
    """A name to be looked up; nothing of it is kept."""

    name = CleanCharField(
        label=_("The name that you have in mind"),
        max_length=120,
        widget=forms.TextInput(attrs=INPUT | {"autocomplete": "off"}),
        error_messages={"required": _("Write a name.")},
    )
