"""Bodies, meetings, agenda items and resolutions to choose from in the admin."""

from typing import Any

from django.db.models import Q, QuerySet
from django.utils.translation import gettext_lazy as _

from participation.common.choosers import EntryForm, FoundChooserViewSet, FoundForm, NamedForm
from participation.resolutions.enums import MeetingState
from participation.resolutions.models import AgendaItem, Body, Meeting, Resolution
from persian.digits import to_persian_digits
from persian.jalali import format_date
from search.selectors import found_ids


class MeetingForm(EntryForm):
    """Meetings by what was on their agenda, or by number and body."""

    kind = "meeting"
    public = Q(state=MeetingState.PUBLISHED, body__is_public=True)

    def words(self, row: Meeting) -> str:
        """Return number, title, body, the invitation's number and the place."""
        return f"{row} {row.number} {row.invitation_number} {row.place}"


class ResolutionForm(EntryForm):
    """Resolutions by their words or their number."""

    kind = "resolution"
    public = Q(is_public=True)

    def words(self, row: Resolution) -> str:
        """Return title and text, the number, the meeting."""
        return f"{row.title} {row.text} {row.number} {row.meeting}"


class AgendaItemForm(FoundForm):
    """Agenda items by their meeting, found as meetings are, or by their own words."""

    def found(self, objects: "QuerySet[Any]", typed: str) -> "QuerySet[Any]":
        """Return the items of the meetings that the words find, and those that have the words."""
        meetings = found_ids(typed, kind="meeting")
        return objects.filter(Q(meeting__in=meetings) | Q(title__icontains=typed))


def _day(meeting: Meeting) -> str:
    return format_date(meeting.day) if meeting.day else ""


class MinutesChooserViewSet(FoundChooserViewSet):
    """Rows of the minutes, for those who write minutes."""

    may = tuple(
        f"resolutions.{verb}_{name}"
        for verb in ("add", "change")
        for name in ("resolution", "meeting", "body")
    )


class BodyChooserViewSet(MinutesChooserViewSet):
    """Bodies."""

    model = Body
    icon = "group"
    filter_form_class = NamedForm
    more = (("kind", _("kind"), lambda row: row.get_kind_display()),)


class MeetingChooserViewSet(MinutesChooserViewSet):
    """Meetings."""

    model = Meeting
    icon = "date"
    filter_form_class = MeetingForm
    read_with = ("body",)
    more = (
        ("day", _("day"), _day),
        ("state", _("state"), lambda row: row.get_state_display()),
    )


class ResolutionChooserViewSet(MinutesChooserViewSet):
    """Resolutions."""

    model = Resolution
    icon = "list-ol"
    filter_form_class = ResolutionForm
    read_with = ("meeting__body",)
    more = (
        ("number", _("number"), lambda row: to_persian_digits(row.number)),
        ("meeting", _("meeting"), lambda row: row.meeting),
    )


class AgendaItemChooserViewSet(MinutesChooserViewSet):
    """Agenda items."""

    model = AgendaItem
    icon = "list-ol"
    filter_form_class = AgendaItemForm
    read_with = ("meeting__body",)
    more = (("meeting", _("meeting"), lambda row: row.meeting),)


choosers = (
    BodyChooserViewSet("choose_body"),
    MeetingChooserViewSet("choose_meeting"),
    ResolutionChooserViewSet("choose_resolution"),
    AgendaItemChooserViewSet("choose_agenda_item"),
)
