"""What is asked before a token is made."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from participation.common.models import User
from participation.staff_access.forms import CodeForm
from participation.staff_access.tokens.scopes import scopes_of
from persian.fields import CleanCharField

DAYS = ((7, _("A week")), (30, _("A month")), (90, _("Three months")), (365, _("A year")))


class TokenForm(CodeForm):
    """Its name, what it may, until when; and a code of the app."""

    name = CleanCharField(
        label=_("What it is for"),
        help_text=_("So that you know it again in the list."),
        max_length=60,
        error_messages={"required": _("Write what it is for.")},
    )
    scopes = forms.MultipleChoiceField(
        label=_("What it may"),
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": _("Choose at least one.")},
    )
    days = forms.TypedChoiceField(label=_("How long it holds"), coerce=int, choices=DAYS)

    field_order = ("name", "scopes", "days", "code")

    def __init__(self, *args: Any, user: User, **kwargs: Any) -> None:
        """Offer what the person may."""
        super().__init__(*args, **kwargs)
        scopes = self.fields["scopes"]
        assert isinstance(scopes, forms.MultipleChoiceField)  # noqa: S101 (tells mypy)
        scopes.choices = [(one.name, one.label) for one in scopes_of(user)]
