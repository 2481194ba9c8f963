"""A report by link and code: kept, sent once, returned, sent again, accepted; by nobody else."""

import re
from datetime import timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from django.urls import reverse

from participation.common.models import AccessLink, OutboxMessage, User
from participation.ngos.supervision.models import Duty, DutyEvent, Report, Sending
from tests.participation.common.files.samples import pdf
from tests.participation.ngos.factories import day
from tests.participation.ngos.supervision.stage import (
    ACTIVITY,
    SPRING,
    allowed,
    at,
    do,
    keep_since,
    owing,
    screen_of,
    soup,
    tick,
    words,
)

pytestmark = [pytest.mark.django_db, pytest.mark.db]
MOBILE = "09131234567"
REPORT = "/ngos/report/"


def sent(pattern: str) -> OutboxMessage:
    """Return the newest SMS of a pattern."""
    return OutboxMessage.objects.filter(pattern=pattern).order_by("-created_at", "-pk")[0]


def address_in(message: OutboxMessage) -> str:
    """Return the path of the link that a message has."""
    found = re.search(r"/ngos/report/open/[\w-]+/", message.variables)
    assert found
    return found[0]


def code_in(message: OutboxMessage) -> str:
    """Return the digits that a message has."""
    found = re.search(r"[۰-۹]{6}", message.variables)
    assert found
    return found[0]


def ask(client: Client, duty: Duty) -> str:
    """Let the officer note a contact and send the link; return its path."""
    typed = {"name": "مریم", "mobile": MOBILE, "email": "maryam@example.ir"}
    assert do(client, duty, "contact", **typed).status_code == 302
    assert do(client, duty, "link").status_code == 302
    return address_in(sent("ngo_report_asked"))


def opened(path: str) -> Client:
    """Return the browser of the contact, who has typed the code."""
    browser = Client()
    assert browser.post(path, {"send": "1"}).status_code == 302
    answer = browser.post(path, {"code": code_in(sent("ngo_report_code"))})
    assert (answer.status_code, answer["Location"]) == (302, REPORT)
    return browser


def typed(browser: Client, **more: object) -> dict[str, object]:
    """Return the form filled in, with the version that the page shows."""
    page = soup(browser.get(REPORT))
    names = [one["name"] for one in page.select("[name^=question_]")]
    answers = dict(zip(names, ["دو برنامهٔ آموزشی", "120", "40", "شهرداری", ""], strict=True))
    return answers | {"seen": page.select_one("[name=seen]")["value"]} | more


def file(name: str = "گزارش.pdf") -> SimpleUploadedFile:
    return SimpleUploadedFile(name, pdf.plain(), content_type="application/pdf")


def state(duty: Duty) -> str:
    duty.refresh_from_db()
    return duty.state


def test_a_report_is_kept_sent_returned_sent_again_and_accepted(
    client: Client, registrar: User
) -> None:
    with at(SPRING, client, registrar):
        keep_since(day(1405))
        duty = owing()
        path = ask(client, duty)
        assert "0913" not in path
        told = words(Client().get(path))
        assert ACTIVITY in told
        assert "۰۹۱۳۱۲۳۴۵۶۷" not in told
        browser = opened(path)

        # Kept before anything is sent.
        assert browser.post(REPORT, typed(browser, save="1")).status_code == 302
        assert "دو برنامهٔ آموزشی" in str(browser.get(REPORT).content.decode())
        assert browser.post(REPORT, typed(browser, files=file(), send_files="1")).status_code == 302
        tick("common.check_files")
        first = browser.post(REPORT, typed(browser, send="1"))
        assert first["Location"] == "/ngos/report/done/"
        receipt = words(browser.get("/ngos/report/done/"))
        assert "۱۴۰۶-۰۰۰۰۱" in receipt
        assert browser.get("/ngos/report/receipt.pdf").content.startswith(b"%PDF")

        # The officer reads answers and file, and returns it: the same link opens again.
        page = client.get(screen_of(duty))
        assert "دو برنامهٔ آموزشی" in words(page)
        link = soup(page).select_one("#report-section li a")["href"]
        assert client.get(link).content.startswith(b"%PDF")
        assert do(client, duty, "return", text="ترازنامه پیوست نیست").status_code == 302
        assert ACTIVITY in sent("ngo_report_returned").variables
    with at(SPRING + timedelta(days=1), client, registrar):
        again = opened(path)
        shown = words(again.get(REPORT))
        assert "ترازنامه پیوست نیست" in shown
        assert "گزارش.pdf" in shown
        assert again.post(REPORT, typed(again, send="1")).status_code == 302
        assert "۱۴۰۶-۰۰۰۰۲" in words(again.get("/ngos/report/done/"))
        assert do(client, duty, "ask", text="شمار داوطلبان؟").status_code == 302
        assert "دفتر توضیح یا مدرک بیشتری" in words(again.get(REPORT))
        assert again.post(REPORT, typed(again, send="1")).status_code == 302
        assert do(client, duty, "accept", text="").status_code == 302
        assert "پذیرفته است" in words(again.get("/ngos/report/done/"))
    acts = DutyEvent.objects.filter(duty=duty).order_by("pk").values_list("act", flat=True)
    assert list(acts) == [
        "link", "delivered", "returned", "delivered", "asked", "delivered", "accepted",
    ]  # fmt: skip
    assert (state(duty), Report.objects.get().state) == ("accepted", "accepted")


