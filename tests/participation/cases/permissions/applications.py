"""How each act of the screen of an application is asked: what has to be so before, what is sent."""

import uuid
from collections.abc import Callable
from typing import Any

from participation.cases.models import Case
from participation.ngos.applications.models import (
    Inquiry,
    InquiryAuthority,
    Paper,
    Person,
    RefusalReason,
)
from participation.ngos.applications.services import inquiries
from persian.jalali import format_short, today
from tests.participation.cases.permissions.people import World
from tests.participation.resolutions.factories import resolution

Given = dict[str, Any]
Before = Callable[[World, str], object]
TEXT = "نشانی دفتر کامل نیست."


def _version(world: World) -> int:
    rows = Case.objects.filter(pk=world.parts["application"].pk)
    return int(rows.values_list("version", flat=True).get())


def _act(name: str, **more: Any) -> Callable[[World, str], Given]:
    def sent(world: World, _who: str) -> Given:
        given = {"do": name, "version": _version(world)}
        return given | {key: one(world) if callable(one) else one for key, one in more.items()}

    return sent


def _stands(state: str) -> Before:
    def before(world: World, _who: str) -> None:
        Case.objects.filter(pk=world.parts["application"].pk).update(state=state)

    return before


def _has_a_paper(world: World, _who: str) -> None:
    Paper.objects.create(
        case_id=world.parts["application"].pk, file_id=uuid.uuid4(), kind="statute"
    )


def _judged(world: World, _who: str) -> Given:
    pk = Paper.objects.values_list("pk", flat=True).first()
    return {"do": "papers", "version": _version(world), f"state_{pk}": "accepted"}


def _asked(world: World, _who: str) -> None:
    """Let the authorities be asked already."""
    inquiries.begin_inquiries(
        case_id=world.parts["application"].pk, by=world.people["admin"], seen=_version(world)
    )


def _asked_today(world: World, who: str) -> None:
    _asked(world, who)
    Inquiry.objects.update(sent_on=today(), due_on=today())


def _day(_world: World) -> str:
    return format_short(today())


def _authority(_world: World) -> int:
    return int(InquiryAuthority.objects.values_list("pk", flat=True)[0])


def _people(world: World) -> list[Any]:
    rows = Person.objects.filter(case=world.parts["application"].pk)
    return list(rows.values_list("pk", flat=True))


def _resolution(_world: World) -> int:
    return int(resolution("درخواست پروانه").pk)


def _reasons(_world: World) -> list[int]:
    return list(RefusalReason.objects.values_list("pk", flat=True)[:1])


def _visit(sent: Callable[[World, str], Given], before: Before | None = None) -> dict[str, Any]:
    return {"sent": sent} | ({"before": before} if before else {})


BOARD = _stands("board")
ACTS: dict[str, dict[str, Any]] = {
    "papers": _visit(_judged, _has_a_paper),
    "return": _visit(_act("return", parts=["place"], text=TEXT), _stands("review")),
    "inquire": _visit(_act("inquire")),
    "sent": _visit(_act("sent", authority=_authority, on=_day), _asked),
    "reply": _visit(
        _act("reply", authority=_authority, people=_people, number="۵/۱", dated=_day), _asked_today
    ),
    "to_board": _visit(_act("to_board", without_replies="on"), _asked_today),
    "approve": _visit(_act("approve", resolution=_resolution), BOARD),
    "refuse": _visit(_act("refuse", resolution=_resolution, reasons=_reasons), BOARD),
    "assembly": _visit(_act("assembly", on=_day), _stands("provisional")),
    "issue": _visit(_act("issue", number="۴۵۶", on=_day), _stands("registering")),
}
