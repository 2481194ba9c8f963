"""What the list of events shows: coming or past ones, of all kinds or one."""

from typing import Any
from urllib.parse import urlencode

from django.http import Http404, QueryDict
from django.utils import timezone
from django.utils.translation import gettext as _

from cms.events import selectors
from cms.events.enums import EventKind
from cms.events.models.page import EventPage
from participation.common.listing import Choice, paginate

PAST = "past"


def listing(index_url: str, parameters: QueryDict) -> dict[str, Any]:
    """Return the context of the list. Raises Http404 for a choice that does not exist."""
    when, kind = parameters.get("when", ""), parameters.get("kind", "")
    if when not in {"", PAST} or kind not in {"", *EventKind.values}:
        raise Http404(_("There is no such filter."))
    now = timezone.now()
    counts = {name: (coming, past) for name, coming, past in selectors.event_counts(now)}
    column = 1 if when == PAST else 0
    total = {
        place: sum(row[place] for name, row in counts.items() if kind in {"", name})
        for place in (0, 1)
    }
    events = EventPage.objects.for_lists()
    events = events.past(now) if when == PAST else events.upcoming(now)
    if kind:
        events = events.filter(kind=kind)
    return {
        "is_past": when == PAST,
        "page_obj": paginate(events, parameters.get("page"), count=total[column]),
        "times": [
            Choice(_("Coming"), _address(index_url, kind=kind), total[0], when == ""),
            Choice(_("Past"), _address(index_url, when=PAST, kind=kind), total[1], when == PAST),
        ],
        "kinds": [
            Choice(
                str(choice.label),
                _address(index_url, when=when, kind="" if choice == kind else choice.value),
                counts.get(choice.value, (0, 0))[column],
                choice == kind,
            )
            for choice in EventKind
            if choice == kind or counts.get(choice.value, (0, 0))[column]
        ],
    }


def _address(index_url: str, **parameters: str) -> str:
    query = urlencode({name: value for name, value in parameters.items() if value})
    return f"{index_url}?{query}" if query else index_url
