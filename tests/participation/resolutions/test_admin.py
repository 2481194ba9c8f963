"""Minutes in Wagtail's admin: saved with all that hangs on them, never over others' work."""

import pytest
from bs4 import BeautifulSoup
from django.test import Client
from django.urls import reverse

from participation.common.models import Organisation, Tombstone, User
from participation.resolutions.models import Body, Meeting, Resolution
from persian.jalali import to_gregorian
from search.query import Query
from search.selectors import find
from tests.participation.resolutions.factories import body, meeting, organisation, resolution

pytestmark = [pytest.mark.django_db, pytest.mark.db]


@pytest.fixture
def admin(client: Client) -> Client:
    client.force_login(User.objects.create_superuser("chief"))
    return client


def form_of(client: Client, url: str) -> dict[str, str]:
    """Return what a browser would send back unchanged."""
    soup = BeautifulSoup(client.get(url).content, "html.parser")
    form = soup.select_one("form[method=POST]:has([name=csrfmiddlewaretoken]):has([name=version])")
    form = form or soup.select("form:has([name=csrfmiddlewaretoken])")[-1]
    sent: dict[str, str] = {}
    for tag in form.select("input[name], textarea[name], select[name]"):
        if tag.find_parent("template") or "__prefix__" in tag["name"]:
            continue
        if tag.name == "select":
            chosen = tag.select_one("option[selected]")
            sent[tag["name"]] = chosen["value"] if chosen else ""
        elif tag.name == "textarea":
            sent[tag["name"]] = tag.get_text().removeprefix("\n")
        elif tag.get("type") not in {"checkbox", "radio"} or tag.has_attr("checked"):
            sent[tag["name"]] = tag.get("value", "")
    return sent


def test_a_corrected_deadline_is_everywhere_at_once(admin: Client) -> None:
    made = resolution("نام میدان", phrase="دو هفته")
    url = reverse("resolution:edit", args=[made.pk])
    sent = form_of(admin, url) | {"clauses-0-deadline_date": "۱۴۰۵/۱۲/۰۱", "title": "نام میدان نو"}
    assert admin.post(url, sent).status_code == 302
    made.refresh_from_db()
    assert made.due_date == to_gregorian(1405, 12, 1)
    assert "۱ اسفند ۱۴۰۵" in admin.get(made.get_absolute_url()).content.decode()
    assert find(Query("میدان نو")).total == 1
    told = admin.get(f"/api/v1/resolutions/{made.pk}/").json()
    assert told["due_date_jalali"] == "1405-12-01"


def test_an_older_screen_does_not_write_over_a_newer_one(admin: Client) -> None:
    made = resolution("نخست")
    url = reverse("resolution:edit", args=[made.pk])
    mine, theirs = form_of(admin, url), form_of(admin, url)
    assert admin.post(url, theirs | {"title": "از همکار"}).status_code == 302
    refused = admin.post(url, mine | {"title": "از من"})
    assert refused.status_code == 200
    page = refused.content.decode()
    assert "در این میان کس دیگری این را ذخیره کرده است" in page
    assert "از من" in page
    made.refresh_from_db()
    assert made.title == "از همکار"


def test_a_meeting_is_published_with_its_resolutions(admin: Client) -> None:
    held = meeting(state="draft")
    made = resolution("نام کوچهٔ سرو", meeting=held)
    assert find(Query("سرو")).total == 0
    url = reverse("meeting:edit", args=[held.pk])
    assert admin.post(url, form_of(admin, url) | {"state": "published"}).status_code == 302
    assert find(Query("سرو")).total == 1
    assert admin.get(made.get_absolute_url()).status_code == 200


def test_a_meeting_needs_a_day_and_its_own_number(admin: Client) -> None:
    held = meeting(5)
    values = {
        "version": "0", "state": "draft", "body": held.body_id, "number": "5", "title": "",
        "agenda-TOTAL_FORMS": "0", "agenda-INITIAL_FORMS": "0", "agenda-MIN_NUM_FORMS": "0",
        "agenda-MAX_NUM_FORMS": "1000", "attendances-TOTAL_FORMS": "0",
        "attendances-INITIAL_FORMS": "0", "attendances-MIN_NUM_FORMS": "0",
        "attendances-MAX_NUM_FORMS": "1000",
    }  # fmt: skip
    url = reverse("meeting:add")
    refused = admin.post(url, values).content.decode()
    assert "روز نشست یا روز دعوت‌نامه را بنویسید" in refused
    refused = admin.post(url, values | {"session_date": "۱۴۰۵/۰۲/۰۳"}).content.decode()
    assert "این نهاد در آن سال نشستی با این شماره دارد" in refused
    assert Meeting.objects.count() == 1
    other = values | {"session_date": "۱۴۰۴/۰۲/۰۳"}
    assert admin.post(url, other).status_code == 302
    assert Meeting.objects.get(year=1404).number == 5


def test_a_case_that_is_not_there_cannot_be_settled(admin: Client) -> None:
    made = resolution()
    url = reverse("resolution:edit", args=[made.pk])
    sent = form_of(admin, url) | {"case_kind": "naming", "case_id": "7"}
    assert "چنین پرونده‌ای نیست" in admin.post(url, sent).content.decode()


def test_a_deleted_resolution_leaves_a_tombstone(admin: Client) -> None:
    made = resolution("نام میدان")
    assert admin.post(reverse("resolution:delete", args=[made.pk])).status_code == 302
    assert not Resolution.objects.exists()
    assert find(Query("میدان")).total == 0
    assert Tombstone.objects.get().object_id == str(made.pk)


def test_what_is_named_elsewhere_is_not_deleted(admin: Client) -> None:
    made = resolution()
    agency = organisation()
    admin.post(reverse("organisation:delete", args=[agency.pk]))
    assert Organisation.objects.filter(pk=agency.pk).exists()
    admin.post(reverse("body:delete", args=[made.meeting.body_id]))
    assert Body.objects.exists()


@pytest.mark.parametrize("name", ["resolution", "meeting", "body", "organisation"])
def test_lists_are_for_those_who_may(client: Client, name: str) -> None:
    resolution()
    url = reverse(f"{name}:index")
    assert client.get(url).status_code == 302
    client.force_login(User.objects.create_user("clerk"))
    assert client.get(url, follow=True).redirect_chain
    client.force_login(User.objects.create_superuser("chief"))
    assert client.get(url).status_code == 200
    assert client.get(reverse(f"{name}:add")).status_code == 200


def test_an_organisation_is_found_however_it_is_typed(admin: Client) -> None:
    organisation("اداره‌کل آموزش‌وپرورش")
    response = admin.get(reverse("organisation:index"), {"q": "ادارهكل آموزش و پرورش"})
    assert [str(one) for one in response.context["object_list"]] == ["اداره‌کل آموزش‌وپرورش"]


def test_two_bodies_of_one_name_are_one(admin: Client) -> None:
    body("شورای نام‌گذاری")
    url = reverse("body:add")
    sent = form_of(admin, url) | {"name": "شوراي نامگذاري", "kind": "council", "is_public": "on"}
    assert "نهادی با این نام هست" in admin.post(url, sent).content.decode()
