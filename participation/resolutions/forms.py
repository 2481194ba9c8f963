"""Forms of the staff screens."""

from typing import Any

from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms import WagtailAdminModelForm

from participation.common.forms import LinesField, VersionedForm
from participation.resolutions.handlers import handler_of


class ResolutionForm(VersionedForm):
    """A resolution; a case that it settles has to be there, its agenda item is of its meeting."""

    class Media:
        """Says beside a deadline how it is read while it is typed."""

        js = ("js/admin-deadlines.js",)

    def clean(self) -> dict[str, Any]:
        """Refuse a case that no app knows, and an item of another meeting."""
        cleaned = super().clean()
        item, meeting = cleaned.get("agenda_item"), cleaned.get("meeting")
        if item and meeting and item.meeting_id != meeting.pk:
            self.add_error("agenda_item", _("This item was on the agenda of another meeting."))
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