def test_two_clicks_send_once_and_what_two_devices_type_is_not_lost(
    client: Client, registrar: User
) -> None:
    with at(SPRING, client, registrar):
        keep_since(day(1405))
        duty = owing()
        path = ask(client, duty)
        phone = opened(path)
        tablet = Client()
        tablet.cookies = phone.cookies
        on_phone, on_tablet = typed(phone, save="1"), typed(tablet)
        assert phone.post(REPORT, on_phone).status_code == 302
        name = next(name for name in on_tablet if name.startswith("question_"))
        late = tablet.post(REPORT, on_tablet | {name: "نوشتهٔ تبلت", "save": "1"})
        assert late.status_code == 409
        page = soup(late)
        assert "نوشتهٔ تبلت" in page.get_text()
        assert "دستگاه دیگری" in page.get_text()
        seen = page.select_one("[name=seen]")["value"]
        both = on_tablet | {name: "نوشتهٔ تبلت", "seen": seen}
        for _click in range(2):
            answer = tablet.post(REPORT, both | {"send": "1"})
            assert answer["Location"] == "/ngos/report/done/"
        late = phone.post(REPORT, on_phone | {"save": "1"})
        assert late["Location"] == "/ngos/report/done/"
    assert Sending.objects.count() == 1
    assert DutyEvent.objects.filter(duty=duty, act="delivered").count() == 1


def test_what_is_missing_is_said_beside_it_and_everything_typed_stays(
    client: Client, registrar: User
) -> None:
    with at(SPRING, client, registrar):
        keep_since(day(1405))
        duty = owing()
        browser = opened(ask(client, duty))
        given = typed(browser, send="1")
        names = [name for name in given if name.startswith("question_")]
        wrong = given | {names[0]: "", names[1]: "صد و بیست"}
        answer = browser.post(REPORT, wrong)
        assert answer.status_code == 422
        page = soup(answer)
        assert len(page.select(".field.bad")) == 2
        assert page.select_one(f"[name={names[1]}]")["value"] == "صد و بیست"
        # It is kept as it was typed.
        assert "صد و بیست" in browser.get(REPORT).content.decode()
        bad = SimpleUploadedFile("a.pdf", b"MZ nothing", content_type="application/pdf")
        assert browser.post(REPORT, typed(browser, files=bad, save="1"))["Location"].startswith(
            REPORT
        )
        tick("common.check_files")
        assert soup(browser.get(REPORT)).select_one(".files .err")
    assert state(duty) == "open"


