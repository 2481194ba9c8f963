"""The questions of a form that the office defines: their fields, and their answers in words."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from participation.common.enums import QuestionKind
from participation.common.models.question import QuestionModel
from persian.digits import NumberError, format_number, parse_number
from persian.fields import CleanCharField, JalaliDateField, JalaliDateInput
from persian.jalali import format_date

INPUT = {"class": "input"}
YES, NO = "yes", "no"
ANSWERS = ((YES, _("Yes")), (NO, _("No")))
LONGEST_LINE = 300
LONGEST_TEXT = 2000
LONGEST_NUMBER = 40


class NumberField(forms.CharField):
    """A number in any digits, with or without groups; gives it as readers see it."""

    def clean(self, value: Any) -> str:
        """Read it. Raises ValidationError where it is no number."""
        text: str = super().clean(value)
        if not text:
            return text
        try:
            return format_number(parse_number(text))
        except NumberError as error:
            raise ValidationError(_("Write a number, such as 12."), code=error.reason) from error


def name_of(question: QuestionModel) -> str:
    """Return the name of the field of a question."""
    return f"question_{question.pk}"


def answer_in_words(question: QuestionModel, value: Any) -> str:
    """Return a cleaned answer as it is read."""
    match question.kind:
        case QuestionKind.YES_NO:
            return str(dict(ANSWERS).get(str(value), ""))
        case QuestionKind.DATE:
            return format_date(value) if value else ""
    return str(value or "")


def field_of(question: QuestionModel) -> forms.Field:  # noqa: PLR0911  # one for each kind
    """Return the field in which a question is answered."""
    told: dict[str, Any] = {
        "label": question.label,
        "help_text": question.hint,
        "required": question.is_required,
        "error_messages": {"required": _("Answer this question.")},
    }
    match question.kind:
        case QuestionKind.LONG:
            area = forms.Textarea(attrs=INPUT | {"rows": 5})
            return CleanCharField(max_length=LONGEST_TEXT, widget=area, **told)
        case QuestionKind.CHOICE:
            choices = [(one, one) for one in question.options()]
            return forms.ChoiceField(choices=choices, widget=forms.RadioSelect, **told)
        case QuestionKind.AGENCY:
            names: list[tuple[str, Any]] = [("", pgettext_lazy("agency", "Choose"))]
            names += [(one, one) for one in question.options()]
            return forms.ChoiceField(choices=names, widget=forms.Select(attrs=INPUT), **told)
        case QuestionKind.YES_NO:
            return forms.ChoiceField(choices=ANSWERS, widget=forms.RadioSelect, **told)
        case QuestionKind.DATE:
            told["help_text"] = question.hint or _("Day, month and year, such as 1 Azar 1405")
            return JalaliDateField(widget=JalaliDateInput(attrs={"class": "input short"}), **told)
        case QuestionKind.NUMBER:
            box = forms.TextInput(attrs={"class": "input short", "inputmode": "decimal"})
            return NumberField(max_length=LONGEST_NUMBER, widget=box, **told)
    return CleanCharField(max_length=LONGEST_LINE, widget=forms.TextInput(attrs=INPUT), **told)
