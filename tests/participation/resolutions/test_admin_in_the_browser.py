"""The form of a resolution in a real Chromium: choosing by searching, deadlines while typed."""

import pytest
from django.test import Client
from playwright.sync_api import Page, expect

from participation.common.models import User
from participation.resolutions.models import Resolution
from tests.browser import Watch, follow
from tests.participation.resolutions.factories import organisation, resolution

pytestmark = [pytest.mark.django_db, pytest.mark.browser, pytest.mark.usefixtures("playwright")]


@pytest.fixture
def form(server: str, page: Page, client: Client) -> Page:
    """The form of a resolution, opened by an editor."""
    made = resolution(phrase="دو هفته")
    client.force_login(User.objects.create_superuser("editor"))
    session = client.cookies["sessionid"].value
    page.context.add_cookies([{"name": "sessionid", "value": session, "url": server}])
    page.goto(f"{server}/admin/resolution/edit/{made.pk}/")
    return page


def test_a_deadline_is_read_while_it_is_typed(form: Page) -> None:
    watch = Watch(form)
    told = form.locator("#inline_child_clauses-0 [data-deadline-reading]")
    expect(told).to_contain_text("۱۴ روز از روز نشست")
    form.locator("[name=clauses-0-deadline_phrase]").fill("يك هفته")
    expect(told).to_contain_text("۷ روز از روز نشست؛ سررسید شنبه ۹ آبان ۱۴۰۵")
    form.locator("[name=clauses-0-deadline_start]").select_option("notification")
    expect(told).to_contain_text("آن روز دانسته نیست")
    form.get_by_role("button", name="افزودن بند").click()
    added = form.locator("#inline_child_clauses-1 [data-deadline-reading]")
    form.locator("[name=clauses-1-deadline_phrase]").fill("هر ماه")
    expect(added).to_contain_text("هر ۱ ماه از روز نشست")
    assert not watch.faults


def test_an_organisation_is_chosen_by_searching(form: Page) -> None:
    wanted = organisation("اداره‌کل آموزش‌وپرورش")
    form.get_by_role("button", name="افزودن دستگاه").first.click()
    added = form.locator("#inline_child_clauses-0-actors-1")
    added.locator("[data-chooser-action-choose]:visible").click()
    window = form.locator(".modal-content")
    window.locator("[name=q]").press_sequentially("آموزش و پرورش")
    window.get_by_role("link", name=wanted.name).click()
    expect(form.locator("[name=clauses-0-actors-1-organisation]")).to_have_value(str(wanted.pk))
    follow(form.get_by_role("button", name="ذخیره").first)
    expect(form.get_by_text("ویرایش شد").or_(form.get_by_text("ذخیره شد")).first).to_be_visible()
    made = Resolution.objects.get()
    assert wanted in [part.organisation for part in made.clauses.get().actors.all()]
