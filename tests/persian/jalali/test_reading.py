"""Dates are read in every form seen in real papers; what can mean two days is never guessed."""

from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from persian.jalali import (
    MONTHS,
    TEHRAN,
    JalaliError,
    from_gregorian,
    parse_date,
    parse_datetime,
    to_gregorian,
)

DAYS = st.dates(date(1821, 3, 21), date(2221, 3, 20))
PIECES = """۱ 1 31 ٣٠ 75 1395 ۱۴۰۵ 2026 / - . : ، ـ آذر مهر ماه سال امرداد شنبه سه‌شنبه ساعت
    بیست و یکم سی ام T 14:30 ² 2026-11-22 +03:30"""
SOUP = st.lists(
    st.sampled_from([*PIECES.split(), " ", " ", "\u200f", "\u200c", "\ud800", "\x00"]), max_size=12
).map("".join)


@pytest.mark.parametrize(
    ("written", "day"),
    [
        ("۱۳۹۵/۰۶/۰۶", (1395, 6, 6)),
        ("1395/06/06", (1395, 6, 6)),
        ("١٣٩٥/٠٦/٠٦", (1395, 6, 6)),
        ("۱۳۹۵-۶-۶", (1395, 6, 6)),
        ("۱۳۹۵ـ۰۶ـ۰۶", (1395, 6, 6)),
        ("1395 6 6", (1395, 6, 6)),
        ("1395،6،6", (1395, 6, 6)),
        ("\u200f۱۳۹۵\u200e/۶/۶\u202c", (1395, 6, 6)),
        ("29/3/1384", (1384, 3, 29)),
        ("6/9/75", (1375, 9, 6)),
        ("20/6/86", (1386, 6, 20)),
        ("75.2.25", (1375, 2, 25)),
        ("98/11/29", (1398, 11, 29)),
        ("29 /11 /98", (1398, 11, 29)),
        ("18/12/1401", (1401, 12, 18)),
        ("۱۴ مهر ۱۳۹۲", (1392, 7, 14)),
        ("۲۷/۵/۱۳۹۵", (1395, 5, 27)),
        ("8 آبان 1389", (1389, 8, 8)),
        ("5اسفند سال 86", (1386, 12, 5)),
        ("۱ فروردینماه 97", (1397, 1, 1)),
        ("یکشنبه ۱ آذر ۱۴۰۵", (1405, 9, 1)),
        ("یک\u200cشنبه، ۱ آذر ۱۴۰۵", (1405, 9, 1)),
        ("سه شنبه مورخ ۱۴۰۵/۹/۳", (1405, 9, 3)),
        ("سه\u200cشنبه۳آذر۱۴۰۵", (1405, 9, 3)),
        ("روز پنج\u200cشنبه مورخه ۵ آذرماه سال ۱۴۰۵ هجری شمسی", (1405, 9, 5)),
        ("در تاریخ: ۱۴۰۵/۰۹/۰۱.", (1405, 9, 1)),
        ("اول فروردین ۱۴۰۰ ه\u200d.ش.", (1400, 1, 1)),
        ("۱ اذر ۱۴۰۵", (1405, 9, 1)),
        ("۲۵ ارديبهشت ۱۴۰۱", (1401, 2, 25)),
        ("۲۵ اردی\u200cبهشت ۱۴۰۱", (1401, 2, 25)),
        ("۱۲ امرداد ۱۴۰۱", (1401, 5, 12)),
        ("۱۲امرداد۱۴۰۱", (1401, 5, 12)),
        ("۲۹ اسفند ماه ۱۴۰۴", (1404, 12, 29)),
        ("۳۰ اسفند ۱۴۰۳", (1403, 12, 30)),
        ("یکم دی ۱۴۰۲", (1402, 10, 1)),
        ("۱۰ دی\u200cماه ۱۳۹۵", (1395, 10, 10)),
        ("دهم دی ۱۳۹۵", (1395, 10, 10)),
        ("سی و یکم مرداد ماه سال ۱۴۰۴", (1404, 5, 31)),
        ("سی\u200cویکم مرداد ۱۴۰۴", (1404, 5, 31)),
        ("سی\u200cام آبان ۱۴۰۴", (1404, 8, 30)),
        ("بیست و سوم تير ۱۳۹۹", (1399, 4, 23)),
        ("بیست و پنج بهمن ۹۹", (1399, 11, 25)),
        ("۲۵ام مهر ۱۴۰۱", (1401, 7, 25)),
        ("۱۴مِ مهر ۱۴۰۱", (1401, 7, 14)),
        ("۱۴۰۵ آذر ۱, یکشنبه", (1405, 9, 1)),
    ],
)
def test_every_written_form_is_read(written: str, day: tuple[int, int, int]) -> None:
    assert from_gregorian(parse_date(written)) == day


