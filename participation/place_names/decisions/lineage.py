"""From the first proposal to the plate: how a place got its name."""

from django.utils.translation import gettext as _

from participation.common.clock import today
from participation.place_names.decisions.enums import PlateState
from participation.place_names.decisions.selectors import Step
from participation.place_names.models import DecidedName
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
                received.date(),
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
    effective = decided.decision.effective_on
    steps.append(
        Step(
            _("The name comes into force") if effective > today() else _("The name holds"),
            effective,
            mark="done",
            is_past=effective <= today(),
        )
    )
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
