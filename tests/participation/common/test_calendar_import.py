"""Holidays from an iCalendar file: what is read, what is left out, and what the exit code says."""

from datetime import date, timedelta
from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from hypothesis import given, settings
from hypothesis import strategies as st

from participation.common.calendar.ical import Event, NotCalendarError, Unread, read_events
from participation.common.models import Holiday
from tests.participation.common.calendar_parts import closed, county, listening

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _clock(time_machine):
    time_machine.move_to("2026-11-23T08:00Z")


def calendar(*events: str) -> str:
    """Return a file with these events, each given by its lines."""
    inner = "".join(f"BEGIN:VEVENT\r\n{event}\r\nEND:VEVENT\r\n" for event in events)
    return f"BEGIN:VCALENDAR\r\nVERSION:2.0\r\n{inner}END:VCALENDAR\r\n"


TASUA = "SUMMARY:تاسوعا\r\nDTSTART;VALUE=DATE:20270614\r\nDTEND;VALUE=DATE:20270615"
TWO_DAYS = "SUMMARY:برف\r\nDTSTART;VALUE=DATE:20261130\r\nDTEND;VALUE=DATE:20261202"
HOURS = "SUMMARY:جلسه\r\nDTSTART:20261130T080000Z\r\nDTEND:20261130T090000Z"


def run(path, *options):
    """Return what the command says and its exit code."""
    out, err = StringIO(), StringIO()
    try:
        call_command("import_holidays", str(path), *options, stdout=out, stderr=err)
    except CommandError as error:
        return out.getvalue() + err.getvalue() + str(error), error.returncode
    return out.getvalue() + err.getvalue(), 0


@pytest.fixture
def file(tmp_path):
    def write(*events):
        path = tmp_path / "holidays.ics"
        path.write_bytes(calendar(*events).encode())
        return path

    return write


@pytest.mark.parametrize(
    ("lines", "read"),
    [
        (TASUA, Event("تاسوعا", date(2027, 6, 14), date(2027, 6, 14))),
        (TWO_DAYS, Event("برف", date(2026, 11, 30), date(2026, 12, 1))),
        ("SUMMARY:عید\r\nDTSTART:20270321", Event("عید", date(2027, 3, 21), date(2027, 3, 21))),
        (
            "SUMMARY:عید\r\nDTSTART:20270321\r\nDTEND:20270321",
            Event("عید", date(2027, 3, 21), date(2027, 3, 21)),
        ),
        (
            "SUMMARY:عید\r\nDTSTART:20270321\r\nDURATION:P4D",
            Event("عید", date(2027, 3, 21), date(2027, 3, 24)),
        ),
        (
            'SUMMARY;LANGUAGE=fa;X="a:b;c":عید\r\n  فطر\\, اول\r\nDTSTART:20270321',
            Event("عید فطر, اول", date(2027, 3, 21), date(2027, 3, 21)),
        ),
        (
            "SUMMARY:عید\r\nDTSTART:20270321\r\nBEGIN:VALARM\r\nSUMMARY:زنگ\r\nEND:VALARM",
            Event("عید", date(2027, 3, 21), date(2027, 3, 21)),
        ),
        (HOURS, Unread("جلسه", "not whole days")),
        ("DTSTART:20270321", Unread("", "no title")),
        ("SUMMARY:الف\r\nDTSTART:20270231", Unread("الف", "no such day")),
        ("SUMMARY:الف", Unread("الف", "not whole days")),
        ("SUMMARY:الف\r\nDTSTART:20270321\r\nRRULE:FREQ=YEARLY", Unread("الف", "repeats")),
        (
            "SUMMARY:الف\r\nDTSTART:20270321\r\nDTEND:20270101",
            Unread("الف", "ends before it begins"),
        ),
        (
            "SUMMARY:الف\r\nDTSTART:20270321\r\nDTEND:20280321",
            Unread("الف", "longer than 31 days"),
        ),
        ("SUMMARY:الف\r\nDTSTART:20270321\r\nDURATION:PT2H", Unread("الف", "not whole days")),
        ("SUMMARY:الف\r\nDTSTART:99991231\r\nDURATION:P900D", Unread("الف", "no such day")),
    ],
)
def test_an_event_is_read_or_left_out_with_the_reason(lines, read):
    assert list(read_events(calendar(lines))) == [read]


def test_what_was_cancelled_is_not_there():
    text = calendar(f"{TASUA}\r\nSTATUS:CANCELLED", TWO_DAYS)
    assert [event.title for event in read_events(text)] == ["برف"]


