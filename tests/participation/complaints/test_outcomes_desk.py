"""The screens of outcomes: who sees which, what is refused and kept, one click and two."""

import re

import pytest
from bs4 import BeautifulSoup
from django.test import Client
from django.utils.html import escape

from participation.cases.models import Accused, Case
from participation.common.models import User
from participation.complaints.models import Category, Outcome
from tests.participation.cases.cast import officer
from tests.participation.complaints.outcomes import APPROVES, WORDS, WRITES, Press

pytestmark = [pytest.mark.django_db, pytest.mark.db]

LIST = "/admin/outcomes/"
NEW = f"{LIST}new/"


@pytest.fixture
def press() -> Press:
    return Press()


def signed_in(user: User) -> Client:
    client = Client()
    client.force_login(user)
    return client


def at(outcome: Outcome) -> str:
    return f"{LIST}edit/{outcome.pk}/"


def soup(response) -> BeautifulSoup:
    return BeautifulSoup(response.content, "html.parser")


def hidden(response, of: str = "save") -> dict[str, str]:
    """What the form with a button of this name carries unseen."""
    form = soup(response).select_one(f"form:has(button[value={of}])")
    return {
        field["name"]: field["value"]
        for field in form.select("input[type=hidden]")
        if field["name"] != "csrfmiddlewaretoken"
    }


def typed(press: Press, **fields: object) -> dict[str, object]:
    return {
        **WORDS, "category": press.category.pk, "county": press.province.county.pk, **fields,
    }  # fmt: skip


def links(response) -> set[str]:
    return set(re.findall(r"/admin/outcomes/edit/(\d+)/", response.content.decode()))


def test_from_the_case_to_the_readers_by_two_people(client: Client, press: Press) -> None:
    case = press.decided(county=press.province.county)
    writer, approver = signed_in(press.writer), signed_in(press.approver)
    screen = f"/admin/cases/{case.pk}/"
    new = f"{NEW}{case.pk}/"
    assert new in writer.get(screen).content.decode()
    assert new not in approver.get(screen).content.decode()

    page = writer.get(new)
    assert "چراغ‌ها تعمیر شد." in page.content.decode()
    chosen = [one["value"] for one in soup(page).select("option[selected]")]
    assert chosen == [str(press.category.pk), str(press.province.county.pk)]
    response = writer.post(new, {**hidden(page), **typed(press), "do": "propose"})
    made = Outcome.objects.get()
    assert response["Location"] == at(made)
    assert writer.get(new)["Location"] == at(made)
    assert at(made) in writer.get(screen).content.decode()
    own = writer.get(at(made)).content.decode()
    assert "دیگری" in own
    assert 'value="approve"' not in own

    page = approver.get(at(made))
    assert "چراغ‌ها تعمیر شد." in page.content.decode()
    approver.post(at(made), {**hidden(page, "approve"), "do": "approve"})
    assert client.get(made.get_absolute_url()).status_code == 200
    assert made.get_absolute_url() in writer.get(at(made)).content.decode()


def test_personal_data_is_masked_on_demand_and_nothing_is_saved_before(press: Press) -> None:
    writer = signed_in(press.writer)
    page = writer.get(NEW)
    assert 'value="mask"' not in page.content.decode()
    told = {**hidden(page), **typed(press, result="با ۰۹۱۳۱۲۳۴۵۶۷ تماس گرفته شد.")}
    refused = writer.post(NEW, {**told, "do": "save"})
    assert refused.status_code == 422
    assert "شمارهٔ موبایل" in refused.content.decode()
    assert soup(refused).select_one("[name=result]").get_text(strip=True) == told["result"]
    assert 'value="mask"' in refused.content.decode()

    shown = writer.post(NEW, {**told, "do": "mask"})
    masked = soup(shown).select_one("[name=result]").get_text(strip=True)
    assert masked == "با [شمارهٔ موبایل] تماس گرفته شد."
    assert not Outcome.objects.exists()
    assert writer.post(NEW, {**told, "result": masked, "do": "save"}).status_code == 302
    assert Outcome.objects.get().result == masked


