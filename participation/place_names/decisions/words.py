"""What the archive and the proposer read of a decision."""

from django.utils.translation import gettext as _

from participation.place_names.decisions.enums import GIVES, Verdict
from participation.place_names.decisions.rows import Row
from participation.place_names.models import DecidedName, NamingDecision
from participation.place_names.proposals.enums import Action
from persian.digits import to_persian_digits
from persian.jalali import format_date


def row_in_words(row: Row) -> str:
    """Return a row as the archive reads it; of what is refused nothing is named."""
    if row.verdict not in GIVES:
        return ""
    kind = row.kind or (row.proposal.kind if row.proposal else None)
    told = {"kind": kind.name if kind else "", "before": _before(row), "name": row.name}
    if row.action == Action.RENAMING:
        return _("Renaming: %(kind)s “%(before)s” to “%(name)s”.") % told
    return _("Naming: %(kind)s “%(name)s”.") % told


def _before(row: Row) -> str:
    """Return what the place is called until then, without its kind, which stands before it."""
    if row.former_name or row.proposal is None:
        return row.former_name
    place = row.proposal.place
    return place.name if place is not None else row.proposal.former_name


def verdict_in_words(decided: DecidedName, decision: NamingDecision) -> str:
    """Return what the proposer reads."""
    resolution = decision.resolution
    told = {
        "body": str(resolution.meeting.body),
        "number": to_persian_digits(resolution.number),
        "name": decided.name,
        "day": format_date(decision.effective_on),
    }
    said = {
        Verdict.GRANTED: _(
            "%(body)s has accepted the name as you proposed it (resolution %(number)s). "
            "“%(name)s” holds from %(day)s."
        ),
        Verdict.CHANGED: _(
            "%(body)s has decided with another name (resolution %(number)s). "
            "“%(name)s” holds from %(day)s."
        ),
        Verdict.SENT_BACK: _(
            "%(body)s has sent the proposal back (resolution %(number)s); it is looked at again."
        ),
        Verdict.REFUSED: _("%(body)s has refused the proposal (resolution %(number)s)."),
    }[Verdict(decided.verdict)]
    text = said % told
    reason = decided.reason.strip()
    return f"{text}\n{_('Reasons')}: {reason}" if reason else text
