"""Proposals of names as a kind of case."""

from typing import Any

from django.db.models import QuerySet
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from participation.cases.kinds import CaseKind, Way, register_case_kind
from participation.cases.models import Case
from participation.common.models import User
from participation.place_names.models import PlaceKind, Proposal
from participation.place_names.proposals.enums import (
    ON_BEHALF,
    WITHDRAWAL_REASONS,
    ProposalState,
)
from participation.place_names.proposals.selectors import paper_kinds
from participation.place_names.proposals.services import KIND, anonymise_proposal, follow_case
from participation.place_names.proposals.states import STATES, TRANSITIONS
from persian.digits import to_persian_digits


def rows_of(case: Case) -> list[tuple[Any, Any]]:
    """Return what a proposal says, label and value, for staff and for its citizen."""
    rows = Proposal.objects.select_related("kind", "county", "place__kind", "place__county")
    proposal = rows.get(case=case)
    # What else is asked of the same row on this screen is not asked again.
    case.name_proposal = proposal
    told: list[tuple[Any, Any]] = [
        (_("What is done"), proposal.get_action_display()),
        (_("Place"), proposal.place_title),
        (_("Where"), proposal.where),
        (_("Extent"), proposal.where_extent),
        (_("Position"), _position(proposal)),
        (_("Proposed name"), to_persian_digits(proposal.name)),
        (_("Named for"), proposal.honouree),
        (_("Reason"), proposal.reason),
        (_("Papers"), "، ".join(paper_kinds(proposal).values())),
    ]
    return [(label, value) for label, value in told if value]


def _position(proposal: Proposal) -> str:
    if proposal.latitude is None or proposal.longitude is None:
        return ""
    return to_persian_digits(f"\u2066{proposal.latitude:.5f}, {proposal.longitude:.5f}\u2069")


def public_title(case: Case) -> str:
    """Return what the citizen's own page calls the case."""
    return case.title


def categories() -> QuerySet[PlaceKind, tuple[int, int, str]]:
    """Return what lists of proposals can be narrowed by: what is named, offered no more too."""
    return PlaceKind.objects.values_list("order", "pk", "name")


def public_categories() -> list[tuple[str, Any]]:
    """Return what figures for everybody may name: all of them."""
    rows = PlaceKind.objects.order_by("order", "pk").values_list("pk", "name")
    return [(str(pk), name) for pk, name in rows]


def of_category(cases: QuerySet[Case], category: str) -> QuerySet[Case]:
    """Keep the proposals for a kind of place, by its id."""
    return cases.filter(name_proposal__kind=int(category))


def about_same(case: Case, cases: QuerySet[Case]) -> QuerySet[Case] | None:
    """Keep those for the same place of the register."""
    proposal: Proposal = case.name_proposal
    if proposal.place_id is None:
        return None
    same = Proposal.objects.filter(place=proposal.place_id).exclude(case=case)
    return cases.filter(pk__in=same.values("case"))


def ways(case: Case, user: User) -> list[Way]:
    """Return the way to what is done with the proposal, and to its page for readers."""
    screen = reverse("proposal_desk:screen", args=[case.pk])
    found = [Way(_("Work on the proposal"), screen)]
    proposal: Proposal = case.name_proposal
    if proposal.public_on is not None:
        found.append(Way(_("Its page for readers"), proposal.get_absolute_url()))
    return found


def filed_by_staff() -> list[Way]:
    """Return the ways to the screens on which staff file a naming or a renaming for a citizen."""
    return [
        Way(title, reverse("proposal_intake:file", args=[action]))
        for action, title in ON_BEHALF.items()
    ]


def register() -> None:
    """Register the kind; called once the apps are ready."""
    register_case_kind(
        CaseKind(
            name=KIND,
            label=pgettext_lazy("kind of case", "Proposal of a name"),
            first=ProposalState.RECEIVED,
            states=STATES,
            transitions=TRANSITIONS,
            rows=rows_of,
            anonymise=anonymise_proposal,
            public_title=public_title,
            categories=categories,
            of_category=of_category,
            category_field="name_proposal__kind",
            public_categories=public_categories,
            about_same=about_same,
            ways=ways,
            moved=follow_case,
            withdrawal_reasons=WITHDRAWAL_REASONS,
            filed_by_staff=filed_by_staff,
        )
    )