def test_a_stale_screen_keeps_what_was_typed_and_shows_what_stands(press: Press) -> None:
    draft = press.written()
    one, two = signed_in(press.writer), signed_in(press.approver)
    first, second = one.get(at(draft)), two.get(at(draft))
    told = {**hidden(second), **typed(press, title="روشنایی به کوی برگشت"), "do": "save"}
    assert two.post(at(draft), told).status_code == 302
    mine = {**hidden(first), **typed(press, title="چراغ‌ها روشن شد"), "do": "save"}
    refused = one.post(at(draft), mine)
    assert refused.status_code == 409
    text = refused.content.decode()
    assert "در این میان کسی این نتیجه را تغییر داده است" in text
    assert "روشنایی به کوی برگشت" in text
    assert soup(refused).select_one("[name=title]")["value"] == "چراغ‌ها روشن شد"
    assert Outcome.objects.get().title == "روشنایی به کوی برگشت"

    again = {**hidden(refused), **typed(press, title="چراغ‌ها روشن شد"), "do": "save"}
    assert one.post(at(draft), again).status_code == 302
    assert Outcome.objects.get().title == "چراغ‌ها روشن شد"


def test_a_double_click_is_told_of_its_success(press: Press) -> None:
    writer, approver = signed_in(press.writer), signed_in(press.approver)
    page = writer.get(NEW)
    told = {**hidden(page), **typed(press), "do": "propose"}
    places = {writer.post(NEW, told)["Location"] for _click in range(2)}
    made = Outcome.objects.get()
    assert places == {at(made)}
    for client, name, more in (
        (approver, "send_back", {"reason": "کوتاه‌تر"}),
        (writer, "save", typed(press, title="روشنایی")),
        (writer, "propose", typed(press, title="روشنایی")),
        (approver, "approve", {}),
        (approver, "withdraw", {"reason": "نادرست"}),
    ):
        told = {**hidden(client.get(at(made)), name), **more, "do": name}
        assert [client.post(at(made), told).status_code for _click in range(2)] == [302, 302], name
    assert Outcome.objects.get().state == "withdrawn"


def test_of_two_who_approve_one_is_told(press: Press) -> None:
    made = press.proposed()
    other = officer("other", press.province.desk, permissions=APPROVES)
    one, two = signed_in(press.approver), signed_in(other)
    seen = [hidden(client.get(at(made)), "approve") for client in (one, two)]
    assert one.post(at(made), {**seen[0], "do": "approve"}).status_code == 302
    late = two.post(at(made), {**seen[1], "do": "approve"})
    assert late.status_code == 409
    assert "در این میان" in late.content.decode()
    assert Outcome.objects.get().approved_by == press.approver


def test_an_approver_is_told_why_it_cannot_go_out(press: Press) -> None:
    made = press.proposed()
    approver = signed_in(press.approver)
    seen = hidden(approver.get(at(made)), "approve")
    Category.objects.filter(pk=press.category.pk).update(is_restricted=True)
    refused = approver.post(at(made), {**seen, "do": "approve"})
    assert refused.status_code == 422
    assert "چیزی از این دسته منتشر نمی‌شود" in refused.content.decode()
    assert Outcome.objects.get().state == "proposed"


def test_words_that_may_name_a_place_are_shown_to_whoever_approves(press: Press) -> None:
    made = press.proposed(problem="چراغ‌های خیابان نمونه خاموش بود.")
    page = signed_in(press.approver).get(at(made)).content.decode()
    assert "«خیابان نمونه»" in page


def test_a_case_out_of_sight_hides_its_drafts_and_leaves_what_is_public(press: Press) -> None:
    draft, loose = press.written(case=press.decided()), press.written(title="بی‌پرونده")
    public = press.published(case=press.decided(), title="برای همه")
    stranger = officer("elsewhere", press.province.second, permissions=(*WRITES, *APPROVES))
    mine, theirs = signed_in(press.writer), signed_in(stranger)
    assert links(mine.get(LIST)) == {str(one.pk) for one in (draft, loose, public)}
    assert links(theirs.get(LIST)) == {str(one.pk) for one in (loose, public)}
    assert mine.get(at(draft)).status_code == 200
    for told in ({}, {"do": "approve", "version": draft.version}):
        assert theirs.post(at(draft), told).status_code == 404
    assert theirs.get(at(draft)).status_code == 404
    assert theirs.get(f"{NEW}{draft.complaint_id}/").status_code == 404
    page = theirs.get(at(public))
    assert page.status_code == 200
    assert str(public.complaint_id) not in page.content.decode()
    assert 'value="withdraw"' not in page.content.decode()
    told = {"do": "withdraw", "version": public.version, "reason": "نه"}
    assert theirs.post(at(public), told).status_code == 404
    assert Outcome.objects.public().get() == public


def test_the_accused_sees_neither_case_nor_draft(press: Press) -> None:
    case = press.decided()
    draft = press.proposed(case=case)
    client = signed_in(press.approver)
    assert client.get(at(draft)).status_code == 200
    Accused.objects.create(case=case, user=press.approver)
    assert client.get(at(draft)).status_code == 404
    assert links(client.get(LIST)) == set()


