"""Whatever the method, a stranger is told of the case what is told of one that is not there."""

import uuid
from typing import Any

import pytest
from django.core.cache import cache
from django.urls import reverse

from tests.participation.cases.permissions.people import MARKS, STRANGERS, World
from tests.participation.cases.permissions.table import ROWS
from tests.participation.cases.permissions.test_permission_lists import CHANGES, taken_back
from tests.participation.cases.permissions.test_permission_table import words_in
from tests.participation.cases.permissions.visits import NAMES, VISITS

pytestmark = pytest.mark.django_db
METHODS = ("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS")
# One row for each address.
ADDRESSES = {row.split()[0]: row for row in reversed(list(ROWS))}
NOBODY = uuid.UUID("5d0c3f0e-0000-4000-8000-000000000000")


def told(world: World, who: str, method: str, address: str) -> tuple[int, str]:
    """What a method gets at an address: how it ends, and the words of it."""
    headers = {"Authorization": f"Bearer {world.tokens[who]}"} if "/api/" in address else {}
    answer: Any = world.browser(who).generic(method, address, headers=headers)
    return answer.status_code, CHANGES.sub("", words_in(answer))


@pytest.mark.parametrize("who", ["beside", "accused_head", "own_admin", "unpermitted"])
def test_the_case_is_as_one_that_is_not_there(world: World, who: str) -> None:
    assert who in STRANGERS
    screen = f"/admin/cases/{world.case.pk}/"
    assert told(world, "county", "GET", screen) != told(world, who, "GET", screen)
    found = {}
    for name, row in ADDRESSES.items():
        cache.clear()
        with taken_back():
            VISITS[row].before(world, who)
            args = VISITS[row].args(world, who)
            case = str(world.case.pk)
            others = [str(NOBODY) if str(one) == case else one for one in args]
            address, nowhere = (reverse(NAMES.get(name, name), args=one) for one in (args, others))
            for method in METHODS:
                status, words = told(world, who, method, address)
                nothing = told(world, who, method, nowhere)
                is_same = (status, words.replace(case, str(NOBODY))) == nothing
                leaks = [mark for mark in MARKS.values() if mark in words]
                if not is_same or leaks or (status < 400 and method != "OPTIONS"):
                    found[name, method] = (status, is_same, leaks)

    assert found == {}
