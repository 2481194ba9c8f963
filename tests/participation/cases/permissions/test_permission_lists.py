"""In lists, counts, files and searches the case stands for those of the table, and no others."""

import datetime as dt
import re
from collections.abc import Iterator
from contextlib import contextmanager

import pytest
import time_machine
from django.db import connection, transaction

from participation.cases.append_only import lift
from participation.cases.desk import queues
from participation.cases.models import Case, CaseEvent
from participation.complaints.models import Complaint
from tests.participation.cases.permissions.lists import PLACES, TABLE
from tests.participation.cases.permissions.people import MARKS, SEERS, STRANGERS, World
from tests.participation.cases.permissions.table import GIVEN, read

pytestmark = pytest.mark.django_db
ROWS = read(TABLE)
# A number on the board names no case: it is another number where the case is not.
COUNTED = ("board", "board csv", "map", "map csv", "quarters")
# Whoever is given a case as its officer sees it, wherever he sits; whom it is against does not.
OTHERWISE = {(row, who) for row in ("queue mine", "today") for who in ("beside", "above", "office")}
# The office that wrote it down counts it among its own, and has no more of it than the number.
OTHERWISE |= {("quarters", "office")}
# What is new with each answer, whatever it says.
CHANGES = re.compile(
    r'csrfmiddlewaretoken" value="[^"]*"|"?csrf_?token"?[=:] ?"[^"]*"|nonce="[^"]*"'
    r'|found=[^"&]*|/editing-sessions/[^"]*|name="token" value="[^"]*"',
    re.IGNORECASE,
)


@contextmanager
def taken_back() -> Iterator[None]:
    """Undo what is done inside."""
    with transaction.atomic():
        try:
            yield
        finally:
            transaction.set_rollback(True)


def said(world: World, who: str, row: str, *, is_there: bool = True) -> str:
    """What a place says to somebody, with the case or without; what is always new left out."""
    place = PLACES[row]
    with taken_back():
        place.before(world, who)
        if not is_there:
            _unmake(world)
        return CHANGES.sub("", place.ask(world, who))


def _unmake(world: World) -> None:
    """Take the case away as if it had never been filed."""
    lift(connection)
    for model in (CaseEvent, Complaint):
        model.objects.filter(case=world.case)._raw_delete(using=connection.alias)
    Case.objects.filter(pk=world.case.pk).delete()


def cell_of(world: World, who: str, row: str) -> str:
    """Whether the case stands in a place for somebody."""
    place = PLACES[row]
    if row in COUNTED:
        is_there = said(world, who, row) != said(world, who, row, is_there=False)
    else:
        with taken_back():
            place.before(world, who)
            is_there = place.has_case(world, who)
    return GIVEN if is_there else "-"


@pytest.mark.parametrize("who", SEERS)
def test_whoever_sees_the_case_finds_it_where_the_table_says(world: World, who: str) -> None:
    found = {row: cell_of(world, who, row) for row in ROWS}

    assert found == {row: cells[who] for row, cells in ROWS.items()}


@pytest.mark.parametrize("who", STRANGERS)
def test_to_a_stranger_every_place_is_as_if_there_were_no_such_case(world: World, who: str) -> None:
    rows = [row for row in ROWS if row != "bulk assign" and (row, who) not in OTHERWISE]

    # At one moment: some places say how long ago something was.
    with time_machine.travel(dt.datetime.now(dt.UTC), tick=False):
        told = {row: said(world, who, row) for row in rows}
        silent = {row: said(world, who, row, is_there=False) for row in rows}

    assert [row for row in rows if told[row] != silent[row]] == []
    leaks = [(row, name) for row in rows for name, mark in MARKS.items() if mark in told[row]]
    # What somebody looks for stands in the box where it was typed.
    assert [leak for leak in leaks if not leak[0].startswith(("find", "telephone"))] == []
    assert cell_of(world, who, "bulk assign") == "-"


def test_every_queue_is_in_the_table() -> None:
    walked = {row.removeprefix("queue ") for row in ROWS if row.startswith("queue ")}

    assert walked == {name for name, _label in queues.CHOICES}
    assert set(PLACES) == set(ROWS)
