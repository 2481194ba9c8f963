"""The calendar in Wagtail's admin: every door leads through the services."""

from datetime import date, timedelta

import pytest
from django.urls import reverse

from participation.common.calendar import readable_span
from participation.common.models import OfficeSettings, User
from tests.participation.common.calendar_parts import listening

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
    ("weekend", "message"), [([], "دست‌کم یک روز را برگزینید"), (["1"], "از گزینه‌های موجود نیست")]
)
def test_an_office_without_a_weekend_is_refused(admin, weekend, message):
    office = OfficeSettings.load()
    address = reverse("wagtailsettings:edit", args=["common", "officesettings", office.pk])
    with listening() as told:
        refused = admin.post(address, settings_of(office) | {"weekend": weekend})
    assert message in refused.content.decode()
    assert told == []
    assert OfficeSettings.load().weekend == [5]
