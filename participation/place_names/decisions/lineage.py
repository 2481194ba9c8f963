"""From the first proposal to the plate: how a place got its name."""

import datetime

from django.utils import timezone
from django.utils.translation import gettext as _

from participation.common.clock import today
from participation.place_names.decisions.enums import PlateState
from participation.place_names.decisions.selectors import Step
from participation.place_names.enums import Standing
from participation.place_names.models import DecidedName, PlaceName
from persian.digits import to_persian_digits


def lineage_of(decided: DecidedName) -> list[Step]:
    """Return the steps, oldest first; what is still to come stands last."""
    steps: list[Step] = []
    proposal = decided.proposal
    if proposal is not None:
        received = proposal.case.received_at
        steps.append(
            Step(
                _("A citizen proposed a name"),
                timezone.localdate(received),
                text=_("Proposal %(number)s") % {"number": proposal.number},
                url=proposal.get_absolute_url() if proposal.public_on else "",
                mark="new",
            )
        )
        if proposal.public_on is not None:
            steps.append(Step(_("The office admitted it"), proposal.public_on, mark="review"))
    resolution, meeting = decided.decision.resolution, decided.decision.resolution.meeting
    steps.append(
        Step(
            _("%(body)s decided") % {"body": meeting.body},
            meeting.day,
            text=_("Resolution %(number)s") % {"number": to_persian_digits(resolution.number)},
            url=resolution.get_absolute_url(),
            mark="ref",
        )
    )
    steps += _afterwards(decided)
    return steps


def _afterwards(decided: DecidedName) -> list[Step]:
    """Return what followed: the day from which it holds, the plate, or the repeal."""
    effective, name = decided.decision.effective_on, decided.placename
    if name is not None and name.repealed_on is not None:
        return _until_repealed(name, effective)
    steps = [
        Step(
            _("The name comes into force") if effective > today() else _("The name holds"),
            effective,
            mark="done",
            is_past=effective <= today(),
        )
    ]
    plate = getattr(decided, "plate", None)
    if plate is not None:
        is_up = plate.state == PlateState.INSTALLED
        steps.append(
            Step(
                _("The plate was put up") if is_up else _("The plate"),
                plate.installed_on,
                text="" if is_up else str(plate.get_state_display()),
                mark="done" if is_up else "shut",
                is_past=is_up,
            )
        )
    return steps


def _until_repealed(name: PlaceName, effective: datetime.date) -> list[Step]:
    """Return from when to when a name held whose decision was repealed."""
    other = name.repealed_by
    is_shown = other is not None and other.is_public
    repeal = Step(
        _("The decision was repealed"),
        name.repealed_on,
        text=to_persian_digits(other.title) if other is not None and is_shown else "",
        url=other.get_absolute_url() if other is not None and is_shown else "",
        mark="shut",
    )
    held = Step(_("The name came into force"), effective, mark="done")
    return [repeal] if name.standing == Standing.CANCELLED else [held, repeal]
