"""What was sent back, for the applicant whose browser has opened the case: those parts alone."""

from dataclasses import dataclass
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.csrf import csrf_protect
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from participation.cases.errors import CaseError, MissingError
from participation.cases.kinds import kind_of
from participation.cases.models import Case, Question
from participation.cases.numbers import show_number
from participation.cases.tracking.access import opened
from participation.cases.wizard.forms import StepForm
from participation.common.files import remove_file
from participation.common.files.forms import receives_files, store_form_files
from participation.common.files.presenters import file_row
from participation.common.links import private_page
from participation.common.listing import Crumb
from participation.common.models import PrivateFile
from participation.ngos.applications.dossiers import dossier_kind, dossier_of
from participation.ngos.applications.enums import ApplicationState
from participation.ngos.applications.forms import PersonForm
from participation.ngos.applications.mendable import mendable, typed_person
from participation.ngos.applications.models import Dossier, Flag, Paper, Person
from participation.ngos.applications.selectors import papers_of, people_of
from participation.ngos.applications.services import mending
from participation.ngos.applications.services.filing import KIND

HOLDER = "ngo-mend"
LONGEST_SEEN = 9
UNPROCESSABLE, CONFLICT = 422, 409


class FileForm(forms.Form):
    """Another file in the place of a rejected one."""

    file = forms.FileField(
        label=gettext_lazy("The paper anew"),
        help_text=gettext_lazy("A photo or a PDF"),
        error_messages={
            "required": gettext_lazy("Choose a file."),
            "empty": gettext_lazy("This file is empty."),
        },
    )


@dataclass(frozen=True)
class Part:
    """A part that was sent back: how it is called, and what it is about."""

    flag: Flag
    title: str
    hint: str = ""
    person: Person | None = None
    paper: Paper | None = None


def _found(request: HttpRequest) -> tuple[Case, Dossier] | None:
    """Return the case that this browser has opened and that lies with its applicant."""
    there = opened(request)
    if there is None:
        return None
    case = there[0]
    dossier = dossier_of(case)
    if dossier is None or case.state != ApplicationState.RETURNED:
        return None
    return case, dossier


def _parts(dossier: Dossier) -> list[Part]:
    flags = list(Flag.objects.standing().filter(case=dossier.case_id))
    people = {f"person-{one.position}": one for one in people_of(dossier)}
    papers = Paper.objects.filter(case=dossier.case_id).select_related("person")
    titles = dict(dossier_kind(dossier.case).parts(dossier))
    wanted = [_key(flag.part) for flag in flags if flag.part.startswith("paper-")]
    by_key = {f"paper-{one.pk}": one for one in papers.filter(pk__in=wanted)}
    return [_part(flag, titles, people, by_key) for flag in flags]


def _key(part: str) -> int:
    return int(part.removeprefix("paper-"))


def _part(
    flag: Flag, titles: dict[str, Any], people: dict[str, Person], papers: dict[str, Paper]
) -> Part:
    if flag.part in titles:
        return Part(flag, str(titles[flag.part]))
    if (person := people.get(flag.part)) is not None:
        return Part(flag, person.name, person=person)
    paper = papers[flag.part]
    title = str(paper.get_kind_display())
    if paper.person is not None:
        title = f"{title} – {paper.person.name}"
    hint = "، ".join(filter(None, (str(paper.get_fault_display()), paper.remark)))
    return Part(flag, title, hint=hint, paper=paper)


def _crumbs(case: Case, last: str = "") -> list[Crumb]:
    here = reverse("ngo_applications:mend") if last else None
    return [
        Crumb(_("Home"), "/"),
        Crumb(_("Follow a case"), reverse("track")),
        Crumb(show_number(case.number), reverse("track-case")),
        Crumb(_("Put right what is marked"), here),
        *([Crumb(last, None)] if last else []),
    ]


@private_page
@require_safe
def parts(request: HttpRequest) -> HttpResponseBase:
    """Show what was sent back, and everything else to be read."""
    found = _found(request)
    return _list(request, *found) if found else redirect("track-case")


def _list(
    request: HttpRequest, case: Case, dossier: Dossier, *, told: str = "", status: int = 200
) -> HttpResponse:
    rows = _parts(dossier)
    asked = Question.objects.filter(case=case, answered_at__isnull=True).last()
    context = {
        "heading": _("Put right what is marked"),
        "crumbs": _crumbs(case),
        "parts": rows,
        "open": sum(one.flag.mended_at is None for one in rows),
        "question": asked.text if asked is not None else "",
        "told": told,
        "rows": kind_of(case.kind).rows(case),
        "people": people_of(dossier),
        "papers": papers_of(dossier),
    }
    return render(request, "ngos/applications/mend.html", context, status=status)


