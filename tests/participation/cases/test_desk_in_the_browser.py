"""The list and the screen of a case as officers see and work them in a browser."""

import datetime as dt
import re
import uuid

import pytest
from playwright.sync_api import Page, expect

from participation.cases.models import Case
from participation.cases.services import citizen, correspondence, letters
from participation.common.letters.content import LetterContent, Stamp
from participation.common.models import Letter, User
from persian.jalali import today
from tests.browser import (
    Watch,
    arriving,
    assert_axe_clean,
    assert_fits,
    follow,
    press_key,
    screenshot,
    visit,
)
from tests.participation.cases.cast import Province, category, filed, officer

pytestmark = [pytest.mark.django_db, pytest.mark.browser]
PASSWORD = "a long pass phrase"


@pytest.fixture
def two(province: Province) -> User:
    """A colleague of the desk."""
    return named(officer("reza", province.desk), "رضا", "کریمی")


@pytest.fixture
def one(province: Province) -> User:
    """An officer of the desk."""
    may = ("view_case", "handle_case", "seal_case")
    return named(officer("sara", province.desk, permissions=may), "سارا", "احمدی")


@pytest.fixture
def case(province: Province, one: User, two: User) -> Case:
    """A complaint in the middle of its way, and others before it in the list."""
    asked = category(
        province.desk,
        title="شکایت از شورای اسلامی روستا",
        promised_amount=10,
        promised_unit="working_days",
    )
    late, due, case = (filed(asked, county=province.county).case for _ in range(3))
    filed(category(province.desk, "report", title="گزارش از وضع بوستان"), is_held=True)
    Case.objects.filter(pk=late.pk).update(due_date=today() - dt.timedelta(days=4))
    Case.objects.filter(pk=due.pk).update(due_date=today())
    correspondence.assign(case_id=case.pk, to=one, by=two, seen=1)
    correspondence.add_note(case_id=case.pk, text="با دهیاری صحبت شد؛ تابلو شکسته است.", by=two)
    correspondence.ask(case_id=case.pk, text="کدام تابلو را می‌گویید؟", by=one, seen=2)
    citizen.reply(case_id=case.pk, text="تابلوی ورودی ساختمان دهیاری.", token=uuid.uuid4())
    return case


def named(user: User, first: str, last: str) -> User:
    """Give a person a name."""
    User.objects.filter(pk=user.pk).update(first_name=first, last_name=last)
    return User.objects.get(pk=user.pk)


def came_with(case: Case, user: User) -> Letter:
    """Register a letter that came, without its scan."""
    content = LetterContent(sender="شهرداری نمونه", recipient="دفتر", subject="بوستان محله")
    stamp = Stamp(number="۱۴۰۵/۷۷", dated=today())
    return letters.receive(case=case, content=content, stamp=stamp, token=uuid.uuid4(), by=user)


def enter(page: Page, server: str, user: User) -> None:
    """Sign in."""
    page.goto(f"{server}/admin/login/")
    page.fill("[name=username]", user.username)
    page.fill("[name=password]", PASSWORD)
    follow(page.locator("button[type=submit]"))
    expect(page.get_by_role("link", name="پرونده‌ها")).to_be_visible()


@pytest.mark.parametrize("look", ["1280-light", "1280-dark", "768-light", "768-dark"])
def test_list_screen_and_letter_fit_and_are_accessible(
    server: str, page: Page, one: User, case: Case, look: str
) -> None:
    size, scheme = look.split("-")
    width = int(size)
    enter(page, server, one)
    watch = Watch(page)
    screens = {
        "list": "",
        "case": f"{case.pk}/",
        "letter": f"{case.pk}/letters/new/",
        "incoming": f"{case.pk}/letters/incoming/",
        "scan": f"{case.pk}/letters/{came_with(case, one).pk}/",
        "refer": f"{case.pk}/referrals/new/",
        "news": "notices/",
        "news-settings": "notices/settings/",
        "board": "board/",
        "map": "map/",
        "export": "export/",
    }
    for name, path in screens.items():
        visit(page, f"{server}/admin/cases/{path}", width=width, scheme=scheme)
        page.set_viewport_size({"width": width, "height": 1900})
        for details in page.locator("details.case-do").all()[:2]:
            details.locator("summary").click()
        screenshot(page, f"desk-{name}-{look}")
        assert_fits(page)
        assert_axe_clean(page)
    watch.assert_quiet(server)


