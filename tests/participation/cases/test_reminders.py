"""Whoever has a term is reminded of it: the officer, then the head, then the unit above."""

import pytest

from participation.cases.enums import StaffEvent
from participation.cases.models import Case, Notice
from participation.cases.services import reminders
from participation.cases.services.identity import accuse
from participation.common.enums import UnitRole
from participation.common.models import Holiday, OfficeSettings, OutboxMessage, User
from persian.jalali import format_short, today
from tests.participation.cases.at_the_desk import do, signed_in
from tests.participation.cases.cast import Province, category, filed, officer
from tests.participation.cases.news import due_in, give, mailed, mails_to, news_of
from tests.participation.cases.referring import refer, to_person

pytestmark = [pytest.mark.django_db, pytest.mark.db]


@pytest.fixture
def two(province: Province) -> User:
    """A colleague at the same desk, with an address."""
    return mailed(officer("two", province.desk))


@pytest.fixture
def working(province: Province) -> None:
    """The office works today, whatever day the tests run on."""
    Holiday.objects.all().delete()
    office = OfficeSettings.load()
    office.weekend = [day for day in (1, 2, 3, 4, 5, 6, 7) if day != today().isoweekday()][:1]
    office.save()


def heads(province: Province) -> tuple[User, User]:
    """The head of the desk and that of the unit above."""
    head = officer("head", province.desk, role=UnitRole.HEAD)
    return head, officer("above", province.root, role=UnitRole.HEAD)


@pytest.mark.usefixtures("working")
def test_the_officer_then_the_head_then_the_unit_above(
    province: Province, one: User, two: User, case: Case
) -> None:
    head, above = heads(province)
    give(case, two, one)
    Notice.objects.all().delete()

    due_in(case, 20)
    reminders.remind()
    assert Notice.objects.count() == 0

    due_in(case, 2)
    reminders.remind()
    assert (news_of(two), news_of(head), news_of(above)) == ([StaffEvent.DUE_SOON], [], [])

    due_in(case, -1)
    reminders.remind()
    assert news_of(two) == [StaffEvent.DUE_SOON, StaffEvent.OVERDUE]
    assert (news_of(head), news_of(above)) == ([StaffEvent.OVERDUE], [])

    due_in(case, -6)
    reminders.remind()
    assert news_of(above) == [StaffEvent.ESCALATED]


@pytest.mark.usefixtures("working")
def test_a_rung_is_told_once_and_anew_where_the_last_day_moves(
    one: User, two: User, case: Case
) -> None:
    give(case, two, one)
    Notice.objects.all().delete()
    due_in(case, 2)

    for _tick in range(3):
        reminders.remind()
    assert news_of(two) == [StaffEvent.DUE_SOON]

    due_in(case, 1)
    reminders.remind()
    assert news_of(two) == [StaffEvent.DUE_SOON] * 2


@pytest.mark.usefixtures("working")
def test_what_stands_still_reminds_nobody(one: User, two: User, case: Case) -> None:
    give(case, two, one)
    do(signed_in(two), case, "ask", text="نشانی دقیق کجاست؟")
    Notice.objects.all().delete()
    due_in(case, -3)

    reminders.remind()

    assert Notice.objects.count() == 0


@pytest.mark.usefixtures("working")
def test_whom_it_is_against_is_not_reminded_though_he_heads_the_unit_above(
    province: Province, one: User, two: User, case: Case
) -> None:
    head, above = heads(province)
    give(case, two, one)
    accuse(case_id=case.pk, units=[], users=[above, head], by=one, seen=case.version)
    due_in(case, -9)

    reminders.remind()

    assert news_of(head) == news_of(above) == []
    assert StaffEvent.OVERDUE in news_of(two)


@pytest.mark.usefixtures("working")
def test_on_a_closed_day_nobody_is_reminded(one: User, two: User, case: Case) -> None:
    give(case, two, one)
    Notice.objects.all().delete()
    due_in(case, 1)
    office = OfficeSettings.load()
    office.weekend = [today().isoweekday()]
    office.save()

    assert reminders.remind() == 0
    assert Notice.objects.count() == 0


@pytest.mark.usefixtures("working")
def test_a_referral_reminds_its_recipient_once(province: Province, one: User, case: Case) -> None:
    other = officer("other", province.first)
    refer(signed_in(one), case, (to_person(other), "action"), due_date=format_short(today()))

    for _tick in range(2):
        reminders.remind_of_referrals()

    assert news_of(other) == [StaffEvent.REFERRED, StaffEvent.REFERRAL_DUE]


@pytest.mark.usefixtures("working")
def test_what_is_gathered_comes_as_one_mail_a_day(
    province: Province, one: User, two: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(reminders, "HOUR_OF_DIGEST", 0)
    about = category(province.desk)
    cases = [filed(about).case for _number in range(3)]
    for case in cases:
        give(case, two, one)
        due_in(case, 1)
    Notice.objects.all().delete()
    OutboxMessage.objects.all().delete()
    reminders.remind()
    assert mails_to(two) == []

    for _tick in range(2):
        reminders.send_digests()

    (sent,) = mails_to(two)
    assert "۳: مهلت پرونده‌ای نزدیک است" in sent.body
    assert not any(case.number in sent.subject for case in cases)