@pytest.mark.parametrize("text", ["", "holidays", "BEGIN:VCARD\r\nEND:VCARD"])
def test_another_kind_of_file_is_refused(text):
    with pytest.raises(NotCalendarError):
        read_events(text)


LETTERS = st.text(st.characters(codec="utf-8", exclude_categories=("Cc", "Cs")), min_size=1)


@given(title=LETTERS, first=st.dates(date(1990, 1, 1), date(2090, 1, 1)), days=st.integers(1, 31))
@settings(deadline=None)
def test_what_a_program_folds_and_escapes_comes_back(title, first, days):
    written = title.replace("\\", "\\\\").replace(",", "\\,").replace(";", "\\;")
    folded = "\r\n ".join(
        f"SUMMARY:{written}"[at : at + 20] for at in range(0, len(written) + 8, 20)
    )
    end = first + timedelta(days=days)
    text = calendar(f"{folded}\r\nDTSTART;VALUE=DATE:{first:%Y%m%d}\r\nDTEND:{end:%Y%m%d}")
    (event,) = read_events(text)
    if title.strip():
        assert event == Event(title.strip(), first, end - timedelta(days=1))
        assert len(event.days()) == days
    else:
        assert event == Unread("", "no title")


@given(st.text(max_size=300))
@settings(deadline=None)
def test_no_text_breaks_the_reader(text):
    for event in read_events(f"BEGIN:VCALENDAR\nBEGIN:VEVENT\n{text}\nEND:VEVENT"):
        assert isinstance(event, Event | Unread)


def test_a_file_is_entered_and_told_once(file):
    with listening() as told:
        said, code = run(file(TASUA, TWO_DAYS))
    assert code == 0
    assert "+ ۱۴۰۶/۰۳/۲۴ تاسوعا" in said
    assert "3 days were entered, 0 are there already, 0 are too far away." in said
    assert told == [(date(2026, 11, 30), date(2027, 6, 14), None)]
    assert set(Holiday.objects.values_list("kind", "county")) == {("official", None)}


def test_the_same_file_again_changes_nothing(file):
    path = file(TASUA, TWO_DAYS)
    run(path)
    with listening() as told:
        said, code = run(path)
    assert (code, told) == (0, [])
    assert "0 days were entered, 3 are there already" in said
    assert Holiday.objects.count() == 3


def test_what_the_office_said_of_a_day_stays(file):
    closed(date(2027, 6, 14), title="کار می‌کنیم", kind="working")
    run(file(TASUA))
    assert Holiday.objects.get().title == "کار می‌کنیم"


def test_a_dry_run_writes_nothing(file):
    with listening() as told:
        said, code = run(file(TASUA), "--dry-run")
    assert (code, told) == (0, [])
    assert "1 days can be entered" in said
    assert not Holiday.objects.exists()


def test_days_of_a_county_are_its_own_however_it_is_typed(file):
    _said, code = run(file(TASUA), "--county", "كاشان")
    assert code == 0
    assert Holiday.objects.get().county == county("کاشان")


def test_what_cannot_be_read_is_named_and_the_rest_is_entered(file):
    said, code = run(file(HOURS, TASUA))
    assert code == 1
    assert "Left out: جلسه: not whole days" in said
    assert Holiday.objects.get().title == "تاسوعا"


def test_two_occasions_of_one_day_are_one_entry(file):
    run(file(TASUA, TASUA.replace("تاسوعا", "سوگواري " + "و " * 100)))
    title = Holiday.objects.get().title
    assert title.startswith("تاسوعا، سوگواری و")
    assert len(title) <= 120


def test_days_that_no_deadline_can_hold_are_left(file):
    said, code = run(file("SUMMARY:کهن\r\nDTSTART:20100101", TASUA))
    assert code == 0
    assert "1 are too far away" in said
    assert Holiday.objects.count() == 1


@pytest.mark.parametrize(
    ("content", "options", "message"),
    [
        (b"BEGIN:VCARD", (), "is no iCalendar file"),
        (b"", (), "is no iCalendar file"),
        ("BEGIN:VCALENDAR\r\nعيد".encode("cp1256"), (), "is not in UTF-8"),
        (b"BEGIN:VCALENDAR" + b"\r\n" * 1_000_001, (), "is over 2000000 bytes"),
        (b"BEGIN:VCALENDAR", ("--county", "تبریز"), "There is no county"),
        (None, (), "cannot be read: No such file"),
    ],
    ids=["another kind", "empty", "old letters", "too large", "no such county", "not there"],
)
def test_what_is_useless_ends_with_two(tmp_path, content, options, message):
    path = tmp_path / "file.ics"
    if content is not None:
        path.write_bytes(content)
    said, code = run(path, *options)
    assert code == 2
    assert message in said