def test_a_gregorian_day_is_read_in_iso_form() -> None:
    assert parse_date("2026-11-22") == date(2026, 11, 22)
    assert parse_date("۱۹۷۹-۰۲-۱۱") == date(1979, 2, 11)


@pytest.mark.parametrize(
    ("written", "reason"),
    [
        ("", "empty"),
        (" \u200f\u200c\n", "empty"),
        ("دیروز", "unreadable"),
        ("مورخ", "unreadable"),
        ("یکشنبه", "unreadable"),
        ("۱۴۰۵", "unreadable"),
        ("۱۴۰۵/۹", "unreadable"),
        ("395/6/6", "unreadable"),
        ("1395/6/1395", "unreadable"),
        ("14050901", "unreadable"),
        ("تا ۱ آذر ۱۴۰۵", "unreadable"),
        ("۱ تا ۴ مهر ۱۳۹۲", "unreadable"),
        ("۱-۴ مهر ۱۳۹۲", "unreadable"),
        ("شنبه ۱ تا یکشنبه ۲ آذر ۱۴۰۵", "unreadable"),
        ("22 November 2026", "unreadable"),
        ("۱۴۰۵/۹/۱۱۱۱۱", "unreadable"),
        ("۱" * 1_000_000, "unreadable"),
        ("5/6/7", "ambiguous"),
        ("05/9/1", "ambiguous"),
        ("13/11/29", "ambiguous"),
        ("۵ مهر ۰۵", "ambiguous"),
        ("۱۴ مهر", "no-year"),
        ("۲۹ اسفند ماه", "no-year"),
        ("2026/11/22", "year-out-of-range"),
        ("22/11/2026", "year-out-of-range"),
        ("۱ آذر ۱۶۰۰", "year-out-of-range"),
        ("1199/1/1", "year-out-of-range"),
        ("۱۳۹۵/۱۳/۱", "impossible-date"),
        ("۱۳۹۵/۱/۳۲", "impossible-date"),
        ("۱۳۹۵/۰/۱", "impossible-date"),
        ("۱۳۹۵/۱/۰", "impossible-date"),
        ("5/16/7", "impossible-date"),
        ("40/11/50", "impossible-date"),
        ("3/29/1384", "impossible-date"),
        ("۳۱ مهر ۱۴۰۵", "impossible-date"),
        ("۳۲ تیر ۱۴۰۵", "impossible-date"),
        ("۳۰ اسفند ۱۴۰۴", "impossible-date"),
        ("۱۴۰۷/۱۲/۳۰", "impossible-date"),
        ("2026-02-30", "impossible-date"),
        ("شنبه ۱ آذر ۱۴۰۵", "weekday-mismatch"),
        ("جمعه ۱۴۰۵/۹/۱", "weekday-mismatch"),
        ("شنبه یکشنبه ۱ آذر ۱۴۰۵", "weekday-mismatch"),
    ],
)
def test_what_is_no_single_day_is_refused_with_a_reason(written: str, reason: str) -> None:
    with pytest.raises(JalaliError) as refusal:
        parse_date(written)
    assert refusal.value.reason == reason


