"""A citizen proposes a renaming, staff admit it, the council decides: in a real Chromium."""

import pytest
from django.contrib.auth.models import Permission
from django.test import Client
from playwright.sync_api import Browser, Page, expect

from participation.cases.models import Case
from participation.cases.numbers import show_number
from participation.common.models import User
from participation.place_names.geometry import point_shape
from participation.place_names.models import DecidedName, NamingDecision, Place
from participation.resolutions.models import Meeting
from persian.jalali import format_date, today
from tests.browser import arriving, assert_axe_clean, assert_fits, follow, screenshot, visit
from tests.participation.cases.test_desk_in_the_browser import enter
from tests.participation.place_names.factories import county, day, kind, place

pytestmark = [pytest.mark.django_db, pytest.mark.browser, pytest.mark.usefixtures("playwright")]

TAKEN = "بهشتی"
WANTED = "نشاط اصفهانی"
NEAR = "نام‌های نزدیک به آن"
CHECK = "پیش از ارسال، یک بار بخوانید"
CHANGE, KEEP = "تغییر نام پیشنهادی", "ثبت و بازگشت به بازبینی"


@pytest.fixture
def kaveh() -> Place:
    """The street that is to be renamed, with a neighbour of the name that is thought of first."""
    place("شهید دکتر محمد بهشتی", shape=point_shape(32.6629, 51.6660), district="منطقهٔ ۳")
    return place("کاوه", extent="از میدان شهدا تا ترمینال", shape=point_shape(32.6539, 51.6660))


@pytest.fixture
def secretary(clerk: User) -> User:
    """The officer who also enters what councils decide."""
    clerk.user_permissions.add(Permission.objects.get(codename="rename_place"))
    return User.objects.get(pk=clerk.pk)


def heading(page: Page, words: str) -> None:
    expect(page.get_by_role("heading", level=1)).to_have_text(words)


def look(page: Page, name: str, *, widths: tuple[int, ...] = (360, 1280)) -> None:
    """See the page on a phone and a desk, in light and dark: it fits and axe finds nothing."""
    for width in widths:
        page.set_viewport_size({"width": width, "height": 900})
        for scheme in ("light", "dark"):
            page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
            assert_fits(page)
            assert_axe_clean(page)
            screenshot(page, f"proposal-{name}-{width}-{scheme}")
    page.set_viewport_size({"width": 1280, "height": 900})
    page.emulate_media(color_scheme="light")


def go_on(page: Page) -> None:
    follow(page.get_by_role("button", name="ادامه"))


def begin_renaming(page: Page, server: str) -> None:
    """Go to the step of the name."""
    visit(page, f"{server}/place-names/propose/")
    look(page, "choose")
    page.get_by_label("این مکان نامی دارد و من نام دیگری پیشنهاد می‌کنم").check()
    follow(page.get_by_role("button", name="آغاز"))
    heading(page, "کدام مکان است؟")
    page.get_by_label("مکان را پیدا کنید").fill("كاوه")
    follow(page.get_by_role("button", name="بگرد").last)
    look(page, "where")
    page.get_by_label("خیابان کاوه").check()
    go_on(page)
    heading(page, "چه نامی پیشنهاد می‌کنید؟")


def tell_the_rest(page: Page) -> None:
    """Go from the step of the name to the check."""
    go_on(page)
    page.get_by_label("چرا این نام؟").fill("شاعر این شهر در همین خیابان می‌زیست.")
    go_on(page)
    look(page, "files")
    go_on(page)
    page.get_by_label("شمارهٔ موبایل").fill("۰۹۱۳ ۱۲۳ ۴۵۶۷")
    go_on(page)
    heading(page, CHECK)


def expect_collision(page: Page) -> None:
    """See with which place, how near the names and how far the places are."""
    row = page.locator("li.conf").filter(has_text="خیابان شهید دکتر محمد بهشتی")
    expect(row).to_be_visible()
    expect(row).to_contain_text("به یاد همان شخص")
    expect(row).to_contain_text("۱ کیلومتر")
    expect(row).to_contain_text("منطقهٔ ۳")


