"""pow.js in a real Chromium, on a form of the site: unseen, in the background, never in the way."""

import base64
import json
import re
from pathlib import Path

import pytest
from django.conf import settings as site_settings
from django.contrib.staticfiles import finders
from playwright.sync_api import Page, Route, expect

from cms.contact.models import ContactMessage, ContactPage
from cms.home.models import HomePage
from participation.common.models import RateCounter, UsedOnce
from tests.browser import Watch, assert_axe_clean, visit

pytestmark = [pytest.mark.django_db, pytest.mark.browser, pytest.mark.usefixtures("playwright")]

CHALLENGE = "**/defence/challenge/"


@pytest.fixture
def form(server: str) -> str:
    """The address of a public form."""
    page = HomePage.objects.get().add_child(instance=ContactPage(title="تماس", slug="تماس"))
    return server + page.url


def write(page: Page) -> None:
    page.get_by_label("موضوع").fill("پرسش")
    page.locator("textarea").press_sequentially("دربارهٔ کوچهٔ ما")


def send(page: Page) -> None:
    page.get_by_role("button", name="ارسال پیام").click()


def arrived(page: Page) -> None:
    expect(page.get_by_role("heading", level=1)).to_have_text("پیام شما رسید")


def outcomes() -> list[str]:
    return sorted(used.owner for used in UsedOnce.objects.all() if len(used.owner) < 10)


def test_the_script_is_small() -> None:
    assert len(Path(finders.find("js/pow.js")).read_bytes()) <= 3 * 1024


def test_a_proof_is_found_while_somebody_writes_and_the_form_passes(
    page: Page, form: str, server: str
) -> None:
    watch = Watch(page)
    visit(page, form, width=360)
    assert not RateCounter.objects.exists()
    write(page)
    expect(page.locator("[name=pow]")).to_have_value(re.compile("^[A-Za-z0-9+/]+=*$"))
    told = json.loads(base64.b64decode(page.locator("[name=pow]").input_value()))
    assert 0 <= told["number"] <= told["maxnumber"] == site_settings.POW_HARDNESS
    send(page)
    arrived(page)
    assert outcomes() == ["pass"]
    watch.assert_quiet(server)


def test_a_hard_challenge_keeps_nobody_from_writing_and_is_waited_for(
    page: Page, form: str, settings
) -> None:
    settings.POW_HARDNESS = settings.POW_HARDEST = 400_000
    visit(page, form)
    write(page)
    send(page)
    arrived(page)
    assert ContactMessage.objects.get().text == "دربارهٔ کوچهٔ ما"
    assert outcomes() == ["pass"]


def test_a_double_click_while_it_is_waited_for_is_one_message(page: Page, form: str) -> None:
    held: list[Route] = []

    def hold(route: Route) -> None:
        held.append(route)

    page.route(CHALLENGE, hold)
    visit(page, form)
    write(page)
    send(page)
    note = page.get_by_text("در حال فرستادن؛ شاید چند ثانیه طول بکشد.")
    expect(note).to_be_visible()
    assert_axe_clean(page)
    send(page)
    for route in held:
        route.continue_()
    arrived(page)
    assert len(held) == 1
    assert ContactMessage.objects.count() == 1
    assert outcomes() == ["pass"]


@pytest.mark.parametrize("how", ["gone", "refused", "nonsense"])
def test_without_a_challenge_the_form_is_sent_all_the_same(page: Page, form: str, how: str) -> None:
    answers = {
        "gone": lambda route: route.abort(),
        "refused": lambda route: route.fulfill(status=429, json={"status": 429}),
        "nonsense": lambda route: route.fulfill(body="<html>"),
    }
    page.route(CHALLENGE, answers[how])
    visit(page, form)
    write(page)
    send(page)
    arrived(page)
    assert outcomes() == ["hold"]


def test_a_challenge_that_ended_while_somebody_wrote_is_asked_for_anew(
    page: Page, form: str
) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.clock.install()
    visit(page, form)
    write(page)
    expect(page.locator("[name=pow]")).not_to_have_value("")
    old = page.locator("[name=pow]").input_value()
    page.clock.fast_forward("15:00")
    with page.expect_request(lambda request: request.method == "POST") as posted:
        send(page)
    arrived(page)
    assert sum("/defence/challenge/" in url for url in asked) == 2
    assert old not in posted.value.post_data
    assert outcomes() == ["pass"]


def test_a_form_that_comes_back_with_a_fault_is_proven_again(page: Page, form: str) -> None:
    visit(page, form)
    page.get_by_label("موضوع").fill("پرسش")
    send(page)
    expect(page.get_by_role("alert")).to_contain_text("پیام خود را بنویسید.")
    assert not outcomes()
    page.locator("textarea").fill("متن")
    send(page)
    arrived(page)
    assert outcomes() == ["pass"]


def test_without_scripts_the_same_form_is_taken_and_held(browser, form: str) -> None:
    page = browser.new_context(java_script_enabled=False, locale="fa-IR").new_page()
    page.goto(form)
    write(page)
    send(page)
    arrived(page)
    assert outcomes() == ["hold"]
    page.context.close()
