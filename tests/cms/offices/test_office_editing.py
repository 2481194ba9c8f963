"""What the editor of an office is refused, in words that say what to do."""

import pytest
from django.test import Client
from django.urls import reverse
from wagtail.test.utils.form_data import inline_formset, nested_form_data, streamfield

from cms.offices.models import FacilitationOfficePage, OfficeIndexPage
from participation.common.enums import UnitKind
from tests.cms.editing import refusals, refusals_in_blocks
from tests.cms.offices.factories import OfficeIndexPageFactory, OfficePageFactory, UnitFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def index() -> OfficeIndexPage:
    return OfficeIndexPageFactory()


def publish(editor: Client, index: OfficeIndexPage, **fields):
    data = {
        "title": "دفتر تسهیلگری حصه",
        "slug": "حصه",
        "body": streamfield([]),
        "phones": streamfield([]),
        "services": streamfield([]),
        "experts": inline_formset([]),
        "photos": inline_formset([]),
        "comments": inline_formset([]),
        "action-publish": "1",
        **fields,
    }
    address = reverse(
        "wagtailadmin_pages:add", args=["offices", "facilitationofficepage", index.pk]
    )
    return editor.post(address, nested_form_data(data))


def test_an_office_is_published_with_its_experts_and_telephones(editor, index):
    unit = UnitFactory()

    response = publish(
        editor,
        index,
        unit=unit.pk,
        phones=streamfield([("phone", {"number": "۰۳۱ ۳۲۲۲ ۲۲۲۲", "label": ""})]),
        experts=inline_formset([{"specialty": "law", "name": "", "ORDER": "1"}]),
    )

    assert response.status_code == 302
    page = FacilitationOfficePage.objects.get()
    assert page.live
    assert page.unit == unit
    shown = editor.get(page.url).content.decode()
    assert 'href="tel:03132222222"' in shown
    assert "حقوق" in shown


def test_a_unit_has_only_one_page(editor, index):
    taken = OfficePageFactory(parent=index, title="دفتر پیشین").unit

    assert refusals(publish(editor, index, unit=taken.pk)) == "این واحد صفحه دارد."
    assert FacilitationOfficePage.objects.count() == 1


@pytest.mark.parametrize("kind", [UnitKind.DESK, UnitKind.COUNTY_GOVERNORATE])
def test_a_unit_of_another_kind_is_neither_offered_nor_taken(editor, index, kind):
    desk = UnitFactory(name="میز امور شوراها", kind=kind)
    address = reverse(
        "wagtailadmin_pages:add", args=["offices", "facilitationofficepage", index.pk]
    )

    assert "میز امور شوراها" not in editor.get(address).content.decode()
    assert refusals(publish(editor, index, unit=desk.pk))
    assert not FacilitationOfficePage.objects.exists()


def test_an_office_is_not_published_without_its_unit(editor, index):
    assert refusals(publish(editor, index))
    assert not FacilitationOfficePage.objects.exists()


@pytest.mark.parametrize(
    ("latitude", "longitude", "words"),
    [
        ("35.7", "51.4", "عرض استان از ۳۰٫۷ تا ۳۴٫۵ است."),
        ("32.6", "59.6", "طول استان از ۴۹٫۶ تا ۵۵٫۶ است."),
        ("32.6", "", "نقطه هم عرض می‌خواهد و هم طول."),
        ("", "51.6", "نقطه هم عرض می‌خواهد و هم طول."),
    ],
)
def test_a_point_lies_in_the_province_and_has_both_parts(editor, index, latitude, longitude, words):
    response = publish(editor, index, unit=UnitFactory().pk, latitude=latitude, longitude=longitude)

    assert words in refusals(response)


@pytest.mark.parametrize("number", ["32222222", "تلفن", "+1 202 555 0100"])
def test_a_telephone_that_nobody_could_dial_is_refused(editor, index, number):
    phones = streamfield([("phone", {"number": number, "label": ""})])

    response = publish(editor, index, unit=UnitFactory().pk, phones=phones)

    assert "شماره را با کد شهر بنویسید" in refusals_in_blocks(response)
    assert not FacilitationOfficePage.objects.exists()


@pytest.mark.parametrize("address", ["javascript:alert(1)", "//evil.example"])
def test_a_service_leads_nowhere_dangerous(editor, index, address):
    service = {"icon": "talk", "title": "خدمت", "text": "", "page": "", "address": address}

    response = publish(
        editor, index, unit=UnitFactory().pk, services=streamfield([("service", service)])
    )

    assert "نشانی همین وب‌گاه با «/»" in refusals_in_blocks(response)
    assert not FacilitationOfficePage.objects.exists()
