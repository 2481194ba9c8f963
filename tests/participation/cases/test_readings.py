"""Who opened a sealed or a restricted case, and who looked behind a seal: kept, and reported."""

import datetime as dt
from typing import Any

import pytest
import time_machine
from django.db import connection
from django.test.utils import CaptureQueriesContext

from participation.cases.actors import CLOCK
from participation.cases.models import Case, CaseReading
from participation.cases.services.identity import accuse, seal
from participation.cases.services.retention import anonymise
from participation.common.models import User
from persian.jalali import format_date, format_short, today
from tests.participation.cases.api.programs import Program
from tests.participation.cases.at_the_desk import SEAL, address, do, signed_in
from tests.participation.cases.cast import Province, category, filed, officer

pytestmark = [pytest.mark.django_db, pytest.mark.db]
REPORT = "/admin/reports/case-readings/"
WHY = "برای ابلاغ حضوری"
LOOKS = ("view_case", "view_all_cases", "view_readings")


@pytest.fixture
def one(province: Province) -> User:
    """An officer of the desk who seals."""
    return officer("one", province.desk, permissions=SEAL)


@pytest.fixture
def sealed(one: User, case: Case) -> Case:
    """A case whose identity its officer alone looks at."""
    return seal(case_id=case.pk, officers=[one], by=one, seen=case.version)


@pytest.fixture
def restricted(province: Province) -> Case:
    """A case that is seen in its own unit only."""
    return filed(category(province.desk, title="موضوع پنهان", is_restricted=True)).case


@pytest.fixture
def inspector(province: Province) -> User:
    """Somebody who may look at the report."""
    return officer("inspector", permissions=LOOKS)


def kept() -> list[tuple[str, str, bool]]:
    """What is kept, oldest first."""
    rows = CaseReading.objects.order_by("pk").values_list("user__username", "kind", "is_program")
    return list(rows)


def report(user: User, **asked: str) -> str:
    """The report as a page."""
    answer = signed_in(user).get(REPORT, asked)
    assert answer.status_code == 200
    return str(answer.content.decode())


def test_opening_is_kept_once_for_a_person_a_case_and_an_hour(
    one: User, sealed: Case, restricted: Case, province: Province
) -> None:
    two = officer("two", province.desk)
    with time_machine.travel(dt.datetime(2026, 11, 3, 8, 5, tzinfo=dt.UTC), tick=False) as clock:
        for user in (one, one, two):
            for _ in range(3):
                signed_in(user).get(address(sealed))
        signed_in(two).get(f"{address(sealed)}forward/")
        signed_in(one).get(address(restricted))
        assert kept() == [
            ("one", "sealed", False), ("two", "sealed", False), ("one", "restricted", False),
        ]  # fmt: skip

        clock.shift(dt.timedelta(hours=1))
        signed_in(one).get(address(sealed))

    assert kept()[3:] == [("one", "sealed", False)]


def test_an_open_case_and_a_stranger_leave_nothing(
    one: User, case: Case, restricted: Case, province: Province
) -> None:
    signed_in(one).get(address(case))
    stranger = officer("stranger", province.second)
    assert signed_in(stranger).get(address(restricted)).status_code == 404

    assert kept() == []


def test_each_look_behind_a_seal_is_kept_with_its_reason(one: User, sealed: Case) -> None:
    for why in (WHY, "بار دوم"):
        shown = do(signed_in(one), sealed, "reveal", reason=why)
        assert "شهروند نمونه" in shown.content.decode()

    looks = CaseReading.objects.filter(kind="identity").order_by("pk")
    assert [look.note.text for look in looks if look.note] == [WHY, "بار دوم"]
    assert do(signed_in(one), sealed, "reveal", reason=" ").status_code == 302
    assert looks.count() == 2


def test_what_a_program_reads_is_kept_beside_what_its_owner_reads(one: User, sealed: Case) -> None:
    program = Program(one, "cases:read", "cases:write")
    for _ in range(2):
        assert program.get(f"{sealed.pk}/").status_code == 200
    program.post(f"{sealed.pk}/ask/", text="کدام؟", version=sealed.version)

    assert kept() == [("one", "sealed", True)]


def test_what_is_read_out_on_the_telephone_was_opened_too(
    one: User, restricted: Case, case: Case
) -> None:
    for called in (restricted, case):
        sent = {"words": called.number}
        shown = signed_in(one).post("/admin/cases/telephone/", sent, follow=True)
        assert str(called.pk) in shown.content.decode()

    assert kept() == [("one", "restricted", False)]


