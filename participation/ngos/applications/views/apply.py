"""The pages of an application: a task list, its sections in any order, the check."""

from collections.abc import Sequence
from datetime import timedelta
from typing import Any

from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import redirect
from django.urls import URLPattern, URLResolver, path, reverse
from django.utils.translation import gettext as _
from django.views.decorators.csrf import csrf_protect
from django.views.decorators.http import require_http_methods

from participation.cases.services.drafts import (
    DraftGoneError,
    OpenDraft,
    StaleDraftError,
    save_part,
)
from participation.cases.services.submission import Submitted
from participation.cases.wizard import Filing as AnyFiling
from participation.cases.wizard import Step, whole_files
from participation.cases.wizard.pages import (
    CHECK,
    UNPROCESSABLE,
    Answer,
    page,
    seen_version,
    with_filing,
)
from participation.common.links import private_page
from participation.common.listing import Crumb
from participation.ngos.applications.afterwards import Confirmation
from participation.ngos.applications.enums import Role
from participation.ngos.applications.filing import (
    BEGIN,
    FILES,
    PAPERS,
    PERSON,
    REMOVED,
    Filing,
)
from participation.ngos.applications.forms import (
    NameForm,
    PapersForm,
    PlaceForm,
    StatuteForm,
    WorkForm,
)
from participation.ngos.applications.forms.begin import BeginForm
from participation.ngos.applications.people import founders_of
from participation.ngos.applications.rules import rules_now
from participation.ngos.applications.sections import sections_of
from participation.ngos.applications.services.filing import (
    KIND,
    NewApplication,
    ToldPlace,
    file_application,
)
from participation.ngos.applications.views.founders import FoundersPages
from participation.ngos.applications.views.papers import PapersPages
from participation.ngos.enums import Level
from participation.ngos.guide.models import Mode, mode_of

COOKIE_PATH = "/ngos/apply/new/"
PURPOSE = "ngo-draft"


class ApplicationWizard(FoundersPages, PapersPages):
    """Applications for a permit."""

    confirmation_class = Confirmation

    kind = KIND
    purpose = PURPOSE
    path = COOKIE_PATH
    space = "ngo_applications"
    folder = "ngos/applications"

    def lifetime(self) -> timedelta:
        """Keep it as long as the office has set: half a year."""
        return timedelta(days=rules_now().draft_days)

    def filing_of(self, draft: OpenDraft) -> Filing | None:
        """Read it with its level and people."""
        return Filing.of(draft)

    def crumbs(self) -> Sequence[Crumb]:
        """Return the trail."""
        return [
            Crumb(_("Home"), "/"),
            Crumb(_("Permit of an organisation"), reverse("ngo_guide:index")),
            Crumb(_("Apply for a permit"), None),
        ]

    def begun(self, filing: AnyFiling) -> str:
        """Begin at the task list."""
        return self.address("tasks")

    def choice(self, filing: AnyFiling) -> str:
        """Lead back to the task list."""
        return self.address("tasks")

    def onwards(self, filing: AnyFiling, here: Step, *, then: bool) -> str:
        """Lead to the list; from the files to what each is, from somebody to all people."""
        fresh = Filing.of(filing.draft)
        if then and fresh is not None and fresh.is_complete:
            return self.address(CHECK)
        if here.name == FILES.name and fresh is not None and fresh.about.files:
            return self.address("step", PAPERS.name)
        if PERSON.fullmatch(here.name):
            return self.address("people")
        return self.address("tasks")

    def detour(self, filing: AnyFiling, here: Step | None) -> str:
        """Let nobody send what is not complete, nor name papers before people."""
        assert isinstance(filing, Filing)  # noqa: S101 (tells mypy)
        is_early = here in {FILES, PAPERS} and not filing.people
        return self.address("tasks") if is_early or not (here or filing.is_complete) else ""

    def more_of_step(self, filing: AnyFiling, here: Step) -> dict[str, Any]:
        """Show which papers are missing where papers are given."""
        assert isinstance(filing, Filing)  # noqa: S101 (tells mypy)
        back = self.address("people") if PERSON.fullmatch(here.name) else self.address("tasks")
        missing = filing.lacking_papers if here in {FILES, PAPERS} else []
        return {"back": back, "missing": missing}

    def send(self, filing: AnyFiling, *, consent_version: int, is_held: bool) -> Submitted:
        """Make a case of it."""
        assert isinstance(filing, Filing)  # noqa: S101 (tells mypy)
        return _send(filing, consent_version=consent_version, is_held=is_held)

    def urls(self, at: str) -> list[URLPattern | URLResolver]:
        """Return the addresses; those of the lists before those of single pages."""
        return [
            path(f"{at}tasks/", self.tasks, name="tasks"),
            path(f"{at}people/", self.people, name="people"),
            path(f"{at}founders/", self.founders, name="founders"),
            path(f"{at}papers/<slug:name>/", self.paper, name="draft-paper"),
            *super().urls(at),
        ]

    @page(private_page, csrf_protect, require_http_methods(["GET", "HEAD"]))
    @with_filing
    def tasks(self, request: HttpRequest, filing: AnyFiling) -> Answer:
        """Show what is complete and what is not."""
        assert isinstance(filing, Filing)  # noqa: S101 (tells mypy)
        sections = sections_of(filing, self.address)
        name = filing.title
        heading = _("Permit of “%(name)s”") % {"name": name} if name else _("Your application")
        context = {
            "heading": heading,
            "filing": filing,
            "sections": sections,
            "done": sum(one.is_done for one in sections),
            "lacking": filing.lacking_people if filing.people_steps else [],
            "kept_for": rules_now().draft_days,
            "no_paper": request.GET.get("paper") == "failed",
            "may_return": any(one.has(Role.REPRESENTATIVE) for one in filing.people),
        }
        return self.show(request, "tasks", context)

    @page(private_page, csrf_protect, require_http_methods(["GET", "HEAD", "POST"]))
    @with_filing
    def people(self, request: HttpRequest, filing: AnyFiling) -> Answer:
        """Show who is named by now; take somebody out."""
        assert isinstance(filing, Filing)  # noqa: S101 (tells mypy)
        if request.method == "POST":
            return self._taken_out(request, filing)
        rows = [(step, filing.answered.get(step.name)) for step in filing.people_steps]
        context = {
            "heading": _("People"),
            "filing": filing,
            "rows": [
                (step, step.heading(filing.about), form.person() if form else None)  # type: ignore[attr-defined]
                for step, form in rows
            ],
            "lacking": filing.lacking_people,
            "following": filing.next_person,
        }
        return self.show(request, "people", context)

    def _taken_out(self, request: HttpRequest, filing: Filing) -> Answer:
        wanted = request.POST.get("remove", "")
        if wanted in {step.name for step in filing.people_steps}:
            try:
                save_part(filing.draft, wanted, {REMOVED: "1"}, seen=seen_version(request))
            except DraftGoneError:
                return self.nothing_open(request)
            except StaleDraftError:
                # Somebody has written there since this page was made: that stays.
                pass
        return redirect(self.address("people"))