@pytest.mark.parametrize("permissions", [("view_case", "handle_case"), ("view_outcome",)])
def test_who_has_no_right_writes_nothing(press: Press, permissions: tuple[str, ...]) -> None:
    user = officer("somebody", press.province.desk, permissions=permissions)
    draft, case = press.proposed(), press.decided()
    client = signed_in(user)
    assert client.get(NEW).status_code == 404
    assert client.get(f"{NEW}{case.pk}/").status_code == 404
    assert f"{NEW}{case.pk}/" not in client.get(f"/admin/cases/{case.pk}/").content.decode()
    for name in ("save", "propose"):
        response = client.post(
            at(draft), {**typed(press), "version": 2, "token": case.pk, "do": name}
        )
        assert response.status_code == 404
    assert client.post(at(draft), {"version": 2, "do": "approve"}).status_code == 404
    assert Outcome.objects.get().state == "proposed"


@pytest.mark.parametrize("flag", ["is_open", "is_sealed", "is_restricted"])
def test_nothing_is_begun_of_a_case_that_is_open_or_protected(press: Press, flag: str) -> None:
    case = press.decided()
    if flag == "is_open":
        Case.objects.filter(pk=case.pk).update(state="review", is_open=True, closed_at=None)
    else:
        Case.objects.filter(pk=case.pk).update(**{flag: True})
    client = signed_in(press.writer)
    new = f"{NEW}{case.pk}/"
    assert new not in client.get(f"/admin/cases/{case.pk}/").content.decode()
    assert client.get(new)["Location"] == f"/admin/cases/{case.pk}/"
    refused = client.post(new, {**typed(press), "version": 0, "token": case.pk, "do": "save"})
    assert refused.status_code == 422
    assert not Outcome.objects.exists()


def test_two_who_write_of_one_case_do_not_overwrite_each_other(press: Press) -> None:
    case = press.decided()
    colleague = officer("colleague", press.province.desk, permissions=WRITES)
    new = f"{NEW}{case.pk}/"
    one, two = signed_in(press.writer), signed_in(colleague)
    first, second = hidden(one.get(new)), hidden(two.get(new))
    one.post(new, {**first, **typed(press), "do": "save"})
    refused = two.post(new, {**second, **typed(press, title="نوشتهٔ دوم"), "do": "save"})
    assert refused.status_code == 422
    assert at(Outcome.objects.get()) in refused.content.decode()
    assert soup(refused).select_one("[name=title]")["value"] == "نوشتهٔ دوم"


def test_a_category_that_becomes_restricted_takes_its_outcomes_down(
    client: Client, press: Press
) -> None:
    made = press.published()
    assert client.get(made.get_absolute_url()).status_code == 200
    chief = signed_in(User.objects.create_superuser("chief"))
    edit = f"/admin/complaint_categories/edit/{press.category.pk}/"
    page = soup(chief.get(edit))
    form = page.select_one("form[data-edit-form]") or page.select_one("main form")
    told = {
        field["name"]: field.get("value", "on")
        for field in form.select("input[name]")
        if field.get("type") not in {"checkbox", "radio"} or field.has_attr("checked")
    }
    told |= {area["name"]: area.get_text() for area in form.select("textarea[name]")}
    told |= {
        menu["name"]: menu.select_one("option[selected]")["value"]
        for menu in form.select("select[name]")
        if menu.select_one("option[selected]")
    }
    response = chief.post(edit, {**told, "is_restricted": "on"})
    assert response.status_code == 302, response.content.decode()
    made.refresh_from_db()
    assert made.state == "withdrawn"
    assert made.remark == "این دسته محدود شد."
    assert client.get(made.get_absolute_url()).status_code == 404
    assert made.title not in client.get("/complaints/outcomes/").content.decode()
    assert client.get("/api/v1/search/", {"q": "چراغ بوستان"}).json()["results"] == []


def test_the_list_finds_and_narrows(press: Press) -> None:
    press.written(title="پیش‌نویس تابلو")
    press.published(title="رونوشت مصوبه")
    client = signed_in(press.writer)
    for asked, found, left in (
        ({"state": "draft"}, "پیش‌نویس تابلو", "رونوشت مصوبه"),
        ({"state": "published"}, "رونوشت مصوبه", "پیش‌نویس تابلو"),
        ({"q": "تابلو"}, "پیش‌نویس تابلو", "رونوشت مصوبه"),
        ({"q": "مصوبه‌ها"}, "رونوشت مصوبه", "پیش‌نویس تابلو"),
    ):
        page = client.get(LIST, asked).content.decode()
        assert escape(found) in page
        assert escape(left) not in page
