"""Staff are told of news, each as he wants it; never of a case that he does not see."""

import re
import uuid
from typing import Any

import pytest
from django.core import mail
from django.test import Client

from participation.cases.enums import BulkWork, StaffEvent
from participation.cases.models import BulkRun, Case, Notice
from participation.cases.services import bulk
from participation.cases.services.citizen import add, object_to
from participation.cases.services.identity import accuse
from participation.cases.services.notices import delete_old
from participation.common.models import User
from participation.common.outbox.drain import drain_outbox
from tests.participation.cases.at_the_desk import address, do, signed_in
from tests.participation.cases.cast import Province, category, filed, officer
from tests.participation.cases.news import DAY, give, mailed, mails_to, news_of
from tests.participation.cases.referring import refer, referral, to_person, to_unit
from tests.participation.cases.test_substitutes import stands_for

pytestmark = [pytest.mark.django_db, pytest.mark.db]
NEWS = "/admin/cases/notices/"
SETTINGS = "/admin/cases/notices/settings/"


@pytest.fixture
def two(province: Province) -> User:
    """A colleague at the same desk, with an address."""
    return mailed(officer("two", province.desk))


def test_who_is_given_a_case_is_told_at_once_and_who_takes_one_is_not(
    one: User, two: User, case: Case
) -> None:
    give(case, two, one)
    give(case, one, one)

    assert news_of(two) == [StaffEvent.ASSIGNED]
    assert news_of(one) == []
    shown = signed_in(two).get(NEWS).content.decode()
    assert "پرونده‌ای به شما سپرده شد" in shown
    assert address(case) in shown


def test_a_mail_says_the_number_and_nothing_of_the_case(one: User, two: User, case: Case) -> None:
    give(case, two, one)

    drain_outbox()

    (sent,) = [one_of for one_of in mail.outbox if one_of.to == [two.email]]
    assert case.number[:4] not in sent.subject
    assert str(case.pk) in sent.body
    assert "شهروند نمونه" not in sent.subject + sent.body
    assert "صورت‌جلسه" not in sent.subject + sent.body


def test_opening_the_case_is_reading_the_news(one: User, two: User, case: Case) -> None:
    give(case, two, one)
    client = signed_in(two)
    assert 'class="is-hot">۱<' in client.get("/admin/cases/").content.decode()

    client.get(address(case))

    assert Notice.objects.get(user=two).read_at is not None
    assert 'class="is-hot">۱<' not in client.get("/admin/cases/").content.decode()


def test_all_are_read_at_once(one: User, two: User, case: Case) -> None:
    give(case, two, one)

    signed_in(two).post(NEWS)

    assert not Notice.objects.filter(user=two, read_at__isnull=True).exists()


def test_recipients_of_a_referral_are_told_and_then_its_sender(
    province: Province, one: User, case: Case
) -> None:
    other, third = officer("other", province.first), officer("third", province.second)
    refer(signed_in(one), case, (to_person(other), "action"))
    row = referral(case)
    refer(signed_in(one), case, (to_unit(province.second), "notice"))

    signed_in(other).post(f"{address(case)}referrals/{row.pk}/", {"do": "finish", "text": "شد."})

    assert news_of(other) == news_of(third) == [StaffEvent.REFERRED]
    assert news_of(one) == [StaffEvent.CAME_BACK]


def test_the_officer_is_told_what_the_citizen_writes(one: User, two: User, case: Case) -> None:
    give(case, two, one)
    token = uuid.uuid4()

    for _click in range(2):
        add(case_id=case.pk, text="چیز دیگری هم هست.", token=token)
    case.refresh_from_db()
    do(signed_in(two), case, "answer", text="پاسخ")
    object_to(case_id=case.pk, text="درست نیست.", token=uuid.uuid4())

    assert news_of(two) == [StaffEvent.ASSIGNED, StaffEvent.REPLIED, StaffEvent.OBJECTED]


def test_whoever_stands_for_one_who_is_away_is_told_too(
    province: Province, one: User, two: User, case: Case
) -> None:
    other = officer("other", province.second)
    stands_for(two, other)

    give(case, two, one)

    assert news_of(other) == [StaffEvent.ASSIGNED]


def test_a_case_that_is_out_of_sight_by_now_is_not_named(one: User, two: User, case: Case) -> None:
    give(case, two, one)
    accuse(case_id=case.pk, units=[], users=[two], by=one, seen=case.version)

    shown = signed_in(two).get(NEWS).content.decode()

    assert str(case.pk) not in shown
    assert case.title not in shown
    assert "این پرونده دیگر در میان پرونده‌های شما نیست" in shown


def test_each_chooses_how_to_be_told(one: User, two: User, case: Case) -> None:
    client = signed_in(two)
    sent = {f"{event}-mail": "digest" for event in StaffEvent}
    sent |= {f"{event}-listed": "on" for event in StaffEvent if event != StaffEvent.ASSIGNED}

    assert client.post(SETTINGS, sent | {"assigned-mail": "off"}).status_code == 302
    give(case, two, one)

    assert news_of(two) == []
    assert mails_to(two) == []
    again = client.get(SETTINGS).content.decode()
    assert re.search(r'name="assigned-listed"(?![^>]*checked)', again)


def test_a_choice_that_there_is_not_is_refused(two: User) -> None:
    sent = {f"{event}-mail": "pigeon" for event in StaffEvent}

    assert signed_in(two).post(SETTINGS, sent).status_code == 422


def test_many_cases_at_once_are_one_piece_of_news(province: Province, one: User, two: User) -> None:
    about = category(province.desk)
    cases = [filed(about).case for _number in range(3)]
    asked = bulk.Asked(work=BulkWork.ASSIGN, to=two)
    run = bulk.start(
        token=uuid.uuid4(), by=one, asked=asked, chosen=[(case.pk, case.version) for case in cases]
    )

    bulk.go_on(run)
    bulk.go_on(BulkRun.objects.get(pk=run.pk))

    (notice,) = Notice.objects.filter(user=two)
    assert (notice.count, notice.case) == (3, None)
    assert len(mails_to(two)) == 1
    assert "۳ پرونده" in signed_in(two).get(NEWS).content.decode()


def test_old_news_die(one: User, two: User, case: Case) -> None:
    give(case, two, one)
    Notice.objects.update(created_at=Notice.objects.get().created_at - 91 * DAY)

    assert delete_old() == 1


def test_strangers_have_no_news(province: Province) -> None:
    reader = signed_in(officer("reader", province.desk, permissions=("view_case",)))

    assert reader.get(NEWS).status_code == reader.get(SETTINGS).status_code == 404
    assert Client().get(NEWS).status_code == 302


def test_the_list_costs_the_same_however_much_news_there_is(
    one: User, two: User, case: Case, province: Province, django_assert_max_num_queries: Any
) -> None:
    about = category(province.second)
    Case.objects.filter(pk=case.pk).update(unit=province.desk)
    for _number in range(5):
        more = filed(about).case
        Case.objects.filter(pk=more.pk).update(unit=province.desk)
        give(more, two, one)
    client = signed_in(two)
    client.get(NEWS)

    with django_assert_max_num_queries(16):
        client.get(NEWS)


def test_nothing_of_another_s_news_is_shown(one: User, two: User, case: Case) -> None:
    give(case, two, one)

    assert str(case.pk) not in signed_in(one).get(NEWS).content.decode()
