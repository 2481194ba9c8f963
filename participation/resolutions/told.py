"""What the API tells of a resolution, by hand: the serializers describe the same, field by field.

A test holds the two together.
"""

import datetime as dt
from collections.abc import Iterable
from typing import Any

from rest_framework.fields import DateTimeField

from participation.common.addresses import absolute
from participation.resolutions.enums import ActorRole
from participation.resolutions.models import Body, Meeting, Resolution
from participation.resolutions.parts import ToldClause, told_clauses
from persian.jalali import to_jalali_iso

# What is read of a resolution, its meeting and its body.
TOLD = (
    "row", "title", "text", "raw_deadline", "due_date", "follow_up", "validity", "contradiction",
    "updated_at", "meeting__number", "meeting__title", "meeting__year", "meeting__session_date",
    "meeting__body__name", "meeting__body__slug",
)  # fmt: skip

_moment = DateTimeField().to_representation


def organisations(clauses: Iterable[ToldClause]) -> list[str]:
    """Return who has to do something, each once."""
    reported = ActorRole.REPORTED_TO.value
    parts = (part for clause in clauses for part in clause.actors)
    return list(dict.fromkeys(part.name for part in parts if part.role != reported))


def resolutions(rows: Iterable[Resolution]) -> list[dict[str, Any]]:
    """Return resolutions that were read with their meeting; the clauses are read here."""
    shown = list(rows)
    clauses = told_clauses([row.pk for row in shown])
    return [_resolution(row, clauses[row.pk]) for row in shown]


def _resolution(row: Resolution, clauses: list[ToldClause]) -> dict[str, Any]:
    return {
        "id": row.pk,
        "number": row.number,
        "row": row.row,
        "title": row.title,
        "text": row.text,
        "clauses": [_clause(clause) for clause in clauses],
        "organisations": organisations(clauses),
        "deadline": row.raw_deadline,
        **_day("due_date", row.due_date),
        "state": row.follow_up,
        "validity": row.validity,
        "in_force": row.in_force,
        "contradiction": row.contradiction,
        "meeting": _meeting(row.meeting),
        "url": absolute(row.get_absolute_url()),
        "updated_at": _moment(row.updated_at),
    }


def _clause(clause: ToldClause) -> dict[str, Any]:
    return {
        "label": clause.label,
        "text": clause.text,
        "force": clause.force,
        "deadline": clause.deadline_phrase,
        "deadline_kind": clause.deadline_kind,
        **_day("due_date", clause.due_date),
        "progress": clause.progress,
        **_day("done_on", clause.done_on),
        "actors": [
            {
                "id": part.organisation,
                "name": part.name,
                "is_group": part.is_group,
                "role": part.role,
            }
            for part in clause.actors
        ],
    }


def _meeting(meeting: Meeting) -> dict[str, Any]:
    return {
        "id": meeting.pk,
        "number": meeting.number,
        "title": meeting.title,
        "year": meeting.year,
        **_day("session_date", meeting.session_date),
        "body": _body(meeting.body),
        "url": absolute(meeting.get_absolute_url()),
    }


def _body(body: Body) -> dict[str, Any]:
    return {
        "id": body.pk,
        "name": body.name,
        "slug": body.slug,
        "url": absolute(body.get_absolute_url()),
    }


def _day(name: str, day: dt.date | None) -> dict[str, str | None]:
    return {
        name: day.isoformat() if day else None,
        f"{name}_jalali": to_jalali_iso(day) if day else None,
    }
