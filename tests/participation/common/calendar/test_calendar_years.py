"""The days of a whole year: several at once, the fixed ones, and a year that has none."""

from datetime import timedelta

import pytest
from django.urls import reverse

from participation.common.calendar import fill_fixed_holidays
from participation.common.enums import HolidayKind
from participation.common.models import Holiday, User
from tests.participation.common.calendar.entering import TUESDAY, WARNING, WEDNESDAY, several
from tests.participation.common.calendar_parts import closed, county, listening

pytestmark = [pytest.mark.django_db, pytest.mark.db]


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