def test_list_and_case_are_worked_by_keys_in_either_layout(
    server: str, page: Page, one: User, case: Case
) -> None:
    enter(page, server, one)
    page.goto(f"{server}/admin/cases/?ordering=-received_at")
    press_key(page, "?")
    expect(page.get_by_role("dialog", name="با صفحه‌کلید")).to_be_visible()
    screenshot(page, "desk-keys")
    assert_axe_clean(page)
    page.keyboard.press("Escape")
    expect(page.get_by_role("dialog", name="با صفحه‌کلید")).to_be_hidden()

    # Down to the case and into it.
    for _row in range(10):
        page.keyboard.press("KeyJ")
        if str(case.pk) in (page.evaluate("document.activeElement.href") or ""):
            break
    page.keyboard.press("KeyX")
    expect(page.locator("tr.is-here input[type=checkbox]")).to_be_checked()
    with arriving(page):
        page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile(str(case.pk)))

    # A note: letters in a box are letters, and «Esc» leaves it.
    press_key(page, "KeyN")
    expect(page.locator("#note-text")).to_be_focused()
    page.keyboard.type("nagt")
    expect(page.locator("#note-text")).to_have_value("nagt")
    page.keyboard.press("Escape")
    page.evaluate(
        "document.body.dispatchEvent(new KeyboardEvent('keydown',"
        " {code: 'KeyA', key: 'ش', bubbles: true, cancelable: true}))"
    )
    expect(page.locator("#answer-text")).to_be_focused()
    page.keyboard.press("Escape")
    with arriving(page):
        page.keyboard.press("KeyE")
    expect(page).to_have_url(re.compile("referrals/new"))


def test_keys_can_be_switched_off(server: str, page: Page, one: User, case: Case) -> None:
    enter(page, server, one)
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(f"{server}/admin/cases/{case.pk}/")
    press_key(page, "?")
    page.get_by_label("کلیدها در این مرورگر کار کنند").uncheck()
    page.keyboard.press("Escape")

    page.keyboard.press("KeyE")
    # What comes after it is listened to, so that the key has been heard by then.
    press_key(page, "?")
    page.get_by_label("کلیدها در این مرورگر کار کنند").check()
    page.keyboard.press("Escape")

    expect(page).to_have_url(re.compile(f"{case.pk}/$"))
    assert not any("referrals" in url for url in asked)
    with arriving(page):
        page.keyboard.press("KeyE")
    expect(page).to_have_url(re.compile("referrals/new"))


def test_an_officer_finds_takes_and_answers_a_case_by_keyboard_and_mouse(
    server: str, page: Page, two: User, case: Case
) -> None:
    enter(page, server, two)
    follow(page.get_by_role("link", name="پرونده‌ها"))
    follow(page.get_by_role("link", name="بی‌کارشناس"))
    expect(page.get_by_role("link", name=case.title)).to_have_count(2)
    follow(page.get_by_role("link", name="همهٔ باز"))
    follow(page.locator(f'a[href="/admin/cases/{case.pk}/"]'))

    follow(page.get_by_role("button", name="به من بسپار"))
    expect(page.get_by_text("پرونده به شما سپرده شد.")).to_be_visible()
    page.locator("summary", has_text="پاسخ").first.press("Enter")
    page.locator("#answer-text").fill("تابلو تعمیر شد. با ۰۹۱۲۱۲۳۴۵۶۷ تماس بگیرید.")
    answer = page.locator('form:has(input[value="answer"]) button:not([name])')
    follow(answer)
    expect(page.get_by_role("alert").first).to_contain_text("شمارهٔ موبایل")
    page.locator("#answer-text").fill("تابلو تعمیر شد.")
    follow(answer)

    expect(page.get_by_text("پاسخ فرستاده و پرونده بسته شد")).to_be_visible()
    case.refresh_from_db()
    assert not case.is_open
    assert page.locator('input[value="reopen"]').count() == 1
