"""Forms of the staff screens, which refuse to write over what somebody else wrote meanwhile."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms import WagtailAdminModelForm

from participation.common.forms import LinesField
from participation.resolutions.handlers import handler_of


class VersionedForm(WagtailAdminModelForm):  # type: ignore[misc]
    """Knows which state of the row the screen shows."""

    version = forms.IntegerField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """Show the version that the row has now."""
        super().__init__(*args, **kwargs)
        self.initial["version"] = self.instance.version

    def clean(self) -> dict[str, Any]:
        """Refuse a screen that is older than the row; what was typed stays."""
        cleaned: dict[str, Any] = super().clean()
        stored = 0
        if self.instance.pk:
            rows = type(self.instance)._default_manager.select_for_update()
            stored = rows.filter(pk=self.instance.pk).values_list("version", flat=True).get()
            if cleaned.get("version") not in {None, stored}:
                self.add_error(None, ValidationError(STALE, code="stale"))
        cleaned["version"] = stored + 1
        return cleaned


STALE = _(
    "Somebody else has saved this meanwhile. Open it in another tab, compare, and save again there."
)


class ResolutionForm(VersionedForm):
    """A resolution; a case that it settles has to be there."""

    def clean(self) -> dict[str, Any]:
        """Refuse a case that no app knows."""
        cleaned = super().clean()
        kind, case_id = cleaned.get("case_kind"), cleaned.get("case_id")
        if kind and case_id:
            handler = handler_of(kind)
            if handler is None or handler.title(case_id) is None:
                self.add_error("case_id", _("There is no such case."))
        return cleaned


class OrganisationForm(WagtailAdminModelForm):  # type: ignore[misc]
    """An organisation, its other names one a line."""

    alternative_names = LinesField(
        label=_("Other names"), required=False, help_text=_("One on each line."), max_length=800
    )
