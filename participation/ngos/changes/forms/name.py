"""Another name."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from participation.ngos.applications.forms import NameForm
from participation.ngos.changes.forms.said import SaidForm


class OtherNameForm(SaidForm, NameForm):
    """The word before the name, and the name alone."""

    def clean(self) -> dict[str, Any]:
        """Refuse the name that it bears."""
        values: dict[str, Any] = super().clean() or {}
        is_told = "name" in values and not self.errors
        same_short = values.get("short_name", "") == self.about.ngo.short_name
        if is_told and self.title == self.about.ngo.title and same_short:
            self.add_error("name", _("The NGO bears this name."))
        return values
