"""Reply templates: edited by the office, offered where they fit, filled from the case."""

from typing import Any

import pytest
from django.test import Client
from playwright.sync_api import Page, expect

from participation.cases.models import Answer, Case, ReplyTemplate
from participation.cases.numbers import show_number
from participation.common.models import User
from participation.complaints.models import Category
from persian.digits import to_persian_digits
from tests.browser import Watch, assert_axe_clean, assert_fits, follow, screenshot, visit
from tests.participation.cases.at_the_desk import signed_in
from tests.participation.cases.cast import Province, category, filed, officer
from tests.participation.cases.test_desk_in_the_browser import enter

pytestmark = [pytest.mark.django_db, pytest.mark.db]
EDIT = ("view_replytemplate", "add_replytemplate", "change_replytemplate", "delete_replytemplate")
ADD = "/admin/reply_templates/new/"


@pytest.fixture
def asked(province: Province) -> Category:
    """A category."""
    return category(province.desk, title="معابر")


@pytest.fixture
def case(asked: Category) -> Case:
    """A complaint that lies in the desk."""
    return filed(asked).case


def template(name: str = "آغاز پاسخ", text: str = "سلام", **fields: Any) -> ReplyTemplate:
    """A template of the office."""
    return ReplyTemplate.objects.create(name=name, text=text, **fields)


def fill(client: Client, case: Case, chosen: object, text: str = "", step: str = "answer") -> str:
    """Press the button that puts a template into the text; return the screen."""
    sent = {"do": step, "version": case.version, "text": text, "template": str(chosen), "fill": "1"}
    answer = client.post(f"/admin/cases/{case.pk}/", sent)
    assert answer.status_code == 200
    return str(answer.content.decode())


def test_a_template_is_put_behind_the_typed_words_with_its_fields_filled(
    one: User, case: Case
) -> None:
    made = template(text="پروندهٔ {شماره} دربارهٔ «{موضوع}» در {واحد} بررسی شد. {شهرستان} { مهلت }")

    text = fill(signed_in(one), case, made.pk, "با سلام")

    number = to_persian_digits(show_number(case.number)).replace("-", "/")
    assert f"با سلام\n\nپروندهٔ {number} دربارهٔ «معابر» در دفتر آزمون بررسی شد. …" in text
    assert "{" not in text.partition("بررسی شد. …")[2].partition("</textarea>")[0]
    case.refresh_from_db()
    assert case.is_open
    assert not Answer.objects.exists()


def test_only_templates_of_the_category_and_the_state_are_offered(
    one: User, case: Case, asked: Category, province: Province
) -> None:
    other = category(province.desk, title="آب")
    template("همه‌جا")
    template("همین", category=f"complaint:{asked.pk}", state="received")
    hidden = [
        template("دستهٔ دیگر", category=f"complaint:{other.pk}"),
        template("وضعیت دیگر", state="answered"),
        template("کنار گذاشته", is_active=False),
    ]

    text = signed_in(one).get(f"/admin/cases/{case.pk}/").content.decode()

    assert ">همه‌جا</option>" in text
    assert ">همین</option>" in text
    for one_hidden in hidden:
        assert f">{one_hidden.name}</option>" not in text
        assert one_hidden.text not in fill(signed_in(one), case, one_hidden.pk, "متن من")


@pytest.mark.parametrize("chosen", ["", "x", "0", "9" * 40])
def test_what_is_no_template_leaves_the_words_as_they_are(
    one: User, case: Case, chosen: str
) -> None:
    template()

    assert ">\nمتن من</textarea>" in fill(signed_in(one), case, chosen, "متن من")


def test_a_template_cannot_be_put_into_a_note(one: User, case: Case) -> None:
    made = template(text="واژهٔ الگو")
    sent = {"do": "note", "text": "یادداشت", "template": made.pk, "fill": "1"}

    signed_in(one).post(f"/admin/cases/{case.pk}/", sent)

    assert "واژهٔ الگو" not in case.notes.get().text


def test_the_office_writes_templates_and_is_told_of_unknown_fields(
    province: Province, asked: Category
) -> None:
    client = signed_in(officer("manager", province.desk, permissions=EDIT))
    sent = {
        "name": "آغاز",
        "category": f"complaint:{asked.pk}",
        "state": "received",
        "text": "پروندهٔ {شماره}",
        "is_active": "on",
        "order": "1",
    }
    wrong = client.post(ADD, {**sent, "text": "سلام {نام}"})
    assert "جای خالی {نام} را نمی‌شناسیم" in wrong.content.decode()
    for name, value in (("category", "complaint:0"), ("state", "made up")):
        assert client.post(ADD, {**sent, name: value}).status_code == 200
    assert not ReplyTemplate.objects.exists()

    assert client.post(ADD, sent).status_code == 302

    made = ReplyTemplate.objects.get()
    assert (made.state, made.text) == ("received", "پروندهٔ {شماره}")
    listed = client.get("/admin/reply_templates/").content.decode()
    assert "معابر" in listed
    assert "آغاز" in listed


def test_officers_use_templates_and_do_not_change_them(one: User, case: Case) -> None:
    made = template()
    client = signed_in(one)

    for path in (ADD, f"/admin/reply_templates/edit/{made.pk}/", "/admin/reply_templates/"):
        assert client.get(path).status_code == 302


def test_the_screen_costs_the_same_however_many_templates(
    one: User, case: Case, django_assert_num_queries: Any
) -> None:
    client = signed_in(one)
    counts = []
    for round_ in range(2):
        template(f"یک {round_}")
        client.get(f"/admin/cases/{case.pk}/")
        with django_assert_num_queries(100, exact=False) as counted:
            client.get(f"/admin/cases/{case.pk}/")
        counts.append(len(counted.captured_queries))
        for number in range(5):
            template(f"{round_} {number}")

    assert counts[0] == counts[1]


@pytest.mark.browser
def test_an_officer_begins_an_answer_with_a_template_in_a_browser(
    server: str, page: Page, one: User, case: Case
) -> None:
    template("پایان رسیدگی", text="به پروندهٔ {شماره} رسیدگی شد.")
    enter(page, server, one)
    visit(page, f"{server}/admin/cases/{case.pk}/")
    watch = Watch(page)
    page.locator("summary", has_text="پاسخ").first.click()
    form = page.locator('form:has(input[value="answer"])')
    form.get_by_label("الگوی پاسخ").select_option(label="پایان رسیدگی")
    follow(form.get_by_role("button", name="گذاشتن در متن"))
    expect(form.locator("[name=text]")).to_have_value(
        f"به پروندهٔ {to_persian_digits(show_number(case.number)).replace('-', '/')} رسیدگی شد."
    )
    for look in ("1280-light", "1280-dark", "768-light", "768-dark"):
        width, scheme = look.split("-")
        page.emulate_media(color_scheme=scheme)
        page.set_viewport_size({"width": int(width), "height": 1300})
        screenshot(page, f"desk-template-{look}")
        assert_fits(page)
        assert_axe_clean(page)
    follow(form.locator('button:not([name]):has-text("پاسخ")'))
    expect(page.get_by_text("پاسخ فرستاده و پرونده بسته شد")).to_be_visible()
    watch.assert_quiet(server)
