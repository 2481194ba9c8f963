"""The staff's form of a category."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from participation.cases.subjects import all_subjects
from participation.common.forms import VersionedForm


def subject_choices() -> list[tuple[str, Any]]:
    """Return the registers that a complaint can be against."""
    return [(subject.kind, subject.label) for subject in all_subjects()]


class CategoryForm(VersionedForm):
    """A category; whom it can be against is ticked."""

    against = forms.MultipleChoiceField(
        label=_("Whom it can be against"),
        choices=subject_choices,
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("Nothing ticked: it is against nobody, and nobody is asked."),
    )
