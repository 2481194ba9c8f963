"""How dates, times and counted numbers look wherever Django formats them for people."""

import datetime
import functools
import re
from decimal import Decimal
from typing import Any

from django.contrib.humanize.templatetags import humanize
from django.forms.widgets import DateTimeBaseInput
from django.template import Context, base, defaultfilters
from django.templatetags import i18n
from django.utils import formats, timesince

from persian import jalali
from persian.digits import DECIMAL_SEPARATOR, format_number, to_persian_digits
from persian.seam import is_active, wrap
from persian.seam.dateformat import format_jalali, is_for_people

_DECIMAL_POINT = re.compile(r"(?<=\d)\.(?=\d)")


def input_text(value: object) -> str | None:
    """What stands in a box for a stored date or time; None where `value` is neither."""
    if isinstance(value, datetime.datetime):
        return f"{jalali.format_short(value)} {to_persian_digits(value.strftime('%H:%M'))}"
    if isinstance(value, datetime.date):
        return jalali.format_short(value)
    if isinstance(value, datetime.time):
        return to_persian_digits(value.strftime("%H:%M"))
    return None


def _date_format() -> None:
    original = formats.date_format

    @functools.wraps(original)
    def date_format(value: Any, format: str | None = None, use_l10n: bool | None = None) -> str:  # noqa: A002
        if is_active() and isinstance(value, datetime.date):
            pattern = str(formats.get_format(format or "DATE_FORMAT", use_l10n=use_l10n))
            if is_for_people(pattern if use_l10n is False else format, pattern):
                try:
                    return format_jalali(value, pattern)
                except ValueError:  # a day before the calendar began
                    pass
        return original(value, format, use_l10n)

    wrap(original, date_format)


def _time_format() -> None:
    original = formats.time_format

    @functools.wraps(original)
    def time_format(value: Any, format: str | None = None, use_l10n: bool | None = None) -> str:  # noqa: A002
        shown = original(value, format, use_l10n)
        pattern = str(formats.get_format(format or "TIME_FORMAT"))
        if is_active() and use_l10n is not False and is_for_people(format, pattern):
            return to_persian_digits(shown)
        return shown

    wrap(original, time_format)


def _number_format() -> None:
    """Grouped numbers are counts for people; ungrouped ones may be ids, sizes and addresses."""
    original = formats.number_format

    @functools.wraps(original)
    def number_format(
        value: Any,
        decimal_pos: int | None = None,
        use_l10n: bool | None = None,
        force_grouping: bool = False,
    ) -> str:
        if force_grouping and use_l10n is not False and is_active():
            try:
                return format_number(value, decimal_pos)
            except (ArithmeticError, ValueError):  # no number, or none that is shown
                pass
        return original(value, decimal_pos, use_l10n, force_grouping)

    wrap(original, number_format)


def _in_persian_digits(original: Any) -> None:
    """Wrap a function whose text is for people only, such as «۳ روز پیش»."""

    @functools.wraps(original)
    def in_persian_digits(*args: Any, **kwargs: Any) -> Any:
        shown = original(*args, **kwargs)
        if not isinstance(shown, str) or not is_active():
            return shown
        return to_persian_digits(_DECIMAL_POINT.sub(DECIMAL_SEPARATOR, shown))

    wrap(original, in_persian_digits)


def _translated_number() -> None:
    """A number within a translated sentence is for people: «۳ صفحه»."""
    original = base.render_value_in_context

    def render_value_in_context(value: Any, context: Context) -> str:
        counted = isinstance(value, int | float | Decimal) and not isinstance(value, bool)
        shown = original(value, context)
        return to_persian_digits(shown) if counted and is_active() else shown

    # Only here: everywhere else a bare number may be an id or a part of an address.
    i18n.__dict__["render_value_in_context"] = render_value_in_context


def _input_value() -> None:
    original = DateTimeBaseInput.format_value

    @functools.wraps(original)
    def format_value(self: DateTimeBaseInput, value: Any) -> str | None:
        # A format set by hand is a developer's word, such as ISO for <input type="date">.
        shown = input_text(value) if is_active() and not self.format else None
        return original(self, value) if shown is None else shown

    if not hasattr(original, "persian_original"):
        format_value.persian_original = original  # type: ignore[attr-defined]
        DateTimeBaseInput.format_value = format_value  # type: ignore[method-assign]


def install() -> None:
    """Wrap the formatters, once."""
    _date_format()
    _time_format()
    _number_format()
    _translated_number()
    _input_value()
    for spoken in (timesince.timesince, humanize.naturaltime, defaultfilters.filesizeformat):
        _in_persian_digits(spoken)
    # These two are filters themselves; their libraries hold them beside the modules.
    humanize.register.filters["naturaltime"] = humanize.naturaltime
    defaultfilters.register.filters["filesizeformat"] = defaultfilters.filesizeformat
