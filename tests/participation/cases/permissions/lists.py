"""The places where many cases stand together, and how each is asked."""

import datetime
import io
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import openpyxl
from django.test import override_settings

from participation.cases.desk.find import FOUND, sealed_words
from participation.cases.models import BulkRow, Case, CaseReading
from participation.cases.numbers import show_number
from participation.cases.services import correspondence
from persian.digits import to_persian_digits
from persian.jalali import today
from tests.participation.cases.api.programs import CASES
from tests.participation.cases.many.choosing import BULK, choose
from tests.participation.cases.permissions.people import MARKS, NAME, SEEN_MOBILE, World
from tests.participation.common.pdf.reading import text_of

LIST, FIND, EXPORT = "/admin/cases/", "/admin/cases/find/", "/admin/cases/export/"
HISTORY = "/admin/reports/site-history/"
# A place is told by a table as in table.py: ``+`` the case is there, ``-`` it is not.
TABLE = """
                                county head manager admin stand_in  action opinion notice  observer

list                               +    +      +      +      +         +      +      +        +
results                            +    +      +      +      +         +      +      +        +
queue open                         +    +      +      +      +         +      +      +        +
queue late                         +    +      +      +      +         +      +      +        +
queue today                        +    +      +      +      +         +      +      +        +
queue soon                         +    +      +      +      +         +      +      +        +
queue mine                         +    +      +      +      +         +      +      +        +
queue unit                         +    -      -      -      -         -      -      -        -
queue referred                     -    -      -      -      -         +      +      +        -
queue colleagues                   -    -      -      -      -         -      -      -        -
queue back                         -    -      -      -      -         -      -      -        -
queue free                         +    +      +      +      +         +      +      +        +
queue citizen                      +    +      +      +      +         +      +      +        +
queue held                         +    +      +      +      +         +      +      +        +
queue closed                       +    +      +      +      +         -      -      -        +

find number                        +    +      +      +      +         +      +      +        +
find digits                        +    +      +      +      +         +      +      +        +
find mobile                        +    +      +      +      +         +      -      -        -
find name                          +    +      +      +      +         +      -      -        -
find word                          +    +      +      +      +         +      +      +        +
find note                          +    +      +      +      +         +      +      +        +
list number                        +    +      +      +      +         +      +      +        +

board                              +    +      +      +      +         +      +      +        +
board csv                          +    +      +      +      +         +      +      +        +
map                                +    +      +      +      +         +      +      +        +
map csv                            +    +      +      +      +         +      +      +        +
export csv                         +    +      +      +      +         +      +      +        +
export json                        +    +      +      +      +         +      +      +        +
export xlsx                        +    +      +      +      +         +      +      +        +
export people                      -    -      +      +      -         -      -      -        -
bulk assign                        +    +      +      +      +         -      -      -        -

telephone number                   +    +      +      +      +         +      -      -        -
telephone mobile                   +    +      +      +      +         +      -      -        -
today                              +    +      +      +      +         +      +      +        -
quarters                           -    +      +      +      -         -      -      -        +
news                               -    -      -      -      -         +      +      +        -
history                            +    +      +      +      +         +      +      +        +
history csv                        +    +      +      +      +         +      +      +        +
history name                       +    +      +      +      +         +      +      +        +
readings                           -    -      +      +      -         -      -      -        +
admin search                       -    -      -      -      -         -      -      -        -
pipeline                           +    +      +      +      +         +      +      +        +
twin                               +    +      +      +      +         -      -      -        +
program list                       +    +      +      +      +         +      +      +        +
program state                      +    +      +      +      +         +      +      +        +
program since                      +    +      +      +      +         +      +      +        +
"""


@dataclass(frozen=True)
class Place:
    """How a place is asked, what has to be so ``before``, and by what the case is known in it."""

    ask: Callable[[World, str], str]
    before: Callable[[World, str], object] = lambda _world, _who: None
    marks: Callable[[World], list[str]] = lambda world: [str(world.case.pk)]

    def has_case(self, world: World, who: str) -> bool:
        """Ask it as somebody, and return whether the case stands there."""
        said = self.ask(world, who)
        return any(mark in said for mark in self.marks(world))


def _got(address: str, **asked: str) -> Callable[[World, str], str]:
    def ask(world: World, who: str) -> str:
        return said_by(world.browser(who).get(address, asked, follow=True))

    return ask


