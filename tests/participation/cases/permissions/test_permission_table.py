"""Everybody asks for everything in the table, and finds just what docs/permissions.md says."""

import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from django.db import transaction
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver
from wagtail.admin.models import EditingSession

from participation.cases.desk.steps import OWN
from participation.cases.enums import ActorKind
from participation.cases.kinds import kind_of
from participation.cases.models import (
    Accused,
    Answer,
    Case,
    CaseEvent,
    CaseLink,
    CheckedItem,
    Note,
    Question,
    Referral,
)
from participation.common.models import Letter, PrivateFile
from participation.complaints.models import Outcome
from participation.ngos.applications.desk.acts import ACTS as OF_APPLICATIONS
from participation.ngos.projects.desk.plans import PlanView
from participation.ngos.projects.models import Judgement
from participation.place_names.proposals.desk.acts import ACTS
from persian.digits import to_latin_digits
from tests.participation.cases.permissions.lists import LISTED, OF_NO_CASE, OF_THE_OFFICE
from tests.participation.cases.permissions.lists import TABLE as LISTS
from tests.participation.cases.permissions.papers import marks_in, words_of
from tests.participation.cases.permissions.people import SEERS, STRANGERS, World
from tests.participation.cases.permissions.table import GIVEN, NOTHING, ROWS, SIGHTS, read
from tests.participation.cases.permissions.visits import NAMES, VISITS, ask

pytestmark = pytest.mark.django_db
WHOLE_ID = re.compile(r"<uuid:|<str:pk>|<\w+:case_id>|<\w+:object_id>")
OURS = (
    "participation.cases.",
    "participation.complaints.",
    "participation.place_names.proposals.",
    "participation.place_names.decisions.",
    "participation.ngos.applications.",
    "participation.ngos.projects.",
    "participation.ngos.changes.",
)
# Addresses with an id that is never a case's, and what it is.
OF_SOMETHING_ELSE = {
    "cases:bulk_run": "a run of work on many; test_permission_lists",
    "track-upload-item": "a file of the citizen whose browser has the key",
    "track-file": "a file of the citizen whose browser has the key",
    "complaints:uploads-item": "a file of a citizen's own draft",
    "proposals:uploads-item": "a file of a citizen's own draft",
    "ngo_applications:uploads-item": "a file of founders' own draft",
    "ngo_plans:uploads-item": "a file of an NGO's own draft",
    "ngo_reports:uploads-item": "a file of an NGO's own report",
    "ngo_project:file": "a file of a report: test_reports",
    "ngo_duties:file": "a file of a report on a duty: supervision/test_reports",
    "ngo_supervision:file-item": "a file of an NGO's own report on a duty",
    "visits:file": "a file of a visit: visits/",
    "ngo_changes:uploads-item": "a file of an NGO's own draft",
    "places:import_run": "an import of places",
}
# Of what is chosen in forms; none of them chooses a case.
CHOOSERS = (
    "choose_organisation:", "choose_body:", "choose_meeting:", "choose_resolution:",
    "choose_agenda_item:", "choose_place:", "choose_naming_decision:",
    "choose_ngo:", "choose_ngo_decision:", "wagtailsnippetchoosers_",
    "wagtailimages_chooser:",
    "wagtaildocs_chooser:",
)  # fmt: skip
# A message that goes out belongs to no case; whoever sees the outbox sees all of it.
ELSEWHERE = ("outbox:", *CHOOSERS)
# A program of theirs is refused whatever it asks, before anything is looked for.
WITHOUT_VIEW = frozenset({"unpermitted", "desk_admin"})
READS = frozenset({"GET", "HEAD"})
WRITTEN = (
    CaseEvent, Note, Answer, Question, CaseLink, Accused, CheckedItem, Outcome, Judgement,
)  # fmt: skip


def addresses(
    patterns: list[Any], before: str = "", spaces: tuple[str, ...] = ()
) -> Iterator[tuple[str, str, str]]:
    """Yield every address of the site with its whole name and where its view is written."""
    for one in patterns:
        path = f"{before}{one.pattern}"
        if isinstance(one, URLResolver):
            inner = (*spaces, one.namespace) if one.namespace else spaces
            yield from addresses(one.url_patterns, path, inner)
        elif isinstance(one, URLPattern):
            yield path, ":".join((*spaces, str(one.name))), one.callback.__module__


def changed(row: str) -> list[Any]:
    """Everything of cases that a step may change, to be compared."""
    if row.startswith("editing_sessions:"):
        # A screen that is shown again opens one too, whatever it refuses.
        return list(EditingSession.objects.order_by("pk").values("pk", "last_seen_at"))
    return [
        list(Case.objects.order_by("pk").values()),
        list(Letter.objects.order_by("pk").values("pk", "version", "state", "scan_id")),
        list(Referral.objects.order_by("pk").values("pk", "state", "confirmed_at")),
        list(PrivateFile.objects.order_by("pk").values("pk", "received")),
        *(list(model.objects.order_by("pk").values_list("pk", flat=True)) for model in WRITTEN),
    ]


