"""Counties and units: found however they are typed, in order, each name once."""

from datetime import date

import pytest
from django.contrib.auth.models import Permission
from django.core.exceptions import ValidationError
from django.urls import reverse

from participation.common.enums import UnitKind
from participation.common.models import County, Unit, User

pytestmark = pytest.mark.django_db


@pytest.fixture
def admin(client):
    client.force_login(User.objects.create_superuser("chief"))
    return client


def listed(response):
    return [str(row) for row in response.context["object_list"]]


def unit(name, **changes):
    values = {"kind": UnitKind.DESK} | changes
    made = Unit(name=name, **values)
    made.full_clean()
    made.save()
    return made


def test_the_28_counties_are_there_in_the_order_of_the_alphabet():
    names = [county.name for county in County.objects.all()]
    assert len(names) == 28
    assert names.index("چادگان") < names.index("خوانسار") < names.index("کاشان")
    assert names.index("کاشان") < names.index("گلپایگان") < names.index("لنجان")
    assert County.objects.in_force().count() == County.objects.filter(is_in_force=True).count()


@pytest.mark.parametrize("typed", ["شاهین شهر", "شاهين‌شهر", "شاهینشهر", "شاهین-شهر"])
def test_a_county_is_found_however_it_is_typed(admin, typed):
    response = admin.get(reverse("county:index"), {"q": typed})
    assert listed(response) == ["شاهین‌شهر و میمه"]


def test_what_is_nowhere_finds_nothing(admin):
    assert listed(admin.get(reverse("county:index"), {"q": "تبریز"})) == []
    assert listed(admin.get(reverse("county:index"), {"q": "؟"})) == []


def test_a_county_is_found_by_its_other_spellings(admin):
    county = County.objects.get(name="نائین")
    response = admin.post(
        reverse("county:edit", args=[county.pk]),
        {
            "name": "نائین",
            "slug": county.slug,
            "alternative_names": "نايين\n\nنایین \nنایین",
            "is_in_force": "on",
        },
    )
    assert response.status_code == 302
    county.refresh_from_db()
    assert county.alternative_names == ["نایین"]
    assert listed(admin.get(reverse("county:index"), {"q": "نایین"})) == ["نائین"]


def test_a_new_county_gets_a_slug_from_its_name(admin):
    response = admin.post(
        reverse("county:add"), {"name": "دشت سبز", "slug": "", "alternative_names": ""}
    )
    assert response.status_code == 302
    county = County.objects.get(name="دشت سبز")
    assert (county.slug, county.is_in_force) == ("دشت-سبز", False)


def test_a_county_is_not_there_twice(admin):
    response = admin.post(
        reverse("county:add"), {"name": "شاهينشهر و ميمه", "slug": "", "alternative_names": ""}
    )
    assert "شهرستانی با این نام هست" in response.content.decode()
    assert County.objects.count() == 28


def test_a_unit_is_not_there_twice_however_it_is_spelled():
    unit("میز امور اجتماعی")
    with pytest.raises(ValidationError) as refusal:
        unit("ميز امور‌اجتماعي")
    assert refusal.value.message_dict["name"] == ["واحدی با این نام هست."]


def test_a_unit_is_not_part_of_itself():
    above = unit("فرمانداری")
    below = unit("بخشداری", parent=above)
    above.parent = below
    with pytest.raises(ValidationError) as refusal:
        above.full_clean()
    assert "parent" in refusal.value.message_dict


def test_a_facilitation_office_is_in_a_county():
    with pytest.raises(ValidationError) as refusal:
        unit("دفتر تسهیلگری نمونه", kind=UnitKind.FACILITATION_OFFICE)
    assert "county" in refusal.value.message_dict


def test_a_unit_does_not_end_before_it_begins():
    with pytest.raises(ValidationError, match="روز پایان"):
        unit("گذرا", active_from=date(2026, 2, 1), active_until=date(2026, 1, 1))