def _found(words: Callable[[World], str]) -> Callable[[World, str], str]:
    def ask(world: World, who: str) -> str:
        # What slows it down commits for itself, which nothing here may.
        with override_settings(DEFENCE_ENABLED=False):
            answer = world.browser(who).post(FIND, {"words": words(world)}, follow=True)
        # What was typed stands in the box.
        return said_by(answer).replace(f'value="{words(world)}"', "")

    return ask


def _called(words: Callable[[World], str]) -> Callable[[World, str], str]:
    def ask(world: World, who: str) -> str:
        # Where the form leads, once it was sent: what slows it down commits for itself.
        asked = {FOUND: sealed_words(words(world), world.people[who])}
        answer = world.browser(who).get(f"{LIST}telephone/", asked)
        return said_by(answer).replace(f'value="{words(world)}"', "")

    return ask


def _exported(kind: str, **more: str) -> Callable[[World, str], str]:
    def ask(world: World, who: str) -> str:
        return said_by(world.browser(who).post(EXPORT, {"kind": kind, **more}), kind)

    return ask


def _program(**asked: str) -> Callable[[World, str], str]:
    def ask(world: World, who: str) -> str:
        headers = {"Authorization": f"Bearer {world.tokens[who]}"}
        return said_by(world.browser(who).get(CASES, asked, headers=headers))

    return ask


def said_by(answer: Any, kind: str = "") -> str:
    """What an answer says; of a workbook, what stands in its cells."""
    assert answer.status_code < 500
    data = b"".join(answer.streaming_content) if answer.streaming else answer.content
    if kind == "xlsx" and answer.status_code == 200 and data[:2] == b"PK":
        sheet = openpyxl.load_workbook(io.BytesIO(data)).active
        return "\n".join(str([one.value for one in row]) for row in sheet.iter_rows())
    return str(data.decode("utf-8", "replace"))


def _so(**values: Any) -> Callable[[World, str], object]:
    def before(world: World, _who: str) -> None:
        Case.objects.filter(pk=world.case.pk).update(**values)

    return before


def _due(days: int) -> Callable[[World, str], object]:
    return _so(due_date=today() + datetime.timedelta(days=days))


def _his(world: World, who: str) -> None:
    _so(assignee=world.people[who])(world, who)


def _his_today(world: World, who: str) -> None:
    _so(assignee=world.people[who], due_date=today())(world, who)


def _answered(world: World, _who: str) -> None:
    case = world.fresh()
    correspondence.answer(case_id=case.pk, text="پاسخ", by=world.author, seen=case.version)


def _read(world: World, _who: str) -> None:
    """Let somebody have opened the case while it was restricted."""
    CaseReading.objects.create(case=world.case, user=world.author, kind="restricted", hour=1)


def _given_away(world: World, who: str) -> str:
    """Choose the case on a list as somebody who may have seen it there once, and give it away."""
    client = world.browser(who)
    case = world.fresh()
    sent = {"work": "assign", "case": [f"{case.pk}:{case.version}"]}
    if client.post(BULK, sent).status_code != 200:
        return ""
    chosen = choose(client, "assign", [case])
    client.post(BULK, {**chosen, "to": world.author.pk})
    return str(case.pk) if BulkRow.objects.filter(case=case).exists() else ""


def _paper(world: World, who: str) -> str:
    """The words of the day's list, which is drawn."""
    answer = world.browser(who).get(f"{LIST}today/")
    if answer.status_code != 200:
        return said_by(answer)
    return text_of(answer.content)


def _digits_of(number: str) -> list[str]:
    serial = number.split("-")[1]
    return [serial, to_persian_digits(serial)]


def _numbers(world: World) -> list[str]:
    number = world.case.number
    return [number, to_persian_digits(number)]


def _queue(name: str, before: Callable[[World, str], object] = lambda _w, _p: None) -> Place:
    return Place(_got(LIST, queue=name), before)


