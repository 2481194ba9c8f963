"""The screen of all applications by stage; each number opens its list."""

from typing import Any

from django.core.paginator import Paginator
from django.urls import reverse
from django.utils.translation import gettext as _

from participation.cases.desk.base import ReaderView
from participation.cases.models import Case
from participation.cases.permissions import VIEW, scope_of
from participation.cases.selectors import state_of
from participation.common.models import User
from participation.ngos.applications.pipeline import (
    days_in,
    in_stage,
    stages_of,
    with_late_inquiries,
)

PAGE = 25
LATE = "late"


def may_see(user: User) -> bool:
    """Return whether somebody sees cases at all."""
    return user.has_perm(VIEW)


class PipelineView(ReaderView):
    """Stages with their numbers, and below them the list that was asked for."""

    template_name = "ngos/applications/desk/pipeline.html"
    header_icon = "tasks"

    def get_page_title(self) -> str:
        """Return what it is."""
        return _("Applications by stage")

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Count what this person sees."""
        seen = Case.objects.in_sight_of(scope_of(self.user))
        stages = stages_of(seen)
        asked = self.request.GET.get("stage", "")
        chosen = next((one for one in stages if one.name == asked), None)
        late = with_late_inquiries(seen)
        rows = late if asked == LATE else in_stage(seen, chosen.name) if chosen else None
        return {
            **super().get_context_data(**kwargs),
            "stages": stages,
            "late": late.count(),
            "asked": asked,
            "title": _("Inquiries that are late") if asked == LATE else chosen and chosen.label,
            **(self._page(rows) if rows is not None else {}),
        }

    def _page(self, rows: Any) -> dict[str, Any]:
        page = Paginator(rows.select_related("unit", "assignee"), PAGE).get_page(
            self.request.GET.get("p")
        )
        cases = list(page.object_list)
        days = days_in(cases)
        shown = [(one, state_of(one), days.get(one.pk), _screen(one)) for one in cases]
        return {"page": page, "rows": shown}


def _screen(case: Case) -> str:
    return reverse("cases:screen", args=[case.pk])
