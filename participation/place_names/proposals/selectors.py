"""Reads that deserve a name."""

from participation.cases.numbers import NumberError, read_number
from participation.common.models import User
from participation.cases.models import Case
from participation.cases.selectors import case_for
from participation.place_names.models import Proposal
from participation.place_names.proposals.enums import PaperKind


def public_proposal(number: str) -> Proposal | None:
    """Return a proposal whose number strangers know, or None."""
    try:
        plain = read_number(number)
    except NumberError:
        return None
    return Proposal.objects.public().for_lists().filter(case__number=plain).first()


def proposal_for(user: User, case_id: object) -> tuple[Case, Proposal] | None:
    """Return a proposal with its case as a member of staff sees it, or None."""
    case = case_for(user, case_id)  # type: ignore[arg-type]
    if case is None:
        return None
    rows = Proposal.objects.select_related("kind", "county", "place__kind", "place__county")
    found = rows.filter(case=case).first()
    return (case, found) if found is not None else None


def paper_kinds(proposal: Proposal) -> dict[object, str]:
    """Return what each file of a proposal is, in words."""
    rows = proposal.papers.values_list("file_id", "kind")
    return {pk: str(PaperKind(kind).label) for pk, kind in rows}
