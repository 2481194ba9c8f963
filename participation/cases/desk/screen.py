"""The screen of one case. Whoever may not see the case gets 404, whatever is asked."""

import uuid
from typing import Any

from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from wagtail.admin import messages

from participation.cases.checklists import checklist_of
from participation.cases.desk import presence, repeats, replies, story, uploads
from participation.cases.desk.base import INVALID, STALE, DeskView, found_for
from participation.cases.desk.columns import flags_of, is_late, priority_of
from participation.cases.desk.files import listed_files
from participation.cases.desk.forms import StepForm, show_version
from participation.cases.desk.keys import OF_SCREEN
from participation.cases.desk.links import belonging_to
from participation.cases.desk.secretariat import case_words
from participation.cases.desk.steps import (
    came_back,
    waiting_proposal,
    work_named,
    works_for,
)
from participation.cases.desk.words import refusal_in_words
from participation.cases.desk.works import DONE, NOTE, RELEASE, Work
from participation.cases.enclosures import offers_for
from participation.cases.enclosures import rows_of_files as list_files
from participation.cases.enums import Part
from participation.cases.errors import CaseError, StaleError
from participation.cases.kinds import kind_of
from participation.cases.models import Applicant, Case, CaseEvent
from participation.cases.numbers import show_number
from participation.cases.permissions import (
    may_act,
    may_anonymise,
    may_handle,
    may_see_identity,
    may_unseal,
    part_in,
    scope_at,
)
from participation.cases.referrals import tree_of
from participation.cases.replies import templates_for
from participation.cases.selectors import case_for, notifications_of, rating_of, state_of
from participation.cases.services import referrals, writing
from participation.cases.services.files import HOLDER
from participation.cases.services.identity import show_sealed
from participation.cases.services.notices import mark_read
from participation.common.files.presenters import FileRow, file_rows
from participation.common.letters.selectors import letters_of
from participation.common.models import User

MOST_LETTERS = 50


