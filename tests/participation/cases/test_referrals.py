"""A case is referred to colleagues: who sees it by that, what they can do, how it ends."""

import uuid
from typing import Any

import pytest
from django.test import Client

from participation.cases.actors import CLOCK
from participation.cases.enums import EventType, ReferralState
from participation.cases.models import Case, CaseEvent, Referral
from participation.cases.services.identity import accuse
from participation.cases.services.retention import anonymise
from participation.common.models import User
from persian.jalali import format_short, today
from tests.participation.cases.at_the_desk import address, do, signed_in
from tests.participation.cases.cast import MOBILE, Province, category, filed, officer

pytestmark = [pytest.mark.django_db, pytest.mark.db]
NEW = "referrals/new/"
ASKED = "فردا از محل بازدید و نتیجه را گزارش کنید."


def rows(*recipients: tuple[str, str], **more: str) -> dict[str, str]:
    """What the form sends: each recipient with its purpose."""
    sent = {"token": str(uuid.uuid4()), "to-TOTAL_FORMS": str(len(recipients))}
    sent |= {"to-INITIAL_FORMS": "0"}
    for index, (to, purpose) in enumerate(recipients):
        sent |= {f"to-{index}-to": to, f"to-{index}-purpose": purpose, f"to-{index}-returns": "on"}
        sent |= {f"to-{index}-{name}": value for name, value in more.items()}
    return sent


def to_unit(unit: Any) -> str:
    return f"unit-{unit.pk}"


def to_person(user: User) -> str:
    return f"person-{user.pk}"


def refer(client: Client, case: Case, *recipients: tuple[str, str], **more: str) -> Any:
    """Refer a case through its form."""
    return client.post(address(case) + NEW, rows(*recipients, **more))


def referral(case: Case) -> Referral:
    """The only referral."""
    return Referral.objects.get(case=case)


def at(row: Referral, end: str = "") -> str:
    return f"{address(row.case)}referrals/{row.pk}/{end}"


@pytest.fixture
def other(province: Province) -> User:
    """An officer elsewhere, who sees nothing of the desk's."""
    return officer("other", province.first)


def test_a_colleague_sees_the_case_from_the_referral_on(
    province: Province, one: User, other: User, case: Case
) -> None:
    assert signed_in(other).get(address(case)).status_code == 404

    answer = refer(signed_in(one), case, (to_person(other), "action"), instruction=ASKED)

    assert answer.status_code == 302
    shown = signed_in(other).get(address(case)).content.decode()
    assert ASKED in shown
    assert "پاسخ به ارجاع" in shown
    case.refresh_from_db()
    assert case.unit == province.desk
    assert case.is_open


def test_several_recipients_each_with_the_own_purpose_and_day(
    province: Province, one: User, other: User, case: Case
) -> None:
    sent = rows((to_person(other), "opinion"), (to_unit(province.second), "notice"))
    sent |= {"to-0-instruction": ASKED, "to-0-due_date": format_short(today())}

    signed_in(one).post(address(case) + NEW, sent)

    by_purpose = {row.purpose: row for row in Referral.objects.filter(case=case)}
    assert by_purpose["opinion"].user == other
    assert by_purpose["opinion"].due_date == today()
    assert by_purpose["notice"].unit == province.second
    assert by_purpose["notice"].due_date is None
    assert by_purpose["notice"].instruction == ""


def test_an_opinion_opens_neither_identity_nor_files_nor_letters_nor_the_answer(
    one: User, other: User, case: Case
) -> None:
    owner = signed_in(one).get(address(case)).content.decode()
    assert "شهروند نمونه" in owner
    refer(signed_in(one), case, (to_person(other), "opinion"))

    client = signed_in(other)
    shown = client.get(address(case)).content.decode()

    assert "شهروند نمونه" not in shown
    assert 'value="answer"' not in shown
    assert 'value="assign"' not in shown
    assert 'value="note"' in shown
    assert client.get(address(case) + "letters/new/").status_code == 404
    do(client, case, "answer", text="پاسخ")
    case.refresh_from_db()
    assert case.is_open