@private_page
@csrf_protect
@require_POST
def send(request: HttpRequest) -> HttpResponseBase:
    """Give it back to the office."""
    found = _found(request)
    if found is None:
        return redirect("track-case")
    try:
        mending.send_mended(found[0].pk)
    except MissingError:
        told = _("Something is still to be put right.")
        return _list(request, *found, told=told, status=UNPROCESSABLE)
    except CaseError:
        # It lies with the office already: sent on another phone.
        return redirect("track-case")
    return redirect(f"{reverse('track-case')}?done=reply")


@private_page
@receives_files(KIND)
@require_http_methods(["GET", "HEAD", "POST"])
def part(request: HttpRequest, part: str) -> HttpResponseBase:
    """Show a part that was sent back, or keep what was put right."""
    found = _found(request)
    if found is None:
        return redirect("track-case")
    case, dossier = found
    here = next((one for one in _parts(dossier) if one.flag.part == part), None)
    if here is None:
        raise Http404
    if here.paper is not None:
        return _paper(request, case, here)
    form = _form(dossier, here, request)
    if form.is_bound and form.is_valid():
        try:
            _mend(case, here, form, _seen(request))
        except ValidationError as error:
            form.add_error(None, error)
            here.flag.refresh_from_db()
            return _shown(request, case, here, form, status=CONFLICT)
        except CaseError:
            return redirect("track-case")
        return redirect("ngo_applications:mend")
    return _shown(request, case, here, form, status=UNPROCESSABLE if form.errors else 200)


def _paper(request: HttpRequest, case: Case, here: Part) -> HttpResponseBase:
    given = request.method == "POST"
    form = FileForm(request.POST, request.FILES) if given else FileForm()
    if form.is_bound and form.is_valid():
        file = _stored(here, form)
        if file is not None:
            try:
                mending.mend_paper(case.pk, here.flag.part, file, seen=_seen(request))
            except ValidationError as error:
                remove_file(file)
                form.add_error(None, error)
                here.flag.refresh_from_db()
                return _shown(request, case, here, form, status=CONFLICT)
            except CaseError:
                remove_file(file)
                return redirect("track-case")
            return redirect("ngo_applications:mend")
    return _shown(request, case, here, form, status=UNPROCESSABLE if form.errors else 200)


def _stored(here: Part, form: FileForm) -> PrivateFile | None:
    """Store the file; say beside the box why it was refused."""
    stored = store_form_files(
        purpose=KIND,
        files=[form.cleaned_data["file"]],
        holder_kind=HOLDER,
        holder_id=f"{here.flag.pk}-{here.flag.version}",
    )
    file = stored[0]
    if file.refusal:
        form.add_error("file", file_row(file).text)
        remove_file(file)
        return None
    return file


def _seen(request: HttpRequest) -> int:
    typed = request.POST.get("seen", "")
    return int(typed) if typed.isascii() and typed.isdigit() and len(typed) <= LONGEST_SEEN else 0


def _shown(
    request: HttpRequest, case: Case, here: Part, form: Any, *, status: int = 200
) -> HttpResponse:
    context = {
        "heading": here.title,
        "crumbs": _crumbs(case, here.title),
        "part": here,
        "form": form,
        "is_file": here.paper is not None,
        "fields": list(form) if here.paper is not None else list(form.shown_fields()),
    }
    return render(request, "ngos/applications/mend_part.html", context, status=status)


def _form(dossier: Dossier, here: Part, request: HttpRequest) -> StepForm:
    sent = request.POST if request.method == "POST" else None
    of_kind = mendable(dossier.case)
    asked = of_kind.asked(dossier)
    if here.person is not None:
        kept = None if sent else typed_person(here.person)
        return of_kind.person_form(asked, sent, kept=kept, key=here.person.position)
    name = here.flag.part
    kept = None if sent else of_kind.typed(dossier, name)
    return of_kind.sections(dossier)[name](asked, sent, kept=kept)


def _mend(case: Case, here: Part, form: StepForm, seen: int) -> None:
    if isinstance(form, PersonForm):
        mending.mend_person(case.pk, here.flag.part, form.person(), seen=seen)
        return
    mendable(case).mend(case.pk, here.flag.part, form, seen)
