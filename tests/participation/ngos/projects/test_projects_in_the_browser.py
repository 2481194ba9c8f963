"""From the call to the public page of a project, in a real Chromium."""

from collections.abc import Iterator
from contextlib import contextmanager
from urllib.parse import urlsplit

import pytest
from django.test import Client
from django.urls import reverse
from playwright.sync_api import Page, expect

from participation.ngos import services as ngos
from participation.ngos.projects.models import Plan, Project
from tests.browser import assert_axe_clean, assert_fits, follow, screenshot, visit
from tests.participation.cases.cast import Province
from tests.participation.ngos.applications.applying import code_sent_to
from tests.participation.ngos.projects.running import (
    MOBILE,
    PLAN,
    WHAT,
    call,
    close,
    decided,
    number_of,
    speaking,
    step,
    taken_up,
)

pytestmark = [pytest.mark.django_db, pytest.mark.browser, pytest.mark.usefixtures("playwright")]
LATER = "09131112255"
DONE = "کارگاه برپا شد و ده نفر دورهٔ نخست را گذراندند."


def look(page: Page, name: str, *, fits: bool = True) -> None:
    """See the page on a phone and a desk, in light and dark: it fits and axe finds nothing."""
    for width in (360, 1280):
        page.set_viewport_size({"width": width, "height": 900})
        for scheme in ("light", "dark"):
            page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
            if fits:
                assert_fits(page)
            assert_axe_clean(page)
            screenshot(page, f"project-{name}-{width}-{scheme}")
    page.set_viewport_size({"width": 1280, "height": 900})
    page.emulate_media(color_scheme="light")


@contextmanager
def desk_screen(page: Page, desk: Client, address: str) -> Iterator[Page]:
    """Open a screen of the desk as its officer does, in a window of its own."""
    there = urlsplit(page.url)
    server = f"{there.scheme}://{there.netloc}"
    staff = page.context.browser.new_context(locale="fa-IR")  # type: ignore[union-attr]
    session = desk.cookies["sessionid"].value
    staff.add_cookies([{"name": "sessionid", "value": session, "url": server}])
    screen = staff.new_page()
    visit(screen, f"{server}{address}")
    yield screen
    staff.close()


def at_the_desk(page: Page, desk: Client, address: str, name: str) -> None:
    """See a screen of the desk."""
    with desk_screen(page, desk, address) as screen:
        look(screen, f"desk-{name}", fits=False)


def onwards(page: Page) -> None:
    follow(page.get_by_role("button", name="ادامه"))


def let_in(page: Page, number: str = "", *, mobile: str = MOBILE) -> None:
    """Type the number of the permit, where it is asked, and the code that comes."""
    if number:
        page.get_by_label("شمارهٔ پروانه").fill(number)
        onwards(page)
    page.get_by_label("کد", exact=True).fill(code_sent_to(mobile))
    onwards(page)


def test_from_the_call_to_the_page_of_the_project(
    page: Page, server: str, office: Client, county_desk: Client, province: Province
) -> None:
    one, ngo = call(), speaking()
    visit(page, f"{server}/ngos/projects/calls/")
    look(page, "calls")
    follow(page.get_by_role("link", name=one.title))
    look(page, "call")
    follow(page.get_by_role("link", name="ارسال طرح"))
    look(page, "enter")
    let_in(page, number_of(ngo))
    look(page, "begin")
    follow(page.get_by_role("button", name="آغاز"))
    _tell(page, province)
    follow(page.get_by_role("button", name="ارسال طرح"))
    expect(page.get_by_role("heading", level=1)).to_have_text("طرح شما ثبت شد")

    plan = Plan.objects.get()
    close(one)
    taken_up(office, plan)
    at_the_desk(page, office, reverse("plan_desk:screen", args=[plan.pk]), "plan")
    at_the_desk(page, office, reverse("ngo_call:screen", args=[one.pk]), "call")
    _award(page, office, plan, province)
    project = Project.objects.get()
    _report(page, server, project)
    at_the_desk(page, county_desk, reverse("ngo_project:screen", args=[project.pk]), "project")
    assert step(county_desk, project, "supervise", verdict="yes").status_code == 302
    assert step(office, project, "decide", verdict="yes", summary=DONE).status_code == 302
    paid = step(office, project, "pay", on="1405/09/01", amount="100000000")
    assert paid.status_code == 302
    at_the_desk(page, office, "/admin/ngo-projects/", "projects")

    # The page of the call is kept by the browser for a minute; another address is asked anew.
    visit(page, f"{server}{one.get_absolute_url()}?decided")
    follow(page.get_by_role("link", name=PLAN))
    expect(page.get_by_text(DONE)).to_be_visible()
    look(page, "project")
    visit(page, f"{server}{ngo.get_absolute_url()}")
    expect(page.get_by_role("link", name=PLAN)).to_be_visible()


