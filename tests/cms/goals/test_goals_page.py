"""Goals and duties: counted, numbered, pointed at, led to what carries them out."""

import pytest
from bs4 import BeautifulSoup
from django.test import Client
from django.urls import reverse
from wagtail.models import PageViewRestriction
from wagtail.test.utils.form_data import inline_formset, nested_form_data, streamfield

from cms.goals.models import Duty, GoalsPage
from tests.cms.factories import home_page
from tests.cms.goals.factories import DutyFactory, DutyGroupFactory, GoalsPageFactory
from tests.cms.services.factories import ServicePageFactory
from tests.cms.standard_pages.factories import StandardPageFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def goals() -> GoalsPage:
    page = GoalsPageFactory(title="اهداف و وظایف")
    naming = DutyGroupFactory(page=page, title="نام‌گذاری", sort_order=2)
    councils = DutyGroupFactory(page=page, title="شوراها", sort_order=1)
    DutyFactory(group=naming, text="بررسی نام‌ها", sort_order=1)
    DutyFactory(group=councils, text="آموزش شوراها", sort_order=2)
    DutyFactory(group=councils, text="آمار شوراها", sort_order=1)
    return page


def soup_of(client: Client, page: GoalsPage) -> BeautifulSoup:
    response = client.get(page.url)
    assert response.status_code == 200
    return BeautifulSoup(response.content, "html.parser")


def test_duties_stand_in_the_editors_order_and_are_numbered_through_the_page(client, goals):
    soup = soup_of(client, goals)

    assert [h2.text for h2 in soup.select("main section h2")] == ["شوراها", "نام‌گذاری"]
    assert [
        (item.select_one(".clause-no").text.split()[-1], item.select_one("div > p").text)
        for item in soup.select("main ol > li.item")
    ] == [("۱", "آمار شوراها"), ("۲", "آموزش شوراها"), ("۳", "بررسی نام‌ها")]


def test_each_duty_and_group_can_be_pointed_at(client, goals):
    soup = soup_of(client, goals)

    anchors = {duty.anchor for duty in Duty.objects.all()}
    groups = {group.anchor for group in goals.groups.all()}
    assert {item["id"] for item in soup.select("main ol > li.item")} == anchors
    assert {a["href"] for a in soup.select(".chips a")} == {f"#{anchor}" for anchor in groups}
    assert all(soup.find(id=anchor) for anchor in groups)


def test_an_anchor_outlives_a_change_of_order(goals):
    duty = Duty.objects.get(text="آموزش شوراها")
    before = duty.anchor

    duty.sort_order = 0
    duty.save()

    assert Duty.objects.get(text="آموزش شوراها").anchor == before


def test_a_duty_leads_to_the_service_that_carries_it_out(client, goals):
    service = ServicePageFactory(title="پیشنهاد نام")
    Duty.objects.filter(text="بررسی نام‌ها").update(page=service)

    link = soup_of(client, goals).select_one("main li.item p a")

    assert (link.text, link["href"]) == ("پیشنهاد نام", service.url)


def test_a_duty_does_not_lead_to_what_is_not_published(client, goals):
    draft = StandardPageFactory(title="صفحهٔ آینده", live=False)
    Duty.objects.filter(text="بررسی نام‌ها").update(page=draft)

    assert "صفحهٔ آینده" not in soup_of(client, goals).text


def test_the_legal_reference_is_shown_where_there_is_one(client, goals):
    Duty.objects.filter(text="بررسی نام‌ها").update(
        legal_reference="آیین‌نامهٔ نام‌گذاری، مادهٔ 3", legal_url="https://rc.majlis.ir/fa/law"
    )

    link = soup_of(client, goals).select_one("main li.item p.small a")

    assert link.text == "آیین‌نامهٔ نام‌گذاری، مادهٔ ۳"
    assert link["href"] == "https://rc.majlis.ir/fa/law"


def test_a_page_without_duties_says_so(client):
    assert "هنوز وظیفه‌ای نوشته نشده است" in soup_of(client, GoalsPageFactory()).text


def test_many_duties_ask_the_database_no_more_than_a_few(goals, queries_of):
    few = len(queries_of(goals.url))
    for group in goals.groups.all():
        for _ in range(10):
            DutyFactory(group=group, page=ServicePageFactory(parent__title=f"خدمات {group.pk} {_}"))

    assert len(queries_of(goals.url)) - few in {0, 1}
    assert few <= 11


def test_the_words_of_the_duties_are_in_the_text_for_the_index(goals):
    assert goals.duties_text().splitlines() == [
        "شوراها",
        "آمار شوراها",
        "آموزش شوراها",
        "نام‌گذاری",
        "بررسی نام‌ها",
    ]


def test_an_editor_writes_groups_with_their_duties(editor):
    service = ServicePageFactory()
    duty = {
        "text": "رسیدگی به شکایت‌ها",
        "legal_reference": "",
        "legal_url": "",
        "page": service.pk,
        "ORDER": "1",
    }
    group = {
        "title": "شوراها",
        "description": "",
        "ORDER": "1",
        "duties": inline_formset([duty]),
    }
    data = {
        "title": "اهداف و وظایف",
        "slug": "اهداف",
        "body": streamfield([]),
        "groups": inline_formset([group]),
        "comments": inline_formset([]),
        "action-publish": "1",
    }

    address = reverse("wagtailadmin_pages:add", args=["goals", "goalspage", home_page().pk])
    assert editor.post(address, nested_form_data(data)).status_code == 302

    written = Duty.objects.get()
    assert (written.text, written.group.title) == ("رسیدگی به شکایت‌ها", "شوراها")
    assert f'href="{service.url}"' in editor.get("/اهداف/").content.decode()


def test_the_api_gives_the_duties_with_what_carries_them_out_where_all_may_see_it(client, goals):
    service = ServicePageFactory(title="پیشنهاد نام")
    draft = StandardPageFactory(title="صفحهٔ آینده", live=False)
    secret = StandardPageFactory(title="بسته")
    PageViewRestriction.objects.create(page=secret, restriction_type="login")
    for text, page in (
        ("بررسی نام‌ها", service),
        ("آموزش شوراها", draft),
        ("آمار شوراها", secret),
    ):
        Duty.objects.filter(text=text).update(page=page)

    answer = client.get(f"/api/v2/pages/{goals.pk}/")

    given = {
        duty["text"]: duty["carried_out_by"] and duty["carried_out_by"]["title"]
        for group in answer.json()["groups"]
        for duty in group["duties"]
    }
    assert given == {"بررسی نام‌ها": "پیشنهاد نام", "آموزش شوراها": None, "آمار شوراها": None}
    assert "بسته" not in client.get(goals.url).content.decode()
