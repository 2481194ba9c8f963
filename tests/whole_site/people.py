"""What people of a story do in their browsers: one function for each thing that they do."""

import io
import re
from dataclasses import dataclass, field
from itertools import count

import pyotp
from PIL import Image, ImageDraw
from playwright.sync_api import Browser, Locator, Page, expect

from tests.browser import assert_axe_clean, assert_fits, follow, screenshot
from tests.whole_site.stage import Stage

PASSWORD = "گذرواژهٔ-دراز-کارشناس-۱"
PHONE = {"width": 360, "height": 740}
# The admin scrolls inside its frame: a tall window shows all of it on one picture.
DESK = {"width": 1280, "height": 1900}
PATIENCE = 30_000
# What slides or fades in comes to rest; what moves for ever is left alone.
STILL = """() => Promise.allSettled(
  document.getAnimations()
    .filter((one) => one.effect.getComputedTiming().endTime !== Infinity)
    .map((one) => one.finished))"""
_numbers = count(1)


def look(page: Page, name: str, *, dark: bool = False) -> None:
    """See a page as it is: it fits, axe finds nothing; keep its picture."""
    page.evaluate("document.fonts.ready")
    page.evaluate(STILL)
    for scheme in ("light", "dark") if dark else ("light",):
        page.emulate_media(color_scheme=scheme)
        assert_fits(page)
        assert_axe_clean(page)
        screenshot(page, f"story-{name}-{scheme}")
    page.emulate_media(color_scheme="light")


def see(page: Page, name: str) -> None:
    """Keep the picture of a page without scripts: neither axe nor measures run there."""
    page.wait_for_load_state()
    screenshot(page, f"story-{name}-plain")


def citizen(browser: Browser, *, scripts: bool = True) -> Page:
    """Open a citizen's telephone."""
    context = browser.new_context(
        viewport=PHONE, locale="fa-IR", timezone_id="Asia/Tehran", java_script_enabled=scripts
    )
    page = context.new_page()
    page.set_default_timeout(PATIENCE)
    return page


def photo(colour: str) -> bytes:
    """Return a photo as a telephone takes it."""
    picture = Image.new("RGB", (1600, 1200), colour)
    ImageDraw.Draw(picture).polygon([(300, 900), (800, 200), (1300, 900)], fill="#f0c878")
    out = io.BytesIO()
    picture.save(out, "JPEG")
    return out.getvalue()


def add_photos(page: Page, **photos: str) -> None:
    """Choose photos, by name and colour, and wait until all have been checked."""
    # Until then no script hears of what is chosen.
    page.wait_for_load_state()
    there = page.get_by_text("بررسی شد").count()
    files = [
        {"name": f"{name}.jpg", "mimeType": "image/jpeg", "buffer": photo(colour)}
        for name, colour in photos.items()
    ]
    page.locator("input[type=file]").first.set_input_files(files)
    expect(page.get_by_text("بررسی شد")).to_have_count(there + len(photos))


def heading(page: Page, words: str) -> None:
    """Wait for the page of this heading."""
    expect(page.get_by_role("heading", level=1)).to_have_text(words)


def go_on(page: Page) -> None:
    """Press «continue»."""
    follow(page.get_by_role("button", name="ادامه"))


def begin(page: Page, stage: Stage, title: str) -> None:
    """Choose what to file from the list of all, and begin."""
    page.goto(f"{stage.address}/complaints/")
    follow(page.get_by_role("link", name=title))
    heading(page, title)
    follow(page.get_by_role("button", name="آغاز"))


def ask_for_a_place(
    page: Page, stage: Stage, *, county: str, text: str, mobile: str
) -> tuple[str, str]:
    """File a request about a place that is for everybody; return number and key."""
    begin(page, stage, "رسیدگی به یک مکان عمومی")
    go_on(page)
    page.get_by_label("شرح درخواست").fill(text)
    page.get_by_label("شهرستان").select_option(label=county)
    go_on(page)
    go_on(page)
    page.get_by_label("شمارهٔ موبایل").fill(mobile)
    go_on(page)
    page.get_by_label("آنچه نوشته‌ام درست است").check()
    follow(page.get_by_role("button", name="ارسال درخواست"))
    number, key = number_of(page), key_of(page)
    follow(page.get_by_role("button", name="یادداشت کردم"))
    return number, key


def number_of(page: Page) -> str:
    """Return the number that the confirmation shows."""
    return page.locator(".case-no").inner_text().strip()


def key_of(page: Page) -> str:
    """Return the key that the confirmation shows."""
    return " ".join(page.locator(".key > span:not(.vh)").all_inner_texts())


def open_case(page: Page, stage: Stage, number: str, key: str) -> None:
    """Follow a case by number and key."""
    page.goto(f"{stage.address}/track/")
    page.get_by_label("شمارهٔ پرونده").first.fill(number)
    page.get_by_label("کلید پیگیری").fill(key)
    follow(page.get_by_role("button", name="پیگیری", exact=True))
    expect(page.get_by_role("heading", name="روند پرونده", exact=True)).to_be_visible()