def _send(filing: Filing, *, consent_version: int, is_held: bool) -> Submitted:
    """Make a case of a draft whose every section was told. Raises FileGoneError."""
    told = filing.answered
    name, work, place, papers = told["name"], told["work"], told["place"], told.get("papers")
    outside, statute = told.get("outside"), told.get("statute")
    assert isinstance(name, NameForm)  # noqa: S101 (tells mypy)
    assert isinstance(work, WorkForm)  # noqa: S101 (tells mypy)
    assert isinstance(place, PlaceForm)  # noqa: S101 (tells mypy)
    return file_application(
        NewApplication(
            submission=filing.draft.id,
            level=filing.about.level,
            **name.told(),
            fields=work.cleaned_data["fields_of_activity"],
            subject=work.cleaned_data["subject"],
            capital=work.cleaned_data["capital"],
            place=ToldPlace(**place.cleaned_data),
            people=filing.people,
            files=list(whole_files(filing)),
            papers=papers.told() if isinstance(papers, PapersForm) else {},
            **(statute.told() if isinstance(statute, StatuteForm) else {}),
            **(outside.cleaned_data if outside is not None else {}),
            confirmed=[
                one.position for one in founders_of(filing.people) if filing.is_confirmed(one)
            ],
            consent_version=consent_version,
            is_held=is_held,
        )
    )


WIZARD = ApplicationWizard()


@private_page
@csrf_protect
@require_http_methods(["GET", "HEAD", "POST"])
def new(request: HttpRequest) -> HttpResponseBase:
    """Ask how far it works; begin it."""
    form = BeginForm(request.POST if request.method == "POST" else None)
    context = {
        "heading": _("Apply for the permit of an organisation"),
        "form": form,
        "draft": WIZARD.opened(request),
        "kept_for": rules_now().draft_days,
    }
    if not form.is_bound:
        asked = request.GET.get("level", "")
        form.initial["level"] = asked if asked in Level.values else None
        return WIZARD.show(request, "begin", context)
    if not form.is_valid():
        return WIZARD.show(request, "begin", context, status=UNPROCESSABLE)
    if mode_of(form.cleaned_data["level"]) == Mode.GUIDE:
        return redirect(f"{reverse('ngo_guide:index')}#{form.cleaned_data['level']}")
    begun = WIZARD.begin(request, BEGIN, {"level": form.cleaned_data["level"]})
    if isinstance(begun, timedelta):
        return WIZARD.slowly(request, "begin", context, begun)
    return begun
