"""Small answers for the staff's forms."""

from django.core.exceptions import PermissionDenied, ValidationError
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from participation.common.narrowing import numbers_of
from participation.resolutions.deadline_words import deadline_in_words
from participation.resolutions.enums import DeadlineStart
from participation.resolutions.models import Clause, Meeting, Resolution
from persian.deadlines import LastDayRule
from persian.fields import JalaliDateField

MAY = ("resolutions.add_resolution", "resolutions.change_resolution")
MAX_PHRASE = 120


@require_safe
def deadline(request: HttpRequest) -> HttpResponse:
    """Say in words how a deadline is read that somebody is typing."""
    if not any(request.user.has_perm(name) for name in MAY):
        raise PermissionDenied
    asked = {name: request.GET.get(name, "")[:MAX_PHRASE] for name in request.GET}
    try:
        clause = _clause(asked)
    except ValidationError as error:
        return _told(_("The typed day: %(why)s") % {"why": " ".join(error.messages)})
    (number,) = numbers_of([asked.get("meeting", "")]) or (0,)
    meeting = Meeting.objects.filter(pk=number).select_related("body").first()
    return _told(deadline_in_words(clause, meeting))


def _clause(asked: dict[str, str]) -> Clause:
    """Return the clause that is typed. Raises ValidationError for what is no day."""
    day = JalaliDateField(required=False)
    start, rule = asked.get("start", ""), asked.get("rule", "")
    return Clause(
        resolution=Resolution(raw_deadline=asked.get("raw", "")),
        deadline_phrase=asked.get("phrase", ""),
        deadline_start=start if start in DeadlineStart.values else DeadlineStart.SESSION,
        last_day_rule=rule if rule in set(LastDayRule) else LastDayRule.NEXT.value,
        deadline_date=day.clean(asked.get("date", "")),
        done_on=day.clean(asked.get("done", "")),
    )


def _told(words: str) -> HttpResponse:
    response = HttpResponse(words, content_type="text/plain; charset=utf-8")
    response["Cache-Control"] = "no-store"
    return response
