"""Writing, approving, taking down outcomes: what is refused; two people stand behind each."""

import uuid

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import IntegrityError, transaction
from django.test import Client
from wagtail.models import ModelLogEntry

from participation.cases.actors import CLOCK, staff
from participation.cases.models import Accused, Case
from participation.cases.services import correspondence, identity
from participation.cases.services.retention import anonymise
from participation.cases.services.submission import Person
from participation.cases.services.transitions import Given, perform
from participation.common.enums import UnitKind
from participation.common.models import User
from participation.complaints.models import Category, Outcome
from participation.complaints.outcomes import services
from participation.complaints.outcomes.services import StaleOutcomeError
from participation.complaints.services import Against
from tests.participation.cases.cast import MOBILE, VALID_ID, officer, unit
from tests.participation.complaints.outcomes import APPROVES, WORDS, WRITES, Press

pytestmark = [pytest.mark.django_db, pytest.mark.db]


@pytest.fixture
def press() -> Press:
    return Press()


def refusal(error: pytest.ExceptionInfo[ValidationError], field: str) -> str:
    return " ".join(error.value.message_dict[field])


def test_one_writes_another_approves_and_both_are_kept(press: Press) -> None:
    case = press.decided()
    made = press.published(case=case)
    assert (made.state, made.version) == ("published", 3)
    assert (made.written_by, made.approved_by) == (press.writer, press.approver)
    assert made.complaint_id == case.pk
    log = ModelLogEntry.objects.filter(action__startswith="complaints.outcome")
    assert [row.action for row in log.order_by("pk")] == [
        services.WRITTEN, services.PROPOSED, services.PUBLISHED,
    ]  # fmt: skip
    assert not any(WORDS["title"] in row.label for row in log)


def test_nobody_approves_the_own_words(press: Press) -> None:
    chief = officer("chief", press.province.desk, permissions=(*WRITES, *APPROVES))
    waiting = press.proposed()
    changed = services.change_outcome(
        outcome=waiting, text=press.text(title="روشنایی برگشت"), version=waiting.version, by=chief
    )
    assert (changed.state, changed.written_by) == ("draft", chief)
    waiting = services.propose_outcome(outcome=changed, version=changed.version, by=chief)
    with pytest.raises(ValidationError, match="دیگری تأیید می"):
        services.approve_outcome(outcome=waiting, version=waiting.version, by=chief)
    with pytest.raises(PermissionDenied):
        services.approve_outcome(outcome=waiting, version=waiting.version, by=press.writer)
    assert not Outcome.objects.public().exists()
    services.approve_outcome(outcome=waiting, version=waiting.version, by=press.approver)
    assert Outcome.objects.public().exists()


@pytest.mark.parametrize("fields", [
    {"approved_by": None}, {"written_by": None}, {"published_on": None}, {"approved_by": "writer"},
])  # fmt: skip
def test_the_database_keeps_no_published_one_without_two_people(press: Press, fields) -> None:
    made = press.published()
    changed = {name: press.writer if who == "writer" else who for name, who in fields.items()}
    with pytest.raises(IntegrityError), transaction.atomic():
        Outcome.objects.filter(pk=made.pk).update(**changed)


def test_an_account_that_goes_leaves_what_it_wrote_and_approved(
    client: Client, press: Press
) -> None:
    made = press.published()
    for user in (press.writer, press.approver):
        User.objects.get(pk=user.pk).delete()
    assert client.get(made.get_absolute_url()).status_code == 200
    there = Outcome.objects.select_related("written_by", "approved_by").get()
    assert there.written_by_id == press.writer.pk
    assert there.written_by is None


def test_a_stale_screen_changes_nothing(press: Press) -> None:
    draft = press.written()
    services.change_outcome(
        outcome=draft, text=press.text(title="روشنایی دوباره"), version=1, by=press.approver
    )
    with pytest.raises(StaleOutcomeError):
        services.change_outcome(
            outcome=draft, text=press.text(title="روشنایی دیگر"), version=1, by=press.writer
        )
    with pytest.raises(StaleOutcomeError):
        services.propose_outcome(outcome=draft, version=1, by=press.writer)
    assert Outcome.objects.get().title == "روشنایی دوباره"


def test_the_same_words_again_change_nothing(press: Press) -> None:
    draft = press.written()
    same = services.change_outcome(outcome=draft, text=press.text(), version=1, by=press.approver)
    assert (same.version, same.written_by) == (1, press.writer)


