"""The calendar in Wagtail's admin: every door leads through the services."""

from datetime import date, timedelta

import pytest
from django.contrib.auth.models import Permission
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from participation.common.calendar import readable_span, set_weekend
from participation.common.enums import HolidayKind
from participation.common.models import Holiday, OfficeSettings, User
from tests.participation.common.calendar.entering import (
    TUESDAY,
    WARNING,
    WEDNESDAY,
    entered,
    settings_of,
    several,
)
from tests.participation.common.calendar_parts import closed, county, listening

pytestmark = [pytest.mark.django_db, pytest.mark.db]


def test_a_weekend_chosen_in_the_office_settings_is_told(admin):
    office = OfficeSettings.load()
    address = reverse("wagtailsettings:edit", args=["common", "officesettings", office.pk])
    with listening() as told:
        same = admin.post(address, settings_of(office) | {"weekend": ["5"]})
        assert same.status_code == 302
        assert told == []
        admin.post(address, settings_of(office) | {"weekend": ["4", "5"]})
    assert told == [(*readable_span(), None)]
    assert OfficeSettings.load().weekend == [4, 5]
    page = admin.get(address).content.decode()
    assert "پنجشنبه" in page


@pytest.mark.parametrize(
    ("weekend", "message"), [([], "دست‌کم یک روز را برگزینید"), (["1"], "میان گزینه‌ها نیست")]
)
def test_an_office_without_a_weekend_is_refused(admin, weekend, message):
    office = OfficeSettings.load()
    address = reverse("wagtailsettings:edit", args=["common", "officesettings", office.pk])
    with listening() as told:
        refused = admin.post(address, settings_of(office) | {"weekend": weekend})
    assert message in refused.content.decode()
    assert told == []
    assert OfficeSettings.load().weekend == [5]


def test_a_day_is_entered_in_jalali_and_told(admin):
    with listening() as told:
        assert admin.post(reverse("holiday:add"), entered()).status_code == 302
    assert told == [(TUESDAY, TUESDAY, None)]
    page = admin.get(reverse("holiday:index")).content.decode()
    assert "سه‌شنبه ۳ آذر ۱۴۰۵" in page
    assert "آلودگی هوا" in page


def test_a_day_is_not_entered_twice(admin):
    closed(TUESDAY, title="برف")
    refused = admin.post(reverse("holiday:add"), entered())
    page = refused.content.decode()
    assert "این روز برای همین محدوده پیش‌تر ثبت شده است" in page
    assert "آلودگی هوا" in page
    assert [holiday.title for holiday in Holiday.objects.all()] == ["برف"]
    assert admin.post(reverse("holiday:add"), entered(county=county().pk)).status_code == 302


@pytest.mark.parametrize("day", ["۱۳۹۵/۰۹/۰۳", "۱۴۵۰/۰۹/۰۳"])
def test_a_day_that_no_deadline_can_hold_is_refused(admin, day):
    page = admin.post(reverse("holiday:add"), entered(day=day)).content.decode()
    assert "تقویم از ۲ آذر ۱۴۰۳ تا ۲ آذر ۱۴۰۸ شمرده می‌شود؛ این روز بیرون از آن است." in page
    assert day in page
    assert not Holiday.objects.exists()


@pytest.mark.parametrize(
    "wrong", [{"day": "۳۱ آذر"}, {"title": " "}, {"kind": "x"}, {"county": "0"}]
)
def test_nonsense_is_refused_beside_its_field(admin, wrong):
    refused = admin.post(reverse("holiday:add"), entered(**wrong))
    assert refused.status_code == 200
    assert list(refused.context["form"].errors) == list(wrong)
    assert not Holiday.objects.exists()


def test_a_changed_day_is_told_where_it_was_and_where_it_is(admin):
    holiday = closed(TUESDAY)
    url = reverse("holiday:edit", args=[holiday.pk])
    with listening() as told:
        assert admin.post(url, entered(day="۱۴۰۵/۰۹/۰۴")).status_code == 302
    assert {since for since, _until, _counties in told} == {TUESDAY, WEDNESDAY}


def test_an_old_day_can_still_be_renamed(admin):
    holiday = closed(date(2020, 1, 1))
    url = reverse("holiday:edit", args=[holiday.pk])
    assert admin.post(url, entered(day="۱۳۹۸/۱۰/۱۱", title="برف")).status_code == 302
    assert Holiday.objects.get().title == "برف"


