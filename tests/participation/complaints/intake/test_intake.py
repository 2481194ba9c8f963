"""Staff file for citizens; the citizen takes the case over with a key of his own."""

import uuid

import pytest
from django.test import Client

from participation.cases.enums import Intake
from participation.cases.models import Case, OnBehalf, Receipt
from participation.cases.numbers import show_key, show_number
from participation.common.enums import UnitKind
from participation.common.models import PrivateFile, User
from participation.complaints.models import Category, Complaint
from tests.participation.cases.at_the_desk import address, signed_in
from tests.participation.cases.cast import OTHER_ID, Province, category, officer, unit
from tests.participation.common.pdf.reading import text_of
from tests.participation.complaints.intake.filing import (
    CHOOSE,
    WORDS,
    file_it,
    filed_case,
    key_on,
    picture,
)

pytestmark = [pytest.mark.django_db, pytest.mark.db]


def test_a_call_becomes_a_case_with_its_way_in_and_consent(office: User, wish: Category) -> None:
    answer = file_it(office, wish)

    case = filed_case()
    assert answer.headers["Location"] == f"{CHOOSE}done/{case.pk}/"
    assert case.intake == Intake.PHONE
    assert case.on_behalf.by == office
    assert case.on_behalf.consent == "spoken"
    assert Complaint.objects.get(case=case).text == WORDS
    assert case.applicant.mobile == "09131234567"


def test_in_an_office_its_own_way_in_is_chosen_at_first(
    province: Province, office: User, wish: Category
) -> None:
    places = (office, officer("desk", province.desk))

    shown = [signed_in(one).get(f"{CHOOSE}{wish.slug}/").content.decode() for one in places]

    assert '<option value="office" selected>' in shown[0]
    assert '<option value="office" selected>' not in shown[1]


def test_number_and_key_are_shown_to_whoever_filed_it_and_to_nobody_else(
    province: Province, office: User, wish: Category
) -> None:
    file_it(office, wish)
    place = f"{CHOOSE}done/{filed_case().pk}/"
    mate = officer("mate", province.office)

    shown = signed_in(office).get(place).content.decode()

    assert show_number(filed_case().number) in shown
    key = key_on(shown)
    assert key == show_key(Receipt.objects.get().key)
    assert signed_in(mate).get(place).status_code == 404
    assert signed_in(mate).post(place).status_code == 404


def test_the_slip_is_a_paper(office: User, wish: Category) -> None:
    file_it(office, wish)

    paper = signed_in(office).post(f"{CHOOSE}done/{filed_case().pk}/")

    assert paper["Content-Type"] == "application/pdf"
    assert paper.content.startswith(b"%PDF")


def test_the_slip_says_who_wrote_it_down_and_does_not_say_that_nobody_knows_the_key(
    office: User, wish: Category
) -> None:
    file_it(office, wish)

    paper = signed_in(office).post(f"{CHOOSE}done/{filed_case().pk}/")

    text = " ".join(text_of(paper.content).split())
    assert "دفتر محله" in text
    assert "این کلید را دیده است" in text
    assert "نمی‌دانند" not in text


def test_the_office_follows_what_it_filed_and_sees_nothing_of_another_office(
    province: Province, office: User, wish: Category
) -> None:
    near = {"parent": province.first, "county": province.county}
    beside = unit("دفتر محلهٔ دیگر", UnitKind.FACILITATION_OFFICE, **near)
    stranger = officer("stranger", beside)
    file_it(office, wish)
    case = filed_case()
    assert case.unit == province.desk

    shown = signed_in(office).get(address(case)).content.decode()

    assert WORDS in shown
    assert "09131234567" not in shown
    assert 'value="answer"' not in shown
    assert signed_in(stranger).get(address(case)).status_code == 404


def test_what_is_against_the_office_that_writes_it_down_is_out_of_its_sight(
    province: Province, office: User
) -> None:
    asked = category(province.desk, against=["office"])
    more = {
        "against-choice": f"office:{province.office.pk}",
        "you-name": "شهروند نمونه",
        "you-code": OTHER_ID,
    }

    answer = file_it(office, asked, **more)
    case = filed_case()
    assert answer.status_code == 302
    assert signed_in(office).get(address(case)).status_code == 404
    done = signed_in(office).get(f"{CHOOSE}done/{case.pk}/").content.decode()
    assert show_number(case.number) in done
    assert address(case) not in done


