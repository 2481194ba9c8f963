"""The calendar in Wagtail's admin: every door leads through the services."""

from datetime import date, timedelta

import pytest
from django.contrib.auth.models import Permission
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from participation.common.calendar import fill_fixed_holidays, readable_span, set_weekend
from participation.common.enums import HolidayKind
from participation.common.models import Holiday, OfficeSettings, User
from tests.participation.common.calendar_parts import closed, county, listening

pytestmark = [pytest.mark.django_db, pytest.mark.db]

MONDAY = date(2026, 11, 23)  # 2 Azar 1405
TUESDAY, WEDNESDAY = MONDAY + timedelta(days=1), MONDAY + timedelta(days=2)


@pytest.fixture(autouse=True)
def _clock(time_machine):
    time_machine.move_to("2026-11-23T08:00Z")


@pytest.fixture
def admin(client):
    client.force_login(User.objects.create_superuser("chief"))
    return client


def settings_of(office):
    names = ("product_name", "office_name", "parent_name", "province_name", "phone", "email")
    return {name: getattr(office, name) for name in names}


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


def entered(**more):
    """Return what the form of one day sends."""
    return {
        "version": "0", "day": "۱۴۰۵/۰۹/۰۳", "title": "آلودگی هوا", "kind": "closure", "county": "",
    } | more  # fmt: skip


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


def several(**more):
    """Return what the form of several days sends."""
    return {
        "since": "۱۴۰۵/۰۹/۰۳", "until": "۵ آذر ۱۴۰۵", "title": "برف",
        "kind": "closure", "county": "",
    } | more  # fmt: skip


def test_several_days_are_entered_at_once(admin):
    url = reverse("holiday:several")
    assert url in admin.get(reverse("holiday:index")).content.decode()
    with listening() as told:
        done = admin.post(url, several(county=county().pk), follow=True)
    assert "۳ روز ثبت شد" in done.content.decode()
    assert told == [(TUESDAY, TUESDAY + timedelta(days=2), frozenset({county().pk}))]
    assert Holiday.objects.filter(county=county(), kind="closure", title="برف").count() == 3


def test_the_second_of_two_clicks_says_which_days_are_there(admin):
    url = reverse("holiday:several")
    closed(WEDNESDAY)
    with listening() as told:
        refused = admin.post(url, several()).content.decode()
    assert "پیش‌تر برای همین محدوده ثبت شده است: ۴ آذر ۱۴۰۵" in refused
    assert "۵ آذر ۱۴۰۵" in refused
    assert told == []
    assert Holiday.objects.count() == 1


@pytest.mark.parametrize(
    ("wrong", "message"),
    [
        ({"until": "۱۴۰۵/۰۹/۰۲"}, "روز پایان پیش از روز آغاز است"),
        ({"until": "۱۴۰۵/۱۰/۰۵"}, "هر بار حداکثر ۳۱ روز ثبت می‌شود"),
        ({"since": "۱۳۹۰/۰۱/۰۱", "until": "۱۳۹۰/۰۱/۰۲"}, "این روز بیرون از آن است"),
        ({"since": "فردا"}, "فردا"),
        ({"title": ""}, "پر کنید"),
    ],
)
def test_several_days_that_cannot_be_are_refused(admin, wrong, message):
    refused = admin.post(reverse("holiday:several"), several(**wrong))
    assert refused.status_code == 200
    assert message in refused.content.decode()
    assert "هیچ روزی ثبت نشد" in refused.content.decode()
    assert not Holiday.objects.exists()


def test_the_fixed_holidays_of_a_year_are_entered_once(admin):
    url = reverse("holiday:fixed")
    assert "۱۴۰۶" in admin.get(url).content.decode()
    done = admin.post(url, {"year": "1406"}, follow=True).content.decode()
    assert "۱۰ روز ثبت شد" in done
    assert "۰ روز ثبت شد" in admin.post(url, {"year": "1406"}, follow=True).content.decode()
    assert Holiday.objects.count() == 10
    assert admin.post(url, {"year": "9999"}).status_code == 200
    assert Holiday.objects.count() == 10


WARNING = "تعطیلی ثابت و ۰ تعطیلی دیگر ثبت شده است"


def test_a_year_without_holidays_is_warned_of_where_staff_look(admin):
    pages = [reverse("holiday:index"), reverse("wagtailadmin_home")]
    for page in pages:
        assert f"برای سال ۱۴۰۵ فقط ۰ {WARNING}" in admin.get(page).content.decode()
    fill_fixed_holidays(year=1405)
    for page in pages:
        assert f"برای سال ۱۴۰۵ فقط ۱۰ {WARNING}" in admin.get(page).content.decode()
    for days in range(5):
        closed(TUESDAY - timedelta(days=days + 1), title="برف")
        closed(TUESDAY + timedelta(days=days), kind=HolidayKind.OFFICIAL, place=county())
    for page in pages:
        assert f"برای سال ۱۴۰۵ فقط ۱۰ {WARNING}" in admin.get(page).content.decode()
    for days in range(5):
        closed(TUESDAY + timedelta(days=days), kind=HolidayKind.OFFICIAL)
    for page in pages:
        assert "تعطیلی ثابت و" not in admin.get(page).content.decode()


def test_the_next_year_is_warned_of_from_bahman_on(admin, time_machine):
    for days in range(5):
        closed(TUESDAY + timedelta(days=days), kind=HolidayKind.OFFICIAL)

    def page(on):
        time_machine.move_to(on)
        admin.force_login(User.objects.get())
        content = admin.get(reverse("holiday:index")).content.decode()
        assert "تعطیلی هر هفته" in content
        return content

    assert "برای سال" not in page("2027-01-20T08:00Z")  # 30 Dey
    first_of_bahman = page("2027-01-21T08:00Z")
    assert f"برای سال ۱۴۰۶ فقط ۰ {WARNING}" in first_of_bahman
    assert "برای سال ۱۴۰۵ فقط" not in first_of_bahman


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