def test_a_renaming_that_collides_goes_from_the_citizen_to_the_council_and_into_the_register(
    page: Page, server: str, kaveh: Place, secretary: User, council: Meeting
) -> None:
    old_address = kaveh.get_absolute_url()
    begin_renaming(page, server)
    _change_what_collides(page)
    page.get_by_role("checkbox").check()
    follow(page.get_by_role("button", name="ارسال پیشنهاد"))
    heading(page, "پیشنهاد شما ثبت شد")
    look(page, "done")

    case = Case.objects.get()
    enter(page, server, secretary)
    _admit(page, server, case)
    visit(page, f"{server}/place-names/proposals/")
    look(page, "list")
    follow(page.get_by_role("link", name=f"خیابان {WANTED}"))
    look(page, "admitted")

    _decide(page, server, case, council)
    visit(page, f"{server}/place-names/decisions/")
    look(page, "archive")
    follow(page.get_by_role("link", name=f"خیابان {WANTED}"))
    look(page, "lineage")
    assert DecidedName.objects.get().former_name == "کاوه"

    _read_the_register(page, server)
    visit(page, f"{server}{old_address}")
    heading(page, f"خیابان {WANTED}")
    api = f"/api/v1/places/{kaveh.pk}/"
    told = Client().get(api).json()
    before = Client().get(api, {"as_of": "1400-01-01"}).json()
    assert (before["title"], told["title"]) == ("خیابان کاوه", f"خیابان {WANTED}")


def _change_what_collides(page: Page) -> None:
    """See while typing and on the check what the name collides with, and take another."""
    box = page.get_by_label("نام پیشنهادی")
    box.press_sequentially(TAKEN)
    expect_collision(page)
    look(page, "name")
    tell_the_rest(page)
    expect(page.get_by_role("heading", name=NEAR)).to_be_visible()
    expect_collision(page)
    look(page, "check-collides")
    follow(page.get_by_role("link", name=CHANGE))
    expect_collision(page)
    expect(box).to_have_value(TAKEN)
    box.fill(WANTED)
    expect(page.get_by_text("نامی نزدیک به این نام نیافتیم")).to_be_visible()
    follow(page.get_by_role("button", name=KEEP))
    heading(page, CHECK)
    expect(page.get_by_text(WANTED)).to_be_visible()
    expect(page.get_by_role("heading", name=NEAR)).to_have_count(0)
    look(page, "check")


def _read_the_register(page: Page, server: str) -> None:
    """Find the place by its old name, in the register and in the search of the site."""
    visit(page, f"{server}/place-names/?q=کاوه")
    follow(page.get_by_role("link", name=f"خیابان {WANTED}"))
    heading(page, f"خیابان {WANTED}")
    expect(page.get_by_role("heading", name="خیابان کاوه")).to_be_visible()
    expect(page.get_by_text("شاعر نامدار این شهر در این خیابان می‌زیست.").first).to_be_visible()
    look(page, "place")
    visit(page, f"{server}/search/?q=کاوه")
    expect(page.get_by_role("link", name=f"خیابان {WANTED}").first).to_be_visible()
    look(page, "search")


def _admit(page: Page, server: str, case: Case) -> None:
    """Let readers see it, from the screen of the proposal."""
    visit(page, f"{server}/admin/place-name-proposals/{case.pk}/")
    expect(page.get_by_text("نامی نزدیک به آن نیست")).to_be_visible()
    look(page, "desk", widths=(1280,))
    words = "شاعر نامدار این شهر در این خیابان می‌زیست."
    page.get_by_label("دلیل، به زبان خوانندگان").fill(words)
    follow(page.locator("#do-admit button[type=submit]"))
    expect(page.get_by_text("پیشنهاد برای بررسی پذیرفته شد.")).to_be_visible()


def _begin_act(page: Page, server: str, council: Meeting, title: str) -> None:
    visit(page, f"{server}/admin/naming-decisions/new/?")
    page.locator("[name=meeting]").select_option(str(council.pk))
    page.locator("[name=title]").fill(title)
    page.locator("[name=effective_on]").fill(format_date(today()))
    page.locator("[name=county]").select_option(str(county().pk))
    page.locator("[name=city]").fill("اصفهان")


