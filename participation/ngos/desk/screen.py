"""The screens of an NGO and of a new one. Strangers to the register get 404."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from wagtail.admin import messages

from participation.common.files.responses import paper_response
from participation.common.models import User
from participation.common.pdf import PdfError, render_pdf
from participation.common.registers.screens import (
    DESK,
    EntryScreen,
    RegisterScreen,
    row_or_404,
)
from participation.common.registers.stepping import SteppedScreen
from participation.ngos import selectors, services
from participation.ngos.desk.forms import NAMES, RegisterForm
from participation.ngos.desk.steps import STEPS, Stand
from participation.ngos.models import Ngo, NgoVersion, Permit
from participation.ngos.permissions import may_add, may_license, may_read
from participation.ngos.permit_paper import permit_paper
from participation.ngos.rooms import desk_rooms
from participation.ngos.selectors import Change


class NgoScreen(RegisterScreen):
    """A screen of the register of NGOs."""

    header_icon = "group"
    list_label = _("NGOs")

    def may_enter(self, user: User) -> bool:
        """Let in whoever has anything to do with the register."""
        return may_read(user)


class RegisterView(NgoScreen, EntryScreen):
    """A new NGO."""

    template_name = "ngos/desk/register.html"
    model = Ngo
    form_class = RegisterForm
    screen_url_name = "ngo_register:screen"
    done = _("The NGO is entered.")

    def open(self, **kwargs: Any) -> None:
        """Let in who may enter NGOs."""
        if not may_add(self.user):
            raise Http404

    def enter(self, form: RegisterForm, token: str) -> Ngo:
        """Enter it with what the form says."""
        said = form.cleaned_data
        return services.register_ngo(
            **{name: said[name] for name in (*NAMES, "is_shared", "on")},
            activity_fields=said["activity_fields"], source=DESK, source_id=token, by=self.user,
            **form.entry(), **form.contact(),
        )  # fmt: skip

    def get_page_title(self) -> str:
        """Return what the screen is for."""
        return gettext("New NGO")


class NgoView(NgoScreen, SteppedScreen):
    """An NGO with its permits, its past and what can be done."""

    template_name = "ngos/desk/ngo.html"
    steps = STEPS
    row: Ngo

    def find(self, pk: int) -> Ngo:
        """Find the NGO."""
        return found(pk)

    def here(self) -> str:
        """Return its address."""
        return reverse("ngo_register:screen", args=[self.row.pk])

    @cached_property
    def permits(self) -> list[Permit]:
        """The permits of the NGO, the newest first."""
        return selectors.permits_of(self.row)

    def stand(self) -> Stand:
        """Return the NGO with its newest permit."""
        return Stand(self.row, self.permits[0] if self.permits else None)

    def get_page_title(self) -> str:
        """Return what it is called."""
        return self.row.title

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Gather the NGO and its past."""
        ngo, state = self.row, selectors.state_of(self.row)
        return {
            **super().get_context_data(**kwargs),
            "ngo": ngo,
            "state": str(state.label),
            "mark": selectors.MARKS[state],
            "permits": self.permits,
            "history": selectors.history_of(ngo, for_staff=True),
            "comparison": self._comparison(),
            "facts": facts_of(ngo),
            "rooms": desk_rooms(ngo, self.user),
            "may_license": may_license(self.user),
        }

    def _comparison(self) -> dict[str, Any] | None:
        """Return what two versions that are asked for say otherwise."""
        asked = [self.request.GET.get(name, "") for name in ("from", "to")]
        if not all(one.isdecimal() and len(one) <= 6 for one in asked):  # noqa: PLR2004
            return None
        versions = NgoVersion.objects.filter(ngo=self.row, number__in=[int(one) for one in asked])
        by_number = {version.number: version for version in versions}
        before, after = (by_number.get(int(one)) for one in asked)
        if before is None or after is None:
            return None
        changes: list[Change] = selectors.changes_between(before, after)
        return {"before": before, "after": after, "changes": changes}


class PermitPaperView(NgoScreen):
    """The newest permit of an NGO on paper, for whoever issues permits."""

    http_method_names = ("get", "head")

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Give it out as PDF. Raises Http404 where there is none."""
        permits = selectors.permits_of(found(kwargs["pk"])) if may_license(self.user) else []
        if not permits:
            raise Http404
        try:
            content = render_pdf(permit_paper(permits[0]))
        except PdfError:
            messages.error(request, gettext("The permit could not be printed; try again."))
            return redirect("ngo_register:screen", kwargs["pk"])
        return paper_response(content, "application/pdf", name=f"permit-{permits[0].slug}.pdf")


def facts_of(ngo: Ngo) -> list[tuple[str, str]]:
    """Return what the entry of an NGO says today, as staff read it: labels and words."""
    version = NgoVersion.objects.filter(ngo=ngo).through_time().first()
    entry = version.entry if version else {}
    names = selectors.names_on_boards([version] if version else [])
    told = ((name, selectors.in_words(name, entry.get(name), names)) for name in selectors.LABELS)
    return [(str(selectors.LABELS[name]), words) for name, words in told if words]


def found(pk: int) -> Ngo:
    """Return an NGO, hidden or not. Raises Http404."""
    rows = Ngo.objects.select_related("prefix", "county", "authority", "branch_of__prefix")
    ngo: Ngo = row_or_404(rows, pk)
    return ngo
