"""Filters that officers keep for themselves above the list."""

from typing import Any

import pytest
from django.test import Client
from playwright.sync_api import Page, expect

from participation.cases.models import SavedFilter
from participation.common.models import User
from tests.browser import Watch, assert_axe_clean, assert_fits, follow, screenshot, visit
from tests.participation.cases.at_the_desk import signed_in
from tests.participation.cases.cast import Province, category, filed, officer
from tests.participation.cases.test_desk_in_the_browser import enter

pytestmark = [pytest.mark.django_db, pytest.mark.db]
LIST, SAVE = "/admin/cases/", "/admin/cases/saved/"


def save(client: Client, name: str = "دیرکردهای من", query: str = "queue=late") -> Any:
    """Send the form above the list; return the page that follows."""
    return client.post(SAVE, {"name": name, "query": query}, follow=True)


def test_a_filter_is_saved_shown_and_leads_to_its_list(one: User, province: Province) -> None:
    client = signed_in(one)
    query = f"queue=mine&state=review&county={province.county.pk}"
    assert "ذخیرهٔ این فهرست" in client.get(f"{LIST}?{query}").content.decode()

    text = save(client, query=query).content.decode()

    kept = f"county={province.county.pk}&amp;queue=mine&amp;state=review"
    assert f'href="{LIST}?{kept}" aria-current="true">دیرکردهای من</a>' in text
    assert client.get(f"{LIST}?{SavedFilter.objects.get().query}").status_code == 200


def test_words_that_were_searched_for_and_pages_are_not_kept(one: User) -> None:
    save(signed_in(one), query="queue=late&q=شهروند&found=x&p=3&made=up")

    assert SavedFilter.objects.get().query == "queue=late"


def test_the_same_name_takes_the_new_choices_and_two_clicks_are_one(one: User) -> None:
    client = signed_in(one)
    for query in ("queue=late", "queue=soon", "queue=soon"):
        save(client, query=query)

    assert SavedFilter.objects.get().query == "queue=soon"


@pytest.mark.parametrize(
    ("sent", "told"),
    [
        ({"name": " ", "query": "queue=late"}, "نامی برای فهرست بنویسید"),
        ({"name": "نام", "query": ""}, "نخست صف یا پالایشی را برگزینید"),
        ({"name": "ن" * 61, "query": "queue=late"}, "60"),
        ({"name": "نام", "query": "queue=" + "x" * 400}, "300"),
        ({"name": "نام", "query": "x" * 2000}, "1000"),
        ({}, "نامی برای فهرست بنویسید"),
    ],
)
def test_what_cannot_be_saved_is_told(one: User, sent: dict[str, str], told: str) -> None:
    answer = signed_in(one).post(SAVE, sent, follow=True)

    assert answer.status_code == 200
    assert told in answer.content.decode()
    assert not SavedFilter.objects.exists()


def test_each_person_has_twenty_and_sees_and_removes_only_the_own(
    one: User, province: Province
) -> None:
    client, other = signed_in(one), signed_in(officer("two", province.desk))
    for number in range(20):
        save(client, f"فهرست {number}")
    text = save(client, "بیست‌ویکمی").content.decode()
    assert "۲۰ فهرست دارید" in text
    assert SavedFilter.objects.filter(user=one).count() == 20
    mine = SavedFilter.objects.first()
    assert mine

    assert "فهرست 3" not in other.get(LIST).content.decode()
    other.post(f"{SAVE}{mine.pk}/remove/")
    assert SavedFilter.objects.count() == 20
    for _ in range(2):
        assert client.post(f"{SAVE}{mine.pk}/remove/").status_code == 302
    assert SavedFilter.objects.count() == 19


def test_whoever_sees_no_cases_saves_none(province: Province) -> None:
    nobody = officer("nobody", province.desk, permissions=())

    for client, status in ((signed_in(nobody), 404), (Client(), 302)):
        assert client.post(SAVE, {"name": "x", "query": "queue=late"}).status_code == status
        assert client.post(f"{SAVE}1/remove/").status_code == status
    assert signed_in(officer("two", province.desk)).get(SAVE).status_code == 405
    assert not SavedFilter.objects.exists()


def test_the_list_costs_one_query_more_however_many_are_saved(
    one: User, django_assert_num_queries: Any
) -> None:
    client = signed_in(one)
    client.get(LIST)
    counts = []
    for _round in range(2):
        with django_assert_num_queries(100, exact=False) as counted:
            client.get(LIST)
        counts.append(len(counted.captured_queries))
        for number in range(5):
            save(client, f"فهرست {number}")
        client.get(LIST)

    assert counts[0] == counts[1]


@pytest.mark.browser
def test_a_filter_is_chosen_saved_and_removed_in_a_browser(
    server: str, page: Page, one: User, province: Province
) -> None:
    filed(category(province.desk))
    enter(page, server, one)
    visit(page, f"{server}{LIST}?queue=free")
    watch = Watch(page)
    page.locator("summary", has_text="ذخیرهٔ این فهرست").click()
    page.get_by_label("نام فهرست").fill("بی‌کارشناس‌های دفتر")
    follow(page.get_by_role("button", name="ذخیره", exact=True))
    expect(page.get_by_text("فهرست ذخیره شد.")).to_be_visible()
    for look in ("1280-light", "1280-dark", "768-light", "768-dark"):
        width, scheme = look.split("-")
        visit(page, f"{server}{LIST}?queue=free", width=int(width), scheme=scheme)
        screenshot(page, f"desk-saved-{look}")
        assert_fits(page)
        assert_axe_clean(page)
    watch.assert_quiet(server)
    page.goto(f"{server}{LIST}")
    follow(page.get_by_role("link", name="بی‌کارشناس‌های دفتر"))
    assert page.url.endswith("queue=free")
    follow(page.get_by_role("button", name="برداشتن فهرست بی‌کارشناس‌های دفتر"))
    expect(page.get_by_text("فهرست برداشته شد.")).to_be_visible()
