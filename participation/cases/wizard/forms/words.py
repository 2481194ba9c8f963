"""A step of words: what of somebody stands in them is pointed out before it is kept."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from participation.cases.wizard.forms.step import INPUT, StepForm
from persian.digits import format_number
from persian.fields import CleanCharField
from persian.personal_data import LABELS, Found, find_personal_data

LONGEST = 5_000


class WordsForm(StepForm):
    """The text; whoever wrote it takes personal data out or says that it stays."""

    text = CleanCharField(
        label=_("Text"),
        widget=forms.Textarea(attrs=INPUT | {"rows": 10}),
        error_messages={"required": _("Write the text.")},
    )
    # Asked only where the text holds something of somebody.
    keep = forms.BooleanField(
        label=_("Leave it in the text"),
        help_text=_("Only those who work on it will read it."),
        required=False,
    )

    def arrange(self) -> None:
        """Ask for nothing to be left where there is nothing."""
        self.found: list[Found] = []
        if not self.is_bound and not find_personal_data(self.given("text")):
            del self.fields["keep"]

    def clean_text(self) -> str:
        """Refuse a text that is too long, saying by how much."""
        text: str = self.cleaned_data["text"]
        over = len(text) - LONGEST
        if over > 0:
            told = gettext("The text may have %(most)s characters; make it %(over)s shorter.")
            counts = {"most": format_number(LONGEST), "over": format_number(over)}
            raise ValidationError(told % counts, code="too-long")
        return text

    def clean(self) -> dict[str, Any]:
        """Point out what of somebody stands in the text; the writer takes it out or leaves it."""
        values: dict[str, Any] = super().clean() or {}
        self.found = find_personal_data(values.get("text", ""))
        if self.found and not values.get("keep"):
            told = gettext("This is in your text: %(what)s. Take it out, or say that it stays.")
            self.add_error("text", ValidationError(told % {"what": self._found_in_words()}))
        if not self.found:
            del self.fields["keep"]
        return values

    def _found_in_words(self) -> str:
        text: str = self.cleaned_data["text"]
        told = (f"{LABELS[one.kind]} «{text[one.start : one.end]}»" for one in self.found)
        return "، ".join(dict.fromkeys(told))

    @property
    def count(self) -> str:
        """How long the text is, in words; nothing for none."""
        typed = self.given("text").replace("\r\n", "\n").strip()
        if not typed:
            return ""
        told = gettext("%(count)s of %(most)s characters")
        return told % {"count": format_number(len(typed)), "most": format_number(LONGEST)}
