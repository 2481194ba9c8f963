"""What people type into the date boxes of Django's own form fields."""

import datetime
from zoneinfo import ZoneInfo

import pytest
from django import forms
from django.utils import timezone, translation

TEHRAN = ZoneInfo("Asia/Tehran")


class Diary(forms.Form):
    day = forms.DateField(required=False)
    moment = forms.DateTimeField(required=False)
    hour = forms.TimeField(required=False)


def read(name: str, text: str) -> object:
    form = Diary({name: text})
    assert form.is_valid(), form.errors
    return form.cleaned_data[name]


def refusal(name: str, text: str) -> str:
    form = Diary({name: text})
    assert not form.is_valid()
    # What was typed stays in the box, letter by letter.
    assert f'value="{text}"' in str(form[name])
    return form.errors[name][0]


@pytest.mark.parametrize(
    "text",
    [
        "۱ آذر ۱۴۰۵",
        "یکشنبه ۱ آذر ۱۴۰۵",
        "۱۴۰۵/۰۹/۰۱",
        "1405-09-01",
        "1405/9/1",
        "١٤٠٥/٩/١",
        "01/09/1405",
        "  ۱۴۰۵.۹.۱ ",
        "2026-11-22",
    ],
)
def test_every_way_of_writing_a_day_is_the_same_day(text: str) -> None:
    assert read("day", text) == datetime.date(2026, 11, 22)


@pytest.mark.parametrize(
    ("text", "hour", "minute"),
    [
        ("۱۴۰۵/۰۹/۰۱ ۱۴:۳۰", 14, 30),
        ("۱ آذر ۱۴۰۵، ساعت ۱۴:۳۰", 14, 30),
        ("2026-11-22T14:30:00+03:30", 14, 30),
        ("2026-11-22 14:30", 14, 30),
        ("۱ آذر ۱۴۰۵", 0, 0),
    ],
)
def test_a_moment_is_on_the_clock_of_tehran(text: str, hour: int, minute: int) -> None:
    expected = datetime.datetime(2026, 11, 22, hour, minute, tzinfo=TEHRAN)
    assert read("moment", text) == expected


def test_the_edges_of_the_year_are_read_as_the_calendar_has_them() -> None:
    assert read("day", "۲۹ اسفند ۱۴۰۵") == datetime.date(2027, 3, 20)
    assert read("day", "۱ فروردین ۱۴۰۶") == datetime.date(2027, 3, 21)
    assert read("day", "۳۰ اسفند ۱۴۰۸") == datetime.date(2030, 3, 20)


def test_there_is_no_summer_time_that_moves_the_hour() -> None:
    summer = read("moment", "۱۴۰۵/۰۴/۱۵ ۰۹:۰۰")
    winter = read("moment", "۱۴۰۵/۱۰/۱۵ ۰۹:۰۰")
    assert isinstance(summer, datetime.datetime)
    assert isinstance(winter, datetime.datetime)
    assert summer.astimezone(datetime.UTC).time() == winter.astimezone(datetime.UTC).time()


def test_an_hour_is_read_in_any_digits() -> None:
    assert read("hour", "۱۴:۳۰") == read("hour", "14:30") == datetime.time(14, 30)


@pytest.mark.parametrize(
    ("name", "text", "message"),
    [
        ("day", "۳۱ آبان ۱۴۰۵", "این تاریخ در تقویم نیست."),
        ("day", "۳۰ اسفند ۱۴۰۷", "این تاریخ در تقویم نیست."),
        ("day", "1407-12-30", "این تاریخ در تقویم نیست."),
        ("day", "2026-02-30", "این تاریخ در تقویم نیست."),
        ("day", "۱ آذر", "سال را هم بنویسید؛ مانند ۱ آذر ۱۴۰۵."),
        ("day", "دوشنبه ۱ آذر ۱۴۰۵", "این تاریخ روز دیگری از هفته است."),
        ("day", "2026/11/22", "سال را خورشیدی بنویسید؛ مانند ۱۴۰۵."),
        ("moment", "۳۱ آبان ۱۴۰۵ ساعت ۱۰:۰۰", "این تاریخ در تقویم نیست."),
        ("moment", "۱ آذر ۱۴۰۵ ساعت ۲۵:۰۰", "این ساعت درست نیست؛ آن را مانند ۱۴:۳۰ بنویسید."),
        ("hour", "۲۵:۰۰", "این ساعت درست نیست؛ آن را مانند ۱۴:۳۰ بنویسید."),
    ],
)
def test_what_is_on_no_calendar_is_refused_in_persian(name: str, text: str, message: str) -> None:
    assert refusal(name, text) == message


@pytest.mark.parametrize(
    "text", ["فردا", "\u0660", "۱" * 200_000, "a" * 1_000_000, "1405-09-01\0x"]
)
def test_a_text_that_is_no_date_never_breaks_the_form(text: str) -> None:
    for name in ("day", "moment", "hour"):
        form = Diary({name: text})
        assert not form.is_valid()
        assert form.errors[name]


def test_blanks_are_no_date() -> None:
    form = Diary({"day": "   ", "moment": ""})
    assert form.is_valid() or form.errors["day"] == ["این تاریخ در تقویم نیست."]


def test_dates_that_are_dates_already_pass_unchanged() -> None:
    day = datetime.date(2026, 11, 22)
    now = timezone.now()
    assert forms.DateField().to_python(now) == now.date()
    assert forms.DateField().to_python(day) == day
    assert forms.DateTimeField().to_python(now) == now


def test_another_language_reads_its_own_way() -> None:
    with translation.override("en"):
        assert read("day", "2026-11-22") == datetime.date(2026, 11, 22)
        assert not Diary({"day": "۱ آذر ۱۴۰۵"}).is_valid()
