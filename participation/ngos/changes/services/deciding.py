"""What was decided about a change, by a board or by the office, and what has to come before."""

import datetime
from uuid import UUID

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from participation.cases.actors import staff
from participation.cases.errors import NotAllowedError
from participation.cases.models import Case
from participation.cases.services import writing
from participation.cases.services.transitions import Given, perform
from participation.common.clock import today
from participation.common.models import User
from participation.ngos.applications.enums import PaperState
from participation.ngos.applications.services.deciding import answer
from participation.ngos.changes.enums import BEFORE_DECISION, Decider
from participation.ngos.changes.models import Change
from participation.ngos.changes.permissions import may_grant
from participation.ngos.changes.sorts import sort_of
from participation.ngos.models import NgoVersion
from participation.ngos.services import Basis
from participation.resolutions.models import Resolution
from persian.letters import clean_input


def basis_of(change: Change, resolution: Resolution | None) -> Basis:
    """Return what an act on the register rests on."""
    reason = change.value("reason", "reason") or str(sort_of(change).reason)
    return Basis(reason=reason, decision=resolution)


def carry_out(change: Change, resolution: Resolution | None, by: User | None) -> None:
    """Let the register say what was decided, and keep which version does; in the caller's
    transaction, once. What was upheld after an objection stands there already. Raises
    ValidationError where the register refuses, NotAllowedError.
    """
    row = Change.objects.select_for_update(of=("self",)).get(case=change.case_id)
    sort = sort_of(change)
    if row.made_id is not None:
        if sort.take_back is None:
            raise NotAllowedError("carry_out")
        return
    ngo = sort.carry_out(change, basis_of(change, resolution), by)
    made = NgoVersion.objects.filter(ngo=ngo).through_time().first()
    Change.objects.filter(case=change.case_id).update(made=made)


def take_back(change: Change, resolution: Resolution, by: User | None) -> None:
    """Undo what was carried out, where an objection was accepted. Raises ValidationError."""
    sort = sort_of(change)
    row = Change.objects.select_for_update(of=("self",)).get(case=change.case_id)
    if row.made_id is None or sort.take_back is None:
        return
    accepted = _("An objection of the organisation was accepted.")
    ngo = sort.take_back(change, Basis(reason=accepted, decision=resolution), by)
    made = NgoVersion.objects.filter(ngo=ngo).through_time().first()
    Change.objects.filter(case=change.case_id).update(made=made)


def refuse_early(change: Change) -> None:
    """Raise ValidationError for what is not to be decided yet: papers that are not accepted, a
    county that has not said anything, an NGO that was not heard.
    """
    sort = sort_of(change)
    if change.papers.current().exclude(state=PaperState.ACCEPTED).exists():
        raise ValidationError(_("Papers that are not accepted stand in the way."), code="papers")
    if sort.needs_county and not change.county_agrees:
        raise ValidationError(_("The county has not agreed yet."), code="county")
    if sort.needs_hearing and change.heard_on is None:
        raise ValidationError(_("The organisation has to be heard first."), code="hearing")


@transaction.atomic
def grant(*, case_id: UUID, by: User, seen: int) -> Case:
    """Enter what the office itself decides. Raises StaleError, NotAllowedError, ValidationError."""
    change = Change.of_case(Case.objects.get(pk=case_id))
    if change is None or sort_of(change).decider != Decider.OFFICE or not may_grant(by):
        raise NotAllowedError("grant")
    refuse_early(change)
    text = _("The register of organisations is changed: %(what)s.") % {
        "what": change.get_sort_display()
    }
    case = perform(case_id, "grant", by=staff(by), seen=seen, given=Given(text=text))
    answer(case, text, by)
    carry_out(change, None, by)
    return case


@transaction.atomic
def note_county(  # noqa: PLR0913 (each is one thing that stands on the letter)
    *, case_id: UUID, agrees: bool, number: str, on: datetime.date, by: User, seen: int
) -> Case:
    """Note what the county says of a branch.

    Raises StaleError, NotAllowedError, ValidationError.
    """
    case = writing.lock(case_id, seen=seen, states=BEFORE_DECISION)
    if on > today():
        raise ValidationError({"on": _("This day has not come yet.")})
    Change.objects.filter(case=case).update(
        county_agrees=agrees, county_number=clean_input(number), county_on=on
    )
    writing.save(case)
    return case


@transaction.atomic
def note_hearing(*, case_id: UUID, on: datetime.date, words: str, by: User, seen: int) -> Case:
    """Note on which day an NGO was heard, and what it said or that nobody came; for staff alone.

    Raises StaleError, NotAllowedError, ValidationError.
    """
    case = writing.lock(case_id, seen=seen, states=BEFORE_DECISION)
    if on > today():
        raise ValidationError({"on": _("This day has not come yet.")})
    Change.objects.filter(case=case).update(heard_on=on, heard=clean_input(words))
    writing.save(case)
    return case