def test_both_ends_of_its_time_count():
    unit("همیشه")
    here = unit("گذرا", active_from=date(2026, 1, 1), active_until=date(2026, 1, 31))
    for day, active in ((1, True), (31, True)):
        assert here.is_active_on(date(2026, 1, day)) == active
    assert not here.is_active_on(date(2026, 2, 1))
    assert not here.is_active_on(date(2025, 12, 31))
    names = {str(u) for u in Unit.objects.active_on(date(2026, 2, 1))}
    assert names == {"همیشه"}
    assert Unit.objects.active_on(date(2026, 1, 31)).count() == 2


def test_the_list_of_units_is_filtered_and_costs_the_same_however_long(
    admin, django_assert_max_num_queries, time_machine
):
    time_machine.move_to("2026-06-01T08:00Z")
    county = County.objects.get(name="کاشان")
    unit("میز")
    unit("پایان‌یافته", active_until=date(2026, 1, 1))
    office = {"kind": UnitKind.FACILITATION_OFFICE, "county": county}
    for number in range(15):
        unit(f"دفتر {number}", parent=Unit.objects.get(name="میز"), **office)
    with django_assert_max_num_queries(16):
        admin.get(reverse("unit:index"))
    filters = {"kind": UnitKind.FACILITATION_OFFICE.value, "county": county.pk}
    assert len(listed(admin.get(reverse("unit:index"), filters))) == 15
    assert listed(admin.get(reverse("unit:index"), {"works": "no"})) == ["پایان‌یافته"]
    assert "پایان‌یافته" not in listed(admin.get(reverse("unit:index"), {"works": "yes"}))


def test_units_take_and_show_jalali(admin):
    response = admin.post(
        reverse("unit:add"),
        {"name": "دفتر نو", "kind": "desk", "active_from": "۱۴۰۵/۰۹/۰۱", "active_until": ""},
    )
    assert response.status_code == 302
    assert Unit.objects.get().active_from == date(2026, 11, 22)
    assert "۱ آذر ۱۴۰۵" in admin.get(reverse("unit:index")).content.decode()


def test_who_has_no_permission_sees_no_counties(client):
    user = User.objects.create_user("editor")
    user.user_permissions.add(Permission.objects.get(codename="access_admin"))
    client.force_login(user)
    response = client.get(reverse("county:index"))
    assert response.status_code == 302
    # The tab of every screen bears the desk's name; its menu is that of whoever works there.
    shown = client.get(reverse("wagtailadmin_home")).content.decode().partition("</title>")[2]
    assert shown
    assert "میز مشارکت" not in shown


def test_the_office_says_its_contacts_in_one_form(admin):
    from participation.common.models import OfficeSettings  # noqa: PLC0415

    office = OfficeSettings.load()
    address = reverse("wagtailsettings:edit", args=["common", "officesettings", office.pk])
    names = ("product_name", "office_name", "parent_name", "province_name")
    data = {name: getattr(office, name) for name in names} | {
        "address": "اصفهان، خيابان نمونه",
        "postal_code": "۸۱۳۶۷-۱۳۴۵۶",
        "phone": "۰۳۱ ۳۶۲۴۱۰۰۰",
        "email": "",
        "opening_hours": "",
        "security_contact": "",
        "weekend": ["5"],
    }
    refused = admin.post(address, data | {"phone": "صفر سی و یک"})
    assert "یک شماره بنویسید" in refused.content.decode()
    assert "صفر سی و یک" in refused.content.decode()
    refused = admin.post(address, data | {"postal_code": "123"})
    assert "کد پستی ۱۰ رقم است" in refused.content.decode()
    assert admin.post(address, data).status_code == 302
    office.refresh_from_db()
    assert (office.phone, office.postal_code) == ("031-36241000", "8136713456")
    assert office.address == "اصفهان، خیابان نمونه"
