"""The screens on which staff file a change for an NGO: on paper, by telephone, at the desk."""

from collections.abc import Sequence
from functools import cached_property
from typing import Any

from django import forms
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from participation.cases.actors import staff
from participation.cases.desk.base import INVALID, WorkerView
from participation.cases.intake.forms import DeskFiling as AnyDeskFiling
from participation.cases.intake.views import DoneView as AnyDoneView
from participation.cases.intake.views import FileView as AnyFileView
from participation.cases.services.drafts import OpenDraft
from participation.cases.services.on_behalf import Filed
from participation.cases.services.submission import Submitted
from participation.cases.wizard import Step, whole_files
from participation.ngos.applications.enums import PaperKind
from participation.ngos.applications.filing import known_people
from participation.ngos.changes.afterwards import Confirmation
from participation.ngos.changes.desk.opening import NumberForm
from participation.ngos.changes.enums import KIND
from participation.ngos.changes.filing import Filing, asked_of, people_steps
from participation.ngos.changes.forms.board import MOST_NEW
from participation.ngos.changes.models import Change
from participation.ngos.changes.selectors import permit_of
from participation.ngos.changes.services.filing import NewChange, file_change
from participation.ngos.changes.sorts import SORTS, offered
from participation.ngos.models import Ngo

BY_NGO = [one for one in SORTS.values() if not one.by_office]


class ChooseForm(NumberForm):
    """Of which NGO, what, and how many people are new on its board."""

    sort = forms.ChoiceField(
        label=gettext_lazy("What is to change?"),
        choices=[(one.name.value, one.label) for one in BY_NGO],
        error_messages={
            "required": gettext_lazy("Choose one of these."),
            "invalid_choice": gettext_lazy("Choose one of these."),
        },
    )
    people = forms.IntegerField(
        label=gettext_lazy("How many new people?"),
        help_text=gettext_lazy("Of a change of the board; else nobody is asked for."),
        required=False,
        min_value=0,
        max_value=MOST_NEW,
    )


class ChooseView(WorkerView):
    """Say for which NGO something is filed, and what."""

    template_name = "ngos/changes/desk/choose.html"

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Show the form."""
        return self.render_to_response(self.get_context_data(form=ChooseForm()))

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Lead to the screen of that change."""
        form = ChooseForm(request.POST)
        if not form.is_valid():
            return self.render_to_response(self.get_context_data(form=form), status=INVALID)
        given = form.cleaned_data
        at = reverse("ngo_changes_desk:file", args=[given["number"].pk, given["sort"]])
        return redirect(f"{at}?people={given['people'] or 0}")

    def get_page_title(self) -> str:
        """Return what the screen is for."""
        return _("Change of a licensed NGO")


class DeskFiling(AnyDeskFiling, Filing):
    """All steps of a change on one screen; what a paper is, the officer sees on it."""

    @cached_property
    def steps(self) -> list[Step]:
        """The sections and the new people."""
        return [*self.sections, *self.people_steps]

    @cached_property
    def people_steps(self) -> Any:
        """As many as were asked for before."""
        return people_steps(self.sort, self.about.joining)


class FileView(AnyFileView):
    """A change on one screen."""

    kind = KIND
    done = "ngo_changes_desk:done"
    ngo: Ngo

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """Find the NGO and what changes. Raises Http404."""
        rows = Ngo.objects.public().select_related("prefix", "county", "authority")
        ngo = rows.filter(pk=kwargs["ngo"]).first()
        sort = SORTS.get(kwargs["sort"])
        if ngo is None or sort is None or sort not in offered(ngo, permit_of(ngo)):
            raise Http404
        self.ngo, self.sort = ngo, sort
        typed = request.GET.get("people", "")
        is_number = typed.isascii() and typed.isdecimal() and len(typed) <= 2  # noqa: PLR2004
        self.joining = min(int(typed), MOST_NEW) if is_number else 0
        return super().dispatch(request, *args, **kwargs)

    def filing_of(self, draft: OpenDraft) -> DeskFiling:
        """Return what was sent as steps of a change."""
        people, names = known_people(draft)
        leaving = str((draft.part("board") or {}).get("leaving", ""))
        asked = asked_of(
            self.ngo,
            self.sort,
            people=people,
            names=names,
            leaving=frozenset(leaving.split()),
            joining=self.joining,
        )
        return DeskFiling(draft, asked)

    def step_names(self) -> Sequence[str]:
        """Return the names of the steps."""
        people = people_steps(self.sort, self.joining)
        return [*self.sort.sections, *(step.name for step in people)]

    def send(self, filing: Any, filed: Filed, *, consent_version: int) -> Submitted:
        """Make a case of it; each file is a paper that the officer looks at."""
        files = list(whole_files(filing))
        return file_change(
            NewChange(
                submission=filing.draft.id,
                ngo=self.ngo,
                sort=self.sort.name,
                said=filing.said(),
                people=filing.people,
                files=files,
                papers={one.pk: (0, PaperKind.OTHER) for one in files},
                consent_version=consent_version,
                intake=filed.intake,
                by=staff(self.user),
                along=filed.rows,
            )
        )

    def choice(self) -> tuple[str, str]:
        """Lead back to the choice."""
        return reverse("ngo_changes_desk:choose"), _("Change of a licensed NGO")

    def get_page_title(self) -> str:
        """Return what is filed, and for whom."""
        return f"{self.sort.label}: {self.ngo.title}"


class DoneView(AnyDoneView):
    """Number and key of a change."""

    confirmation_class = Confirmation

    def own(self, rows: Any) -> Any:
        """Keep changes."""
        return rows.filter(case__kind=KIND)

    def subject(self) -> str:
        """Return what changes, and of whom."""
        change = Change.objects.select_related("ngo__prefix").get(case=self.case)
        return f"{change.get_sort_display()}: {change.title}"

    def choice(self) -> str:
        """Return the address of the choice."""
        return reverse("ngo_changes_desk:choose")
