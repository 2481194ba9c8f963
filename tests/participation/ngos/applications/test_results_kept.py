"""What an authority said of somebody is looked for wherever somebody else reads, and is nowhere."""

import logging
from typing import Any

import pytest
from django.core.management import call_command
from django.db import connection
from django.test import Client

from participation.cases.models import Case
from participation.common.models import Letter, Unit, User
from participation.common.tick import run_tick
from participation.ngos.applications.models import InquirySettings, RefusalReason
from participation.staff_access.tokens.scopes import all_scopes
from tests.participation.cases.at_the_desk import address, signed_in
from tests.participation.cases.cast import officer
from tests.participation.cases.following import opened
from tests.participation.cases.permissions.papers import words_of
from tests.participation.ngos.applications.applying import TITLE
from tests.participation.ngos.applications.reviewing import (
    act,
    done,
    judged,
    may,
    screen,
    taken_up,
    with_papers,
)
from tests.participation.ngos.applications.test_decisions import a_resolution, replied, sent
from tests.participation.staff_access.tokens import token_of

pytestmark = [pytest.mark.django_db, pytest.mark.db]
HIDDEN = "نشانهٔ‌سری"
# A word that no analysis writes otherwise, so that an index would hold it as it is.
RARE = "ژغضقچ"
RESULT = f"{HIDDEN} پاسخ {RARE}"
# An index without its texts: the tables beneath it are read instead.
UNREADABLE = frozenset({"search_strong"})
# Of the desk, with the case in the address; then lists and searches without one.
OF_THE_CASE = ("", "cover/", "referrals/new/", "forward/", "split/", "checklist/", "letters/new/")
LISTS = (
    "/admin/cases/",
    "/admin/cases/?kind=ngo",
    f"/admin/cases/find/?q={HIDDEN}",
    "/admin/cases/today/",
    "/admin/cases/board/",
    "/admin/cases/notices/",
    "/admin/cases/telephone/",
    "/admin/cases/bulk/",
    "/admin/ngos/",
    "/admin/reports/site-history/",
    "/admin/",
)
PUBLIC = (
    "/",
    f"/search/?q={HIDDEN}",
    "/ngos/",
    "/ngos/apply/",
    f"/ngos/apply/?name={HIDDEN}",
    "/track/",
    "/statistics/",
    "/resolutions/",
    f"/api/v1/search/?q={HIDDEN}",
    "/api/v1/statistics/",
    "/api/v1/resolutions/",
)


@pytest.fixture
def asker(clerk: User) -> Client:
    """The officer of inquiries."""
    return signed_in(may(clerk, "record_inquiries", "view_inquiry_results", "decide_application"))


@pytest.fixture
def made(asker: Client) -> Any:
    """An application that was refused after results had come, which are kept."""
    InquirySettings.objects.create(keeps_results=True)
    made = with_papers()
    taken_up(asker, made.case)
    judged(asker, made.case)
    done(asker, made.case, "inquire")
    sent(asker, made.case)
    replied(asker, made.case, result=RESULT)
    assert HIDDEN in asker.get(screen(made.case)).content.decode()
    return made


def told(client: Client, where: str, **more: Any) -> str:
    """All words of an answer; what was asked for is no answer."""
    answer = client.get(where, **more)
    content = b"".join(answer.streaming_content) if answer.streaming else answer.content
    assert answer.status_code < 500, where
    asked = where.partition("=")[2]
    words = words_of(content)
    return words.replace(asked, "") if asked else words


