"""Social referrals: written down by a facilitation office, kept by it, offered to no citizen."""

import re
import uuid
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.core.management import call_command
from django.db import IntegrityError, transaction
from django.test import Client

from participation.cases.models import Case
from participation.cases.statistics import count_cases
from participation.common.enums import UnitKind, UnitRole
from participation.common.models import Organisation, User
from participation.complaints.models import Category, Complaint
from participation.complaints.social import ensure_category
from persian.jalali import today
from tests.participation.cases.at_the_desk import address, do, signed_in
from tests.participation.cases.cast import Province, category, officer, unit

pytestmark = [pytest.mark.django_db, pytest.mark.db]
CHOOSE = "/admin/file-for/"
WORDS = "خانوادهٔ سرپرست‌ازدست‌داده برای دفترچهٔ درمان راهنمایی می‌خواهد."
AGENCY = "ادارهٔ بهزیستی آزمون"
OFFICER = ("view_case", "handle_case")
RESTRICTED = (*OFFICER, "view_restricted_cases")


@pytest.fixture
def agency() -> Organisation:
    """An agency of the register, beside a group that nobody is referred to."""
    Organisation.objects.create(name="دستگاه‌های ذی‌ربط", slug="group", kind="open")
    return Organisation.objects.create(name=AGENCY, slug="agency")


@pytest.fixture
def social(province: Province, agency: Organisation) -> Category:
    """The category as the setup makes it."""
    call_command("setup_categories", verbosity=0)
    return Category.objects.get(is_social_referral=True)


@pytest.fixture
def worker(province: Province) -> User:
    """Who works in a facilitation office."""
    return officer("worker", province.office)


def sent(user: User, category: Category, **more: Any) -> dict[str, Any]:
    """What the form sends."""
    need, where = category.questions.order_by("sort_order")
    own = user.unit_memberships.get()
    return {
        "submission": str(uuid.uuid4()),
        "unit": own.unit_id,
        "intake": "office",
        "consent": "spoken",
        f"questions-question_{need.pk}": need.options()[1],
        f"questions-question_{where.pk}": AGENCY,
        "story-text": WORDS,
        "you-mobile": "09131234567",
        **more,
    }


def refer(user: User, category: Category, **more: Any) -> Any:
    """Write one down."""
    return signed_in(user).post(f"{CHOOSE}{category.slug}/", sent(user, category, **more))


def test_an_office_writes_one_down_and_keeps_it(
    province: Province, worker: User, social: Category, agency: Organisation
) -> None:
    assert social.title in signed_in(worker).get(CHOOSE).content.decode()
    assert refer(worker, social).status_code == 302

    case = Case.objects.get()
    assert (case.unit, case.is_restricted) == (province.office, True)
    assert Complaint.objects.get(case=case).agency == agency
    shown = signed_in(worker).get(address(case)).content.decode()
    assert WORDS in shown
    assert AGENCY in shown


def test_the_letter_goes_to_the_agency_and_the_answer_is_its_result(
    worker: User, social: Category
) -> None:
    refer(worker, social)
    case = Case.objects.get()

    letter = signed_in(worker).get(f"{address(case)}forward/").content.decode()
    do(signed_in(worker), case, "answer", text="بهزیستی دفترچهٔ درمان را داد.")

    assert re.search(f'name="recipient"[^>]*value="{AGENCY}"', letter)
    case.refresh_from_db()
    assert case.state == "answered"