@given(text=SOUP | st.text(max_size=30))
def test_any_text_is_a_day_or_refused(text: str) -> None:
    for parse in (parse_date, parse_datetime):
        try:
            found = parse(text)
        except JalaliError:
            continue
        assert isinstance(found, date)


@given(day=DAYS, digits=st.sampled_from(["0123456789", "۰۱۲۳۴۵۶۷۸۹", "٠١٢٣٤٥٦٧٨٩"]))
def test_day_first_and_year_first_mean_the_same_day(day: date, digits: str) -> None:
    jalali = from_gregorian(day)
    table = str.maketrans("0123456789", digits)
    for written in (
        f"{jalali.year}/{jalali.month}/{jalali.day}",
        f"{jalali.day:02}-{jalali.month:02}-{jalali.year}",
        f"{jalali.day} {MONTHS[jalali.month]} ماه {jalali.year}",
    ):
        assert parse_date(written.translate(table)) == day


@given(year=st.integers(0, 99), month=st.integers(1, 12), day=st.integers(1, 29))
def test_two_digits_are_the_year_only_above_thirty_one(year: int, month: int, day: int) -> None:
    written = f"{day}/{month}/{year:02}"
    if year > 31:
        assert parse_date(written) == to_gregorian(1300 + year, month, day)
    else:
        with pytest.raises(JalaliError, match="ambiguous"):
            parse_date(written)


@pytest.mark.parametrize(
    "written",
    [
        "یکشنبه ۱ آذر ۱۴۰۵، ساعت ۱۴:۳۰",
        "۱۴۰۵/۹/۱ ۱۴:۳۰",
        "14:30 - 1405/9/1",
        "ساعت ۱۴:۳۰ روز یکشنبه ۱ آذر ۱۴۰۵",
        "۱ آذر ۱۴۰۵ ساعت ۱۴/۳۰",
        "۱ آذر ۱۴۰۵ ساعت ۱۴.۳۰.",
        "1405-09-01 14:30:00",
        "2026-11-22 14:30",
        "2026-11-22T14:30",
        "2026-11-22T14:30:00.000",
        "2026-11-22T11:00Z",
        "2026-11-22T12:00+01:00",
    ],
)
def test_a_moment_is_read_on_the_clock_of_tehran(written: str) -> None:
    moment = parse_datetime(written)
    assert moment == datetime(2026, 11, 22, 11, 0, tzinfo=UTC)
    assert moment.tzinfo is TEHRAN


def test_an_hour_alone_is_a_full_hour() -> None:
    assert parse_datetime("ساعت ۸ روز ۱ آذر ۱۴۰۵") == datetime(2026, 11, 22, 8, tzinfo=TEHRAN)


@pytest.mark.parametrize(
    ("written", "reason"),
    [
        ("", "empty"),
        ("۱۴۰۵/۹/۱", "no-time"),
        ("دیروز", "unreadable"),
        ("ساعت ۱۴:۳۰", "unreadable"),
        ("۱۴۰۵/۹/۱ ۲۴:۰۰", "impossible-time"),
        ("۱۴۰۵/۹/۱ ۱۴:۶۰", "impossible-time"),
        ("۱ آذر ۱۴۰۵ ساعت ۳۰", "impossible-time"),
        ("۱۴۰۵/۹/۱ ۸:۰۰ تا ۱۰:۰۰", "unreadable"),
        ("5/6/7 14:30", "ambiguous"),
        ("2026-13-22T14:30", "impossible-date"),
        ("2026-11-22T::::::", "impossible-date"),
    ],
)
def test_what_is_no_single_moment_is_refused_with_a_reason(written: str, reason: str) -> None:
    with pytest.raises(JalaliError) as refusal:
        parse_datetime(written)
    assert refusal.value.reason == reason