def test_a_link_opens_nothing_without_the_code_after_its_time_or_once_replaced(
    client: Client, registrar: User
) -> None:
    with at(SPRING, client, registrar):
        keep_since(day(1405))
        duty = owing()
        path = ask(client, duty)
        stranger = Client()
        assert stranger.get(REPORT).status_code == 404
        assert stranger.get("/ngos/report/open/" + "x" * 32 + "/").status_code == 404
        assert stranger.post("/ngos/report/files/").status_code == 404
        assert stranger.get("/ngos/report/receipt.pdf").status_code == 404
        stranger.post(path, {"send": "1"})
        right = code_in(sent("ngo_report_code"))
        wrong = "۱۱۱۱۱۱" if right != "۱۱۱۱۱۱" else "۲۲۲۲۲۲"
        answer = stranger.post(path, {"code": wrong})
        assert answer.status_code == 422
        assert stranger.get(REPORT).status_code == 404
        browser = opened_later(path, right)
        assert browser.get(REPORT).status_code == 200
        # Another link closes the old one, and what it opened.
        assert do(client, duty, "link").status_code == 302
        assert browser.get(REPORT).status_code == 404
        assert Client().get(path).status_code == 404
        newer = address_in(sent("ngo_report_asked"))
        assert newer != path
    with at(SPRING + timedelta(days=31), client, registrar):
        assert Client().get(newer).status_code == 404
    assert not AccessLink.objects.filter(token_hash__in=[path, newer]).exists()


def opened_later(path: str, code: str) -> Client:
    """Return a browser that types a code which another one asked for."""
    browser = Client()
    assert browser.post(path, {"code": code}).status_code == 302
    return browser


def test_no_link_goes_out_without_a_contact_or_a_form(client: Client, registrar: User) -> None:
    with at(SPRING, client, registrar):
        keep_since(day(1405))
        duty = owing()
        answer = do(client, duty, "link")
        assert answer.status_code == 422
        assert "رابط" in words(answer)
        wrong = do(client, duty, "contact", name="", mobile="0912", email="")
        assert wrong.status_code == 422
        duty.kind.form = None
        duty.kind.save()
        assert "فرستادن پیوند گزارش" not in words(client.get(screen_of(duty)))
    assert not OutboxMessage.objects.exists()


def test_nobody_else_reads_a_report_its_files_or_the_contact(
    client: Client, registrar: User
) -> None:
    with at(SPRING, client, registrar):
        keep_since(day(1405))
        duty = owing()
        browser = opened(ask(client, duty))
        browser.post(REPORT, typed(browser, files=file(), send_files="1"))
        tick("common.check_files")
        browser.post(REPORT, typed(browser, send="1"))
        shown = words(client.get(screen_of(duty)))
        link = soup(client.get(screen_of(duty))).select_one("#report-section li a")
        assert "دو برنامهٔ آموزشی" in shown
        assert "۰۹۱۳۱۲۳۴۵۶۷" in shown
        viewer = allowed(client, "ngos_supervision.view_supervision")
        page = words(client.get(screen_of(duty)))
        assert viewer.pk
        assert "دو برنامهٔ آموزشی" not in page
        assert "۰۹۱۳۱۲۳۴۵۶۷" not in page
        assert client.get(link["href"]).status_code == 404
        other = reverse("ngo_duties:file", args=[duty.pk, "00000000-0000-0000-0000-000000000000"])
        assert client.get(other).status_code == 404
        public = Client().get(duty.ngo.get_absolute_url()).content.decode()
        assert "دو برنامهٔ آموزشی" not in public


def test_nothing_of_a_person_or_a_report_lies_in_the_open(
    client: Client, registrar: User, caplog: pytest.LogCaptureFixture
) -> None:
    with at(SPRING, client, registrar):
        keep_since(day(1405))
        duty = owing()
        browser = opened(ask(client, duty))
        browser.post(REPORT, typed(browser, save="1"))
        browser.post(REPORT, typed(browser, send="1"))
        do(client, duty, "return", text="دلیل بازگرداندن")
    words_of_people = ("مریم", "maryam@example.ir", "0913123", "دو برنامه", "دلیل بازگرداندن")
    with connection.cursor() as cursor:
        for table in connection.introspection.table_names():
            if table.startswith(("ngos_supervision", "common_", "wagtailcore_modellogentry")):
                cursor.execute(f"SELECT * FROM {table}")  # noqa: S608
                raw = str(cursor.fetchall())
                assert not [one for one in words_of_people if one in raw], table
    assert Sending.objects.get().answers
    assert not [one for one in words_of_people if one in caplog.text]
