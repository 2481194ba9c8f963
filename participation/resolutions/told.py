"""What the API tells of a resolution, by hand: the serializers describe the same, field by field.

A test holds the two together.
"""

import datetime as dt
from typing import Any

from rest_framework.fields import DateTimeField

from participation.common.addresses import absolute
from participation.resolutions.enums import ActorRole
from participation.resolutions.models import Body, Clause, Meeting, Resolution
from persian.jalali import to_jalali_iso

_moment = DateTimeField().to_representation


def organisations(resolution: Resolution) -> list[str]:
    """Return who has to do something, each once."""
    names = (
        part.organisation.name
        for clause in resolution.clauses.all()
        for part in clause.actors.all()
        if part.role != ActorRole.REPORTED_TO
    )
    return list(dict.fromkeys(names))


def resolution(row: Resolution) -> dict[str, Any]:
    """Return a resolution that was read with its meeting, clauses and actors."""
    return {
        "id": row.pk,
        "number": row.number,
        "row": row.row,
        "title": row.title,
        "text": row.text,
        "clauses": [_clause(clause) for clause in row.clauses.all()],
        "organisations": organisations(row),
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


def _clause(clause: Clause) -> dict[str, Any]:
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
                "id": part.organisation_id,
                "name": part.organisation.name,
                "is_group": part.organisation.is_group,
                "role": part.role,
            }
            for part in clause.actors.all()
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