class CaseView(DeskView):
    """Everything about a case, and what can be done with it."""

    template_name = "cases/desk/case.html"
    index_url_name = ""
    case: Case

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """Find the case among those that this person sees."""
        try:
            self.case, self.user = found_for(request, kwargs["pk"])
        except Http404:
            return self._out_of_sight(request, kwargs["pk"])
        # What was refused: the form with what was typed, what came meanwhile, words without a form.
        self.refused: tuple[Work, StepForm] | None = None
        self.shown: tuple[Work, StepForm] | None = None
        self.stale: list[CaseEvent] = []
        self.kept, self.kept_files = "", list[FileRow]()
        self.shown_person: Applicant | None = None
        return super().dispatch(request, *args, **kwargs)

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Do one thing; what was typed stays where it is refused."""
        name = request.POST.get("do", "")
        if name == "reveal":
            return self._reveal(request)
        work = work_named(self.case, name)
        part = part_in(self.user, self.case)
        is_mine = part == Part.OWNER or name in works_for(self.user, self.case)
        if work is None or part is None or not is_mine:
            messages.error(request, _("This is not yours to do."))
            return redirect(request.path)
        if repeats.was_done(self.case.pk, self.user, name, request.POST):
            return self._done(work.done)
        if name not in works_for(self.user, self.case):
            return self._moved_on(request, work)
        return self._work(request, work)

    def _work(self, request: HttpRequest, work: Work) -> HttpResponse:
        name = work.name
        form = work.form(request.POST, name=name, case=self.case, user=self.user)
        if replies.FILL in request.POST and work.is_told:
            sent = replies.with_template(self.case, request.POST)
            form = work.form(sent, name=name, case=self.case, user=self.user)
            return self._only_files(request, work, form)
        if any(name in request.POST for name in (uploads.ADD, uploads.REMOVE, uploads.TAKE)):
            return self._only_files(request, work, form)
        error = self._try(work, form)
        # Of two clicks at once the slower one finds its work done.
        if error is None or repeats.was_done(self.case.pk, self.user, name, request.POST):
            return self._done(work.done)
        self._refuse(work, form, error)
        return self._again(STALE if self.stale else INVALID)

    def _try(self, work: Work, form: StepForm) -> Exception | None:
        """Do a valid form's work; return why not."""
        given: dict[str, Any] = {}
        if work.is_told:
            # Taken even where the words are refused: nobody chooses a file twice.
            given["files"], refusal = uploads.tray_for(self.case, self.user, work).take(
                self.request
            )
            if refusal:
                form.add_error(None, refusal)
        if not form.is_valid():
            return ValidationError([])
        try:
            work.do(self.case, self.user, form.cleaned_data | given)
        except CaseError as error:
            return error
        return None

    def _out_of_sight(self, request: HttpRequest, pk: uuid.UUID) -> HttpResponse:
        """Lead on whoever has just sent the case out of the own sight and sends the form again."""
        name = request.POST.get("do", "")
        user = request.user
        if isinstance(user, User) and repeats.was_done(pk, user, name, request.POST):
            messages.success(request, DONE)
            return redirect(self.index_url_name)
        raise Http404

    def _done(self, said: Any) -> HttpResponse:
        if case_for(self.user, self.case.pk) is None:
            gone = _("The case is no longer among those that you see.")
            messages.success(self.request, f"{said} {gone}")
            return redirect(self.index_url_name)
        messages.success(self.request, said)
        return redirect(self.request.path)

    def _only_files(self, request: HttpRequest, work: Work, form: StepForm) -> HttpResponse:
        """Add or remove files without a script; the words that were typed stay."""
        tray = uploads.tray_for(self.case, self.user, work)
        tray.remove(request.POST.get(uploads.REMOVE, ""))
        tray.store(request)
        refusal = ""
        if uploads.TAKE in request.POST:
            refusal = tray.add_of_case(request.POST.get(uploads.CHOSEN, ""))
        form.is_valid()
        form.errors.clear()
        if refusal:
            messages.error(request, refusal)
        self.shown = (work, form)
        return self._again(200)

    def _moved_on(self, request: HttpRequest, work: Work) -> HttpResponse:
        """Show what came meanwhile where the step is no more there; words go into the note."""
        if work.is_told:
            tray = uploads.tray_for(self.case, self.user, work)
            tray.store(request)
            self.kept_files = tray.rows()
        seen = request.POST.get("version", "")
        is_number = seen.isascii() and seen.isdigit() and len(seen) < repeats.LONGEST_VERSION
        self.stale = writing.since(self.case.pk, int(seen)) if is_number else []
        self.kept = (request.POST.get("text") or request.POST.get("reason") or "").strip()
        return self._again(STALE)

    def _refuse(self, work: Work, form: StepForm, error: Exception) -> None:
        self.refused = (work, form)
        if not isinstance(error, CaseError):
            return
        self.stale = error.events if isinstance(error, StaleError) else []
        form.add_error(None, refusal_in_words(error))
        self.case = found_for(self.request, self.case.pk)[0]
        show_version(form, self.case)

    def _again(self, status: int) -> HttpResponse:
        return self.render_to_response(self.get_context_data(), status=status)

    def _reveal(self, request: HttpRequest) -> HttpResponse:
        try:
            self.shown_person = show_sealed(
                case=self.case, by=self.user, reason=request.POST.get("reason", "")
            )
        except CaseError as error:
            messages.error(request, refusal_in_words(error))
            return redirect(request.path)
        return self._again(200)

    def get_page_title(self) -> str:
        """Return the number."""
        return show_number(self.case.number)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Gather the case."""
        case = self.case
        kind = kind_of(case.kind)
        rows = kind.rows(case)
        if case.has_news:  # type: ignore[attr-defined]
            mark_read(self.user, case)
        if part_in(self.user, case) != Part.OWNER:
            referrals.mark_seen(case, self.user)
        works = works_for(self.user, case)
        letters = list(letters_of(HOLDER, case.pk)[:MOST_LETTERS])
        lying = uploads.Lying(case, self.user, works.values())
        course, notes = story.course_of(
            case,
            scope_at(self.user, case).units,
            {file.pk: file for file in lying.of_case},
            letters,
        )
        session, colleagues = presence.enter(case, self.user)
        rows_of_files = list_files(case) if lying.of_case else []
        return {
            **super().get_context_data(**kwargs),
            "case": case,
            "number": show_number(case.number),
            "kind": kind.label_for(case),
            "state": state_of(case),
            "flags": flags_of(case),
            "release_label": RELEASE.label,
            "is_late": is_late(case),
            "priority": priority_of(case),
            "may_handle": may_handle(self.user),
            "may_act": may_act(self.user, case),
            "may_anonymise": may_anonymise(self.user) and not case.is_open,
            "rows": rows,
            "secretariat": case_words(case, rows, self.user),
            "accused": story.accused_in(case),
            "person": self._person(),
            "may_unseal": may_unseal(self.user, case) if case.is_sealed else False,
            "course": course,
            "templates": templates_for(case) if may_handle(self.user) else [],
            "notes": notes,
            "proposal": waiting_proposal(case),
            "proposed_files": file_rows(lying.proposed) if waiting_proposal(case) else [],
            "terms": story.term_rows(case),
            "rating": rating_of(case),
            "refused": self.refused,
            "stale": story.told(case, self.stale, self.user),
            "kept": self.kept,
            "kept_files": self.kept_files,
            "notifications": notifications_of(case),
            "files": listed_files(lying.of_case, rows_of_files),
            "offers": offers_for(case, self.user, rows=rows_of_files, files=lying.of_case),
            "checklist": checklist_of(case),
            "letters": letters,
            "ways": kind.ways(case, self.user),
            "keys": OF_SCREEN,
            **belonging_to(case, self.user),
            "part": part_in(self.user, case),
            "referrals": tree_of(case, scope_at(self.user, case)),
            "may_refer": case.is_open and part_in(self.user, case) == Part.OWNER,
            "editing_sessions": session,
            "colleagues": colleagues,
            **self._works(works, lying),
        }

    def _works(self, works: dict[str, Work], lying: uploads.Lying) -> dict[str, Any]:
        """Return the buttons and the forms, the refused one with what was typed."""
        forms = [(work, self._form(work)) for work in works.values()]
        if self.refused and self.refused[0].name not in works:
            forms.insert(0, self.refused)
        files = lying.fields_of(works.values())
        return {
            "buttons": [pair for pair in forms if pair[0].is_plain],
            # What is done most stands first; the rest in the order of its kind.
            "forms": sorted(
                ((*pair, files.get(pair[0].name)) for pair in forms if not pair[0].is_plain),
                key=lambda row: not row[0].is_main,
            ),
        }

    def _form(self, work: Work) -> StepForm:
        for typed in (self.refused, self.shown):
            if typed and typed[0].name == work.name:
                return typed[1]
        initial = (
            {"text": self.kept}
            if work is NOTE and self.kept
            else came_back(self.case, self.user, work)
        )
        return work.form(name=work.name, case=self.case, user=self.user, initial=initial)

    def _person(self) -> list[tuple[str, str]]:
        person = self.shown_person
        if person is None and may_see_identity(self.user, self.case):
            person = getattr(self.case, "applicant", None)
        return story.person_rows(person)
