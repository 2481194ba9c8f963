"""The path of a case: one door for each state, refused where a screen is old."""

import datetime as dt
import uuid

import pytest
import time_machine

from participation.cases.actors import CITIZEN, staff
from participation.cases.enums import EventType, TermPurpose, WrittenKind
from participation.cases.errors import MissingError, NotAllowedError, StaleError, TooLateError
from participation.cases.models import Answer, Case, CaseEvent, Note, Term, Written
from participation.cases.services import citizen, correspondence, retention
from participation.cases.services.transitions import perform, refer
from participation.common.calendar import add_holidays
from participation.common.enums import HolidayKind
from participation.common.models import Holiday, OutboxMessage, User
from participation.complaints.enums import ComplaintState
from participation.complaints.models import Complaint
from tests.participation.cases.cast import Province, category, filed, officer

pytestmark = [pytest.mark.django_db, pytest.mark.db]

# A Saturday in Tehran.
START = dt.datetime(2026, 11, 21, 8, tzinfo=dt.UTC)


def a_case(province: Province, **fields: object) -> Case:
    """A complaint that the desk has ten days for."""
    asked = category(province.desk, promised_amount=10, promised_unit="calendar_days", **fields)
    return filed(asked).case


def test_an_answer_closes_the_case_ends_its_term_and_tells_the_citizen(
    province: Province, one: User
) -> None:
    case = a_case(province)

    sent = correspondence.answer(case_id=case.pk, text=" انجام شد. ", by=one, seen=case.version)

    case.refresh_from_db()
    assert (case.state, case.is_open, case.due_date) == (ComplaintState.ANSWERED, False, None)
    assert case.closed_at is not None
    assert sent.text == "انجام شد."
    news = OutboxMessage.objects.get(pattern="case_news")
    assert "انجام" not in news.variables
    assert Term.objects.get(case=case, purpose=TermPurpose.ANSWER).settled_on is not None


def test_of_two_officers_who_answer_one_wins_and_the_other_is_told(
    province: Province, one: User
) -> None:
    case, two = a_case(province), officer("two", province.desk)
    correspondence.answer(case_id=case.pk, text="پاسخ نخست", by=one, seen=case.version)

    with pytest.raises(StaleError) as refused:
        correspondence.answer(case_id=case.pk, text="پاسخ دوم", by=two, seen=case.version)

    assert [(event.type, event.actor) for event in refused.value.events] == [
        (EventType.ANSWERED, one)
    ]
    assert [answer.text for answer in Answer.objects.all()] == ["پاسخ نخست"]


def test_a_step_that_the_state_does_not_have_is_refused(province: Province, one: User) -> None:
    case = a_case(province)
    perform(case.pk, "accept", by=staff(one), seen=case.version)

    with pytest.raises(NotAllowedError):
        perform(case.pk, "accept", by=staff(one), seen=case.version + 1)
    with pytest.raises(NotAllowedError):
        perform(case.pk, "withdraw", by=staff(one), seen=case.version + 1)
    with pytest.raises(NotAllowedError):
        perform(case.pk, "accept", by=CITIZEN)


def test_an_answer_without_words_is_refused(province: Province, one: User) -> None:
    case = a_case(province)

    with pytest.raises(MissingError):
        correspondence.answer(case_id=case.pk, text="  ", by=one, seen=case.version)


def test_whoever_may_only_look_changes_nothing(province: Province) -> None:
    reader = officer("reader", province.desk, permissions=("view_case",))
    case = a_case(province)

    with pytest.raises(NotAllowedError):
        correspondence.answer(case_id=case.pk, text="پاسخ", by=reader, seen=case.version)
    with pytest.raises(NotAllowedError):
        correspondence.add_note(case_id=case.pk, text="یادداشت", by=reader)


def test_a_question_stops_the_term_and_the_reply_lets_it_run_on(
    province: Province, one: User
) -> None:
    with time_machine.travel(START, tick=False) as now:
        case = a_case(province)
        assert case.due_date == dt.date(2026, 12, 1)
        now.shift(dt.timedelta(days=4))
        correspondence.ask(case_id=case.pk, text="کدام تابلو؟", by=one, seen=case.version)
        now.shift(dt.timedelta(days=3))

        citizen.reply(case_id=case.pk, text="تابلوی ورودی", token=uuid.uuid4())

        case.refresh_from_db()
        # Six of ten days were left; they begin on the day of the reply.
        assert (case.state, case.due_date) == (ComplaintState.REVIEW, dt.date(2026, 12, 5))
    told = CaseEvent.objects.get(case=case, type=EventType.DEADLINE_MOVED)
    assert told.data == {"before": "2026-12-01", "after": "2026-12-05", "cause": "resumed"}


def test_a_term_of_the_law_runs_on_while_the_citizen_is_asked(
    province: Province, one: User
) -> None:
    with time_machine.travel(START, tick=False) as now:
        case = a_case(province, is_legal_term=True)
        correspondence.ask(case_id=case.pk, text="کدام تابلو؟", by=one, seen=case.version)
        now.shift(dt.timedelta(days=3))
        citizen.reply(case_id=case.pk, text="تابلوی ورودی", token=uuid.uuid4())

        case.refresh_from_db()
        assert case.due_date == dt.date(2026, 12, 1)


def test_a_question_that_nobody_answers_ends_by_itself(province: Province, one: User) -> None:
    with time_machine.travel(START, tick=False) as now:
        case = a_case(province)
        correspondence.ask(case_id=case.pk, text="کدام تابلو؟", by=one, seen=case.version)
        assert retention.end_waiting() == 0
        now.shift(dt.timedelta(days=20))

        assert retention.end_waiting() == 1

        case.refresh_from_db()
        assert case.state == ComplaintState.REVIEW
        assert retention.end_waiting() == 0


