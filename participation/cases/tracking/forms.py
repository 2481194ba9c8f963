"""What a citizen types to follow a case and to speak in it."""

import uuid
from collections.abc import Collection
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from participation.cases.fields import CaseNumberField, FollowKeyField
from participation.cases.models.rating import HIGHEST, LOWEST
from participation.cases.numbers import EXAMPLE, plain_number
from participation.common.codes import OneTimeCodeField
from persian.digits import to_latin_digits
from persian.fields import CleanCharField

INPUT = {"class": "input short num", "dir": "ltr"}
LAST_DIGITS = 4
LONGEST_TEXT = 5000
WRITE_THE_NUMBER = _("Write the number of your case.")


class TrackForm(forms.Form):
    """The number, and the key or the end of the mobile; a key without number opens a report."""

    number = CaseNumberField(
        label=_("Case number"),
        required=False,
        help_text=format_lazy(
            _("As it stands on your receipt, such as {number}"), number=plain_number(EXAMPLE)
        ),
        widget=forms.TextInput(attrs=INPUT),
    )
    key = FollowKeyField(
        label=_("Follow key"),
        required=False,
        help_text=_(
            "12 digits. It opens everything: answers, questions, files. A report without a name is "
            "opened by the key alone."
        ),
        widget=forms.TextInput(attrs=INPUT),
    )
    mobile_end = forms.CharField(
        label=_("Last 4 digits of your mobile"),
        required=False,
        max_length=20,
        help_text=_("Without the key: shows the state and the next date only."),
        widget=forms.TextInput(attrs=INPUT | {"inputmode": "numeric", "autocomplete": "off"}),
    )

    def clean_mobile_end(self) -> str:
        """Return four ASCII digits, or nothing."""
        typed: str = self.cleaned_data["mobile_end"]
        digits = "".join(filter(str.isalnum, to_latin_digits(typed)))
        if digits and not (digits.isascii() and digits.isdigit() and len(digits) == LAST_DIGITS):
            raise ValidationError(_("Write only the last four digits."))
        return digits

    def clean(self) -> dict[str, Any]:
        """Ask for one of the two, and for the number wherever a key does not stand alone."""
        values: dict[str, Any] = super().clean() or {}
        typed = {"key", "mobile_end"} & set(self.errors)
        if "number" not in self.errors and not values.get("number") and not values.get("key"):
            self.add_error("number", WRITE_THE_NUMBER)
        if not typed and not values.get("key") and not values.get("mobile_end"):
            self.add_error("key", _("Write the key, or the last four digits of the mobile."))
        return values


class CodeRequestForm(forms.Form):
    """The number whose mobile gets a code."""

    number = CaseNumberField(error_messages={"required": WRITE_THE_NUMBER})


class CodeForm(forms.Form):
    """The code that came."""

    code = OneTimeCodeField(
        label=_("Code"),
        widget=forms.TextInput(attrs=INPUT),
        error_messages={"required": _("Write the code.")},
    )


# What somebody is asked to write at each action. A reply may be a file alone; withdrawing needs
# no why.
ASKED = {
    "reply": _("Your reply"),
    "add": _("What you want to add"),
    "object": _("Why you are not content"),
    "withdraw": _("Why you withdraw it"),
}
WITHDRAW = "withdraw"
OPTIONAL = frozenset({"reply", WITHDRAW})


class SayForm(forms.Form):
    """Words of the citizen; ``token`` makes a double click one."""

    # Of kinds that ask why a case is withdrawn.
    why = forms.ChoiceField(
        label=_("Why do you withdraw it?"),
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose the reason.")},
    )
    text = CleanCharField(
        max_length=LONGEST_TEXT,
        widget=forms.Textarea(attrs={"class": "input", "rows": 6}),
        error_messages={"required": _("Write what you want to say.")},
    )
    token = forms.UUIDField(widget=forms.HiddenInput)

    def __init__(
        self, *args: Any, action: str, reasons: Collection[tuple[str, Any]] = (), **kwargs: Any
    ) -> None:
        """Ask for the words of an action, with a token of its own."""
        super().__init__(*args, **kwargs | {"auto_id": f"id_{action}_%s"})
        if action == WITHDRAW and reasons:
            self.fields["why"].choices = list(reasons)  # type: ignore[attr-defined]
        else:
            del self.fields["why"]
        self.fields["token"].initial = uuid.uuid4
        self.fields["text"].label = ASKED[action]
        self.fields["text"].required = action not in OPTIONAL

    def said(self) -> str:
        """Return the words of a valid form, the reason that was chosen first."""
        text: str = self.cleaned_data["text"]
        if "why" not in self.fields:
            return text
        chosen = dict(self.fields["why"].choices)[self.cleaned_data["why"]]  # type: ignore[attr-defined]
        return f"{chosen}\n{text}".strip()


# From the most to the fewest stars: words say more than a bare number.
STARS = (
    _("Very content"),
    # Without a context it would also be what Wagtail calls the content of a page.
    pgettext_lazy("of one who rates", "Content"),
    _("Neither content nor discontent"),
    _("Discontent"),
    _("Very discontent"),
)


class RateForm(forms.Form):
    """Stars and, who wants, a word."""

    stars = forms.TypedChoiceField(
        label=_("How content are you?"),
        coerce=int,
        choices=list(zip(range(HIGHEST, LOWEST - 1, -1), STARS, strict=True)),
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose from one to five.")},
    )
    text = CleanCharField(
        label=_("A word about it"),
        required=False,
        max_length=1000,
        widget=forms.Textarea(attrs={"class": "input", "rows": 3}),
    )
