"""Bodies, meetings and resolutions for tests."""

from datetime import date
from typing import Any

from participation.common.models import Organisation
from participation.resolutions import services
from participation.resolutions.enums import ActorRole, BodyKind, MeetingState
from participation.resolutions.models import Body, Clause, ClauseActor, Meeting, Resolution
from persian.jalali import to_gregorian


def organisation(name: str = "اداره‌کل بهزیستی", **more: Any) -> Organisation:
    """Return an organisation of this name, made where it is missing."""
    there = Organisation.objects.filter(name=name).first()
    if there:
        return there
    made = Organisation(name=name, **more)
    made.full_clean()
    made.save()
    return made


def body(name: str = "شورای نام‌گذاری", **more: Any) -> Body:
    """Return a body of this name, made where it is missing."""
    there = Body.objects.filter(name=name).first()
    if there:
        return there
    made = Body(name=name, kind=more.pop("kind", BodyKind.NAMING_COUNCIL), **more)
    made.full_clean()
    made.save()
    services.follow(made)
    return made


def meeting(number: int = 1, **more: Any) -> Meeting:
    """Return a published meeting."""
    values = {
        "body": more.pop("body", None) or body(),
        "session_date": to_gregorian(1405, 8, 1),
        "state": MeetingState.PUBLISHED,
    } | more
    made = Meeting(number=number, **values)
    made.full_clean()
    made.save()
    services.follow(made)
    return made


def resolution(
    title: str = "نام‌گذاری بوستان محله",
    *,
    actors: tuple[str, ...] = ("اداره‌کل بهزیستی",),
    phrase: str = "",
    due: date | None = None,
    **more: Any,
) -> Resolution:
    """Return a resolution with one clause."""
    clause_values = {
        name: more.pop(name) for name in ("progress", "done_on", "deadline_start") if name in more
    }
    values = {"meeting": more.pop("meeting", None) or meeting(), "row": 1} | more
    made = Resolution(title=title, **values)
    made.full_clean()
    made.save()
    clause = Clause.objects.create(
        resolution=made,
        label="الف",
        text="گزارش کار به دبیرخانه فرستاده شود.",
        deadline_phrase=phrase,
        deadline_date=due,
        **clause_values,
    )
    for name in actors:
        ClauseActor.objects.create(
            clause=clause, organisation=organisation(name), role=ActorRole.RESPONSIBLE
        )
    services.follow(made)
    made.refresh_from_db()
    return made
