"""A call is written, published, closed by its day, decided or cancelled; everybody reads it."""

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from participation.common.tick import run_tick
from participation.ngos.projects.models import Call
from persian.jalali import format_date, format_short
from tests.participation.cases.cast import Province
from tests.participation.ngos.factories import activity
from tests.participation.ngos.projects.running import (
    CRITERIA,
    TITLE,
    call,
    close,
    days,
    plan,
    speaking,
)

pytestmark = [pytest.mark.django_db, pytest.mark.db]
NEW = "/admin/ngo-calls/new/"


def typed(**more: Any) -> dict[str, Any]:
    """What the form of a new call is sent."""
    return {
        "token": "3d1b0f4c-52f8-4b0e-9c39-2f2f7a3f9c11",
        "version": 0,
        "title": TITLE,
        "text": "طرح‌هایی برای اشتغال خانگی.",
        "activity_fields": [activity("زنان و خانواده").pk],
        "budget": "۱٬۰۰۰٬۰۰۰٬۰۰۰",
        "ceiling": "۶۰۰٬۰۰۰٬۰۰۰",
        "months_most": "۱۲",
        "opens_on": format_short(days(0)),
        "closes_on": format_short(days(10)),
        "criteria": CRITERIA,
        "papers": "پیش‌فاکتور\nرزومهٔ تشکل",
        **more,
    }


def press(client: Client, one: Call, name: str, **given: Any) -> Any:
    """Press a button of the screen of a call."""
    version = Call.objects.values_list("version", flat=True).get(pk=one.pk)
    address = reverse("ngo_call:screen", args=[one.pk])
    return client.post(address, {"do": name, "version": version, **given})


def test_a_draft_is_nobodys_until_it_is_published(client: Client, office: Client) -> None:
    answer = office.post(NEW, typed())
    assert answer.status_code == 302, answer.content.decode()
    # A second click of the same form enters nothing more.
    assert office.post(NEW, typed()).status_code == 302
    one = Call.objects.get()
    assert [(row.title, row.weight) for row in one.criteria.all()] == [
        ("توان اجرایی تشکل", 40), ("اثر بر جامعهٔ هدف", 60),
    ]  # fmt: skip
    assert client.get(one.get_absolute_url()).status_code == 404
    assert TITLE not in client.get("/ngos/projects/calls/").content.decode()
    assert client.get("/api/v1/ngo-calls/").json()["results"] == []

    assert press(office, one, "publish").status_code == 302
    page = client.get(one.get_absolute_url()).content.decode()
    assert "/ngos/plans/new/" in page
    assert "۱٬۰۰۰٬۰۰۰٬۰۰۰" in page
    assert format_date(days(10)) in page
    assert TITLE in client.get("/ngos/projects/calls/").content.decode()
    assert TITLE in client.get("/feeds/ngo-calls/atom/").content.decode()
    found = client.get("/search/", {"q": "توان‌افزایی"}).content.decode()
    assert f"/ngos/projects/calls/{one.pk}-" in found


@pytest.mark.parametrize(
    ("wrong", "told"),
    [
        ({"criteria": "اثر: ۵۰"}, "۱۰۰ درصد"),
        ({"criteria": "اثر ۱۰۰"}, "سطر ۱"),
        ({"ceiling": "۲٬۰۰۰٬۰۰۰٬۰۰۰"}, "بیش از همهٔ اعتبار"),
        ({"closes_on": "1400/01/01"}, "پیش از روز آغاز"),
        ({"budget": "زیاد"}, "با رقم"),
    ],
)
def test_what_is_wrong_is_told_beside_its_field(
    office: Client, wrong: dict[str, str], told: str
) -> None:
    answer = office.post(NEW, typed(**wrong))
    assert answer.status_code == 422
    page = answer.content.decode()
    assert told in page
    assert "رزومهٔ تشکل" in page
    assert not Call.objects.exists()


