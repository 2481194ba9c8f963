"""The minutes of the demonstration: another province's, rewritten, and said to be so."""

import tomllib
from pathlib import Path
from typing import Any

from django.db import transaction

from participation.common.models import Organisation
from participation.resolutions import services
from participation.resolutions.enums import ActorRole, MeetingState
from participation.resolutions.models import (
    AgendaItem,
    Body,
    Clause,
    ClauseActor,
    Meeting,
    Membership,
    Resolution,
)
from persian.jalali import parse_date

CONTENT = Path(__file__).parent / "content" / "minutes.toml"
Row = dict[str, Any]


@transaction.atomic
def load_minutes() -> bool:
    """Make body, meeting and resolutions, unless the body is there. Return whether it made them."""
    told = tomllib.loads(CONTENT.read_text(encoding="utf-8"))
    if Body.objects.filter(slug=told["body"]["slug"]).exists():
        return False
    organisations = {row["key"]: _organisation(row) for row in told["organisations"]}
    body = _body(told["body"], organisations)
    meeting = _meeting(told["meeting"], body)
    items = list(meeting.agenda.order_by("sort_order"))
    for row in told["resolutions"]:
        _resolution(row, meeting, items, organisations)
    services.follow(body)
    return True


def _organisation(row: Row) -> Organisation:
    there = Organisation.objects.spelled_like(row["name"]).first()
    if there is not None:
        return there
    made = Organisation(name=row["name"], kind=row.get("kind", "agency"))
    made.full_clean()
    made.save()
    return made


def _body(row: Row, organisations: dict[str, Organisation]) -> Body:
    body = Body(
        name=row["name"],
        slug=row["slug"],
        kind=row["kind"],
        description=row["description"],
        secretariat=organisations[row["secretariat"]],
        origin_name=row["origin_name"],
        origin_note=row["origin_note"],
        is_sample=True,
    )
    body.full_clean()
    body.save()
    for place, seat in enumerate(row["members"]):
        Membership.objects.create(
            body=body,
            post=seat["post"],
            role=seat["role"],
            organisation=organisations.get(seat.get("organisation", "")),
            sort_order=place,
        )
    return body


def _meeting(row: Row, body: Body) -> Meeting:
    meeting = Meeting(
        body=body,
        number=row["number"],
        title=row["title"],
        invitation_number=row["invitation_number"],
        invitation_date=parse_date(row["invitation_date"]),
        chair=row["chair"],
        secretary=row["secretary"],
        discussion=row["discussion"],
        open_points=row["open_points"],
        state=MeetingState.PUBLISHED,
        origin_name=body.origin_name,
        origin_note=body.origin_note,
        is_sample=True,
    )
    meeting.full_clean()
    meeting.save()
    AgendaItem.objects.bulk_create(
        [
            AgendaItem(meeting=meeting, title=title, sort_order=place)
            for place, title in enumerate(row["agenda"])
        ]
    )
    return meeting


def _resolution(
    row: Row, meeting: Meeting, items: list[AgendaItem], organisations: dict[str, Organisation]
) -> None:
    resolution = Resolution(
        meeting=meeting,
        agenda_item=items[row["item"] - 1],
        row=row["row"],
        title=row["title"],
        text=row.get("text", ""),
        raw_deadline=row["raw_deadline"],
        raw_actors=row["raw_actors"],
        contradiction=row.get("contradiction", ""),
    )
    resolution.full_clean()
    resolution.save()
    for place, told in enumerate(row["clauses"]):
        clause = Clause.objects.create(
            resolution=resolution,
            label=told.get("label", ""),
            text=told["text"],
            force=told.get("force", "binding"),
            deadline_phrase=told.get("deadline_phrase", ""),
            sort_order=place,
        )
        parts = [(key, ActorRole.RESPONSIBLE) for key in told["actors"]]
        parts += [(key, ActorRole.REPORTED_TO) for key in told.get("report_to", ())]
        for order, (key, role) in enumerate(parts):
            ClauseActor.objects.create(
                clause=clause, organisation=organisations[key], role=role, sort_order=order
            )
