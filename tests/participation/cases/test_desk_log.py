"""What staff do stands in Wagtail's log, and only whoever sees the case reads it there."""

import pytest
from django.test import Client

from participation.cases.models import Case, CaseLogEntry
from participation.cases.services import correspondence, identity
from participation.common.models import User
from tests.participation.cases.cast import Province, against_unit, category, filed, officer

pytestmark = [pytest.mark.django_db, pytest.mark.db]
HISTORY = "/admin/reports/site-history/"


def history(user: User) -> str:
    """Return the site's history as a page."""
    client = Client()
    client.force_login(user, backend="django.contrib.auth.backends.ModelBackend")
    answer = client.get(HISTORY)
    assert answer.status_code == 200
    return str(answer.content.decode())


def worked_on(case: Case, by: User) -> None:
    """Let an officer note and answer."""
    correspondence.add_note(case_id=case.pk, text="یادداشتی که در سابقه نیست", by=by)
    correspondence.answer(case_id=case.pk, text="پاسخی که در سابقه نیست", by=by, seen=1)


def test_acts_stand_in_the_history_without_words_of_anybody(province: Province) -> None:
    one = officer("one", province.desk)
    case = filed(category(province.desk)).case
    worked_on(case, one)

    text = history(one)

    assert case.number in text
    assert "یادداشت نوشته شد" in text
    assert f"/admin/cases/{case.pk}/" in text
    for secret in ("که در سابقه نیست", "شهروند نمونه", case.title):
        assert secret not in text
    assert {entry.label for entry in CaseLogEntry.objects.all()} == {case.number}


def test_what_citizens_do_is_no_act_of_staff(province: Province) -> None:
    filed(category(province.desk))

    assert not CaseLogEntry.objects.exists()


@pytest.mark.parametrize("who", ["other unit", "accused", "administrator of the accused"])
def test_the_history_hides_a_case_from_whoever_does_not_see_it(
    province: Province, who: str
) -> None:
    case = filed(category(province.root), against=against_unit(province.first)).case
    worked_on(case, officer("above", province.root))
    assert case.number in history(User.objects.get(username="above"))

    place = {"other unit": province.second}.get(who, province.first)
    user = officer("stranger", place)
    if who.startswith("administrator"):
        User.objects.filter(pk=user.pk).update(is_superuser=True)
        user = User.objects.get(pk=user.pk)

    text = history(user)

    assert case.number not in text
    assert "above" not in text


def test_whoever_was_noted_as_accused_later_finds_the_own_acts_no_more(province: Province) -> None:
    one, two = officer("one", province.desk), officer("two", province.desk)
    case = filed(category(province.desk)).case
    correspondence.assign(case_id=case.pk, to=one, by=one, seen=1)
    assert case.number in history(one)

    identity.accuse(case_id=case.pk, units=[], users=[one], by=two, seen=2)

    assert case.number not in history(one)
    assert case.number in history(two)
