"""Others of the same address: found by a hash, however it is written, by who may see them."""

from typing import Any

import pytest
from django.core.management import call_command
from django.db import connection

from participation.cases.models import Applicant, Case
from participation.cases.services import identity, retention
from participation.cases.services.submission import Person
from participation.common.enums import UnitRole
from participation.common.models import User
from participation.complaints.models import Complaint
from tests.participation.cases.at_the_desk import SEAL, address, signed_in
from tests.participation.cases.cast import OTHER_ID, VALID_ID, Province, category, filed, officer
from tests.participation.cases.referring import refer, to_person

pytestmark = [pytest.mark.django_db, pytest.mark.db]
PLACE = "خیابان سعدی، کوچهٔ یاس، پلاک ۱۲"
AGAIN = "پلاك 12 - ك ياس، خ سعدي"
TITLE = "پرونده‌های دیگر همین نشانی"


def lives(where: str = "", *, code: str = "", other: bool = False) -> Person:
    """Somebody who says where he lives."""
    person = {"national_id": OTHER_ID if other else VALID_ID, "address": where, "postal_code": code}
    mobile = "09351112233" if other else "09131234567"
    return Person(name="کس دیگر" if other else "شهروند", mobile=mobile, **person)


def shown(user: User, case: Case) -> str:
    """What the screen lists below the title."""
    text = signed_in(user).get(address(case)).content.decode()
    _before, found, after = text.partition(TITLE)
    return str(after.partition("</ul>")[0]) if found else ""


def at(province: Province, place: str = "", **fields: Any) -> Case:
    """A complaint about something at a place, in the first county."""
    about = fields.pop("about", None) or category(
        province.desk, title=f"دسته {Case.objects.count()}"
    )
    return filed(about, place=place, county=fields.pop("county", province.county), **fields).case


def test_others_about_the_same_address_are_shown_however_it_is_written(
    one: User, province: Province
) -> None:
    case, same = at(province, PLACE), at(province, AGAIN, person=lives(other=True))
    elsewhere = at(province, "خیابان سعدی، کوچهٔ یاس، پلاک ۱۴", person=lives(other=True))
    far = at(province, PLACE, county=province.other_county, person=lives(other=True))

    listed = shown(one, case)

    assert address(same) in listed
    assert address(elsewhere) not in listed
    assert address(far) not in listed


def test_words_that_name_no_single_place_lead_nowhere(one: User, province: Province) -> None:
    case = at(province, "خیابان سعدی")
    at(province, "خیابان سعدی", person=lives(other=True))

    assert shown(one, case) == ""


@pytest.mark.parametrize(
    ("first", "second"),
    [((PLACE, ""), (AGAIN, "")), (("", "8174673441"), ("اصفهان", "۸۱۷۴۶-۷۳۴۴۱"))],
)
def test_who_lives_at_the_same_address_is_shown_to_who_may_see_who_it_is(
    one: User, province: Province, first: tuple[str, str], second: tuple[str, str]
) -> None:
    case = at(province, person=lives(first[0], code=first[1]))
    same = at(province, person=lives(second[0], code=second[1], other=True))
    asked = officer("asked", province.second)
    refer(signed_in(one), case, (to_person(asked), "opinion"))
    refer(signed_in(one), same, (to_person(asked), "opinion"))

    assert address(same) in shown(one, case)
    assert signed_in(asked).get(address(case)).status_code == 200
    assert shown(asked, case) == ""


def test_where_somebody_lives_is_not_compared_with_where_something_happened(
    one: User, province: Province
) -> None:
    case = at(province, person=lives(PLACE))
    at(province, PLACE, person=lives(other=True))

    assert shown(one, case) == ""


def test_nothing_leads_to_or_from_a_sealed_case(province: Province) -> None:
    chief = officer("chief", province.desk, permissions=SEAL)
    case, other = at(province, PLACE), at(province, AGAIN, person=lives(other=True))
    assert address(other) in shown(chief, case)

    identity.seal(case_id=case.pk, officers=[chief], by=chief, seen=1)

    assert shown(chief, case) == ""
    assert shown(chief, other) == ""


def test_nobody_is_shown_what_he_does_not_see(one: User, province: Province) -> None:
    case = at(province, PLACE)
    hidden = [
        at(province, AGAIN, person=lives(other=True), about=category(province.second)),
        at(province, AGAIN, person=lives(other=True)),
    ]
    above = officer("above", province.root, role=UnitRole.HEAD)
    assert all(address(other) in shown(above, case) for other in hidden)

    by = officer("by", province.desk)
    identity.accuse(case_id=hidden[1].pk, units=[], users=[one], by=by, seen=1)

    assert shown(one, case) == ""


def test_no_address_can_be_read_from_what_is_kept_and_anonymising_takes_it_out(
    one: User, province: Province
) -> None:
    case = at(province, PLACE, person=lives(PLACE, code="8174673441"))
    with connection.cursor() as cursor:
        cursor.execute("SELECT * FROM cases_applicant")
        raw = str(cursor.fetchall())
        cursor.execute("SELECT * FROM complaints_complaint")
        raw += str(cursor.fetchall())
    for secret in ("سعدی", "یاس", "8174673441"):
        assert secret not in raw

    Case.objects.filter(pk=case.pk).update(
        state="answered", is_open=False, closed_at=case.received_at
    )
    from participation.cases.actors import CLOCK  # noqa: PLC0415

    retention.anonymise(case.pk, by=CLOCK)

    assert Complaint.objects.get().place_hash is None
    assert not Applicant.objects.exists()


def test_cases_of_before_are_hashed_by_a_command_that_can_be_repeated(
    one: User, province: Province, capsys: pytest.CaptureFixture[str]
) -> None:
    case = at(province, PLACE, person=lives(PLACE, code="8174673441"))
    same = at(province, AGAIN, person=lives("اصفهان", code="8174673441", other=True))
    at(province)
    Complaint.objects.update(place_hash=None)
    Applicant.objects.update(address_hash=None, postal_hash=None)
    assert shown(one, case) == ""

    call_command("hash_cases")
    assert "4 addresses hashed." in capsys.readouterr().out
    call_command("hash_cases")
    assert capsys.readouterr().out.endswith("0 addresses hashed.\n")

    assert address(same) in shown(one, case)


def test_a_new_key_finds_the_same_once_all_is_hashed_anew(
    one: User, province: Province, settings: Any
) -> None:
    case, same = at(province, PLACE), at(province, AGAIN, person=lives(other=True))
    again = at(province, person=lives())
    before = Complaint.objects.get(case=case).place_hash
    settings.KEYED_HASH_KEY = "QUFBQUFBQUFBQUFBQUFBQUFBQUFBQUFBQUFBQUFBQUE="

    call_command("hash_cases", "--all", verbosity=0)

    assert Complaint.objects.get(case=case).place_hash not in (before, None)
    text = signed_in(one).get(address(case)).content.decode()
    assert address(same) in text
    assert address(again) in text
    newer = at(province, PLACE, person=lives(other=True))
    assert address(newer) in shown(one, case)
