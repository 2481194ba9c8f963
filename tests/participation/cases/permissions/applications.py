"""How each act of the screens of an application and of a change is asked: what has to be so before,
what is sent.
"""

import uuid
from collections.abc import Callable
from datetime import timedelta
from typing import Any

from participation.cases.models import Case
from participation.common.calendar import working_calendar
from participation.ngos.applications.models import (
    Inquiry,
    InquiryAuthority,
    Paper,
    Person,
    RefusalReason,
)
from participation.ngos.applications.services import inquiries
from participation.ngos.changes.models import Change
from persian.jalali import format_short, today
from tests.participation.cases.permissions.people import World
from tests.participation.resolutions.factories import resolution

Given = dict[str, Any]
Before = Callable[[World, str], object]
TEXT = "نشانی دفتر کامل نیست."


def _version(world: World, part: str) -> int:
    rows = Case.objects.filter(pk=world.parts[part].pk)
    return int(rows.values_list("version", flat=True).get())


def _day(_world: World) -> str:
    return format_short(today())


def _coming(_world: World) -> str:
    """A working day that comes."""
    return format_short(working_calendar().next_working_day(today() + timedelta(days=3)))


def _papers(_world: World) -> list[int]:
    return list(Paper.objects.values_list("pk", flat=True))


def _authority(_world: World) -> int:
    return int(InquiryAuthority.objects.values_list("pk", flat=True)[0])


def _resolution(_world: World) -> int:
    return int(resolution("درخواست پروانه").pk)


def _reasons(_world: World) -> list[int]:
    return list(RefusalReason.objects.values_list("pk", flat=True)[:1])


def _visit(sent: Callable[[World, str], Given], before: Before | None = None) -> dict[str, Any]:
    return {"sent": sent} | ({"before": before} if before else {})


class Acts:
    """The acts on one case of the world, an application or a change."""

    def __init__(self, part: str) -> None:
        """Name the case."""
        self.part = part

    def act(self, name: str, **more: Any) -> Callable[[World, str], Given]:
        """Return what is sent to do something."""

        def sent(world: World, _who: str) -> Given:
            given = {"do": name, "version": _version(world, self.part)}
            return given | {key: one(world) if callable(one) else one for key, one in more.items()}

        return sent

    def stands(self, state: str) -> Before:
        """Return what brings it into a state."""

        def before(world: World, _who: str) -> None:
            Case.objects.filter(pk=world.parts[self.part].pk).update(state=state)

        return before

    def has_a_paper(self, world: World, _who: str) -> None:
        """Let a paper lie there."""
        Paper.objects.create(
            case_id=world.parts[self.part].pk, file_id=uuid.uuid4(), kind="statute"
        )

    def judged(self, world: World, _who: str) -> Given:
        """Accept it."""
        pk = Paper.objects.values_list("pk", flat=True).first()
        return {
            "do": "papers",
            "version": _version(world, self.part),
            f"state_{pk}": "accepted",
        }

    def asked(self, world: World, _who: str) -> None:
        """Let the authorities be asked already."""
        inquiries.begin_inquiries(
            case_id=world.parts[self.part].pk,
            by=world.people["admin"],
            seen=_version(world, self.part),
        )

    def asked_today(self, world: World, who: str) -> None:
        """Let the letters be out."""
        self.asked(world, who)
        Inquiry.objects.update(sent_on=today(), due_on=today())

    def people(self, world: World) -> list[Any]:
        """Return who is named in it."""
        rows = Person.objects.filter(case=world.parts[self.part].pk)
        return list(rows.values_list("pk", flat=True))

    def shared(self, sent_back: str) -> dict[str, dict[str, Any]]:
        """Return the acts that both have; ``sent_back`` is a part of it."""
        board = self.stands("board")
        reply = {"authority": _authority, "people": self.people, "number": "۵/۱", "dated": _day}
        appointment = {"on": _coming, "hour": "10", "place": "اتاق ۳", "papers": _papers}
        refusal = {"resolution": _resolution, "reasons": _reasons}
        return {
            "papers": _visit(self.judged, self.has_a_paper),
            "return": _visit(
                self.act("return", parts=[sent_back], text=TEXT), self.stands("review")
            ),
            "appoint": _visit(self.act("appoint", **appointment), self.has_a_paper),
            "inquire": _visit(self.act("inquire")),
            "sent": _visit(self.act("sent", authority=_authority, on=_day), self.asked),
            "reply": _visit(self.act("reply", **reply), self.asked_today),
            "to_board": _visit(self.act("to_board", without_replies="on"), self.asked_today),
            "approve": _visit(self.act("approve", resolution=_resolution), board),
            "refuse": _visit(self.act("refuse", **refusal), board),
        }


APPLICATION, CHANGE = Acts("application"), Acts("change")
ACTS: dict[str, dict[str, Any]] = {
    **APPLICATION.shared("place"),
    "assembly": _visit(APPLICATION.act("assembly", on=_day), APPLICATION.stands("provisional")),
    "issue": _visit(
        APPLICATION.act("issue", number="۴۵۶", on=_day), APPLICATION.stands("registering")
    ),
}


def _is(sort: str) -> Before:
    """Return what makes the change another one, under review."""

    def before(world: World, who: str) -> None:
        Change.objects.filter(case=world.parts["change"].pk).update(sort=sort)
        CHANGE.stands("review")(world, who)

    return before


OF_CHANGES: dict[str, dict[str, Any]] = {
    **CHANGE.shared("board"),
    "grant": _visit(CHANGE.act("grant"), _is("contact")),
    "county": _visit(CHANGE.act("county", agrees="yes", number="۵", on=_day), _is("branch")),
    "hearing": _visit(CHANGE.act("hearing", on=_day, words="آمدند"), _is("revocation")),
}