def _decide(page: Page, server: str, case: Case, council: Meeting) -> None:
    """Enter what the council decided, by the number of the proposal."""
    _begin_act(page, server, council, "تغییر نام خیابان کاوه")
    page.locator("[name=r0-number]").fill(show_number(case.number))
    follow(page.get_by_role("button", name="ثبت تصمیم"))
    expect(page.get_by_text("تصمیم ثبت شد")).to_be_visible()


def test_a_council_act_of_fourteen_names_is_typed_in_one_go(
    page: Page, server: str, secretary: User, council: Meeting, client: Client
) -> None:
    place("بهار", of="کوچه", since=day(1380))
    enter(page, server, secretary)
    _begin_act(page, server, council, "نام‌گذاری چهارده معبر")
    with arriving(page):
        page.get_by_role("button", name="ردیف‌های بیشتر").click()
    expect(page.locator("[name=title]")).to_have_value("نام‌گذاری چهارده معبر")
    alley = str(kind("کوچه").pk)
    flowers = [f"گل {one}ام" for one in range(1, 14)]
    for number, name in enumerate([*flowers, "بهاران"]):
        page.locator(f"[name=r{number}-kind]").select_option(alley)
        page.locator(f"[name=r{number}-name]").fill(name)
    page.locator("[name=r13-former_name]").fill("بهار")
    look(page, "act", widths=(1280,))
    with arriving(page):
        # Fourteen names take a busy machine longer than a click waits.
        page.get_by_role("button", name="ثبت تصمیم").click(no_wait_after=True)
    expect(page.get_by_text("تصمیم ثبت شد")).to_be_visible()
    look(page, "act-entered", widths=(1280,))

    decision = NamingDecision.objects.get()
    assert DecidedName.objects.filter(decision=decision, placename__isnull=False).count() == 14
    assert Place.objects.count() == 14
    assert Place.objects.get(name="بهاران").former_names == 1
    assert client.get("/api/v1/naming-decisions/").json()["count"] == 14
    visit(page, f"{server}/place-names/decisions/")
    expect(page.get_by_role("link", name="کوچهٔ بهاران")).to_be_visible()
    look(page, "act-archive")


def test_without_a_script_the_check_says_the_same(
    browser: Browser, server: str, kaveh: Place
) -> None:
    context = browser.new_context(java_script_enabled=False, locale="fa")
    try:
        page = context.new_page()
        go = page.get_by_role("button", name="ادامه")
        page.goto(f"{server}/place-names/propose/")
        page.get_by_label("این مکان نامی دارد و من نام دیگری پیشنهاد می‌کنم").check()
        page.get_by_role("button", name="آغاز").click()
        heading(page, "کدام مکان است؟")
        page.get_by_label("مکان را پیدا کنید").fill("كاوه")
        page.get_by_role("button", name="بگرد").last.click()
        page.get_by_label("خیابان کاوه").check()
        go.click()
        heading(page, "چه نامی پیشنهاد می‌کنید؟")
        page.get_by_label("نام پیشنهادی").fill(TAKEN)
        go.click()
        page.get_by_label("چرا این نام؟").fill("شاعر این شهر در همین خیابان می‌زیست.")
        go.click()
        heading(page, "مدرک‌ها، اگر دارید")
        go.click()
        page.get_by_label("شمارهٔ موبایل").fill("۰۹۱۳ ۱۲۳ ۴۵۶۷")
        go.click()
        heading(page, CHECK)
        expect_collision(page)
        page.get_by_role("link", name=CHANGE).click()
        expect_collision(page)
        page.get_by_label("نام پیشنهادی").fill(WANTED)
        page.get_by_role("button", name=KEEP).click()
        heading(page, CHECK)
        expect(page.get_by_text(WANTED)).to_be_visible()
        expect(page.get_by_role("heading", name=NEAR)).to_have_count(0)
    finally:
        context.close()
