"""A case is referred to colleagues: who sees it by that, what they can do, how it ends."""

import pytest

from participation.cases.enums import ReferralState
from participation.cases.models import Case, Referral
from participation.cases.services.identity import accuse
from participation.common.models import User
from persian.jalali import format_short, today
from tests.participation.cases.at_the_desk import address, do, signed_in
from tests.participation.cases.cast import MOBILE, Province, category, filed, officer
from tests.participation.cases.referring import (
    ASKED,
    NEW,
    at,
    refer,
    referral,
    rows,
    to_person,
    to_unit,
)

pytestmark = [pytest.mark.django_db, pytest.mark.db]


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