def test_two_clicks_are_one_case(office: User, wish: Category) -> None:
    again = str(uuid.uuid4())

    first, second = (file_it(office, wish, submission=again) for _click in range(2))

    assert first.headers["Location"] == second.headers["Location"]
    assert OnBehalf.objects.count() == 1


@pytest.mark.parametrize("typed", ["۱۲/۳۴۵", "12 - 345", "١٢٣٤٥"])
def test_the_same_paper_is_not_filed_twice_however_its_number_is_typed(
    office: User, wish: Category, typed: str
) -> None:
    file_it(office, wish, intake="111", outer_number="12345")

    answer = file_it(office, wish, intake="111", outer_number=typed)

    assert answer.status_code == 422
    shown = answer.content.decode()
    assert show_number(filed_case().number) in shown
    assert WORDS in shown
    assert file_it(office, wish, intake="inspection", outer_number=typed).status_code == 302


def test_a_paper_comes_with_its_scan_which_is_kept_when_something_else_is_wrong(
    office: User, wish: Category
) -> None:
    again = str(uuid.uuid4())
    paper = {"intake": "paper", "outer_number": "۷۸/۹", "submission": again}

    bare = file_it(office, wish, **paper)
    half = file_it(office, wish, **paper, scan=picture(), **{"story-text": ""})
    whole = file_it(office, wish, **paper)

    assert (bare.status_code, half.status_code, whole.status_code) == (422, 422, 302)
    assert "scan.png" in half.content.decode()
    assert PrivateFile.objects.of("case", str(filed_case().pk)).count() == 1
    assert not PrivateFile.objects.of("draft", again).exists()


@pytest.mark.parametrize(
    "wrong",
    [
        {"consent": ""},
        {"consent": "nod"},
        {"consent": "signed"},
        {"intake": "web"},
        {"intake": "111"},
        {"unit": "999999"},
        {"unit": "x"},
        {"outer_date": "۱۴۹۹/۱/۱"},
        {"outer_date": "دیروز شاید"},
        {"outer_number": "ن" * 41},
        {"story-text": ""},
        {"story-text": "خ" * 6000},
        {"you-mobile": "12"},
    ],
)
def test_what_is_wrong_is_refused_and_the_rest_stays(
    office: User, wish: Category, wrong: dict[str, str]
) -> None:
    answer = file_it(office, wish, **{"story-place": "کوچهٔ نرگس"} | wrong)

    assert answer.status_code == 422
    assert "کوچهٔ نرگس" in answer.content.decode()
    assert not Case.objects.exists()


def test_one_files_in_the_own_unit_alone(province: Province, office: User, wish: Category) -> None:
    assert file_it(office, wish, unit=province.desk.pk).status_code == 422


def test_looking_in_the_registers_complains_about_nothing_and_keeps_all(
    province: Province, office: User
) -> None:
    asked = category(province.desk, against=["unit"])
    looking = {"look": "1", "against-looked_for": "فرمانداری", "consent": "", "story-text": WORDS}

    answer = file_it(office, asked, **looking)

    shown = answer.content.decode()
    assert answer.status_code == 200
    assert "فرمانداری یکم" in shown
    assert WORDS in shown
    assert "help-critical" not in shown


def test_strangers_file_for_nobody(province: Province, wish: Category) -> None:
    reader = signed_in(officer("reader", province.desk, permissions=("view_case",)))

    for place in (CHOOSE, f"{CHOOSE}{wish.slug}/", f"{CHOOSE}done/{uuid.uuid4()}/"):
        assert reader.get(place).status_code == 404
        assert Client().get(place).status_code == 302


def test_a_category_that_is_not_offered_is_not_there(office: User, wish: Category) -> None:
    Category.objects.update(is_active=False)

    assert signed_in(office).get(f"{CHOOSE}{wish.slug}/").status_code == 404
    assert wish.title not in signed_in(office).get(CHOOSE).content.decode()
