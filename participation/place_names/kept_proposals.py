"""Names that wait for a decision as the search kernel keeps them, to compare others with.

What readers know already and what they may not learn of are two kinds of names: whoever is told of
the first alone loses no place in an answer to the second.
"""

from collections.abc import Iterable, Iterator
from functools import partial

from participation.place_names.kept_names import BATCH, REGISTER, spot_of
from participation.place_names.models import Proposal
from participation.place_names.models.proposal import ProposalQuerySet
from search.names.models import Standing
from search.names.places import Spot
from search.names.services import NameRecord, put_name, put_names, remove_names
from search.names.sources import NameSource, register_names

SHOWN = "shown_proposal"
UNSEEN = "unseen_proposal"
KINDS = (SHOWN, UNSEEN)


def bearer_of(case_id: object) -> str:
    """Return what the name of a proposal is known by, so that it collides not with itself."""
    return f"proposal {case_id}"


def spot_of_proposal(proposal: Proposal) -> Spot:
    """Return where the name is to be."""
    if proposal.place is not None:
        return spot_of(proposal.place)
    return Spot(str(proposal.county_id), proposal.city, proposal.latitude, proposal.longitude)


def kind_of(proposal: Proposal) -> str | None:
    """Return under which kind a proposal is kept; None once nobody collides with it any more."""
    if not proposal.case.is_open:
        return None
    return SHOWN if proposal.is_named else UNSEEN


def keep_new(proposal: Proposal) -> None:
    """Keep the name of a proposal that has just come, in the caller's transaction."""
    put_name(_record(proposal, UNSEEN))


def keep_proposals(proposals: Iterable[Proposal]) -> None:
    """Keep or forget the names of proposals as they stand now, in the caller's transaction."""
    by_kind: dict[str | None, list[Proposal]] = {}
    for proposal in proposals:
        by_kind.setdefault(kind_of(proposal), []).append(proposal)
    for kind in KINDS:
        gone = [row for name, rows in by_kind.items() if name != kind for row in rows]
        if gone:
            remove_names(kind, [str(row.pk) for row in gone])
        if there := by_kind.get(kind):
            put_names(_record(row, kind) for row in there)


def _record(proposal: Proposal, kind: str) -> NameRecord:
    return NameRecord(
        register=REGISTER,
        kind=kind,
        object_id=str(proposal.pk),
        text=proposal.name,
        standing=Standing.PENDING,
        bearer=bearer_of(proposal.pk),
        at=spot_of_proposal(proposal),
    )


def all_records(kind: str) -> Iterator[NameRecord]:
    """Yield the names of all proposals of one kind that wait."""
    rows = _waiting(kind).select_related("place").defer("reason", "honouree")
    for row in rows.order_by("pk").iterator(chunk_size=BATCH):
        yield _record(row, kind)


def _waiting(kind: str) -> ProposalQuerySet:
    return Proposal.objects.pending().filter(is_named=kind == SHOWN)


def _count(kind: str) -> int:
    return _waiting(kind).count()


for _kind in KINDS:
    register_names(
        NameSource(_kind, records=partial(all_records, _kind), number=partial(_count, _kind))
    )
