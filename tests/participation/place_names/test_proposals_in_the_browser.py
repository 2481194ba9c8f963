"""A citizen proposes a renaming, staff admit it, the council decides: in a real Chromium."""

import pytest
from django.contrib.auth.models import Permission
from django.test import Client
from playwright.sync_api import Page, expect

from participation.cases.models import Case
from participation.common.models import User
from participation.place_names.models import DecidedName
from persian.jalali import format_date, today
from tests.browser import assert_axe_clean, assert_fits, follow, screenshot, visit
from tests.participation.cases.at_the_desk import signed_in
from tests.participation.place_names.factories import county, place
from tests.participation.place_names.proposing import admit
from tests.participation.place_names.test_decisions import ENTER, typed
from tests.participation.resolutions.factories import meeting

pytestmark = [pytest.mark.django_db, pytest.mark.browser, pytest.mark.usefixtures("playwright")]


def heading(page: Page, words: str) -> None:
    expect(page.get_by_role("heading", level=1)).to_have_text(words)


def look(page: Page, name: str) -> None:
    """See the page on a phone and a desk, in light and dark: it fits and axe finds nothing."""
    for width in (360, 1280):
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


def test_a_renaming_goes_from_the_citizen_to_the_council_and_the_archive(
    page: Page, server: str, clerk: User
) -> None:
    kaveh = place("کاوه", extent="از میدان شهدا تا ترمینال")
    assert kaveh.county == county()
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
    page.get_by_label("نام پیشنهادی").fill("نشاط اصفهانی")
    look(page, "name")
    go_on(page)
    page.get_by_label("چرا این نام؟").fill("شاعر این شهر در همین خیابان می‌زیست.")
    go_on(page)
    look(page, "files")
    go_on(page)
    page.get_by_label("شمارهٔ موبایل").fill("۰۹۱۳ ۱۲۳ ۴۵۶۷")
    go_on(page)
    heading(page, "پیش از ارسال، یک بار بخوانید")
    look(page, "check")
    page.get_by_role("checkbox").check()
    follow(page.get_by_role("button", name="ارسال پیشنهاد"))
    heading(page, "پیشنهاد شما ثبت شد")
    look(page, "done")

    case = Case.objects.get()
    desk = signed_in(clerk)
    admit(desk, case, "شاعر نامدار این شهر در این خیابان می‌زیست.")
    visit(page, f"{server}/place-names/proposals/")
    look(page, "list")
    follow(page.get_by_role("link", name="خیابان نشاط اصفهانی"))
    look(page, "admitted")

    council = meeting(3)
    decided = _decide(clerk, case, council)
    visit(page, f"{server}/place-names/decisions/")
    look(page, "archive")
    follow(page.get_by_role("link", name="خیابان نشاط اصفهانی"))
    look(page, "lineage")
    kaveh.refresh_from_db()
    assert kaveh.name == "نشاط اصفهانی"
    assert decided.former_name == "کاوه"


def _decide(clerk: User, case: Case, council: object) -> DecidedName:
    clerk.user_permissions.add(Permission.objects.get(codename="rename_place"))
    secretary: Client = signed_in(User.objects.get(pk=clerk.pk))
    sent = typed(secretary, council, {"number": case.number})  # type: ignore[arg-type]
    assert sent["effective_on"] == format_date(today())
    assert secretary.post(ENTER, sent).status_code == 302
    return DecidedName.objects.get()
