"""The screens of visits. Whoever sees no visit in a county or a register gets 404."""

import uuid
from typing import Any

from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.decorators import method_decorator
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from wagtail.admin import messages

from participation.common.files import files_of, remove_file
from participation.common.files.forms import receives_files, store_form_files
from participation.common.files.presenters import file_rows, limits_text
from participation.common.files.purposes import file_purpose
from participation.common.files.responses import file_response
from participation.common.models import User
from participation.common.registers.screens import RegisterScreen, row_or_404
from participation.common.registers.stepping import RowStep, SteppedScreen
from participation.visits import services
from participation.visits.desk.forms import WORDS, FindForm, FollowForm, VisitForm
from participation.visits.exports import label_of
from participation.visits.models import Visit
from participation.visits.permissions import may_enter_in, may_read, reach_of, visible_to
from participation.visits.subjects import Visited, VisitSubject, all_subjects, subject_of
from persian.jalali import today
from persian.letters import clean_input

MOST_FOUND = 20


class VisitScreen(RegisterScreen):
    """A screen of visits."""

    header_icon = "site"
    list_label = _("Visits")

    def may_enter(self, user: User) -> bool:
        """Let in whoever sees visits."""
        return may_read(user)


class FindView(VisitScreen):
    """What is to be visited, looked for in the registers; only in the own counties."""

    template_name = "visits/desk/find.html"
    http_method_names = ("get", "head")

    def open(self, **kwargs: Any) -> None:
        """Let in who enters visits somewhere."""
        if not reach_of(self.user).may_enter_any:
            raise Http404

    def get_page_title(self) -> str:
        """Return what the screen is for."""
        return gettext("New visit")

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Look for what was typed."""
        form = FindForm(self.request.GET if "q" in self.request.GET else None)
        form.fields["kind"].choices = [  # type: ignore[attr-defined]
            (one.kind, one.label) for one in all_subjects()
        ]
        found: list[Visited] = []
        if form.is_bound and form.is_valid():
            subject = subject_of(form.cleaned_data["kind"])
            reach = reach_of(self.user)
            typed = clean_input(form.cleaned_data["q"])
            rows = subject.find(typed, 5 * MOST_FOUND) if subject is not None else []
            found = [one for one in rows if reach.may_enter_in(one.county.pk)][:MOST_FOUND]
        kind = form.cleaned_data.get("kind", "") if form.is_bound and form.is_valid() else ""
        return super().get_context_data(form=form, found=found, kind=kind, **kwargs)


class NewVisitView(VisitScreen):
    """A new visit to a row of a register."""

    template_name = "visits/desk/new.html"
    subject: VisitSubject
    visited: Visited
    form: VisitForm | None = None

    def open(self, **kwargs: Any) -> None:
        """Find what was visited. Raises Http404, also for another county."""
        subject = subject_of(kwargs["kind"])
        visited = subject.one(kwargs["pk"]) if subject is not None else None
        if subject is None or visited is None or not may_enter_in(self.user, visited.county.pk):
            raise Http404
        self.subject, self.visited = subject, visited

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Enter it; two clicks enter one."""
        self.form = form = VisitForm(request.POST, kind=self.subject.kind)
        if form.is_valid():
            token: uuid.UUID = form.cleaned_data["token"]
            try:
                visit = services.record(
                    kind=self.subject.kind, visited=self.visited, told=form.told(), token=token,
                    by=self.user,
                )  # fmt: skip
            except ValidationError as error:
                self.refuse(form, error)
            else:
                messages.success(request, gettext("The visit is entered; add photos and papers."))
                return redirect("visits:screen", visit.pk)
        return self.again()

    def get_page_title(self) -> str:
        """Return what the screen is for."""
        return gettext("New visit")

    def get_page_subtitle(self) -> str:
        """Return what was visited."""
        return self.visited.title

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Show an empty form, or what was typed."""
        form = self.form or VisitForm(kind=self.subject.kind)
        return super().get_context_data(form=form, visited=self.visited, media=form.media, **kwargs)


def _follow(visit: Visit, user: User, form: Any) -> object:
    return services.follow(visit=visit, by=user, **form.cleaned_data)


STEPS = {
    "follow": RowStep(
        name="follow",
        label=_("Note what came of it"),
        done=_("It is noted."),
        form=FollowForm,
        may=lambda _user: True,
        fits=lambda visit: visit.follow_up_by is not None and visit.followed_on is None,
        do=_follow,
    )
}


@method_decorator(receives_files(services.PURPOSE), name="dispatch")
class VisitView(VisitScreen, SteppedScreen):
    """A visit: what was told, its files, what has to follow."""

    template_name = "visits/desk/visit.html"
    steps = STEPS
    row: Visit
    form: VisitForm | None = None

    def find(self, pk: int) -> Visit:
        """Find the visit among those in sight. Raises Http404."""
        rows = visible_to(self.user).select_related("county", "by")
        visit: Visit = row_or_404(rows.distinct(), pk)
        return visit

    def here(self) -> str:
        """Return its address."""
        return reverse("visits:screen", args=[self.row.pk])

    @property
    def may_change(self) -> bool:
        """Whether it may be put right and added to."""
        return may_enter_in(self.user, self.row.county_id)

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Put it right, take files, or note what followed."""
        if not self.may_change:
            raise Http404
        do = request.POST.get("do", "")
        if do == "correct":
            return self._correct(request)
        if do == "files" or "remove_file" in request.POST:
            return self._files(request)
        return super().post(request, *args, **kwargs)

    def _correct(self, request: HttpRequest) -> HttpResponse:
        self.form = form = self._form(request.POST)
        if form.is_valid():
            try:
                version = form.cleaned_data["version"]
                services.correct(visit=self.row, told=form.told(), version=version, by=self.user)
            except ValidationError as error:
                self.refuse(form, error)
                if self.is_stale:
                    self.row = self.find(self.row.pk)
                    form.see(self.row.version)
        if form.errors:
            return self.again()
        messages.success(request, gettext("The visit is put right."))
        return redirect(self.here())

    def _files(self, request: HttpRequest) -> HttpResponse:
        wanted = request.POST.get("remove_file", "")
        if wanted:
            file = _file_of(self.row, wanted)
            if file is not None:
                remove_file(file)
        store_form_files(
            purpose=services.PURPOSE,
            files=request.FILES.getlist("files"),
            holder_kind=services.HOLDER,
            holder_id=str(self.row.pk),
        )
        return redirect(f"{self.here()}#files-section")

    def _form(self, data: Any = None) -> VisitForm:
        row = self.row
        names = ("visited_on", "where", "people", "findings", "follow_up", "follow_up_by")
        initial = {name: getattr(row, name) for name in names}
        initial |= {"version": row.version, "token": row.token}
        items = services.checklist_of(row)
        return VisitForm(data, kind=row.kind, items=items, initial=initial, auto_id="correct-%s")

    def get_page_title(self) -> str:
        """Return what was visited."""
        return self.row.title

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Gather the visit, its files and what can be done."""
        context = super().get_context_data(**kwargs)
        form = self.form or self._form() if self.may_change else None
        if form is None:
            context["steps"] = []
        subject = subject_of(self.row.kind)
        reads = subject is not None and subject.may_read(self.user)
        visited = subject.one(self.row.subject_id) if subject is not None and reads else None
        return context | {
            "visit": self.row,
            "register": label_of(self.row.kind),
            "checklist": [
                (item, WORDS.get(answer, answer), remark)
                for item, answer, remark in services.checklist_of(self.row)
            ],
            "files": file_rows(files_of(services.HOLDER, str(self.row.pk))),
            "limits": limits_text(file_purpose(services.PURPOSE)),
            "accept": ",".join(file_purpose(services.PURPOSE).suffixes),
            "is_late": self.row.is_late_on(today()),
            "form": form,
            "screen": reverse(visited.screen, args=[visited.pk]) if visited is not None else "",
            "media": context["media"] + form.media if form is not None else context["media"],
        }


class VisitFileView(VisitView):
    """A file of a visit in sight."""

    http_method_names = ("get", "head")

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:  # type: ignore[override]
        """Give it out. Raises Http404."""
        file = _file_of(self.row, str(kwargs["file_id"]))
        if file is None:
            raise Http404
        return file_response(file)


def _file_of(visit: Visit, wanted: str) -> Any:
    try:
        pk = uuid.UUID(wanted)
    except ValueError:
        return None
    return files_of(services.HOLDER, str(visit.pk)).filter(pk=pk).first()