def test_the_report_says_who_read_what_when_and_why(
    one: User, sealed: Case, restricted: Case, inspector: User
) -> None:
    client = signed_in(one)
    client.get(address(restricted))
    do(client, sealed, "reveal", reason=WHY)

    text = report(inspector)

    for told in ("پروندهٔ مهرشده", "پروندهٔ محدود", "هویت مهرشده", WHY, format_date(today())):
        assert told in text, told
    assert f'href="{address(sealed)}"' in text
    # A restricted case is out of this person's sight: its number stands there, and no more.
    assert address(restricted) not in text
    assert restricted.title not in text
    assert "شهروند نمونه" not in text


def test_it_is_narrowed_by_number_person_kind_and_days(
    one: User, sealed: Case, restricted: Case, province: Province, inspector: User
) -> None:
    two = officer("two", province.desk)
    signed_in(one).get(address(sealed))
    signed_in(two).get(address(restricted))
    day = format_short(today())
    tomorrow = format_short(today() + dt.timedelta(days=1))

    def rows(**asked: str) -> int:
        return report(inspector, **asked).count('class="title"')

    assert rows() == 2
    assert rows(number=sealed.number) == rows(number=restricted.number.split("-")[1]) == 1
    assert rows(person="two") == rows(kind="restricted") == 1
    assert rows(person="tw on") == 0
    assert rows(number="هیچ") == 0
    assert rows(since=day, until=day) == 2
    assert rows(since=tomorrow) == 0
    assert "هیچ" in report(inspector, since="هیچ")
    assert signed_in(inspector).get(f"{REPORT}results/", {"person": "two"}).status_code == 200


@pytest.mark.parametrize("kind", ["csv", "xlsx"])
def test_it_is_given_out_as_a_file_by_the_one_writer(
    one: User, sealed: Case, inspector: User, kind: str
) -> None:
    do(signed_in(one), sealed, "reveal", reason="=1+1")

    answer: Any = signed_in(inspector).get(REPORT, {"export": kind})

    assert f"case-readings-{today().isoformat()}.{kind}" in answer.headers["Content-Disposition"]
    data = b"".join(answer.streaming_content)
    if kind == "csv":
        text = data.decode()
        assert text.count("\r\n") == 3
        assert '"\'=1+1"' in text


def test_whom_a_case_is_against_finds_no_reading_of_it_nor_does_who_may_not(
    one: User, sealed: Case, restricted: Case, inspector: User, province: Province
) -> None:
    for case in (sealed, restricted):
        signed_in(one).get(address(case))
    own = officer("own", province.second, permissions=LOOKS)
    assert report(own).count('class="title"') == 2
    units = {"units": [province.second], "users": [inspector]}

    accuse(case_id=restricted.pk, by=one, seen=restricted.version, **units)

    for user in (own, inspector):
        text = report(user)
        assert text.count('class="title"') == 1
        assert str(restricted.number) not in text
    for denied in (one, officer("blind", permissions=("view_readings",))):
        assert signed_in(denied).get(REPORT).status_code == 404
        assert signed_in(denied).get(f"{REPORT}results/").status_code == 404
        assert REPORT not in signed_in(denied).get("/admin/").content.decode()
    assert REPORT in signed_in(inspector).get("/admin/").content.decode()


def test_the_report_asks_the_table_twice_however_long_it_is(
    one: User, sealed: Case, inspector: User
) -> None:
    def asked() -> list[str]:
        client = signed_in(inspector)
        client.get(REPORT)
        with CaptureQueriesContext(connection) as captured:
            client.get(REPORT)
        return [one["sql"] for one in captured if '"cases_casereading"' in one["sql"]]

    do(signed_in(one), sealed, "reveal", reason=WHY)
    assert len(asked()) == 2
    for number in range(60):
        do(signed_in(one), sealed, "reveal", reason=f"بار {number}")

    assert len(asked()) == 2
    assert report(inspector).count('class="title"') == 50


def test_it_survives_the_anonymising_without_its_reason(
    one: User, sealed: Case, inspector: User
) -> None:
    do(signed_in(one), sealed, "reveal", reason=WHY)
    do(signed_in(one), Case.objects.get(pk=sealed.pk), "answer", text="انجام شد")

    anonymise(sealed.pk, by=CLOCK)

    text = report(inspector)
    assert "هویت مهرشده" in text
    assert WHY not in text
