"""The report of files with who submitted cases: who took them out, when, and why."""

from typing import Any

from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponseBase
from django.utils.decorators import method_decorator
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy
from django.views.decorators.cache import never_cache
from wagtail.admin.ui.tables import Column
from wagtail.admin.views.reports import ReportView

from participation.cases.desk.paging import BoundedPaginator
from participation.cases.models import PeopleExport
from participation.cases.permissions import may_see_readings
from participation.common.models import User
from persian.digits import format_number
from persian.jalali import format_datetime


def _person(row: PeopleExport) -> str:
    if row.user is None:
        return _("somebody who is gone")
    name = row.user.get_full_name()
    return f"{name} ({row.user.username})" if name else row.user.username


class TakenPaginator(BoundedPaginator):
    """Pages of files."""

    verbose_name = verbose_name_plural = pgettext_lazy("number of them", "file")


class TakenView(ReportView):
    """Which files with people went out, the newest first. It is given out as no file itself."""

    page_title = gettext_lazy("Files with who submitted cases")
    header_icon = "download"
    index_url_name = "people_exports"
    index_results_url_name = "people_exports_results"
    paginator_class = TakenPaginator
    list_export = ()
    is_searchable = False
    request: HttpRequest

    @method_decorator(never_cache)
    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """Find nothing here without the permission. Raises Http404."""
        if not isinstance(request.user, User) or not may_see_readings(request.user):
            raise Http404
        answer: HttpResponseBase = super().dispatch(request, *args, **kwargs)
        return answer

    def get_queryset(self) -> QuerySet[PeopleExport]:
        """Return all of them."""
        return PeopleExport.objects.select_related("user")

    @cached_property
    def columns(self) -> list[Column]:
        """What a row shows."""
        shown: tuple[tuple[str, Any, Any], ...] = (
            ("person", gettext_lazy("Who took it out"), _person),
            ("at", gettext_lazy("Taken out at"), lambda row: format_datetime(row.at)),
            ("rows", gettext_lazy("Cases in it"), lambda row: format_number(row.rows)),
            ("kind", gettext_lazy("File"), lambda row: row.kind.upper()),
            ("reason", gettext_lazy("Reason"), lambda row: row.reason or "—"),
        )
        return [Column(name, label=label, accessor=value) for name, label, value in shown]

    @cached_property
    def no_results_message(self) -> Any:
        """What stands where there is none."""
        return _("No file with who submitted cases was taken out yet.")
