"""The pages of a change: who asks, what is to change, its steps, the check."""

from collections.abc import Sequence
from datetime import timedelta
from typing import Any

from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.csrf import csrf_protect
from django.views.decorators.http import require_http_methods

from participation.cases.services.drafts import OpenDraft, discard_draft
from participation.cases.services.submission import Submitted
from participation.cases.wizard import Filing as AnyFiling
from participation.cases.wizard import Step, whole_files
from participation.cases.wizard.pages import UNPROCESSABLE
from participation.cases.wizard.views import Wizard
from participation.common.links import private_page
from participation.common.listing import Crumb
from participation.ngos.applications.forms import PapersForm
from participation.ngos.changes.afterwards import Confirmation
from participation.ngos.changes.enums import KIND
from participation.ngos.changes.filing import BEGIN, FILES, PAPERS, Filing
from participation.ngos.changes.forms import SortForm
from participation.ngos.changes.selectors import permit_of
from participation.ngos.changes.services.filing import NewChange, file_change
from participation.ngos.changes.sorts import offered
from participation.ngos.models import Ngo
from participation.ngos.representatives import Entrance

AT = "/ngos/changes/"
SPACE = "ngo_changes"
ENTRANCE = Entrance(
    purpose="ngo-change-entry",
    at=AT,
    space=SPACE,
    then="new",
    heading=gettext_lazy("Changes of a licensed organisation"),
    lead=gettext_lazy(
        "New directors, a renewal, another name or address: whoever represents the organisation "
        "asks for it here. The permit stays what it is until it is decided."
    ),
    needs_force=False,
)


class ChangeWizard(Wizard):
    """Changes of a licensed NGO."""

    confirmation_class = Confirmation

    kind = KIND
    purpose = "ngo-change-draft"
    path = AT
    space = SPACE
    folder = "ngos/changes"

    def filing_of(self, draft: OpenDraft) -> Filing | None:
        """Read it with its NGO and sort."""
        return Filing.of(draft)

    def crumbs(self) -> Sequence[Crumb]:
        """Return the trail."""
        return [
            Crumb(_("Home"), "/"),
            Crumb(_("NGOs"), reverse("ngos:archive")),
            Crumb(_("Changes of a licensed organisation"), None),
        ]

    def detour(self, filing: AnyFiling, here: Step | None) -> str:
        """Let nobody send what lacks papers."""
        assert isinstance(filing, Filing)  # noqa: S101 (tells mypy)
        if here is not None or filing.first_open() or not filing.lacking_papers:
            return ""
        step = PAPERS if filing.about.files else FILES
        return self.address("files") if step is FILES else self.address("step", step.name)

    def more_of_step(self, filing: AnyFiling, here: Step) -> dict[str, Any]:
        """Show which papers are missing where papers are given."""
        assert isinstance(filing, Filing)  # noqa: S101 (tells mypy)
        return {"missing": filing.lacking_papers if here in {FILES, PAPERS} else []}

    def send(self, filing: AnyFiling, *, consent_version: int, is_held: bool) -> Submitted:
        """Make a case of it."""
        assert isinstance(filing, Filing)  # noqa: S101 (tells mypy)
        papers = filing.answered.get(PAPERS.name)
        return file_change(
            NewChange(
                submission=filing.draft.id,
                ngo=filing.about.ngo,
                sort=filing.sort.name,
                said=filing.said(),
                people=filing.people,
                files=list(whole_files(filing)),
                papers=papers.told() if isinstance(papers, PapersForm) else {},
                consent_version=consent_version,
                is_held=is_held,
            )
        )


WIZARD = ChangeWizard()


@private_page
@csrf_protect
@require_http_methods(["GET", "HEAD", "POST"])
def new(request: HttpRequest) -> HttpResponseBase:
    """Ask what is to change, of whoever was let in; begin it."""
    ngo = ENTRANCE.ngo_of(request)
    if ngo is None:
        return redirect(f"{SPACE}:enter")
    permit = permit_of(ngo)
    sorts = offered(ngo, permit)
    form = SortForm(request.POST if request.method == "POST" else None, sorts=sorts)
    draft = WIZARD.opened(request)
    context = {
        "heading": ngo.title,
        "form": form,
        "ngo": ngo,
        "permit": permit,
        "sorts": sorts,
        "draft": draft if draft is not None and _is_of(draft, ngo) else None,
    }
    if not form.is_bound:
        return WIZARD.show(request, "begin", context)
    if not form.is_valid():
        return WIZARD.show(request, "begin", context, status=UNPROCESSABLE)
    if draft is not None and not draft.is_sent and not _is_of(draft, ngo):
        # Somebody else's, begun in this browser: nothing of it goes on under another NGO.
        discard_draft(draft)
    begun = WIZARD.begin(request, BEGIN, {"ngo": ngo.pk, "sort": form.cleaned_data["sort"]})
    if isinstance(begun, timedelta):
        return WIZARD.slowly(request, "begin", context, begun)
    return begun


def _is_of(draft: OpenDraft, ngo: Ngo) -> bool:
    return (draft.part(BEGIN) or {}).get("ngo") == ngo.pk
