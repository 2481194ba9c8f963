"""The office's working days: one calendar for every deadline of the desk.

Read with `working_calendar` (one place) or `working_calendars` (all, for loops). Whoever keeps days
that were counted with it registers in ``AppConfig.ready()`` what has to be counted again::

    register_calendar_listener(move_running_deadlines)
"""

from participation.common.calendar.listeners import CalendarListener, register_calendar_listener
from participation.common.calendar.reading import (
    Calendars,
    readable_span,
    weekend_days,
    working_calendar,
    working_calendars,
)
from participation.common.calendar.services import (
    add_holidays,
    changing_calendar,
    delete_holiday,
    fill_fixed_holidays,
    follow_weekend,
    save_holiday,
    set_weekend,
    tell_again,
)

__all__ = [
    "CalendarListener",
    "Calendars",
    "add_holidays",
    "changing_calendar",
    "delete_holiday",
    "fill_fixed_holidays",
    "follow_weekend",
    "readable_span",
    "register_calendar_listener",
    "save_holiday",
    "set_weekend",
    "tell_again",
    "weekend_days",
    "working_calendar",
    "working_calendars",
]