def words_in(answer: Any) -> str:
    """All words of an answer."""
    content = b"".join(answer.streaming_content) if answer.streaming else answer.content
    return to_latin_digits(words_of(content))


def cell_of(world: World, who: str, row: str) -> str:
    """Ask for one thing as somebody, take it back, and return what became of it."""
    client = world.browser(who)
    with transaction.atomic():
        try:
            before: list[Any] = []
            world.parts["look"] = lambda: before.extend(changed(row))
            answer = ask(client, world, who, row)
            words, is_done = words_in(answer), changed(row) != before
        finally:
            transaction.set_rollback(True)
    method, status = row.split()[1], answer.status_code
    assert status < 500, (who, row, status)
    is_strange = status == 404 or (row.startswith("api:") and who in WITHOUT_VIEW and status == 403)
    if is_strange:
        leaks = sorted(marks_in(words))
        leaks += ["number"] if world.case.number in words else []
        return f"leaks {leaks}" if leaks or is_done else NOTHING
    if method in READS and method != "HEAD":
        is_given = status == 200 and not words.isspace()
    else:
        is_paper = answer.headers.get("Content-Type") == "application/pdf"
        is_given = status < 400 if method == "HEAD" else is_done or is_paper
    return GIVEN if is_given else "."


@pytest.mark.parametrize("who", SEERS)
def test_whoever_sees_the_case_finds_what_the_table_gives(world: World, who: str) -> None:
    found = {row: cell_of(world, who, row) for row in ROWS}

    assert found == {row: cells[who] for row, cells in ROWS.items()}


@pytest.mark.parametrize("who", STRANGERS)
def test_a_stranger_finds_nothing_anywhere(world: World, who: str) -> None:
    # Everything that is asked for here is given to somebody in the table.
    assert all(GIVEN in cells.values() for row, cells in ROWS.items() if row not in NEVER)

    found = {row: cell_of(world, who, row) for row in ROWS}

    assert {row: cell for row, cell in found.items() if cell != NOTHING} == {}


# Nobody in the table looks behind a seal, and some addresses are there to be posted to.
NEVER = {
    row
    for row in ROWS
    if row.endswith(("POST reveal", "link GET", "duplicates GET", "checklist GET", "unmask GET"))
}


@pytest.mark.parametrize("who", SEERS)
def test_the_screen_and_a_program_tell_just_what_is_theirs(world: World, who: str) -> None:
    screen = words_in(ask(world.browser(who), world, who, "cases:screen GET"))
    told = words_in(ask(Client(), world, who, "api:staff-case GET"))

    due = {name for name, cells in SIGHTS.items() if cells[who] == GIVEN}
    assert marks_in(screen) == due
    # Programs are told neither of letters nor of what colleagues ask each other.
    assert marks_in(told) == due - {"letter", "incoming", "instruction"}


# What a paper says, to whoever may read that on the screen.
PAPERS = {
    "cases:cover GET": {"person"},
    "cases:slip GET": {"instruction"},
    "cases:pdf GET": {"letter"},
    "cases:docx GET": {"letter"},
}


@pytest.mark.parametrize("who", SEERS)
def test_a_paper_says_no_more_than_the_screen(world: World, who: str) -> None:
    due = {name for name, cells in SIGHTS.items() if cells[who] == GIVEN}
    found = {}
    for row in PAPERS:
        with transaction.atomic():
            found[row] = marks_in(words_in(ask(world.browser(who), world, who, row)))
            transaction.set_rollback(True)

    given = {row for row in PAPERS if ROWS[row][who] == GIVEN}
    assert found == {row: PAPERS[row] & due if row in given else set() for row in PAPERS}


def test_every_address_with_a_case_in_it_is_in_the_table() -> None:
    every = addresses(get_resolver().url_patterns)
    found = {name for path, name, _module in every if WHOLE_ID.search(path)}
    found -= {name for name in found if name.startswith(ELSEWHERE)}
    walked = {NAMES.get(row.split()[0], row.split()[0]) for row in ROWS}

    assert found - set(OF_SOMETHING_ELSE) == walked
    assert set(OF_SOMETHING_ELSE) <= found
    assert set(VISITS) == set(ROWS)


def test_every_other_address_of_the_desk_is_walked_as_a_list_or_is_of_no_case() -> None:
    every = addresses(get_resolver().url_patterns)
    ours = {
        name
        for path, name, module in every
        if path.startswith(("admin/", "api/v1/staff/")) and f"{module}.".startswith(OURS)
    }
    ours -= {name for name in ours if name.startswith(OF_THE_OFFICE)}
    walked = {row.split()[0] for row in ROWS}

    assert ours - walked == set(LISTED) | set(OF_NO_CASE)
    assert set(LISTED.values()) <= set(read(LISTS))


