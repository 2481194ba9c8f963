"""Where the plate of a name stands: the last that is heard of a decision."""

import datetime

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from participation.common.clock import today
from participation.place_names.decisions.enums import PlateState
from participation.place_names.models import DecidedName, Plate


@transaction.atomic
def move_plate(
    *, decided: DecidedName, state: PlateState, installed_on: datetime.date | None
) -> Plate:
    """Note where the plate stands. Raises ValidationError for a day that is still to come."""
    plate = Plate.objects.select_for_update().get(decided=decided)
    is_up = state == PlateState.INSTALLED
    if is_up and installed_on is None:
        raise ValidationError({"installed_on": _("Write the day.")})
    if is_up and installed_on is not None and installed_on > today():
        raise ValidationError({"installed_on": _("This day is still to come.")})
    plate.state, plate.installed_on = state, installed_on if is_up else None
    plate.save()
    return plate