def test_for_action_one_asks_the_citizen_and_sees_who_it_is_but_does_not_close(
    one: User, other: User, case: Case
) -> None:
    refer(signed_in(one), case, (to_person(other), "action"))
    client = signed_in(other)

    shown = client.get(address(case)).content.decode()
    do(client, case, "answer", text="پاسخ نهایی")
    case.refresh_from_db()

    assert "شهروند نمونه" in shown
    assert case.is_open
    do(client, case, "ask", text="نشانی دقیق کجاست؟")
    case.refresh_from_db()
    assert case.state == "waiting"


def test_the_mobile_finds_no_case_of_which_one_has_only_to_give_an_opinion(
    one: User, other: User, case: Case
) -> None:
    refer(signed_in(one), case, (to_person(other), "opinion"))
    client = signed_in(other)

    def found(words: str) -> str:
        answer = client.post("/admin/cases/find/", {"words": words}, follow=True)
        return str(answer.content.decode())

    assert str(case.pk) not in found(MOBILE)
    assert str(case.pk) not in found("شهروند نمونه")
    assert str(case.pk) in found("صورت‌جلسه‌ها")


def test_a_result_comes_back_to_the_sender_who_confirms_it(
    one: User, other: User, case: Case
) -> None:
    refer(signed_in(one), case, (to_person(other), "action"))
    row = referral(case)
    signed_in(other).post(at(row), {"do": "finish", "text": "بازدید شد؛ تابلو شکسته است."})

    sender = signed_in(one)
    listed = sender.get("/admin/cases/?queue=back").content.decode()
    shown = sender.get(address(case)).content.decode()

    assert str(case.pk) in listed
    assert "بازدید شد؛ تابلو شکسته است." in shown
    sender.post(at(row), {"do": "confirm"})
    assert str(case.pk) not in sender.get("/admin/cases/?queue=back").content.decode()


def test_the_queues_tell_where_it_waits(one: User, other: User, case: Case) -> None:
    refer(signed_in(one), case, (to_person(other), "action"))

    def holds(user: User, queue: str) -> bool:
        return str(case.pk) in signed_in(user).get(f"/admin/cases/?queue={queue}").content.decode()

    assert holds(other, "referred")
    assert not holds(one, "referred")
    assert holds(one, "colleagues")
    assert not holds(other, "colleagues")


def test_a_referral_without_a_result_is_refused_and_loses_nothing(
    one: User, other: User, case: Case
) -> None:
    refer(signed_in(one), case, (to_person(other), "opinion"))
    row = referral(case)
    client = signed_in(other)

    answer = client.post(at(row), {"do": "finish", "text": " "})

    assert answer.status_code == 422
    assert "متن را بنویسید" in answer.content.decode()
    row.refresh_from_db()
    assert row.state == ReferralState.OPEN


def test_one_for_information_is_only_seen(one: User, other: User, case: Case) -> None:
    refer(signed_in(one), case, (to_person(other), "notice"))
    row = referral(case)

    signed_in(other).post(at(row), {"do": "finish", "text": ""})

    row.refresh_from_db()
    assert row.state == ReferralState.DONE
    assert signed_in(other).get(at(row, "on/")).status_code in {302, 404}


def test_sent_back_with_a_reason_it_is_out_of_sight_and_the_sender_reads_why(
    one: User, other: User, case: Case
) -> None:
    refer(signed_in(one), case, (to_person(other), "action"))
    row = referral(case)

    answer = signed_in(other).post(
        at(row), {"do": "send_back", "text": "در صلاحیت ما نیست."}, follow=True
    )

    assert "این پرونده دیگر در میان پرونده‌های شما نیست" in answer.content.decode()
    assert signed_in(other).get(address(case)).status_code == 404
    assert "در صلاحیت ما نیست." in signed_in(one).get(address(case)).content.decode()