def test_a_reply_that_comes_twice_is_one(province: Province, one: User) -> None:
    case, token = a_case(province), uuid.uuid4()
    correspondence.ask(case_id=case.pk, text="کدام تابلو؟", by=one, seen=case.version)

    first = citizen.reply(case_id=case.pk, text="تابلوی ورودی", token=token)
    second = citizen.reply(case_id=case.pk, text="تابلوی ورودی", token=token)

    assert first == second
    assert Written.objects.get().kind == WrittenKind.REPLY


def test_the_same_token_in_two_cases_is_two_replies(province: Province, one: User) -> None:
    token = uuid.uuid4()
    for case in (a_case(province), a_case(province, title="دستهٔ دیگر")):
        correspondence.ask(case_id=case.pk, text="کدام تابلو؟", by=one, seen=case.version)
        citizen.reply(case_id=case.pk, text="تابلوی ورودی", token=token)

    assert Written.objects.filter(token=token).count() == 2


def test_an_objection_opens_the_case_within_its_days_and_not_after(
    province: Province, one: User
) -> None:
    with time_machine.travel(START, tick=False) as now:
        case = a_case(province)
        correspondence.answer(case_id=case.pk, text="نمی‌شود.", by=one, seen=case.version)
        now.shift(dt.timedelta(days=2))
        citizen.object_to(case_id=case.pk, text="می‌شود.", token=uuid.uuid4())
        case.refresh_from_db()
        assert (case.is_open, case.due_date) == (True, dt.date(2026, 12, 3))
        assert case.closed_at is None

        correspondence.answer(case_id=case.pk, text="نمی‌شود.", by=one, seen=case.version)
        now.shift(dt.timedelta(days=30))
        with pytest.raises(TooLateError):
            citizen.object_to(case_id=case.pk, text="باز هم می‌شود.", token=uuid.uuid4())


def test_only_a_closed_case_is_rated_and_again_changes_it(province: Province, one: User) -> None:
    case = a_case(province)
    with pytest.raises(NotAllowedError):
        citizen.rate(case_id=case.pk, stars=5)
    correspondence.answer(case_id=case.pk, text="انجام شد.", by=one, seen=case.version)

    citizen.rate(case_id=case.pk, stars=2)
    assert citizen.rate(case_id=case.pk, stars=5).stars == 5
    assert CaseEvent.objects.filter(case=case, type=EventType.RATED).count() == 1


def test_a_referred_case_leaves_its_officer_and_its_unit(province: Province, one: User) -> None:
    case = a_case(province)
    correspondence.assign(case_id=case.pk, to=one, by=one, seen=case.version)

    refer(case_id=case.pk, unit=province.second, by=staff(one), seen=case.version + 1)

    case.refresh_from_db()
    assert (case.unit, case.assignee) == (province.second, None)
    assert not Case.objects.visible_to(one).filter(pk=case.pk).exists()


def test_a_case_is_not_given_to_somebody_who_would_not_see_it(
    province: Province, one: User
) -> None:
    stranger = officer("stranger", permissions=())
    case = a_case(province)

    with pytest.raises(NotAllowedError):
        correspondence.assign(case_id=case.pk, to=stranger, by=one, seen=case.version)

    case.refresh_from_db()
    assert case.assignee is None


def test_anonymising_leaves_figures_and_nothing_else(province: Province, one: User) -> None:
    case = a_case(province)
    with pytest.raises(NotAllowedError):
        retention.anonymise(case.pk, by=staff(one))
    correspondence.add_note(case_id=case.pk, text="یادداشت", by=one)
    correspondence.answer(case_id=case.pk, text="انجام شد.", by=one, seen=case.version)
    citizen.rate(case_id=case.pk, stars=4, text="خوب بود")

    retention.anonymise(case.pk, by=staff(one))
    retention.anonymise(case.pk, by=staff(one))

    case.refresh_from_db()
    assert (case.key_hash, case.state) == ("", ComplaintState.ANSWERED)
    assert not hasattr(case, "applicant")
    assert Complaint.objects.get(case=case).text == ""
    assert Answer.objects.get().text == Note.objects.get().text == case.rating.text == ""
    assert case.rating.stars == 4
    assert not OutboxMessage.objects.exists()
    assert CaseEvent.objects.filter(case=case, type=EventType.ANONYMISED).count() == 1


def test_a_closure_moves_exactly_the_terms_of_its_county_that_span_it(province: Province) -> None:
    with time_machine.travel(START, tick=False):
        asked = category(province.desk, promised_amount=3, promised_unit="working_days")
        here = filed(asked, county=province.county).case
        there = filed(asked, county=province.other_county).case
        longer = category(province.desk, title="روز تقویمی", promised_unit="calendar_days")
        untouched = filed(longer, county=province.county).case
        before = untouched.due_date
        assert here.due_date == there.due_date == dt.date(2026, 11, 24)

        closure = Holiday(
            day=dt.date(2026, 11, 23),
            title="آلودگی هوا",
            kind=HolidayKind.CLOSURE,
            county=province.county,
        )
        add_holidays(holidays=[closure])

        for case in (here, there, untouched):
            case.refresh_from_db()
        assert here.due_date == dt.date(2026, 11, 25)
        assert there.due_date == dt.date(2026, 11, 24)
        assert untouched.due_date == before
    moved = CaseEvent.objects.get(type=EventType.DEADLINE_MOVED)
    assert (moved.case, moved.data["cause"]) == (here, "calendar")