# Every address of ours without a case in it: by which places it is walked, or what it is about.
LISTED = {
    "cases:index": "list",
    "cases:index_results": "results",
    "cases:board": "board",
    "cases:map": "map",
    "cases:export": "export csv",
    "cases:bulk": "bulk assign",
    "cases:find": "find number",
    "cases:telephone": "telephone number",
    "cases:today": "today",
    "ngo_desk:pipeline": "pipeline",
    "cases:notices": "news",
    "case_readings": "readings",
    "case_readings_results": "readings",
    "office_quarters": "quarters",
    "api:staff-cases": "program list",
}
OF_NO_CASE = {
    "cases:bulk_run": "the report of a run, its owner's alone: test_desk_bulk",
    "cases:notice_settings": "how somebody is told",
    "cases:save_filter": "choices of one's own",
    "cases:remove_filter": "choices of one's own",
    "people_exports": "files that went out, without a case: test_desk_export",
    "people_exports_results": "files that went out",
    "complaint_intake:choose": "categories",
    "complaint_intake:file": "an empty form",
    "proposal_intake:file": "an empty form",
    "ngo_changes_desk:open": "an empty form: test_measures",
    "ngo_changes_desk:choose": "an empty form",
    "ngo_changes_desk:file": "an empty form of an NGO: test_filed_by_staff",
    "outcomes:index": "outcomes: test_outcomes_desk",
    "outcomes:index_results": "outcomes",
    "outcomes:add": "an outcome of no case",
    "outcomes:edit": "an outcome: test_outcomes_desk",
    "naming_decision_desk:enter": "an empty act; only proposals in sight can be decided",
    "naming_decision_desk:decision": "what a council has decided: test_decisions",
}
# What the office sets up: categories, rules, templates, who stands for whom, names of places, NGOs.
OF_THE_OFFICE = (
    "complaint_categories:", "routing_rules:", "reply_templates:", "substitutions:", "places:",
    "place_kinds:", "ngo_register:", "activity_fields:", "name_prefixes:", "issuing_authorities:",
    "reserved_words:", "ngo_call:", "ngo_project:", "plan_refusals:",
)  # fmt: skip


PLACES: dict[str, Place] = {
    "list": Place(_got(LIST)),
    "results": Place(_got(f"{LIST}results/")),
    "queue open": _queue("open"),
    "queue late": _queue("late", _due(-2)),
    "queue today": _queue("today", _due(0)),
    "queue soon": _queue("soon", _due(3)),
    "queue mine": _queue("mine", _his),
    "queue unit": _queue("unit"),
    "queue referred": _queue("referred"),
    "queue colleagues": _queue("colleagues"),
    "queue back": _queue("back"),
    "queue free": _queue("free"),
    "queue citizen": _queue("citizen", _so(state="waiting")),
    "queue held": _queue("held", _so(is_held=True)),
    "queue closed": _queue("closed", _answered),
    "find number": Place(_found(lambda world: show_number(world.case.number))),
    "find digits": Place(_found(lambda world: world.case.number.split("-")[1])),
    "find mobile": Place(_found(lambda _world: SEEN_MOBILE)),
    "find name": Place(_found(lambda _world: NAME)),
    "find word": Place(_found(lambda _world: MARKS["text"])),
    "find note": Place(_found(lambda _world: MARKS["note"])),
    "list number": Place(lambda world, who: _got(LIST, q=world.case.number)(world, who)),
    "board": Place(_got(f"{LIST}board/")),
    "board csv": Place(_got(f"{LIST}board/", export="csv")),
    "map": Place(_got(f"{LIST}map/")),
    "map csv": Place(_got(f"{LIST}map/", export="csv")),
    "export csv": Place(_exported("csv"), marks=_numbers),
    "export json": Place(_exported("json"), marks=_numbers),
    "export xlsx": Place(_exported("xlsx"), marks=_numbers),
    "export people": Place(
        _exported("csv", with_people="on", reason="برای بازرسی"), marks=lambda _world: [NAME]
    ),
    "bulk assign": Place(_given_away),
    "telephone number": Place(_called(lambda world: world.case.number)),
    "telephone mobile": Place(_called(lambda _world: SEEN_MOBILE)),
    "today": Place(_paper, _his_today, lambda world: _digits_of(world.case.number)),
    "quarters": Place(_got("/admin/office-quarters/")),
    "news": Place(_got(f"{LIST}notices/")),
    "history": Place(_got(HISTORY)),
    "history csv": Place(_got(HISTORY, export="csv")),
    "history name": Place(lambda world, who: _got(HISTORY, label=world.case.number)(world, who)),
    "readings": Place(_got("/admin/reports/case-readings/"), _read, _numbers),
    "admin search": Place(
        lambda world, who: _got("/admin/pages/search/", q=world.case.number)(world, who)
    ),
    "twin": Place(lambda world, who: _got(f"{LIST}{world.twin.pk}/")(world, who)),
    "pipeline": Place(
        _got("/admin/ngo-applications/", stage="received"),
        marks=lambda world: [str(world.parts["application"].pk)],
    ),
    "program list": Place(_program()),
    "program state": Place(_program(state="review")),
    "program since": Place(_program(changed_since="2020-01-01")),
}
