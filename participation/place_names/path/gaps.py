"""The gaps in the letters of a path, each filled from the case."""

import re
from collections.abc import Callable

from participation.cases.numbers import show_number
from participation.place_names.models.decision import DecidedName
from participation.place_names.models.proposal import Proposal
from participation.place_names.path.letter_fields import GAP
from persian.digits import to_persian_digits
from persian.jalali import format_date, today


def _decided(proposal: Proposal) -> str:
    """Return what a body called the place, the last time that it decided."""
    given = DecidedName.objects.for_lists().filter(proposal=proposal, placename__isnull=False)
    last = given.order_by("-pk").first()
    return last.placename.title if last is not None and last.placename is not None else ""


# Nothing of the proposer: the reason is that in words for readers.
FIELDS: dict[str, Callable[[Proposal], str]] = {
    # With slashes: behind Persian letters a number with hyphens would be read from its other end.
    "number": lambda proposal: show_number(proposal.case.number).replace("-", "/"),
    "action": lambda proposal: str(proposal.get_action_display()),
    "place": lambda proposal: proposal.place_title,
    "where": lambda proposal: proposal.where,
    "extent": lambda proposal: proposal.where_extent,
    "name": lambda proposal: proposal.name,
    "decided": _decided,
    "reason": lambda proposal: proposal.public_reason,
    "today": lambda _proposal: format_date(today()),
}


def filled(template: str, proposal: Proposal) -> str:
    """Return a text with its gaps filled; one without a value is left to be written, as «…»."""

    def fill(found: re.Match[str]) -> str:
        field = FIELDS.get(found[1].strip())
        return to_persian_digits((field(proposal) if field is not None else "") or "…")

    return GAP.sub(fill, template)