def test_it_is_sent_on_for_no_more_than_one_has(
    province: Province, one: User, other: User, case: Case
) -> None:
    third = officer("third", province.second)
    refer(signed_in(one), case, (to_person(other), "opinion"))
    row = referral(case)
    client = signed_in(other)

    more = client.post(at(row, "on/"), rows((to_person(third), "action")))
    assert more.status_code == 422
    client.post(at(row, "on/"), rows((to_person(third), "opinion")))

    child = Referral.objects.get(case=case, parent=row)
    assert child.user == third
    assert signed_in(third).get(address(case)).status_code == 200
    # Without its parent nobody who is asked refers it out of nothing.
    assert client.get(address(case) + NEW).status_code == 404


def test_taken_back_it_takes_what_was_sent_on_with_it(
    province: Province, one: User, other: User, case: Case
) -> None:
    third = officer("third", province.second)
    refer(signed_in(one), case, (to_person(other), "action"))
    row = referral(case)
    signed_in(other).post(at(row, "on/"), rows((to_person(third), "action")))
    assert signed_in(third).get(address(case)).status_code == 200

    signed_in(one).post(at(row), {"do": "take_back"})

    assert signed_in(other).get(address(case)).status_code == 404
    assert signed_in(third).get(address(case)).status_code == 404


def test_nobody_sends_back_what_still_waits_with_a_third(
    province: Province, one: User, other: User, case: Case
) -> None:
    third = officer("third", province.second)
    refer(signed_in(one), case, (to_person(other), "action"))
    row = referral(case)
    signed_in(other).post(at(row, "on/"), rows((to_person(third), "action")))

    answer = signed_in(other).post(at(row), {"do": "send_back", "text": "نشد"})

    assert answer.status_code == 409
    assert "نشد" in answer.content.decode()
    row.refresh_from_db()
    assert row.state == ReferralState.OPEN


def test_the_end_of_the_case_ends_all_referrals(one: User, other: User, case: Case) -> None:
    refer(signed_in(one), case, (to_person(other), "action"))
    assert signed_in(other).get(address(case)).status_code == 200

    do(signed_in(one), case, "answer", text="پاسخ نهایی")

    assert referral(case).state == ReferralState.ENDED
    assert signed_in(other).get(address(case)).status_code == 404


def test_whom_it_is_against_gets_it_by_no_referral(
    province: Province, one: User, other: User, case: Case
) -> None:
    accuse(case_id=case.pk, units=[province.first], users=[], by=one, seen=case.version)
    client = signed_in(one)

    form = client.get(address(case) + NEW).content.decode()
    by_unit = refer(client, case, (to_unit(province.first), "action"))
    by_person = refer(client, case, (to_person(other), "notice"))

    assert to_unit(province.first) not in form
    assert to_unit(province.office) not in form
    assert to_person(other) not in form
    assert by_unit.status_code == by_person.status_code == 422
    assert not Referral.objects.filter(case=case).exists()


def test_who_is_accused_later_loses_it_and_it_waits_for_nobody(
    one: User, other: User, case: Case
) -> None:
    refer(signed_in(one), case, (to_person(other), "action"))
    assert signed_in(other).get(address(case)).status_code == 200

    accuse(case_id=case.pk, units=[], users=[other], by=one, seen=case.version)

    assert signed_in(other).get(address(case)).status_code == 404
    assert referral(case).state == ReferralState.WITHDRAWN


def test_a_restricted_case_is_seen_by_whoever_it_is_referred_to(
    province: Province, one: User, other: User
) -> None:
    case = filed(category(province.desk, is_restricted=True)).case
    assert case.is_restricted
    refer(signed_in(one), case, (to_person(other), "action"))

    assert signed_in(other).get(address(case)).status_code == 200


def test_two_clicks_refer_once(one: User, other: User, case: Case) -> None:
    sent = rows((to_person(other), "action"))
    client = signed_in(one)

    first, second = client.post(address(case) + NEW, sent), client.post(address(case) + NEW, sent)

    assert first.status_code == second.status_code == 302
    assert Referral.objects.filter(case=case).count() == 1
    assert CaseEvent.objects.filter(case=case, type=EventType.CONSULTED).count() == 1


