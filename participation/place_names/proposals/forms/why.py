"""Why this name."""

from django import forms
from django.utils.translation import gettext_lazy as _

from participation.cases.wizard.forms import INPUT, Row, WordsForm
from persian.fields import CleanCharField


class WhyForm(WordsForm):
    """The reason."""

    text = CleanCharField(
        label=_("Why this name?"),
        help_text=_("Two or three sentences are enough."),
        widget=forms.Textarea(attrs=INPUT | {"rows": 7}),
        error_messages={"required": _("Write why you propose this name.")},
    )

    def rows(self) -> list[Row]:
        """Return what was told."""
        return [Row(_("Reason"), self.cleaned_data["text"])]
