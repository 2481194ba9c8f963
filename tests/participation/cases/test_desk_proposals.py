"""Where the office asks for it, one writes an answer and another sends it."""

from typing import Any

import pytest
from playwright.sync_api import Page, expect

from participation.cases.actors import CLOCK
from participation.cases.enums import EventType
from participation.cases.errors import NotAllowedError
from participation.cases.models import Answer, Case, CaseEvent, CaseFile, CaseSettings, Proposal
from participation.cases.services import correspondence, retention
from participation.cases.services.submission import Submitted
from participation.common.models import PrivateFile, User
from tests.browser import Watch, assert_axe_clean, assert_fits, follow, screenshot, visit
from tests.participation.cases.at_the_desk import signed_in
from tests.participation.cases.cast import Province, officer
from tests.participation.cases.test_desk_files import citizen, do, paper, put_ready
from tests.participation.cases.test_desk_in_the_browser import enter
from tests.participation.common.files.conftest import private_root  # noqa: F401  # empties it

pytestmark = [pytest.mark.django_db, pytest.mark.db]
HEAD = ("view_case", "handle_case", "approve_answer")
WORDS = "پاسخ پیشنهادی"


@pytest.fixture
def province() -> Province:
    """The units, in an office that asks for a second person."""
    settings = CaseSettings.load()
    settings.answers_are_approved = True
    settings.save()
    return Province()


@pytest.fixture
def head(province: Province) -> User:
    """Who sends what others have written."""
    return officer("head", province.desk, permissions=HEAD)


def screen(user: User, case: Case) -> str:
    """What the screen of the case says to somebody."""
    return str(signed_in(user).get(f"/admin/cases/{case.pk}/").content.decode())


def offered(user: User, case: Case) -> set[str]:
    """Which works the screen offers somebody."""
    text = screen(user, case)
    names = ("answer", "decline", "approve", "send_back", "inform")
    return {name for name in names if f'name="do" value="{name}"' in text}


def test_an_answer_waits_and_is_sent_by_another_with_its_file(
    one: User, head: User, mine: Submitted
) -> None:
    client, reader = signed_in(one), citizen(mine)
    put_ready(client, mine.case, "answer", paper())

    assert do(client, mine.case, "answer", text=WORDS).status_code == 302

    mine.case.refresh_from_db()
    assert mine.case.is_open
    assert not Answer.objects.exists()
    file = PrivateFile.objects.get()
    assert WORDS not in reader.get("/track/case/").content.decode()
    assert reader.get(f"/track/case/files/{file.pk}/").status_code == 404
    assert WORDS in screen(head, mine.case)
    download = signed_in(head).get(f"/admin/cases/{mine.case.pk}/files/{file.pk}/")
    assert download.content.startswith(b"%PDF-")

    assert do(signed_in(head), mine.case, "approve").status_code == 302

    mine.case.refresh_from_db()
    assert not mine.case.is_open
    assert WORDS in reader.get("/track/case/").content.decode()
    assert reader.get(f"/track/case/files/{file.pk}/").status_code == 200
    assert CaseFile.objects.get().answer == Answer.objects.get()
    assert not Proposal.objects.exists()
    sent = CaseEvent.objects.get(type=EventType.ANSWERED)
    assert sent.actor == head
    assert "منتظر نفر دوم" in screen(one, mine.case)


def test_nobody_sends_the_own_answer_nor_without_the_right(
    one: User, head: User, mine: Submitted, province: Province
) -> None:
    do(signed_in(head), mine.case, "answer", text=WORDS)

    assert offered(head, mine.case) == {"inform"}
    assert offered(one, mine.case) == {"inform"}
    for user in (head, one):
        do(signed_in(user), mine.case, "approve")
        do(signed_in(user), mine.case, "send_back", reason="نه")
    mine.case.refresh_from_db()
    assert mine.case.is_open
    assert not Proposal.objects.get().is_returned
    other = officer("other", province.desk, permissions=HEAD)
    assert offered(other, mine.case) == {"approve", "send_back", "inform"}