def test_no_page_list_search_export_paper_or_program_tells_a_result_to_anybody_else(
    client: Client, made: Any, asker: Client, governorate: Unit, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    run_tick()
    call_command("index_cases")
    user = officer("colleague", governorate)
    user = may(user, "export_identity", "view_readings", "view_all_cases", "view_ngo")
    colleague, case = signed_in(user), made.case
    seen = {where: told(colleague, where) for where in LISTS}
    seen |= {part: told(colleague, f"{address(case)}{part}") for part in OF_THE_CASE}
    # There was something to leak: the screen says that a reply came.
    seen["screen"] = told(colleague, screen(case))
    assert "پاسخ رسید" in seen["screen"]
    for letter in Letter.objects.filter(holder_id=str(case.pk)):
        seen[f"letter {letter.pk}"] = told(colleague, f"{address(case)}letters/{letter.pk}/")
        done_letter = f"{address(case)}letters/{letter.pk}/pdf/"
        seen[f"paper {letter.pk}"] = told(colleague, done_letter)
    given = {"kind": "csv", "with_people": "on", "reason": "آزمون"}
    export = colleague.post("/admin/cases/export/", given)
    assert export.status_code == 200
    assert TITLE.split()[-1] in words_of(b"".join(export.streaming_content))
    export = colleague.post("/admin/cases/export/", given)
    seen["export"] = words_of(
        b"".join(export.streaming_content) if export.streaming else export.content
    )
    token = token_of(User.objects.get(pk=user.pk), *[one.name for one in all_scopes()])
    headers = {"Authorization": f"Bearer {token}"}
    for where in (f"/api/v1/staff/cases/{case.pk}/", "/api/v1/staff/cases/"):
        seen[where] = told(Client(), where, headers=headers)
    citizen = opened(client, made)
    seen["follow"] = told(citizen, "/track/case/")
    seen |= {f"citizen {where}": told(citizen, where) for where in PUBLIC}

    assert [where for where, words in seen.items() if HIDDEN in words] == []
    assert HIDDEN not in caplog.text


def test_a_refusal_quotes_nothing_and_nothing_readable_lies_in_the_database(
    client: Client, made: Any, asker: Client
) -> None:
    done(asker, made.case, "to_board")
    reason = RefusalReason.objects.first()
    assert reason is not None
    done(asker, made.case, "refuse", resolution=a_resolution().pk, reasons=[reason.pk])
    run_tick()
    followed = told(opened(client, made), "/track/case/")
    assert reason.text in followed
    assert HIDDEN not in followed
    call_command("index_cases")
    call_command("rebuild_search")
    for kept in (_database(), _backup()):
        assert TITLE.split()[-1] in kept
        assert HIDDEN not in kept
        assert RARE not in kept


def test_the_result_goes_with_the_people_when_the_case_is_anonymised(
    made: Any, asker: Client
) -> None:
    from participation.cases.kinds import kind_of  # noqa: PLC0415
    from participation.ngos.applications.models import Inquiry  # noqa: PLC0415

    case = Case.objects.get(pk=made.case.pk)
    kind_of(case.kind).anonymise(case)
    assert not Inquiry.objects.exists()
    assert not case.ngo_application.people.exists()
    assert not case.ngo_application.papers.exists()


def test_a_board_member_reads_it_only_in_the_own_sight(made: Any) -> None:
    elsewhere = signed_in(may(officer("member"), "view_inquiry_results"))
    assert elsewhere.get(screen(made.case)).status_code == 404
    assert act(elsewhere, made.case, "reply").status_code == 404


def _database() -> str:
    """All rows of all tables as they lie, those of indexes too; bytes as text."""
    words = []
    with connection.cursor() as cursor:
        for table in connection.introspection.table_names(cursor):
            if table in UNREADABLE:
                continue
            cursor.execute(f"SELECT * FROM {connection.ops.quote_name(table)}")  # noqa: S608
            for row in cursor.fetchall():
                words += [
                    bytes(value).decode(errors="replace")
                    if isinstance(value, bytes | memoryview)
                    else str(value)
                    for value in row
                ]
    return "\n".join(words)


def _backup() -> str:
    """What a backup holds: SQLite's own, else the rows again."""
    if connection.vendor != "sqlite":
        return _database()
    return str(connection.connection.serialize().decode(errors="replace"))
