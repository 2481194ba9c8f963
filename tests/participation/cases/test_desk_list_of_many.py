"""The list of cases where there are many: what is counted, and what the database reads for it."""

import datetime
import uuid

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from participation.cases.models import Case
from participation.cases.services import correspondence
from participation.common.models import Unit, User
from tests.participation.cases.at_the_desk import signed_in
from tests.participation.cases.cast import Province, against_unit, category, filed, officer

pytestmark = [pytest.mark.django_db, pytest.mark.db]
LIST = "/admin/cases/"
MANY = 10_002
NEWEST = datetime.datetime(2026, 1, 1, 8, tzinfo=datetime.UTC)


def closed_cases(unit: Unit) -> None:
    """Make more closed cases than anybody turns pages for, each a minute older than the last."""
    rows = [
        Case(
            kind="complaint",
            number=f"X{number}",
            submission=uuid.uuid4(),
            title="بایگانی",
            state="answered",
            unit=unit,
            identity="full",
            is_open=False,
            received_at=NEWEST - datetime.timedelta(minutes=number),
            closed_at=NEWEST,
        )
        for number in range(MANY)
    ]
    Case.objects.bulk_create(rows, batch_size=1000)


def test_what_is_very_long_is_counted_so_far_and_says_so(one: User, province: Province) -> None:
    closed_cases(province.desk)
    client = signed_in(one)

    first, last, beyond = (
        client.get(LIST, {"queue": "closed", "p": page}).content.decode()
        for page in ("1", "200", "201")
    )

    for text in (first, last, beyond):
        assert "بیش از ۱۰٬۰۰۰ پرونده یافته شد" in text
        assert "بیش از ۱۰٬۰۰۰ پرونده</div>" in text
    assert "X۰<" in first
    assert "X۹۹۹۹<" in last
    assert "X۱۰۰۰۰<" not in last
    assert beyond.count("<tr>") == last.count("<tr>")


def test_a_page_has_its_cases_in_order_whatever_the_count_was(
    one: User, province: Province
) -> None:
    cases = [filed(category(province.desk, title=f"دسته {number}")).case for number in range(3)]

    text = signed_in(one).get(LIST).content.decode()

    shown = sorted(cases, key=lambda case: text.index(f"{LIST}{case.pk}/"))
    assert [case.pk for case in shown] == sorted((case.pk for case in cases), reverse=True)
    assert "۳ پرونده</div>" in text


def test_a_narrowed_list_counts_what_it_shows(one: User, province: Province) -> None:
    here = filed(category(province.desk), county=province.county).case
    filed(category(province.desk, title="دیگری"), county=province.other_county)

    text = signed_in(one).get(LIST, {"county": province.county.pk}).content.decode()

    assert str(here.pk) in text
    assert "۱ پرونده یافته شد" in text
    assert "همهٔ باز <b>۲</b>" in text


@pytest.mark.parametrize("queue", ["", "late", "mine", "unit", "closed"])
@pytest.mark.parametrize("sees", ["own unit", "everything"])
def test_counts_and_keys_are_read_from_indexes(province: Province, queue: str, sees: str) -> None:
    filed(category(province.root), against=against_unit(province.first))
    more = ("view_all_cases", "view_restricted_cases") if sees == "everything" else ()
    reader = officer("reader", province.desk, permissions=("view_case", "handle_case", *more))
    own = filed(category(province.desk, title="یکم")).case
    Case.objects.filter(pk=own.pk).update(assignee=reader, due_date="2026-01-01")
    closed = filed(category(province.desk, title="دوم")).case
    correspondence.answer(case_id=closed.pk, text="تمام", by=reader, seen=1)
    client = signed_in(reader)
    client.get(LIST, {"queue": queue})

    with CaptureQueriesContext(connection) as captured:
        client.get(LIST, {"queue": queue})

    asked = [one["sql"] for one in captured.captured_queries if 'FROM "cases_case"' in one["sql"]]
    *asked, rows = asked
    # Counts of the queues, the keys of the page; the number of closed ones, where those are listed.
    assert len(asked) == (3 if queue == "closed" else 2)
    assert "JOIN" in rows
    if connection.vendor == "sqlite":
        for sql in asked:
            with connection.cursor() as cursor:
                cursor.execute(f"EXPLAIN QUERY PLAN {sql}")
                plan = [row[3] for row in cursor.fetchall()]
            of_cases = [line for line in plan if "cases_case" in line]
            assert of_cases, plan
            # Whatever is gone through as a whole is an index that has all that is asked for.
            assert all("USING COVERING INDEX" in line for line in of_cases if "SCAN" in line), plan
            assert all("USING" in line for line in of_cases), plan
