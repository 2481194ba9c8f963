"""Behind a seal nobody finds the person; a restricted case is there for its own unit alone."""

import pytest

from participation.cases.models import Case, SealedAccess
from participation.common.models import User
from tests.participation.cases.permissions.lists import PLACES
from tests.participation.cases.permissions.people import MARKS, SEERS, World
from tests.participation.cases.permissions.test_permission_lists import taken_back
from tests.participation.cases.permissions.test_permission_table import words_in
from tests.participation.cases.permissions.visits import STEPS, ask

pytestmark = [pytest.mark.django_db, pytest.mark.db]
OF_PERSON = ("find mobile", "find name", "export people")
# Who has it in the own unit, stands for somebody there, was asked about it, or may see everything.
SEES_RESTRICTED = ("county", "admin", "stand_in", "action", "opinion", "notice")


@pytest.fixture
def sealed(world: World) -> Case:
    """The case under a seal, behind which one officer of its unit may look."""
    Case.objects.filter(pk=world.case.pk).update(is_sealed=True)
    SealedAccess.objects.create(case=world.case, user=world.author)
    return world.fresh()


def persons_in(words: str) -> set[str]:
    """What of the person stands in an answer."""
    return {name for name in ("person", "mobile") if MARKS[name] in words}


@pytest.mark.parametrize("who", SEERS)
def test_behind_a_seal_the_person_is_nowhere(world: World, sealed: Case, who: str) -> None:
    client = world.browser(who)

    for row in ("cases:screen GET", "api:staff-case GET"):
        words = words_in(ask(client, world, who, row))
        assert MARKS["text"] in words
        assert not persons_in(words)
    assert [row for row in OF_PERSON if PLACES[row].has_case(world, who)] == []
    with taken_back():
        SealedAccess.objects.all().delete()
        tried = client.post(f"/admin/cases/{sealed.pk}/", STEPS["reveal"].sent(world, who))
        assert not persons_in(words_in(tried))


def test_the_officer_who_is_named_looks_with_a_reason(world: World, sealed: Case) -> None:
    world.people["author"] = User.objects.get(pk=world.author.pk)
    client = world.browser("author")
    address = f"/admin/cases/{sealed.pk}/"
    assert not persons_in(words_in(client.get(address)))

    shown = client.post(address, {"do": "reveal", "reason": "برای ابلاغ"})

    assert persons_in(words_in(shown)) == {"person", "mobile"}


@pytest.mark.parametrize("who", SEERS)
def test_a_restricted_case_is_out_of_sight_elsewhere(world: World, who: str) -> None:
    assert PLACES["list"].has_case(world, who)
    Case.objects.filter(pk=world.case.pk).update(is_restricted=True)

    is_seen = who in SEES_RESTRICTED
    for row in ("cases:screen GET", "api:staff-case GET"):
        answer = ask(world.browser(who), world, who, row)
        assert (answer.status_code == 200) == is_seen
        assert (MARKS["text"] in words_in(answer)) == is_seen
    for row in ("list", "find number", "find word", "export csv", "history", "program list"):
        assert PLACES[row].has_case(world, who) == is_seen, row
