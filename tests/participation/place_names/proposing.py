"""A citizen who proposes a name, and an officer who works on the proposal."""

import uuid
from typing import Any

from django.test import Client

from participation.cases.models import Case
from participation.cases.services.submission import Person, Submitted
from participation.place_names.models import Place, Proposal
from participation.place_names.proposals.enums import Action
from participation.place_names.proposals.services import NewProposal, ToldPlace, file_proposal
from tests.participation.complaints.walking import Walker as AnyWalker
from tests.participation.place_names.factories import county, kind

NEW = "/place-names/propose/"
MOBILE = "۰۹۱۳ ۱۲۳ ۴۵۶۷"
REASON = "در این کوچه درخت بادام کهنی هست که اهالی نشانی را با آن می‌دهند."


def described(**more: Any) -> dict[str, Any]:
    """Return what somebody types of a place that is not in the register."""
    return {
        "kind": kind("کوچه").pk,
        "county": county().pk,
        "city": "اصفهان",
        "extent": "حدفاصل خیابان نشاط تا میدان شهدا",
        **more,
    }


class Walker(AnyWalker):
    """One browser at the form of proposals."""

    new = NEW

    def choose(self, action: str = "naming") -> "Walker":
        """Say what is done, and begin."""
        response = self.client.post(NEW, {"action": action})
        assert response.status_code == 302, response.content.decode()
        self.go(response.headers["Location"])
        return self

    def whole(self, **told: dict[str, Any]) -> "Walker":
        """Go to the last page."""
        answers = {
            "where": described(),
            "name": {"name": "بادام‌بن"},
            "why": {"text": REASON},
            "you": {"mobile": MOBILE},
            **told,
        }
        self.to_check(**answers)
        return self


def proposed(
    name: str = "بادام‌بن",
    place: Place | None = None,
    place_told: ToldPlace | None = None,
    **more: Any,
) -> Submitted:
    """File a proposal as a citizen would, for a new alley unless a place is named."""
    told = place_told or (
        ToldPlace(kind=place.kind, county=place.county, place=place)
        if place is not None
        else ToldPlace(
            kind=kind("کوچه"), county=county(), city="اصفهان", extent="حدفاصل نشاط تا شهدا"
        )
    )
    is_renaming = place is not None and bool(place.name)
    values: dict[str, Any] = {
        "submission": uuid.uuid4(),
        "action": Action.RENAMING if is_renaming else Action.NAMING,
        "place": told,
        "name": name,
        "reason": REASON,
        "consent_version": 1,
        "person": Person(mobile="09131234567"),
        **more,
    }
    return file_proposal(NewProposal(**values))


def screen(case: Case) -> str:
    """The address of the screen of a proposal."""
    return f"/admin/place-name-proposals/{case.pk}/"


def act(client: Client, case: Case, name: str, **given: Any) -> Any:
    """Press a button of the screen of a proposal."""
    version = Case.objects.values_list("version", flat=True).get(pk=case.pk)
    return client.post(screen(case), {"do": name, "version": version, **given})


def admit(client: Client, case: Case, reason: str = "درخت کهن این کوچه نشانهٔ محله است.") -> None:
    """Let readers see a proposal."""
    response = act(client, case, "admit", public_reason=reason)
    assert response.status_code == 302, response.content.decode()
    assert Proposal.objects.get(case=case).is_named