@dataclass
class Colleague:
    """A member of staff: the browser, and the app that makes codes."""

    stage: Stage
    username: str
    password: str
    page: Page
    secret: str = field(default="", repr=False)
    # The step of the code that was used last.
    step: int = 0

    @classmethod
    def at_the_door(
        cls, browser: Browser, stage: Stage, username: str, password: str = PASSWORD
    ) -> "Colleague":
        """Give somebody a window; nobody is signed in."""
        context = browser.new_context(viewport=DESK, locale="fa-IR", timezone_id="Asia/Tehran")
        page = context.new_page()
        page.set_default_timeout(PATIENCE)
        return cls(stage, username, password, page)

    def enter_first(self) -> "Colleague":
        """Sign in for the first time: the app is set up, the codes for bad days are kept."""
        self._give_password()
        heading(self.page, "راه‌اندازی گام دوم ورود")
        shown = self.page.locator(".staff-secret bdi").text_content() or ""
        self.secret = re.sub(r"\s", "", shown)
        self.page.get_by_label("کد برنامه").fill(self._code())
        follow(self.page.get_by_role("button", name="راه‌اندازی و ورود"))
        follow(self.page.get_by_role("link", name="نگهشان داشتم؛ ادامه"))
        expect(self.page.locator("#wagtail-sidebar")).to_be_attached()
        return self

    def leave(self) -> None:
        """Sign out."""
        self.page.goto(f"{self.stage.address}/admin/")
        self.page.locator("#account-settings, .sidebar-footer button").first.click()
        follow(self.page.get_by_role("button", name="خروج"))
        expect(self.page.get_by_label("نام کاربری")).to_be_visible()

    def enter(self) -> None:
        """Sign in with password and code."""
        self._give_password()
        # The session gets another key now: what this page still fetches would take it away.
        self.page.get_by_label("کد").wait_for()
        self.page.wait_for_load_state("networkidle")
        self.page.get_by_label("کد").fill(self._code())
        follow(self.page.get_by_role("button", name="ورود"))
        expect(self.page.locator("#wagtail-sidebar")).to_be_attached()

    def _code(self) -> str:
        """Return the code of now; the next one where that was used already."""
        app = pyotp.TOTP(self.secret)
        self.step = max(app.timecode(self.stage.now()), self.step + 1)
        return app.generate_otp(self.step)

    def _give_password(self) -> None:
        self.page.goto(f"{self.stage.address}/admin/")
        self.page.get_by_label("نام کاربری").fill(self.username)
        self.page.get_by_label("رمز عبور").fill(self.password)
        follow(self.page.get_by_role("button", name="ورود"))

    def go(self, path: str) -> Page:
        """Open a screen of the admin."""
        self.page.goto(f"{self.stage.address}/admin/{path}")
        return self.page

    def cases(self) -> Page:
        """Open the list of cases from the menu."""
        self.go("")
        follow(self.page.get_by_role("link", name="پرونده‌ها").first)
        heading(self.page, "پرونده‌ها")
        return self.page

    def open(self, number: str, *, queue: str = "همهٔ باز") -> Page:
        """Find a case in a queue of the list by its number and open it."""
        follow(self.cases().get_by_role("link", name=queue))
        row = self.page.get_by_role("row").filter(has_text=number)
        follow(row.get_by_role("link").first)
        expect(self.page.locator(".case-number")).to_have_text(number)
        return self.page

    def work(self, name: str, words: str) -> Locator:
        """Open one of the works of a case and return its form."""
        form = self.page.locator(f'form:has(input[value="{name}"])')
        if not form.is_visible():
            self.page.locator("summary", has_text=re.compile(f"^\\s*{words}\\s*$")).click()
        return form

    def say(self, name: str, words: str, text: str) -> None:
        """Write something and send it."""
        form = self.work(name, words)
        form.locator("textarea").first.fill(text)
        follow(form.get_by_role("button", name=words, exact=True))
        self.told()

    def told(self) -> str:
        """Return what the screen says was done."""
        message = self.page.locator(".messages .success").first
        expect(message).to_be_visible()
        return message.inner_text()


class Staff:
    """The administrator, who gives people accounts and units through the screens."""

    def __init__(self, browser: Browser, stage: Stage) -> None:
        """Sign the administrator in for the first time."""
        self.browser, self.stage = browser, stage
        first = Colleague.at_the_door(browser, stage, "admin", stage.password)
        self.administrator = first.enter_first()

    def employ(self, name: str, *, group: str, unit: str, role: str = "کارشناس") -> Colleague:
        """Make an account, a membership; the new colleague signs in."""
        username = f"colleague-{next(_numbers)}"
        self._make_account(username, name, group)
        self._make_member(name, unit, role)
        return Colleague.at_the_door(self.browser, self.stage, username).enter_first()

    def write_template(self, name: str, text: str) -> None:
        """Write a reply template for every category and state."""
        page = self.administrator.go("reply_templates/new/")
        page.locator("[name=name]").fill(name)
        page.locator("[name=text]").fill(text)
        follow(page.get_by_role("button", name="ساختن"))
        self.administrator.told()

    def _make_account(self, username: str, name: str, group: str) -> None:
        page = self.administrator.go("users/new/")
        first, _space, last = name.partition(" ")
        page.get_by_label("نام کاربری").fill(username)
        page.get_by_label("رایانامه").fill(f"{username}@example.ir")
        page.get_by_label("نام کوچک").fill(first)
        page.get_by_label("نام خانوادگی").fill(last)
        page.get_by_label("رمز عبور").fill(PASSWORD)
        page.get_by_label("تکرار رمز").fill(PASSWORD)
        page.get_by_role("tab", name=re.compile("نقش")).first.click()
        page.get_by_label(group, exact=True).check()
        follow(page.get_by_role("button", name="ساختن"))
        self.administrator.told()

    def _make_member(self, name: str, unit: str, role: str) -> None:
        page = self.administrator.go("unitmembership/new/")
        page.get_by_role("combobox", name="شخص").select_option(label=name)
        page.get_by_role("combobox", name="واحد").select_option(label=unit)
        page.get_by_role("combobox", name="نقش").select_option(label=role)
        follow(page.get_by_role("button", name="ساختن"))
        self.administrator.told()
