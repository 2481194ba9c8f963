"""Colleagues are named in a note and told of it; never somebody who does not see the case."""

import re
import uuid
from typing import Any

import pytest
from django.test import Client

from participation.cases.enums import StaffEvent
from participation.cases.models import Case, Note, Notice
from participation.cases.services import identity, retention
from participation.cases.services.submission import Submitted
from participation.common.enums import UnitRole
from participation.common.models import OutboxMessage, User
from tests.participation.cases.at_the_desk import SEAL, address, do, signed_in
from tests.participation.cases.cast import Province, against_unit, category, filed, officer
from tests.participation.cases.following import opened, page
from tests.participation.cases.test_referrals import refer, to_person

pytestmark = [pytest.mark.django_db, pytest.mark.db]
WORDS = "لطفاً پیش از ظهر نگاه کنید."


def offered(user: User, case: Case) -> set[str]:
    """The names beside the box of the note."""
    text = signed_in(user).get(address(case)).content.decode()
    boxes = re.findall(r'name="tell" value="(\d+)"', text)
    return set(User.objects.filter(pk__in=boxes).values_list("username", flat=True))


def note(user: User, case: Case, *named: User, **given: Any) -> Any:
    """Write a note that names colleagues."""
    tell = [str(one.pk) for one in named]
    sent = {"text": WORDS, "token": str(uuid.uuid4()), **given}
    return do(signed_in(user), case, "note", tell=tell, **sent)


def told(user: User) -> list[str]:
    """What somebody was told of."""
    return list(Notice.objects.filter(user=user).values_list("event", flat=True))


def test_who_is_named_is_told_and_stands_in_the_note(one: User, two: User, case: Case) -> None:
    User.objects.filter(pk=two.pk).update(email="two@example.org")

    assert note(one, case, two).status_code == 302

    assert (told(two), told(one)) == ([StaffEvent.MENTIONED], [])
    news = signed_in(two).get("/admin/cases/notices/").content.decode()
    assert "در یادداشتی از شما نام برده شد" in news
    assert address(case) in news
    (mail,) = [one for one in OutboxMessage.objects.all() if one.recipient == "two@example.org"]
    assert "یادداشتی" in f"{mail.subject} {mail.body} {mail.variables}"
    assert WORDS not in f"{mail.subject} {mail.body} {mail.variables}"
    text = signed_in(two).get(address(case)).content.decode()
    assert f'{WORDS}</p><p><b class="case-mention">@two</b>' in text


def test_a_note_names_nobody_by_itself(one: User, two: User, case: Case) -> None:
    assert note(one, case).status_code == 302

    assert told(two) == []
    assert "case-mention" not in signed_in(one).get(address(case)).content.decode()


def test_two_clicks_tell_once(one: User, two: User, case: Case) -> None:
    token = str(uuid.uuid4())
    for _click in range(2):
        note(one, case, two, token=token)

    assert Note.objects.count() == 1
    assert told(two) == [StaffEvent.MENTIONED]


def test_those_are_offered_who_see_it_by_unit_by_referral_or_from_above(
    one: User, two: User, case: Case, province: Province
) -> None:
    adviser = officer("adviser", province.second)
    officer("head", province.root, role=UnitRole.HEAD)
    officer("clerk", province.root)
    officer("stranger", province.first)
    officer("blind", province.desk, permissions=())
    refer(signed_in(one), case, (to_person(adviser), "opinion"))

    assert offered(one, case) == {"two", "adviser", "head"}
    assert offered(adviser, case) == {"one", "two", "head"}
    for user in (two, adviser, User.objects.get(username="head")):
        assert signed_in(user).get(address(case)).status_code == 200
    assert note(adviser, case, two).status_code == 302


def test_of_a_restricted_case_nobody_above_is_offered(one: User, province: Province) -> None:
    head = officer("head", province.root, role=UnitRole.HEAD)
    hidden = filed(category(province.desk, title="محرمانه", is_restricted=True)).case

    assert offered(one, hidden) == set()
    assert signed_in(head).get(address(hidden)).status_code == 404


def test_whom_the_case_is_against_is_neither_offered_nor_told(
    one: User, two: User, case: Case
) -> None:
    assert offered(one, case) == {"two"}
    identity.accuse(case_id=case.pk, units=[], users=[two], by=one, seen=1)
    case.refresh_from_db()

    refused = note(one, case, two)

    assert offered(one, case) == set()
    assert refused.status_code == 422
    assert "این پرونده را نمی‌بیند" in refused.content.decode()
    assert f"{WORDS}</textarea>" in refused.content.decode()
    assert told(two) == []
    assert not Note.objects.exists()


def test_who_sits_in_an_accused_unit_too_is_not_offered(province: Province) -> None:
    about = category(province.root, title="علیه", against=["unit"])
    case = filed(about, against=against_unit(province.first)).case
    above = officer("above", province.root)
    both = officer("both", province.root, province.office)
    fair = officer("fair", province.root)

    assert offered(above, case) == {"fair"}
    assert note(above, case, both).status_code == 422
    assert note(above, case, fair).status_code == 302
    assert told(both) == []


@pytest.mark.parametrize("who", ["stranger", "nobody", "garbage"])
def test_somebody_out_of_sight_is_refused_and_the_words_stay(
    one: User, case: Case, province: Province, who: str
) -> None:
    stranger = officer("stranger", province.first)
    chosen = {"stranger": str(stranger.pk), "nobody": "999999", "garbage": "x"}[who]

    refused = do(signed_in(one), case, "note", text=WORDS, tell=[chosen])

    assert refused.status_code == 422
    assert f"{WORDS}</textarea>" in refused.content.decode()
    assert told(stranger) == []
    assert not Note.objects.exists()


def test_the_citizen_is_told_nothing_of_it(
    one: User, two: User, mine: Submitted, client: Client
) -> None:
    note(one, mine.case, two)

    text = page(opened(client, mine))

    assert WORDS not in text
    assert "@two" not in text


def test_anonymising_empties_the_note(one: User, two: User, case: Case) -> None:
    note(one, case, two)
    do(signed_in(one), case, "answer", text="تمام")

    retention.anonymise(case.pk, by=retention.CLOCK)

    assert WORDS not in signed_in(one).get(address(case)).content.decode()


def test_a_seal_offers_no_more_than_before(province: Province, two: User, case: Case) -> None:
    chief = officer("chief", province.desk, permissions=SEAL)

    assert offered(chief, case) == {"two"}