def test_two_clicks_finish_once(one: User, other: User, case: Case) -> None:
    refer(signed_in(one), case, (to_person(other), "opinion"))
    row, client = referral(case), signed_in(other)

    for _click in range(2):
        answer = client.post(at(row), {"do": "finish", "text": "موافقم."})
        assert answer.status_code == 302

    ended = CaseEvent.objects.filter(case=case, type=EventType.CONSULTATION_ENDED)
    assert ended.count() == 1


def test_the_same_is_not_asked_twice_of_one_who_has_not_answered(
    one: User, other: User, case: Case
) -> None:
    refer(signed_in(one), case, (to_person(other), "opinion"))

    answer = refer(signed_in(one), case, (to_person(other), "opinion"), instruction=ASKED)

    assert answer.status_code == 409
    assert ASKED in answer.content.decode()
    assert Referral.objects.filter(case=case).count() == 1


def test_a_row_more_keeps_what_was_typed(one: User, other: User, case: Case) -> None:
    sent = rows((to_person(other), "opinion"), instruction=ASKED, due_date="فردا شاید")

    answer = signed_in(one).post(address(case) + NEW, sent | {"add": "1"})

    shown = answer.content.decode()
    assert answer.status_code == 200
    assert ASKED in shown
    assert "فردا شاید" in shown
    assert 'name="to-1-to"' in shown
    assert not Referral.objects.filter(case=case).exists()


@pytest.mark.parametrize(
    "wrong",
    [
        {"to-0-due_date": "۱۳۹۰/۱/۱"},
        {"to-0-due_date": "هیچ"},
        {"to-0-to": "unit-999999"},
        {"to-0-to": "هر چه"},
        {"to-0-purpose": "gift"},
        {"to-0-instruction": "م" * 1001},
        {"token": "هیچ"},
        {"to-TOTAL_FORMS": "9999"},
        {"to-TOTAL_FORMS": "-1"},
    ],
)
def test_what_is_wrong_is_refused_and_kept(
    one: User, other: User, case: Case, wrong: dict[str, str]
) -> None:
    sent = rows((to_person(other), "opinion"), instruction=ASKED) | wrong

    answer = signed_in(one).post(address(case) + NEW, sent)

    assert answer.status_code == 422
    assert not Referral.objects.filter(case=case).exists()


def test_a_stranger_gets_404_on_every_address(
    province: Province, one: User, other: User, case: Case
) -> None:
    refer(signed_in(one), case, (to_unit(province.second), "action"))
    row, client = referral(case), signed_in(other)

    for path in (address(case) + NEW, at(row), at(row, "on/")):
        assert client.get(path).status_code == 404
        assert client.post(path, {"do": "finish", "text": "x"}).status_code == 404


def test_a_recipient_of_one_does_not_end_that_of_another(
    province: Province, one: User, other: User, case: Case
) -> None:
    second = officer("second", province.second)
    refer(signed_in(one), case, (to_person(other), "opinion"), (to_person(second), "opinion"))
    row = Referral.objects.get(case=case, user=second)

    signed_in(other).post(at(row), {"do": "finish", "text": "به جای او"})
    signed_in(other).post(at(row), {"do": "take_back"})

    row.refresh_from_db()
    assert row.state == ReferralState.OPEN


def test_nothing_of_words_is_plain_and_anonymising_empties_them(
    one: User, other: User, case: Case
) -> None:
    refer(signed_in(one), case, (to_person(other), "action"), instruction=ASKED)
    do(signed_in(one), case, "answer", text="پاسخ نهایی")

    anonymise(case.pk, by=CLOCK)

    assert referral(case).instruction == ""


def test_the_form_and_the_screen_ask_few_questions(
    one: User, other: User, case: Case, django_assert_max_num_queries: Any
) -> None:
    refer(signed_in(one), case, (to_person(other), "action"))
    client = signed_in(other)
    client.get(address(case))

    with django_assert_max_num_queries(22):
        client.get(at(referral(case)))
    with django_assert_max_num_queries(26):
        client.get(at(referral(case), "on/"))
