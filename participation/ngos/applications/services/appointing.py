"""One appointment at which all originals are shown."""

import datetime
from collections.abc import Collection
from uuid import UUID

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from participation.cases.services import writing
from participation.cases.services.correspondence import inform
from participation.cases.services.notifications import News
from participation.common.calendar import working_calendar
from participation.common.clock import now
from participation.common.models import User
from participation.ngos.applications.enums import OPEN, ApplicationState
from participation.ngos.applications.models import Appointment, Paper
from persian.digits import to_persian_digits
from persian.jalali import format_full, format_time, local_date
from persian.letters import clean_input

MESSAGE = "ngo_appointment"
# While papers are looked at, and later, as long as the office has not done with it.
SET_IN = OPEN - {ApplicationState.RETURNED, ApplicationState.WAITING}


@transaction.atomic
def set_appointment(  # noqa: PLR0913 (each is one thing of an appointment)
    *,
    case_id: UUID,
    at: datetime.datetime,
    place: str,
    papers: Collection[Paper],
    by: User,
    seen: int,
) -> Appointment:
    """Say when and where which originals are brought; the applicant is told. One before is over.

    Raises StaleError, NotAllowedError, and ValidationError by field for a moment that is over, a
    day on which the office is closed, and for no paper at all.
    """
    if at <= now():
        raise ValidationError({"on": _("This moment is over.")})
    if not working_calendar().is_working(local_date(at)):
        raise ValidationError({"on": _("The office is closed on this day.")})
    current = Paper.objects.current().filter(case=case_id, pk__in=[one.pk for one in papers])
    wanted = list(current)
    if not wanted:
        raise ValidationError({"papers": _("Tick at least one paper.")}, code="required")
    writing.lock(case_id, seen=seen, states=SET_IN)
    place = to_persian_digits(clean_input(place))
    Appointment.objects.standing().filter(case=case_id).update(ended_at=now())
    made = Appointment.objects.create(
        case_id=case_id, at=at, place=place, made_by=by, made_at=now()
    )
    made.papers.set(wanted)
    told = {"day": format_full(at), "hour": format_time(at)}
    text = _(
        "Please bring the originals on %(day)s at %(hour)s to: %(place)s. On this page you find "
        "the list of what to bring, and the date for your calendar."
    )
    inform(
        case_id=case_id,
        text=text % {**told, "place": place},
        by=by,
        seen=seen,
        news=News(MESSAGE, told),
    )
    return made
