"""Minutes in Wagtail's admin: saved with all that hangs on them, never over others' work."""

import pytest
from bs4 import BeautifulSoup
from django.contrib.auth.models import Permission
from django.test import Client
from django.urls import reverse

from participation.common.models import Organisation, Tombstone, User
from participation.resolutions.models import AgendaItem, Body, Meeting, Resolution
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


def choose(client: Client, name: str, typed: str) -> list[str]:
    """Return what the window to choose in lists for typed words."""
    response = client.get(reverse(f"choose_{name}:choose"), {"q": typed})
    soup = BeautifulSoup(response.json()["html"], "html.parser")
    return [link.get_text().strip() for link in soup.select("[data-chooser-modal-choice]")]


def test_long_lists_are_chosen_from_by_searching(admin: Client) -> None:
    made = resolution()
    for name, model in {
        "resolution": ("meeting", "agenda_item", "clauses-0-actors-0-organisation"),
        "meeting": ("body",),
        "body": ("secretariat",),
        "organisation": ("parent",),
    }.items():
        rows = {"resolution": made, "meeting": made.meeting, "body": made.meeting.body}
        row = rows.get(name) or organisation()
        page = admin.get(reverse(f"{name}:edit", args=[row.pk])).content
        soup = BeautifulSoup(page, "html.parser")
        for field in model:
            (tag,) = soup.select(f"[name='{field}']")
            assert (tag.name, tag["type"]) == ("input", "hidden"), field


def test_what_is_chosen_is_found_however_it_is_typed(admin: Client) -> None:
    council = body("شورای نام‌گذاری")
    shown = meeting(12, body=council)
    draft = meeting(13, body=council, state="draft")
    resolution("راه‌اندازی کتابخانه", meeting=shown)
    resolution("نام‌گذاری بوستان", meeting=draft)
    organisation("اداره‌کل آموزش‌وپرورش")
    for typed in ("راهاندازي", "راه اندازی", "12/1", "۱۲/۱"):
        assert choose(admin, "resolution", typed) == ["راه‌اندازی کتابخانه"], typed
    for typed in ("نامگذاري بوستان", "نام‌گذاری بوستان"):
        assert choose(admin, "resolution", typed) == ["نام‌گذاری بوستان"], typed
    assert choose(admin, "meeting", "نشست 13")[0] == str(draft)
    assert choose(admin, "organisation", "ادارهكل آموزش و پرورش") == ["اداره‌کل آموزش‌وپرورش"]
    assert choose(admin, "body", "نامگذاري") == ["شورای نام‌گذاری"]
    assert choose(admin, "resolution", "هیچ‌کجا") == []
    chosen = admin.get(reverse("choose_meeting:chosen", args=[draft.pk])).json()
    assert chosen["result"]["id"] == str(draft.pk)


def test_drafts_are_chosen_only_by_those_who_write_minutes(admin: Client, client: Client) -> None:
    made = resolution("نام میدان", meeting=meeting(state="draft"))
    addresses = [
        reverse("choose_resolution:choose"),
        reverse("choose_resolution:choose_results"),
        reverse("choose_resolution:chosen", args=[made.pk]),
    ]
    assert all(admin.get(address).status_code == 200 for address in addresses)
    clerk = User.objects.create_user("clerk")
    clerk.user_permissions.add(Permission.objects.get(codename="access_admin"))
    client.force_login(clerk)
    for address in addresses:
        answer = client.get(address)
        assert answer.status_code == 302
        assert "نام میدان" not in answer.content.decode()


def test_an_agenda_item_of_another_meeting_is_refused(admin: Client) -> None:
    made = resolution()
    other = AgendaItem.objects.create(meeting=meeting(2), title="دیگر")
    url = reverse("resolution:edit", args=[made.pk])
    sent = form_of(admin, url) | {"agenda_item": str(other.pk)}
    assert "این مورد در دستور کار نشست دیگری بوده است" in admin.post(url, sent).content.decode()


def test_how_a_saved_deadline_is_read_stands_beside_it(admin: Client) -> None:
    made = resolution(phrase="یک هفته")
    page = admin.get(reverse("resolution:edit", args=[made.pk])).content
    soup = BeautifulSoup(page, "html.parser")
    told = soup.select_one("#inline_child_clauses-0 [data-deadline-reading]")
    assert told.get_text() == "«یک هفته» ← ۷ روز از روز نشست؛ سررسید شنبه ۹ آبان ۱۴۰۵."
    assert soup.select_one("script[src*='admin-deadlines']")


READINGS = [
    ({"phrase": "یک هفته"}, "۷ روز از روز نشست؛ سررسید شنبه ۹ آبان ۱۴۰۵."),
    (
        {"phrase": "10 روز كاري", "start": "notification"},
        "۱۰ روز کاری از روز ابلاغ؛ آن روز",
    ),
    ({"phrase": "هر سه ماه"}, "هر ۳ ماه از روز نشست؛ سررسید"),
    ({"raw": "دو هفته"}, "«دو هفته» ← ۱۴ روز"),
    ({"phrase": "در اسرع وقت"}, "بی روز پایانی"),
    ({"phrase": "جلسه آینده"}, "وابسته به رویدادی دیگر"),
    ({"phrase": "قثصض"}, "خوانده نشد"),
    ({"phrase": "قثصض", "date": "۱۴۰۵/۱۲/۰۱"}, "سررسید شنبه ۱ اسفند ۱۴۰۵، چنان‌که نوشته شده است."),
    ({"phrase": "یک هفته", "date": "دیروزک"}, "روزی که نوشته‌اید"),
    ({}, "مهلتی نوشته نشده است."),
    ({"phrase": "یک هفته", "meeting": "x", "start": "؟", "rule": "؟"}, "نشست را برگزینید"),
    ({"phrase": "ه" * 5000, "meeting": "9" * 60}, "خوانده نشد"),
]


@pytest.mark.parametrize(("typed", "told"), READINGS, ids=[told for _typed, told in READINGS])
def test_how_a_typed_deadline_is_read(admin: Client, typed: dict[str, str], told: str) -> None:
    held = meeting()
    answer = admin.get(reverse("resolution:deadline"), {"meeting": held.pk} | typed)
    assert answer.status_code == 200
    assert told in answer.content.decode()


def test_deadlines_are_read_only_for_those_who_write_minutes(client: Client) -> None:
    address = reverse("resolution:deadline")
    assert client.get(address, {"phrase": "یک هفته"}).status_code == 302
    clerk = User.objects.create_user("clerk")
    clerk.user_permissions.add(Permission.objects.get(codename="access_admin"))
    client.force_login(clerk)
    assert "هفته" not in client.get(address, {"phrase": "یک هفته"}).content.decode()
