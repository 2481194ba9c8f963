"""The first question: what it is about."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from participation.complaints.models import Category


class CategoryForm(forms.Form):
    """A category out of those that are offered, by its slug."""

    category = forms.ModelChoiceField(
        label=_("What is it about?"),
        queryset=Category.objects.none(),
        to_field_name="slug",
        empty_label=None,
        widget=forms.RadioSelect,
        error_messages={
            "required": _("Choose what it is about."),
            "invalid_choice": _("This is not offered any more; choose another."),
        },
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """Offer what the office offers now."""
        super().__init__(*args, **kwargs)
        field = self.fields["category"]
        assert isinstance(field, forms.ModelChoiceField)  # noqa: S101 (tells mypy)
        field.queryset = Category.objects.offered()