def test_only_the_office_and_who_may_see_restricted_cases_in_reach_see_it(
    province: Province, worker: User, social: Category
) -> None:
    refer(worker, social)
    case = Case.objects.get()
    near = {"parent": province.first, "county": province.county}
    beside = unit("دفتر محلهٔ دیگر", UnitKind.FACILITATION_OFFICE, **near)
    sees_all = (*OFFICER, "view_all_cases")
    seen = {
        name: signed_in(user).get(address(case)).status_code
        for name, user in {
            "mate": officer("mate", province.office),
            "beside": officer("beside", beside, permissions=RESTRICTED),
            "head": officer("head", province.first, role=UnitRole.HEAD),
            "manager": officer("manager", permissions=sees_all),
            "trusted head": officer(
                "trusted", province.first, role=UnitRole.HEAD, permissions=RESTRICTED
            ),
            "trusted manager": officer(
                "trusted2", permissions=(*sees_all, "view_restricted_cases")
            ),
        }.items()
    }

    assert seen == {
        "mate": 200,
        "beside": 404,
        "head": 404,
        "manager": 404,
        "trusted head": 200,
        "trusted manager": 200,
    }


def test_no_citizen_is_offered_it_whatever_the_door(province: Province, social: Category) -> None:
    plain = category(province.desk, kind="request")
    client = Client()

    begun = [client.post("/complaints/new/", {"category": one.slug}) for one in (plain, social)]
    listed = client.get("/complaints/").content.decode()
    told = client.get("/api/v1/complaint-categories/").json()["results"]

    assert begun[0].status_code == 302
    assert begun[1].status_code != 302
    assert plain.title in listed
    assert social.title not in listed
    assert [row["id"] for row in told] == [plain.pk]
    assert client.get(f"/api/v1/complaint-categories/{social.pk}/").status_code == 404


def test_staff_of_other_units_neither_see_it_nor_file_it(
    province: Province, social: Category
) -> None:
    other = officer("other", province.desk)

    assert social.title not in signed_in(other).get(CHOOSE).content.decode()
    assert refer(other, social).status_code == 404
    assert not Case.objects.exists()


def test_who_works_in_two_units_writes_it_down_in_the_office_alone(
    province: Province, social: Category
) -> None:
    both = officer("both", province.office)
    both.unit_memberships.create(unit=province.desk)
    more = sent(officer("one", province.office), social) | {"unit": province.desk.pk}

    answer = signed_in(both).post(f"{CHOOSE}{social.slug}/", more)

    assert answer.status_code == 422
    assert WORDS in answer.content.decode()


@pytest.mark.parametrize("typed", ["", "دستگاه‌های ذی‌ربط", "ساخته"])
def test_an_agency_that_is_not_in_the_register_is_refused(
    worker: User, social: Category, typed: str
) -> None:
    where = social.questions.get(kind="agency")

    answer = refer(worker, social, **{f"questions-question_{where.pk}": typed})

    assert answer.status_code == 422
    assert WORDS in answer.content.decode()
    assert not Case.objects.exists()


def test_figures_for_everybody_do_not_name_it(worker: User, social: Category) -> None:
    refer(worker, social)
    case = Case.objects.get()
    asked: Any = {"since": case.received_at, "until": case.received_at.max, "on": today()}
    asked["until"] = case.received_at.replace(year=case.received_at.year + 1)

    public = count_cases(Case.objects.all(), names_restricted=False, **asked)
    inner = count_cases(Case.objects.all(), **asked)

    assert set(public.categories) == {""}
    assert set(inner.categories) == {f"complaint-{social.pk}"}


def test_it_is_always_restricted(social: Category) -> None:
    social.is_restricted = False
    social.full_clean()
    assert social.is_restricted

    with pytest.raises(IntegrityError), transaction.atomic():
        Category.objects.filter(pk=social.pk).update(is_restricted=False)
    plain = Category(is_social_referral=True)
    with pytest.raises(ValidationError):
        plain.full_clean()
    assert plain.is_restricted


def test_the_setup_makes_it_once_and_leaves_what_the_office_has_changed(social: Category) -> None:
    Category.objects.filter(pk=social.pk).update(title="نام دیگر", is_active=False)

    assert ensure_category() is None
    assert Category.objects.filter(is_social_referral=True).count() == 1


def test_without_a_unit_the_setup_makes_nothing() -> None:
    assert ensure_category() is None
    assert not Category.objects.filter(is_social_referral=True).exists()