def _tell(page: Page, province: Province) -> None:
    page.get_by_label("عنوان طرح").fill(PLAN)
    page.get_by_label("چه می‌کنید و برای چه کسانی؟").fill(WHAT)
    look(page, "what")
    onwards(page)
    page.get_by_label(province.county.name, exact=True).check()
    page.get_by_label("اجرای طرح چند ماه طول می‌کشد؟").fill("۶")
    onwards(page)
    page.get_by_label("شرح هزینه، سطر ۱", exact=True).fill("دار گلیم")
    onwards(page)
    expect(page.get_by_text("عدد این سطر را هم بنویسید.").last).to_be_visible()
    page.get_by_label("ریال، سطر ۱", exact=True).fill("۵۰۰٬۰۰۰٬۰۰۰")
    look(page, "budget")
    onwards(page)
    page.get_by_label("سطر ۱", exact=False).first.fill("برپایی کارگاه")
    page.get_by_label("تا پایان ماه، سطر ۱", exact=True).fill("۶")
    onwards(page)
    look(page, "files")
    onwards(page)
    look(page, "check")
    page.get_by_role("checkbox").check()


def _award(page: Page, office: Client, plan: Plan, province: Province) -> None:
    resolution = decided()
    with desk_screen(page, office, reverse("plan_desk:screen", args=[plan.pk])) as screen:
        folded = screen.locator("#do-award")
        if folded.get_attribute("open") is None:
            folded.locator("summary").click()
        folded.locator("[data-chooser-action-choose]:visible").click()
        screen.locator(".modal-content").get_by_role("link", name=resolution.title).click()
        expect(folded.locator("[name=resolution]")).to_have_value(str(resolution.pk))
        folded.locator("[name=amount]").fill("۴۰۰٬۰۰۰٬۰۰۰")
        folded.locator("[name=supervisor]").select_option(str(province.first.pk))
        follow(folded.get_by_role("button", name="برگزیدن طرح"))


def _report(page: Page, server: str, project: Project) -> None:
    milestone = project.milestones.first()
    assert milestone is not None
    visit(page, f"{server}/ngos/projects/report/to/{milestone.token}/")
    look(page, "link")
    # Another representative by now: no mobile gets two codes within a minute.
    ngos.keep_mobile(ngo=project.ngo, mobile=LATER, by=None)
    follow(page.get_by_role("button", name="کد را بفرستید"))
    let_in(page, mobile=LATER)
    page.get_by_label("از گزارش پیشین تاکنون چه کرده‌اید؟").fill(DONE)
    page.get_by_label("چند درصد از کل طرح انجام شده است؟").fill("۴۰")
    page.get_by_label("تاکنون چند ریال از مبلغ مصوب هزینه شده است؟").fill("۱۰۰٬۰۰۰٬۰۰۰")
    look(page, "report")
    follow(page.get_by_role("button", name="ارسال گزارش"))
    expect(page.get_by_role("status")).to_contain_text("رسید")
