"""What is new for somebody, and how the person wants to be told."""

from dataclasses import dataclass
from typing import Any

from django import forms
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext, pgettext_lazy
from wagtail.admin import messages

from participation.cases.desk.base import WorkerView
from participation.cases.enums import MailMode, StaffEvent
from participation.cases.models import Case, Notice, NoticeSetting, UnitEnding
from participation.cases.numbers import show_number
from participation.cases.services.notices import USUAL, mark_read, save_settings
from participation.common.models import UnitMembership, User

ON_A_PAGE = 50


@dataclass(frozen=True)
class Row:
    """A piece of news as it is shown: a case that is out of sight by now is not named."""

    notice: Notice
    case: Case | None
    # Whose accounts were closed with a unit.
    people: str = ""

    @property
    def number(self) -> str:
        """The number of its case."""
        return show_number(self.case.number) if self.case else ""

    @property
    def is_gone(self) -> bool:
        """Whether it was of a case that is out of sight."""
        return self.notice.case_id is not None and self.case is None


class NoticesView(WorkerView):
    """The list of news, newest first."""

    template_name = "cases/desk/notices.html"
    page_title = pgettext_lazy("for staff", "News")

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Note that all were read."""
        mark_read(self.user)
        return redirect("cases:notices")

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Show a page of them."""
        rows = Notice.objects.filter(user=self.user).select_related("ending__unit")
        pages = Paginator(rows.order_by("-pk"), ON_A_PAGE)
        page = pages.get_page(self.request.GET.get("p"))
        keys = [notice.case_id for notice in page if notice.case_id]
        closed = _closed_with([one.ending for one in page if one.ending is not None])
        seen = {case.pk: case for case in Case.objects.visible_to(self.user).filter(pk__in=keys)}
        return {
            **super().get_context_data(**kwargs),
            "rows": [
                Row(one, seen.get(one.case_id), "، ".join(closed.get(one.ending_id, [])))
                for one in page
            ],
            "page": page,
            "unread": unread_of(self.user),
        }


def _closed_with(endings: list[UnitEnding]) -> dict[int | None, list[str]]:
    """Return the names of those whose accounts were closed, and still are, by the end of a unit."""
    finished = {(one.unit_id, one.last_day): one.pk for one in endings if one.finished_at}
    rows = UnitMembership.objects.filter(
        unit__in={unit for unit, _day in finished}, user__is_active=False
    )
    found: dict[int | None, list[str]] = {}
    for row in rows.select_related("user").order_by("pk") if finished else ():
        pk = finished.get((row.unit_id, row.until)) if row.until else None
        if pk is not None:
            found.setdefault(pk, []).append(str(row.user))
    return found


class NoticeSettingsForm(forms.Form):
    """Two choices for each kind of news."""

    def __init__(self, *args: Any, user: User, **kwargs: Any) -> None:
        """Show how it is now."""
        super().__init__(*args, **kwargs)
        own = {row.event: row for row in NoticeSetting.objects.filter(user=user)}
        for event in StaffEvent:
            row = own.get(event)
            self.fields[f"{event}-listed"] = forms.BooleanField(
                label=_("In the list"), required=False, initial=row.is_listed if row else True
            )
            self.fields[f"{event}-mail"] = forms.ChoiceField(
                label=_("By mail"),
                choices=MailMode.choices,
                initial=row.mail if row else USUAL[event],
            )

    @property
    def rows(self) -> list[tuple[Any, Any, Any]]:
        """Return name and both fields of each kind."""
        return [(one.label, self[f"{one}-listed"], self[f"{one}-mail"]) for one in StaffEvent]

    def chosen(self) -> dict[StaffEvent, tuple[bool, MailMode]]:
        """Return what a valid form says."""
        given = self.cleaned_data
        return {one: (given[f"{one}-listed"], MailMode(given[f"{one}-mail"])) for one in StaffEvent}


class NoticeSettingsView(WorkerView):
    """How somebody wants to be told."""

    template_name = "cases/desk/notice_settings.html"
    page_title = gettext_lazy("How I am told")

    def way_from_list(self) -> list[dict[str, Any]]:
        """Lead over the news."""
        return [{"url": reverse("cases:notices"), "label": pgettext("for staff", "News")}]

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Keep it."""
        form = NoticeSettingsForm(request.POST, user=self.user)
        if not form.is_valid():
            return self.render_to_response(self.get_context_data(form=form), status=422)
        save_settings(self.user, form.chosen())
        messages.success(request, _("Your choice was kept."))
        return redirect("cases:notices")

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Show the form."""
        kwargs.setdefault("form", NoticeSettingsForm(user=self.user))
        has_mail = bool(self.user.email)
        return {**super().get_context_data(**kwargs), "has_mail": has_mail}


def unread_of(user: User) -> int:
    """Return how many news somebody has not read."""
    return Notice.objects.filter(user=user, read_at__isnull=True).count()
