"""The story of a report: asked for, sent from a telephone, returned, sent again, accepted."""

import re
from pathlib import Path

import pytest
from django.contrib.auth.models import Group
from django.core.management import call_command
from playwright.sync_api import Browser, Page, expect

from participation.common.models import OutboxMessage, User
from participation.ngos.supervision.models import Duty, DutyKind
from tests.browser import (
    Watch,
    assert_axe_clean,
    assert_fits,
    follow,
    screenshot,
    visit,
)
from tests.participation.common.files.samples import pdf
from tests.participation.ngos.factories import day
from tests.participation.ngos.supervision.stage import keep_since, owing, tick

pytestmark = [pytest.mark.django_db, pytest.mark.browser]
PASSWORD = "a long pass phrase"
# Wagtail scrolls inside its frame: a picture has what is in the window.
TALL = 2200
WAYS = ((360, "light"), (1280, "dark"))


@pytest.fixture
def duty() -> Duty:
    """A report that an NGO owes; its officer is there."""
    call_command("setup_groups", verbosity=0)
    user = User.objects.create_user("registrar", password=PASSWORD)
    user.groups.add(Group.objects.get(name="کارشناس تشکل‌ها"))
    keep_since(day(1400))
    DutyKind.objects.update(lead_days=365)
    return owing()


def last(pattern: str, wanted: str) -> str:
    """Return what the newest SMS of a pattern holds."""
    message = OutboxMessage.objects.filter(pattern=pattern).order_by("-created_at", "-pk")[0]
    found = re.search(wanted, message.variables)
    assert found
    return found[0]


def look(page: Page, name: str, height: int = 800) -> None:
    """Look at a page on a telephone in daylight and on a desk at night."""
    size = page.viewport_size
    for width, scheme in WAYS:
        page.set_viewport_size({"width": width, "height": height})
        page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
        screenshot(page, f"supervision-{name}-{width}-{scheme}")
        assert_axe_clean(page)
        assert_fits(page)
    page.set_viewport_size(size or {"width": 1280, "height": 900})
    page.emulate_media(color_scheme="light")


def step(page: Page, label: str, **typed: str) -> None:
    """Do a step of the screen of the duty."""
    page.locator("details.case-do > summary", has_text=re.compile(f"^{label}$")).click()
    form = page.locator("details.case-do[open]")
    for name, words in typed.items():
        form.locator(f"[name={name}]").fill(words)
    follow(form.get_by_role("button", name=label, exact=True))


def test_a_report_goes_from_the_link_to_its_acceptance(  # noqa: PLR0915  # one story
    server: str, page: Page, browser: Browser, duty: Duty, tmp_path: Path
) -> None:
    watch = Watch(page)
    visit(page, f"{server}/admin/login/")
    page.get_by_label("نام کاربری").fill("registrar")
    page.get_by_label("رمز عبور").fill(PASSWORD)
    follow(page.get_by_role("button", name="ورود"))
    visit(page, f"{server}/admin/ngo-duties/")
    look(page, "list")
    screen = f"{server}/admin/ngo-duties/{duty.pk}/"
    visit(page, screen)
    step(page, "تغییر رابط نظارت", mobile="09131234567", name="مریم")
    step(page, "فرستادن پیوند گزارش")

    telephone = browser.new_context(locale="fa", viewport={"width": 360, "height": 740})
    try:
        ngo = telephone.new_page()
        path = last("ngo_report_asked", r"/ngos/report/open/[\w-]+/")
        visit(ngo, f"{server}{path}", width=360)
        look(ngo, "open")
        follow(ngo.get_by_role("button", name="فرستادن کد"))
        ngo.get_by_label("کد", exact=True).fill(last("ngo_report_code", "[۰-۹]{6}"))
        follow(ngo.get_by_role("button", name="باز کردن گزارش"))
        ngo.get_by_label("در این سال چه کردید؟").fill("دوازده کارگاه")
        follow(ngo.get_by_role("button", name="ارسال گزارش"))
        expect(ngo.locator(".summary")).to_be_visible()
        look(ngo, "missing")
        ngo.get_by_label("شمار کسانی که بهره بردند").fill("۴۳۰")
        paper = tmp_path / "report.pdf"
        paper.write_bytes(pdf.plain())
        ngo.locator("input[type=file]").set_input_files(paper)
        expect(ngo.locator(".files li")).to_contain_text("در حال بررسی")
        tick("common.check_files")
        expect(ngo.locator(".files li")).to_contain_text("بررسی شد")
        follow(ngo.get_by_role("button", name="ارسال گزارش"))
        expect(ngo.get_by_role("heading", name="گزارش فرستاده شد")).to_be_visible()
        look(ngo, "done")

        visit(page, screen)
        expect(page.locator("#report-section")).to_contain_text("دوازده کارگاه")
        look(page, "duty")
        step(page, "بازگرداندن با دلیل", text="شمار داوطلبان را بنویسید.")

        visit(ngo, f"{server}/ngos/report/", width=360)
        expect(ngo.locator(".note.is-wait")).to_contain_text("شمار داوطلبان را بنویسید.")
        expect(ngo.get_by_label("در این سال چه کردید؟")).to_have_value("دوازده کارگاه")
        look(ngo, "returned")
        ngo.get_by_label("شمار اعضا و داوطلبان").fill("۶۲")
        follow(ngo.get_by_role("button", name="ارسال گزارش"))
        expect(ngo.locator(".case-no")).to_contain_text("۰۰۰۰۲")

        visit(page, screen)
        step(page, "پذیرفتن")
        expect(page.locator(".case-letter-head")).to_contain_text("پذیرفته")
        visit(ngo, f"{server}/ngos/report/done/", width=360)
        expect(ngo.get_by_text("دفتر آن را پذیرفته است")).to_be_visible()
    finally:
        telephone.close()
    watch.assert_quiet(server)
    visit(page, f"{server}/admin/ngos/{duty.ngo_id}/")
    look(page, "ngo", TALL)
    visit(page, f"{server}/admin/visits/new/ngo/{duty.ngo_id}/")
    look(page, "new-visit", TALL)
    page.locator("[name=people]").fill("کارشناس فرمانداری")
    page.locator("[name=findings]").fill("دفترها در محل بود.")
    follow(page.get_by_role("button", name="ثبت بازدید"))
    look(page, "visit", TALL)
    visit(page, f"{server}/admin/ngo-support/new/?ngo={duty.ngo_id}")
    look(page, "support", TALL)
