"""The count without a tracer says of every kind of statement what a tracer says."""

import json
import runpy
import sys
from importlib.machinery import ModuleSpec
from importlib.util import module_from_spec
from pathlib import Path
from typing import Any

import coverage
import pytest

from tests.marks import MarkingLoader, passed

EVERYTHING = '''
"""Every kind of statement on which a run may go on here or there."""
from __future__ import annotations
import contextlib
from functools import cache, wraps


def noted(function):
    @wraps(function)
    def inner(*args):
        return function(*args)

    return inner


class Kind:
    """A class with a body."""

    number: int = 1
    if number:
        other = (
            2
        )


@noted
@cache
def ways(
    number,
    last=None,
):
    """Several of them."""
    if number == 1:
        return "one"
    elif number == 2:
        found = "two"
    else:
        found = "more"
    if number > 5:
        found += "!"
    for one in range(number):
        if one == 3:
            continue
        if one == 7:
            break
    else:
        found += "."
    while number:
        number -= 1
        if number > 100:
            break
    while True:
        number += 1
        if number > 3:
            break
    return found


def matched(what):
    match what:
        case 1 | 2:
            return "few"
        case [first, *_] if first:
            return "list"
        case {"a": 1}:
            found = "mapping"
        case str():
            found = "text"
        case _:
            found = "anything"
    match what:
        case 9:
            found = "nine"
    return found


def tried(what):
    try:
        if what:
            raise what
    except KeyError:
        told = "key"
    except (ValueError, TypeError) as error:
        told = str(error)
        if told:
            return told
    else:
        told = "nothing"
    finally:
        for _one in ():
            never = 1
    with contextlib.suppress(OSError), contextlib.suppress(RuntimeError):
        if told == "key":
            raise OSError
        told += "?"
    if told:
        with contextlib.suppress(OSError):
            for one in [1, 2]:
                if one == 2:
                    told += "2"
    return told


async def later():
    async for one in later():
        pass
    async with later():
        pass


def never():
    nothing = lambda: (
        1
    )
    return nothing


def each(*many):
    for one in many:
        if one:
            yield one
        try:
            yield one
        finally:
            if not one:
                told = 1


assert [ways(n) for n in %(ways)s]
assert [matched(n) for n in %(matched)s] is not None
assert [tried(n) for n in %(tried)s] is not None
assert list(each(*%(each)s)) is not None
'''
SOME = {"ways": "[2]", "matched": "['a']", "tried": "[None]", "each": "[1]"}
MOST = {
    "ways": "[1, 2, 3, 6, 9, 200]",
    "matched": "[1, [1], [0], {'a': 1}, 'x', 5, 9]",
    "tried": "[None, KeyError(), ValueError(), TypeError('x')]",
    "each": "[0, 1, 2]",
}


@pytest.mark.parametrize("calls", [SOME, MOST], ids=["some ways", "most ways"])
def test_lines_and_branches_are_those_that_a_tracer_finds(tmp_path: Path, calls: Any) -> None:
    file = tmp_path / "everything.py"
    file.write_text(EVERYTHING.lstrip() % calls, encoding="utf-8")

    traced, counted = _traced(file), _counted(file)

    assert traced["missing_branches"]
    assert traced["executed_branches"]
    assert counted == traced


def _traced(file: Path) -> dict[str, Any]:
    """What coverage's own tracer says of a run."""
    measuring = coverage.Coverage(
        data_file=str(file.with_suffix(".traced")),
        branch=True,
        config_file=False,
        include=[str(file)],
    )
    before = sys.gettrace()
    measuring.start()
    try:
        runpy.run_path(str(file))
    finally:
        measuring.stop()
        sys.settrace(before)
    return _judged(measuring, file)


def _counted(file: Path) -> dict[str, Any]:
    """What the marks say of one, in the words of coverage."""
    loader = MarkingLoader("everything", str(file))
    loader.exec_module(module_from_spec(ModuleSpec("everything", loader, origin=str(file))))
    data = coverage.CoverageData(str(file.with_suffix(".counted")))
    data.add_arcs({str(file): passed()[str(file)]})
    data.write()
    reading = coverage.Coverage(
        data_file=str(file.with_suffix(".counted")), branch=True, config_file=False
    )
    reading.load()
    return _judged(reading, file)


def _judged(measuring: coverage.Coverage, file: Path) -> dict[str, Any]:
    report = file.with_suffix(".json")
    measuring.json_report(outfile=str(report))
    (found,) = json.loads(report.read_text(encoding="utf-8"))["files"].values()
    names = ("executed_lines", "missing_lines", "executed_branches", "missing_branches")
    return {name: found[name] for name in names}
