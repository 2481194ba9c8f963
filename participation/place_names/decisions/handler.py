"""What a resolution that settles a proposal does, where it is typed among the minutes."""

import uuid

from participation.cases.numbers import NumberError, read_number
from participation.common.clock import today
from participation.place_names.decisions.enums import Verdict
from participation.place_names.decisions.rows import Row
from participation.place_names.decisions.services import apply_row
from participation.place_names.models import NamingDecision, Proposal
from participation.place_names.proposals.services import KIND
from participation.resolutions.handlers import CaseHandler, register_case_handler
from participation.resolutions.models import Resolution


def _admitted(number: str) -> Proposal | None:
    try:
        plain = read_number(number)
    except NumberError:
        return None
    rows = Proposal.objects.named().for_lists().filter(case__number=plain)
    return rows.first()


def title(number: str) -> str | None:
    """Return what an agenda calls a proposal; None for one that is not to be named."""
    proposal = _admitted(number)
    return proposal.title if proposal is not None else None


def settle(number: str, resolution: Resolution) -> None:
    """Give the name as it was proposed, from the day of the meeting or today; once.

    What was decided otherwise is entered as a decision on names, which writes its own resolution.
    """
    proposal = _admitted(number)
    if proposal is None or NamingDecision.objects.filter(resolution=resolution).exists():
        return
    decision = NamingDecision.objects.create(
        resolution=resolution,
        effective_on=resolution.meeting.day or today(),
        token=uuid.uuid4(),
    )
    row = Row(verdict=Verdict.GRANTED, proposal=proposal, name=proposal.name)
    apply_row(decision, 1, row, by=None, seen=set())


def register() -> None:
    """Register it; called once the apps are ready."""
    register_case_handler(KIND, CaseHandler(title=title, settle=settle))
