"""Forms of the staff screens."""

from typing import Any

from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms import WagtailAdminModelForm

from participation.common.forms import LinesField, VersionedForm
from participation.resolutions.handlers import handler_of


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
