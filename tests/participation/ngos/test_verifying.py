"""Verifying a permit: by its number, by its code, on paper; and what of it nobody else sees."""

from datetime import timedelta

import pypdfium2
import pytest
import time_machine
import zxingcpp
from bs4 import BeautifulSoup
from django.core.cache import cache
from django.test import Client

from participation.common.pdf import render_pdf
from participation.ngos import services
from participation.ngos.permit_paper import permit_paper, verify_address
from persian.jalali import today
from tests.participation.ngos.factories import BECAUSE, day, licensed, prefix

pytestmark = [pytest.mark.django_db, pytest.mark.db]

VERIFY = "/ngos/verify/"


def told(client: Client, path: str) -> str:
    answer = client.get(path)
    assert answer.status_code == 200
    assert "no-store" in answer["Cache-Control"]
    return BeautifulSoup(answer.content, "html.parser").main.get_text(" ", strip=True)


@pytest.mark.parametrize("typed", ["1404-0001", "۱۴۰۴-۰۰۰۱", " ۱۴۰۴ ۰۰۰۱", "١٤٠٤/٠٠٠١"])
def test_a_number_leads_to_its_permit_however_it_is_typed(client: Client, typed: str) -> None:
    permit = licensed()
    answer = client.get(VERIFY, {"number": typed}, follow=True)
    assert answer.redirect_chain == [(permit.get_absolute_url(), 302)]
    page = told(client, permit.get_absolute_url())
    assert "این پروانه معتبر است" in page
    assert "استانداری اصفهان" in page
    assert "انجمن یاران کودک" in page


def test_the_form_says_what_is_wrong_beside_its_field_and_keeps_what_was_typed(
    client: Client,
) -> None:
    for typed, said in (
        ("", "شمارهٔ پروانه را بنویسید."),
        ("--", "شماره را به رقم بنویسید."),
        ("1404-9999", "پروانه‌ای با این شماره در این سامانه نیست."),
        ("9" * 41, "به این بلندی"),
    ):
        answer = client.get(VERIFY, {"number": typed})
        assert answer.status_code == 422
        page = BeautifulSoup(answer.content, "html.parser")
        field = page.select_one("input[name=number]")
        assert field["aria-invalid"] == "true"
        assert said in page.select_one(".field .err").get_text()
        assert field.get("value", "") == typed


@pytest.mark.parametrize(
    ("act", "said"),
    [
        (services.suspend, "این پروانه تعلیق شده است"),
        (services.revoke, "این پروانه لغو شده است"),
        (services.dissolve, "این تشکل منحل شده"),
    ],
)
def test_what_is_not_in_force_says_so_with_its_reasons(client: Client, act, said: str) -> None:
    permit = licensed()
    act(ngo=permit.ngo, basis=BECAUSE)
    for path in (permit.get_absolute_url(), f"{VERIFY}{permit.token}/"):
        page = told(client, path)
        assert said in page
        assert BECAUSE.reason in page
        assert "معتبر است" not in page
    api = client.get(f"/api/v1/permits/{permit.number}/").json()
    assert api["state"] in {"suspended", "revoked", "dissolved"}


def test_a_permit_is_out_of_force_from_the_first_moment_after_its_last_day(client: Client) -> None:
    permit = licensed(valid_until=today())
    assert "این پروانه معتبر است" in told(client, permit.get_absolute_url())
    with time_machine.travel(today() + timedelta(days=1, hours=1)):
        assert "پایان یافته" in told(client, permit.get_absolute_url())


def test_the_code_tells_the_holder_of_then_and_of_today(client: Client) -> None:
    permit = licensed("یاران کودک")
    services.rename(ngo=permit.ngo, name="یاوران مهر", prefix=prefix(), on=day(1404, 2))
    page = told(client, f"{VERIFY}{permit.token}/")
    assert "انجمن یاوران مهر" in page
    assert "انجمن یاران کودک (نام آن روز)" in page
    assert "با آن بسنجید" in page


@pytest.mark.parametrize(
    "path",
    ["/permits/1404-9999/", "/permits/x/", "/permits/---/", f"{VERIFY}{'a' * 22}/", f"{VERIFY}a/",
     "/api/v1/permits/1404-9999/", "/api/v1/permits/%20/"],
)  # fmt: skip
def test_what_is_not_there_is_not_found(client: Client, path: str) -> None:
    assert client.get(path).status_code == 404


def test_one_address_has_a_permit(client: Client) -> None:
    permit = licensed(number="1403/س/77")
    answer = client.get("/permits/1403س77/")
    assert (answer.status_code, answer["Location"]) == (302, permit.get_absolute_url())
    assert told(client, permit.get_absolute_url())


def test_whoever_tries_number_after_number_is_asked_to_wait(client: Client, settings) -> None:
    licensed()
    cache.clear()
    settings.DEFENCE_ENABLED = True
    rates = settings.REST_FRAMEWORK["DEFAULT_THROTTLE_RATES"]
    most = int(rates["public-read"].split("/")[0])
    statuses = [
        client.get(VERIFY, {"number": f"1404-{number:04d}"}).status_code
        for number in range(2, most + 4)
    ]
    cache.clear()
    assert statuses[0] == 422
    assert statuses[-1] == 429


def test_reading_writes_nothing(client: Client, django_assert_max_num_queries) -> None:
    permit = licensed()
    for path in (permit.get_absolute_url(), f"{VERIFY}{permit.token}/"):
        client.get(path)
        with django_assert_max_num_queries(7) as seen:
            client.get(path)
        assert all(one["sql"].lstrip().upper().startswith("SELECT") for one in seen)
    with django_assert_max_num_queries(4):
        client.get(f"/api/v1/permits/{permit.number}/")


def test_the_paper_has_the_code_that_leads_to_the_permit(client: Client) -> None:
    permit = licensed("یاران کودک", address="خیابان نمونه")
    content = render_pdf(permit_paper(permit))
    (page,) = pypdfium2.PdfDocument(content)
    text = page.get_textpage().get_text_range()
    assert "استانداری اصفهان" in text
    # As a telephone reads it: from a picture of the whole sheet.
    (code,) = zxingcpp.read_barcodes(page.render(scale=3).to_pil())
    address = code.text
    assert address == verify_address(permit)
    path = address[address.index("/ngos/") :]
    assert "این پروانه معتبر است" in told(client, path)


def test_the_paper_of_what_is_not_in_force_says_so() -> None:
    permit = licensed()
    services.revoke(ngo=permit.ngo, basis=BECAUSE)
    permit.refresh_from_db()
    text = pypdfium2.PdfDocument(render_pdf(permit_paper(permit)))[0].get_textpage()
    assert "این پروانه معتبر نیست: لغو شده" in text.get_text_range()
