"""A citizen files a complaint, a request, a report: step by step, once."""

import pytest
from django.test import Client

from participation.cases.enums import Identity
from participation.cases.models import Applicant
from participation.cases.numbers import is_key_of, read_key, read_number
from participation.complaints.models import Complaint
from tests.participation.cases.cast import MOBILE, VALID_ID, Province, category
from tests.participation.complaints.walking import TEXT, Walker, the_case

pytestmark = pytest.mark.django_db


@pytest.fixture
def province() -> Province:
    """The units."""
    return Province()


def test_a_complaint_goes_from_the_choice_to_number_and_key(
    client: Client, province: Province
) -> None:
    walker = Walker(client).begin(category(province.desk)).to_check().send()

    case = the_case()
    assert read_number(walker.number) == case.number
    assert is_key_of(case.number, read_key(walker.key), case.key_hash)
    assert "شکایت شما ثبت شد" in walker.page
    assert Complaint.objects.get(case=case).text == TEXT
    person = Applicant.objects.get(case=case)
    assert (person.name, person.national_id, person.mobile) == (
        "شهروند نشان‌دار",
        VALID_ID,
        MOBILE,
    )
    assert case.identity == Identity.FULL