def test_wagtail_itself_offers_nothing_to_do_with_chosen_cases(world: World) -> None:
    for work in ("delete", "publish", "assign"):
        asked = {"id": str(world.case.pk), "next": "/admin/"}
        answer = world.browser("admin").get(f"/admin/bulk/cases/case/{work}/", asked)
        assert answer.status_code == 404


def test_every_step_of_the_screen_is_in_the_table(world: World) -> None:
    steps = {
        step.name for step in kind_of(world.case.kind).transitions if ActorKind.STAFF in step.by
    }
    walked = {row.split()[2] for row in ROWS if row.startswith("cases:screen POST")}

    assert walked == steps | set(OWN) | {"reveal"}


def test_every_act_on_a_proposal_is_in_the_table() -> None:
    walked = {row.split()[2] for row in ROWS if row.startswith("proposal_desk:screen POST")}

    assert walked == {act.name for act in ACTS}


@pytest.mark.parametrize(
    ("kind", "space"), [("ngo", "ngo_desk"), ("ngo_change", "ngo_changes_desk")]
)
def test_every_act_on_an_application_and_on_a_change_is_in_the_table(kind: str, space: str) -> None:
    rows = [row for row in ROWS if row.startswith(f"{space}:screen POST")]

    acts = {act.name for act in OF_APPLICATIONS if not act.kinds or kind in act.kinds}
    assert {row.split()[2] for row in rows} == acts


def test_every_act_on_a_plan_is_in_the_table() -> None:
    rows = [row for row in ROWS if row.startswith("plan_desk:screen POST")]

    assert {row.split()[2] for row in rows} == {act.name for act in PlanView.acts}


# What the columns of the two tables in docs/permissions.md mean here.
BY_REFERRAL: dict[str, tuple[str, ...]] = {
    "reads the case, notes": ("cases:screen GET", "note", "text"),
    "files, letters, identity": ("cases:file GET", "cases:letter GET", "person", "letter"),
    "asks and informs the citizen": ("cases:screen POST ask", "cases:screen POST inform"),
    "answers, closes, assigns, seals": (
        "cases:screen POST answer", "cases:screen POST decline", "cases:screen POST assign",
        "cases:screen POST seal",
    ),
    "refers on": ("cases:send_on GET", "cases:send_on POST"),
}  # fmt: skip
BY_GROUP: dict[str, tuple[str, ...]] = {
    "sees list and screen": ("cases:screen GET",),
    "identity, files, letters": ("person", "cases:file GET", "cases:letter GET"),
    "writes (accept, ask, answer, refer, note …)": (
        "cases:screen POST accept", "cases:screen POST ask", "cases:screen POST answer",
        "cases:screen POST refer", "cases:screen POST note",
    ),
    "seals": ("cases:screen POST seal",),
    "anonymises": ("cases:anonymise GET", "cases:anonymise POST"),
    "sees who read guarded cases": ("readings",),
}  # fmt: skip
TOLD_OF = {
    "اقدام (action)": "action",
    "نظر (opinion)": "opinion",
    "استحضار (information)": "notice",
    "کارشناس پرونده": "county",
    "رئیس واحد": "head",
    "مدیر پرونده‌ها": "manager",
    "ناظر پرونده‌ها": "observer",
}


@pytest.mark.parametrize(
    ("head", "columns"), [("referred for", BY_REFERRAL), ("", BY_GROUP)], ids=["referral", "group"]
)
def test_the_document_says_the_same(head: str, columns: dict[str, tuple[str, ...]]) -> None:
    said = documented(head, next(iter(columns)))
    cells: dict[str, dict[str, str]] = ROWS | SIGHTS | read(LISTS)

    assert said
    for row, told in said.items():
        who = TOLD_OF.get(row)
        for column, rows in columns.items():
            if who is not None:
                is_told = told[column] not in {"–", ""}
                is_so = {cells[one][who] == GIVEN for one in rows}
                assert is_so == {is_told}, (row, column)
    assert {TOLD_OF[row] for row in said if row in TOLD_OF} <= set(SEERS)


def documented(head: str, first: str) -> dict[str, dict[str, str]]:
    """Return a table of the document by the name of the row, then of the column."""
    text = (Path(__file__).parents[4] / "docs" / "permissions.md").read_text()
    lines = iter(text.splitlines())
    cells: Callable[[str], list[str]] = lambda line: [  # noqa: E731
        one.strip() for one in line.strip().strip("|").split("|")
    ]
    for line in lines:
        names = cells(line) if line.startswith("|") else []
        if names[:2] == [head, first]:
            next(lines)
            break
    else:
        raise AssertionError(first)
    found = {}
    for line in lines:
        if not line.startswith("|"):
            break
        name, *values = cells(line)
        found[name] = dict(zip(names[1:], values, strict=False))
    return found
