"""What the first page of the admin says of the calendar."""

from collections.abc import Mapping
from typing import Any

from wagtail.admin.ui.components import Component
from wagtail.permissions import policy_registry

from participation.common.calendar.gaps import calendar_gaps
from participation.common.models import Holiday
from persian.jalali import today


class CalendarPanel(Component):
    """Warns those who keep the calendar of a year that it lacks."""

    name = "working_calendar"
    template_name = "common/calendar_panel.html"
    order = 90

    def get_context_data(self, parent_context: Mapping[str, Any]) -> dict[str, Any]:
        """Read the gaps, for those who can fill them."""
        policy = policy_registry.get_by_type(Holiday)
        may_fill = policy.user_has_permission(parent_context["request"].user, "add")
        return {"gaps": calendar_gaps(today()) if may_fill else []}