def test_a_published_call_changes_no_more_but_its_day_moves_on(office: Client) -> None:
    one = call()
    changed = {**typed(title="دیگر"), "version": one.version}
    assert press(office, one, "change", **changed).status_code == 422
    earlier = press(office, one, "extend", closes_on=format_short(days(3)))
    assert earlier.status_code == 422
    assert "دیرتر" in earlier.content.decode()
    assert press(office, one, "extend", closes_on=format_short(days(20))).status_code == 302
    one.refresh_from_db()
    assert (one.title, one.closes_on) == (TITLE, days(20))


def test_of_two_screens_the_older_changes_nothing(office: Client) -> None:
    one = call()
    late = press(office, one, "extend", closes_on=format_short(days(30)), version=one.version - 1)
    assert late.status_code == 409
    assert format_short(days(30)) in late.content.decode()
    one.refresh_from_db()
    assert one.closes_on == days(10)


def test_the_clock_closes_a_call_whose_day_is_over(client: Client) -> None:
    one = call()
    Call.objects.filter(pk=one.pk).update(opens_on=days(-9), closes_on=days(-1))
    # Before the clock has come, its page offers nothing any more either.
    assert "/ngos/plans/new/" not in client.get(one.get_absolute_url()).content.decode()
    run_tick()
    one.refresh_from_db()
    assert one.state == "closed"


def test_a_call_is_decided_once_all_plans_are_and_cancelled_with_a_reason(
    client: Client, office: Client, province: Province
) -> None:
    one = call()
    plan(one, speaking(), province.county)
    close(one)
    early = press(office, one, "decide")
    assert early.status_code == 422
    assert "هنوز" in early.content.decode()
    assert press(office, one, "cancel", reason="").status_code == 422
    assert press(office, one, "cancel", reason="اعتبار نرسید.").status_code == 302
    page = client.get(one.get_absolute_url()).content.decode()
    assert "اعتبار نرسید." in page


def test_lists_are_narrowed_exported_and_bounded(
    client: Client, province: Province, django_assert_max_num_queries: Any
) -> None:
    call(counties=[province.county])
    other = close(call(title="آموزش کودکان کار"))
    narrowed = client.get("/ngos/projects/calls/", {"county": province.county.slug})
    assert TITLE in narrowed.content.decode()
    assert other.title not in narrowed.content.decode()
    closed = client.get("/ngos/projects/calls/", {"state": "closed"}).content.decode()
    assert other.title in closed
    assert TITLE not in closed
    for number in range(25):
        call(title=f"فراخوان {number}")
    with django_assert_max_num_queries(30):
        page = client.get("/ngos/projects/calls/").content.decode()
    assert page.count("<article") == 20
    rows = b"".join(client.get("/ngos/projects/calls/?export=csv").streaming_content).decode()
    assert len(rows.strip().splitlines()) == 28
    found = client.get("/ngos/projects/calls/?q=کودکان&export=json")
    assert other.title in b"".join(found.streaming_content).decode()


def test_the_list_of_the_desk_leads_to_each_call_and_asks_little(
    office: Client, django_assert_max_num_queries: Any
) -> None:
    first = call()
    for number in range(30):
        call(title=f"فراخوان {number}")
    office.get("/admin/ngo-calls/")
    with django_assert_max_num_queries(25):
        page = office.get("/admin/ngo-calls/").content.decode()
    assert f'href="{reverse("ngo_call:screen", args=[first.pk])}"' in page
    found = office.get("/admin/ngo-calls/", {"q": "فراخوان 7"}).content.decode()
    assert TITLE not in found
    assert "فراخوان 7" in found


def test_strangers_to_calls_find_nothing(
    client: Client, county_desk: Client, other_county: Client
) -> None:
    one = call()
    for address in (NEW, reverse("ngo_call:screen", args=[one.pk])):
        assert county_desk.get(address).status_code == 404
        assert county_desk.post(address, typed()).status_code == 404