def test_an_older_screen_does_not_write_over_a_newer_one(admin):
    holiday = closed(TUESDAY)
    url = reverse("holiday:edit", args=[holiday.pk])
    assert admin.post(url, entered(title="از همکار")).status_code == 302
    with listening() as told:
        refused = admin.post(url, entered(title="از من", day="۱۴۰۵/۰۹/۰۴"))
    assert "در این میان کس دیگری این را ذخیره کرده است" in refused.content.decode()
    assert told == []
    assert Holiday.objects.get().title == "از همکار"


def test_a_day_is_taken_out_once(admin):
    holiday = closed(TUESDAY)
    url = reverse("holiday:delete", args=[holiday.pk])
    with listening() as told:
        assert admin.post(url).status_code == 302
        assert admin.post(url).status_code == 404
    assert told == [(TUESDAY, TUESDAY, None)]
    assert not Holiday.objects.exists()


def test_the_list_is_narrowed_by_year_place_and_kind(admin):
    closed(TUESDAY, title="الف")
    closed(WEDNESDAY, title="ب", place=county())
    closed(date(2027, 4, 1), title="پ", kind=HolidayKind.OFFICIAL)
    url = reverse("holiday:index")

    def titles(**chosen):
        return [holiday.title for holiday in admin.get(url, chosen).context["object_list"]]

    assert titles() == ["پ", "ب", "الف"]
    assert titles(year="1405") == ["ب", "الف"]
    assert titles(county=county().pk) == ["ب"]
    assert titles(county="province") == ["پ", "الف"]
    assert titles(kind="official") == ["پ"]
    for nonsense in ({"year": "x"}, {"year": "99999"}, {"county": "x"}, {"kind": "x"}):
        assert admin.get(url, nonsense).status_code == 200


def test_the_list_costs_the_same_however_long(admin):
    url = reverse("holiday:index")
    closed(TUESDAY, place=county())
    admin.get(url)
    with CaptureQueriesContext(connection) as few:
        admin.get(url)
    for days in range(1, 20):
        closed(TUESDAY + timedelta(days=days), place=county())
    with CaptureQueriesContext(connection) as many:
        admin.get(url)
    assert len(many) <= len(few)


def test_the_list_says_which_days_of_the_week_are_closed(admin):
    set_weekend(weekend=[4, 5])
    assert "تعطیلی هر هفته: پنجشنبه، جمعه" in admin.get(reverse("holiday:index")).content.decode()


def test_who_may_not_keep_the_calendar_neither_sees_nor_changes_it(client):
    holiday = closed(TUESDAY)
    clerk = User.objects.create_user("clerk")
    clerk.user_permissions.add(Permission.objects.get(codename="access_admin"))
    client.force_login(clerk)
    assert WARNING not in client.get(reverse("wagtailadmin_home")).content.decode()
    refused = [reverse(f"holiday:{name}") for name in ("index", "add", "several", "fixed")]
    refused += [reverse(f"holiday:{name}", args=[holiday.pk]) for name in ("edit", "delete")]
    for url in refused:
        assert client.get(url).status_code == 302
        client.post(url, entered() | several() | {"year": "1406"})
    assert [one.day for one in Holiday.objects.all()] == [TUESDAY]


def test_who_may_only_add_can_add(client):
    clerk = User.objects.create_user("clerk")
    codenames = ("access_admin", "add_holiday")
    clerk.user_permissions.set(Permission.objects.filter(codename__in=codenames))
    client.force_login(clerk)
    assert client.post(reverse("holiday:add"), entered()).status_code == 302
    holiday = Holiday.objects.get()
    client.post(reverse("holiday:delete", args=[holiday.pk]))
    assert Holiday.objects.exists()
    assert "officesettings" not in client.get(reverse("holiday:index")).content.decode()


def test_what_was_done_to_a_day_stands_in_its_history(admin):
    admin.post(reverse("holiday:add"), entered())
    holiday = Holiday.objects.get()
    changed = entered(title="برف", version=holiday.version)
    admin.post(reverse("holiday:edit", args=[holiday.pk]), changed)
    history = admin.get(reverse("holiday:history", args=[holiday.pk]))
    assert [entry.action for entry in history.context["object_list"]] == [
        "wagtail.edit", "wagtail.create"
    ]  # fmt: skip
    assert {entry.user.username for entry in history.context["object_list"]} == {"chief"}
