"""What templates show and what they hand to machines."""

import datetime
from zoneinfo import ZoneInfo

import pytest
import time_machine
from django.template import Context, Template

DAY = datetime.date(2026, 11, 22)
# Half past one at night in Tehran, still the day before in London.
NIGHT = datetime.datetime(2026, 11, 21, 22, 0, tzinfo=datetime.UTC)


def render(source: str, **context: object) -> str:
    return Template("{% load persian %}" + source).render(Context(context))


@pytest.mark.parametrize(
    ("name", "value", "shown"),
    [
        ("digits", "صفحهٔ 12 از ٣", "صفحهٔ ۱۲ از ۳"),
        ("digits", 1405, "۱۴۰۵"),
        ("number", 5000, "۵٬۰۰۰"),
        ("number", "1234567.5", "۱٬۲۳۴٬۵۶۷٫۵"),
        ("number", "حدود 20", "حدود ۲۰"),
        ("number", float("inf"), "inf"),
        ("jalali", DAY, "۱ آذر ۱۴۰۵"),
        ("jalali", "2026-11-22", "۱ آذر ۱۴۰۵"),
        ("jalali", NIGHT, "۱ آذر ۱۴۰۵"),
        ("jalali", "2026-11-21T22:00:00+00:00", "۱ آذر ۱۴۰۵"),
        ("jalali_full", DAY, "یکشنبه ۱ آذر ۱۴۰۵"),
        ("jalali_short", DAY, "۱۴۰۵/۰۹/۰۱"),
        ("jalali_datetime", NIGHT, "یکشنبه ۱ آذر ۱۴۰۵، ساعت ۰۱:۳۰"),
        ("jalali_datetime", DAY, "۱ آذر ۱۴۰۵"),
        ("isodate", DAY, "2026-11-22"),
        ("isodate", NIGHT, "2026-11-22T01:30:00+03:30"),
    ],
)
def test_a_value_is_shown_as_readers_or_machines_expect(
    name: str, value: object, shown: str
) -> None:
    assert render(f"{{{{ value|{name} }}}}", value=value) == shown


@pytest.mark.parametrize(
    "name",
    [
        "digits",
        "number",
        "jalali",
        "jalali_full",
        "jalali_short",
        "jalali_datetime",
        "relative_days",
        "isodate",
    ],
)
def test_nothing_gives_nothing_and_a_text_that_is_no_date_comes_back(name: str) -> None:
    assert render(f"[{{{{ none|{name} }}}}{{{{ ''|{name} }}}}]", none=None) == "[]"
    assert render(f"{{{{ text|{name} }}}}", text="نامعلوم") == "نامعلوم"
    assert render(f"{{{{ text|{name} }}}}", text="2026-13-45") in {"2026-13-45", "۲۰۲۶-۱۳-۴۵"}


def test_a_day_before_the_calendar_stays_as_it_was() -> None:
    assert render("{{ day|jalali }}", day=datetime.date(500, 1, 1)) == "0500-01-01"


@pytest.mark.parametrize(
    ("day", "shown"),
    [
        (datetime.date(2026, 12, 4), "۱۲ روز مانده"),
        (datetime.date(2026, 11, 22), "امروز"),
        (datetime.date(2026, 11, 18), "۴ روز گذشته"),
    ],
)
def test_how_far_a_day_is_counts_from_today_in_tehran(day: datetime.date, shown: str) -> None:
    with time_machine.travel(datetime.datetime(2026, 11, 22, 0, 5, tzinfo=ZoneInfo("Asia/Tehran"))):
        assert render("{{ day|relative_days }}", day=day) == shown


def test_what_a_person_wrote_is_escaped() -> None:
    assert render("{{ text|jalali }}", text="<b>") == "&lt;b&gt;"
    assert render("{{ text|digits }}", text="<b>1") == "&lt;b&gt;۱"