def test_two_clicks_make_one_and_a_case_has_one(press: Press) -> None:
    token, case = uuid.uuid4(), press.decided()
    one = services.write_outcome(text=press.text(), case=case, by=press.writer, token=token)
    two = services.write_outcome(text=press.text(), case=case, by=press.writer, token=token)
    assert one.pk == two.pk
    with pytest.raises(services.OutcomeExistsError):
        press.written(case=case)


def test_it_is_sent_back_with_a_reason_and_comes_again(press: Press) -> None:
    waiting = press.proposed()
    with pytest.raises(ValidationError) as refused:
        services.send_back_outcome(
            outcome=waiting, version=waiting.version, reason=" ", by=press.approver
        )
    assert refusal(refused, "reason") == "دلیل را بنویسید."
    back = services.send_back_outcome(
        outcome=waiting, version=waiting.version, reason="کوتاه‌تر", by=press.approver
    )
    assert (back.state, back.remark) == ("draft", "کوتاه‌تر")
    again = services.propose_outcome(outcome=back, version=back.version, by=press.writer)
    assert again.remark == ""


def test_what_was_taken_down_can_be_corrected_and_published_again(
    client: Client, press: Press
) -> None:
    made = press.published()
    with pytest.raises(StaleOutcomeError):
        services.change_outcome(
            outcome=made, text=press.text(title="تازه"), version=made.version, by=press.writer
        )
    down = services.withdraw_outcome(
        outcome=made, version=made.version, reason="نادرست", by=press.writer
    )
    draft = services.change_outcome(
        outcome=down, text=press.text(title="درست‌شده"), version=down.version, by=press.writer
    )
    waiting = services.propose_outcome(outcome=draft, version=draft.version, by=press.writer)
    again = services.approve_outcome(outcome=waiting, version=waiting.version, by=press.approver)
    assert client.get(again.get_absolute_url()).status_code == 200
    assert client.get(made.get_absolute_url()).status_code == 301


def test_nothing_of_a_restricted_category_is_written(press: Press) -> None:
    Category.objects.filter(pk=press.category.pk).update(is_restricted=True)
    hidden = Category.objects.get(pk=press.category.pk)
    with pytest.raises(ValidationError) as refused:
        press.written(category=hidden)
    assert "منتشر نمی‌شود" in refusal(refused, "category")


def test_what_became_restricted_while_it_waited_is_not_approved(press: Press) -> None:
    waiting = press.proposed()
    Category.objects.filter(pk=press.category.pk).update(is_restricted=True)
    with pytest.raises(ValidationError):
        services.approve_outcome(outcome=waiting, version=waiting.version, by=press.approver)
    assert not Outcome.objects.public().exists()


def test_a_case_whose_identity_is_sealed_loses_its_outcome(client: Client, press: Press) -> None:
    case = press.decided()
    made = press.published(case=case)
    head = officer(
        "head", press.province.desk, permissions=("view_case", "handle_case", "seal_case")
    )
    assert client.get(made.get_absolute_url()).status_code == 200
    identity.seal(case_id=case.pk, officers=[head], by=head, seen=case.version)
    assert client.get(made.get_absolute_url()).status_code == 404
    assert Outcome.objects.get().state == "withdrawn"


@pytest.mark.parametrize("flag", ["is_sealed", "is_restricted"])
def test_nothing_is_written_of_a_protected_case(client: Client, press: Press, flag: str) -> None:
    case, published = press.decided(), press.published(case=press.decided())
    Case.objects.update(**{flag: True})
    if flag == "is_restricted":
        press.writer.user_permissions.clear()
        press.writer = officer("all", press.province.desk, permissions=WRITES)
    with pytest.raises(ValidationError):
        press.written(case=case)
    assert client.get(published.get_absolute_url()).status_code == 404


def test_an_outcome_is_written_once_the_case_is_decided(press: Press) -> None:
    case = press.decided()
    perform(case.pk, "reopen", by=staff(press.writer), given=Given(reason="دوباره دیده شود"))
    with pytest.raises(ValidationError, match="پس از"):
        press.written(case=Case.objects.get(pk=case.pk))


@pytest.mark.parametrize(("field", "words", "said"), [
    ("title", "تماس با ۰۹۱۳۱۲۳۴۵۶۷", "شمارهٔ موبایل"),
    ("problem", f"کد ملی {VALID_ID} را خواستند", "کد ملی"),
    ("result", "به x.y@example.com پاسخ داده شد", "رایانامه"),
])  # fmt: skip
def test_personal_data_is_refused(press: Press, field: str, words: str, said: str) -> None:
    with pytest.raises(ValidationError) as refused:
        press.written(**{field: words})
    assert said in refusal(refused, field)
    assert not Outcome.objects.exists()