def test_what_is_sent_back_stands_in_the_form_of_its_author_with_the_reason_and_the_file(
    one: User, head: User, mine: Submitted
) -> None:
    client = signed_in(one)
    put_ready(client, mine.case, "answer", paper())
    do(client, mine.case, "answer", text=WORDS)
    assert do(signed_in(head), mine.case, "send_back", reason="").status_code == 422

    do(signed_in(head), mine.case, "send_back", reason="تاریخ را بیفزایید")

    text = screen(one, mine.case)
    assert f">\n{WORDS}</textarea>" in text
    assert "تاریخ را بیفزایید" in text
    assert PrivateFile.objects.get().holder_kind == "case-outgoing"
    assert f">\n{WORDS}</textarea>" not in screen(head, mine.case)
    do(client, mine.case, "answer", text="پاسخ با تاریخ")
    do(signed_in(head), mine.case, "approve")
    assert Answer.objects.get().text == "پاسخ با تاریخ"
    assert CaseFile.objects.count() == 1


@pytest.mark.parametrize("name", ["answer", "approve", "send_back"])
def test_two_clicks_are_one(one: User, head: User, mine: Submitted, name: str) -> None:
    sent: dict[str, Any] = {"do": "answer", "version": 1, "text": WORDS}
    client = signed_in(one)
    address = f"/admin/cases/{mine.case.pk}/"
    if name != "answer":
        client.post(address, sent)
        client, sent = signed_in(head), {"do": name, "version": 2, "reason": "تاریخ"}

    answers = [client.post(address, sent) for _ in range(2)]

    assert [answer.status_code for answer in answers] == [302, 302]
    mine.case.refresh_from_db()
    assert mine.case.version == (2 if name == "answer" else 3)


def test_a_stale_screen_sends_nothing(one: User, head: User, mine: Submitted) -> None:
    do(signed_in(one), mine.case, "answer", text=WORDS)
    stale = {"do": "approve", "version": 1}

    answer = signed_in(head).post(f"/admin/cases/{mine.case.pk}/", stale)

    assert answer.status_code == 409
    assert not Answer.objects.exists()


def test_no_other_way_sends_an_answer_unapproved(one: User, mine: Submitted) -> None:
    with pytest.raises(NotAllowedError):
        correspondence.answer(case_id=mine.case.pk, text=WORDS, by=one, seen=1)

    mine.case.refresh_from_db()
    assert mine.case.is_open


def test_where_the_office_does_not_ask_an_answer_is_sent_at_once(
    one: User, mine: Submitted
) -> None:
    CaseSettings.objects.update(answers_are_approved=False)

    do(signed_in(one), mine.case, "answer", text=WORDS)

    assert Answer.objects.get().text == WORDS


def test_a_withdrawn_case_is_not_answered_and_anonymising_takes_the_proposal(
    one: User, head: User, mine: Submitted
) -> None:
    put_ready(signed_in(one), mine.case, "answer", paper())
    do(signed_in(one), mine.case, "answer", text=WORDS)
    reader = citizen(mine)
    page = reader.get("/track/case/").content.decode()
    token = page.partition('name="token" value="')[2][:36]
    reader.post("/track/case/withdraw/", {"text": "", "token": token})

    assert "approve" not in offered(head, mine.case)
    do(signed_in(head), mine.case, "approve")
    assert not Answer.objects.exists()
    retention.anonymise(mine.case.pk, by=CLOCK)
    assert not Proposal.objects.exists()
    assert not PrivateFile.objects.exists()


@pytest.mark.browser
def test_a_head_reads_and_sends_an_answer_in_a_browser(
    server: str, page: Page, one: User, head: User, mine: Submitted
) -> None:
    do(signed_in(one), mine.case, "answer", text="به پرونده رسیدگی و تابلو نصب شد.")
    enter(page, server, head)
    watch = Watch(page)
    for look in ("1280-light", "1280-dark", "768-light", "768-dark"):
        width, scheme = look.split("-")
        visit(page, f"{server}/admin/cases/{mine.case.pk}/", width=int(width), scheme=scheme)
        screenshot(page, f"desk-proposal-{look}")
        assert_fits(page)
        assert_axe_clean(page)
    watch.assert_quiet(server)
    follow(page.get_by_role("button", name="فرستادن پاسخ پیشنهادی"))
    expect(page.get_by_text("پاسخ فرستاده و پرونده بسته شد")).to_be_visible()
