"""Reads that deserve a name."""

from participation.cases.models import Case
from participation.cases.numbers import NumberError, read_number
from participation.place_names.models import Proposal
from participation.place_names.proposals.enums import PaperKind


def public_proposal(number: str) -> Proposal | None:
    """Return a proposal whose number strangers know, or None."""
    try:
        plain = read_number(number)
    except NumberError:
        return None
    return Proposal.objects.public().for_lists().filter(case__number=plain).first()


def proposal_of(case: Case) -> Proposal | None:
    """Return the proposal of a case, None for a case of another kind."""
    rows = Proposal.objects.select_related("kind", "county", "place__kind", "place__county")
    found = rows.filter(case=case).first()
    if found is not None:
        # What the case was asked already is not asked again.
        found.case = case
    return found


def paper_kinds(proposal: Proposal) -> dict[object, str]:
    """Return what each file of a proposal is, in words."""
    rows = proposal.papers.values_list("file_id", "kind")
    return {pk: str(PaperKind(kind).label) for pk, kind in rows}