@pytest.mark.parametrize("words", [
    "آقای رضایی عذرخواهی کرد",
    "حسن رضائی کنار رفت",
    "رضایی‌ها را خواستند",
    "سارا احمدی‌نژاد پیگیری کرد",
    "کارشناس احمدی نژاد نامه زد",
    "درخواست مریم کاظمی پذیرفته شد",
    "خانم کاظمي سپاس گفت",
    "نگهبان کریمی جابه‌جا شد",
    "دفتر آزمون پاسخ داد",
    "پروندهٔ {number} بسته شد",
])  # fmt: skip
def test_nobody_in_the_case_is_named(press: Press, words: str) -> None:
    User.objects.filter(pk=press.writer.pk).update(first_name="سارا", last_name="احمدی‌نژاد")
    guard = User.objects.create_user("guard", first_name="رضا", last_name="کریمی")
    case = press.decided(
        against=Against(name="آقای حسن رضایی، عضو شورای شهر"),
        person=Person(name="مریم کاظمی", national_id=VALID_ID, mobile=MOBILE),
    )
    Accused.objects.create(case=case, user=guard)
    Accused.objects.create(case=case, unit=press.province.desk)
    told = words.format(number=case.number)
    with pytest.raises(ValidationError) as refused:
        services.check_text(press.text(result=told), case)
    assert refusal(refused, "result")
    services.check_text(press.text(result="عضو شورا پوزش خواست و کار انجام شد."), case)
    services.check_text(press.text(result=told), None)


def test_a_neighbourhood_is_finer_than_a_county(press: Press) -> None:
    county = press.province.county
    kind = UnitKind.FACILITATION_OFFICE
    unit("دفتر تسهیلگری محلهٔ ملک‌شهر", kind, county=county)
    unit(f"دفتر تسهیلگری {county.name}", kind, county=county)
    with pytest.raises(ValidationError) as refused:
        press.written(problem="چراغ‌های ملک شهر خاموش بود.")
    assert "ملک شهر" in refusal(refused, "problem")
    assert press.written(problem=f"چراغ‌های بوستانی در {county.name} خاموش بود.").pk


@pytest.mark.parametrize("who", ["stranger", "reader", "elsewhere"])
def test_who_may_not_write_does_not(press: Press, who: str) -> None:
    case = press.decided()
    user = {
        "stranger": lambda: officer("stranger", press.province.desk),
        "reader": lambda: officer(
            "reader", press.province.desk, permissions=("view_case", "add_outcome")
        ),
        "elsewhere": lambda: officer("elsewhere", press.province.second, permissions=WRITES),
    }[who]()
    with pytest.raises(PermissionDenied):
        press.written(case=case, by=user)
    made = press.proposed(case=case)
    for step in (services.approve_outcome, services.propose_outcome):
        with pytest.raises((PermissionDenied, ValidationError)):
            step(outcome=made, version=made.version, by=user)
    assert Outcome.objects.get().state == "proposed"


def test_whom_a_case_is_against_neither_reads_nor_takes_down_its_outcome(press: Press) -> None:
    case = press.decided()
    made = press.published(case=case)
    Accused.objects.create(case=case, user=press.approver)
    with pytest.raises(PermissionDenied):
        services.withdraw_outcome(
            outcome=made, version=made.version, reason="خوشم نیامد", by=press.approver
        )
    assert Outcome.objects.visible_to(press.approver).filter(pk=made.pk).exists()
    down = services.withdraw_outcome(
        outcome=made, version=made.version, reason="بازنگری", by=press.writer
    )
    assert not Outcome.objects.visible_to(press.approver).filter(pk=down.pk).exists()


def test_an_anonymised_case_leaves_the_outcome_without_the_words_of_staff(press: Press) -> None:
    case = press.decided()
    waiting = press.proposed(case=case)
    services.send_back_outcome(
        outcome=waiting, version=waiting.version, reason="نام او را بردار", by=press.approver
    )
    correspondence.add_note(case_id=case.pk, text="یادداشت", by=press.writer)
    anonymise(case.pk, by=CLOCK)
    left = Outcome.objects.get()
    assert left.title == WORDS["title"]
    assert left.remark == ""
