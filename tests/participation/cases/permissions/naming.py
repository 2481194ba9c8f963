"""How each act of the screen of a proposal is asked: what has to be so before, what is sent."""

import datetime
import uuid
from collections.abc import Callable
from typing import Any

from participation.cases.models import Case, OnBehalf, Receipt
from participation.common.clock import now
from participation.place_names.models import Evaluation, Hearing, Proposal, StageVisit
from participation.place_names.proposals import services
from persian.jalali import format_date, today
from tests.participation.cases.permissions.people import World

Given = dict[str, Any]
Before = Callable[[World, str], object]


def _version(world: World) -> int:
    return int(Case.objects.values_list("version", flat=True).get(pk=world.parts["proposal"].pk))


def _act(name: str, **more: Any) -> Callable[[World, str], Given]:
    def sent(world: World, _who: str) -> Given:
        given = {"do": name, "version": _version(world)}
        return given | {key: one(world) if callable(one) else one for key, one in more.items()}

    return sent


def _admitted(world: World, _who: str) -> None:
    """Let it have set out on its path."""
    services.admit(
        case_id=world.parts["proposal"].pk,
        public_reason="درخت کهن، نشانهٔ محله.",
        by=world.author,
        seen=_version(world),
    )


def _asked(world: World, who: str) -> None:
    """Let whoever asks be an evaluator, whether he sees the case or not."""
    Evaluation.objects.create(proposal_id=world.parts["proposal"].pk, evaluator=world.people[who])


def written_down(world: World, _who: str, part: str = "proposal") -> None:
    """Let a case of the world have been filed by one of the office, an hour ago at most."""
    case = world.parts[part]
    OnBehalf.objects.create(
        case=case, by=world.people["county"], unit=world.province.office, consent="spoken"
    )
    Receipt.objects.filter(case=case).update(expires_at=now() + datetime.timedelta(days=9))


def _renames(world: World, _who: str) -> None:
    Proposal.objects.filter(pk=world.parts["proposal"].pk).update(action="renaming")


def _heard(world: World, who: str) -> None:
    _renames(world, who)
    past = today() - datetime.timedelta(days=2)
    Hearing.objects.create(
        proposal_id=world.parts["proposal"].pk, opens_on=past, closes_on=past, way="برگه"
    )


def _first_move(_world: World) -> int:
    return int(StageVisit.objects.get(left_at__isnull=True).stage.moves.first().pk)


def _visit(sent: Callable[[World, str], Given], before: Before | None = None) -> dict[str, Any]:
    return {"sent": sent} | ({"before": before} if before else {})


ACTS: dict[str, dict[str, Any]] = {
    "admit": _visit(_act("admit", public_reason="درخت کهن، نشانهٔ محله.")),
    "receive": _visit(
        _act("receive", received_on=lambda _world: format_date(today()), number="۱۲/۵"), _admitted
    ),
    "letter": _visit(_act("letter", recipient="دبیرخانه"), _admitted),
    "move": _visit(_act("move", move=_first_move), _admitted),
    "note": _visit(_act("note", text="نام رسا و کوتاه است."), _asked),
    "ask": _visit(_act("ask", token=lambda _world: str(uuid.uuid4()), organisation="بنیاد شهید")),
    "opinion": _visit(
        _act(
            "opinion",
            token=lambda _world: str(uuid.uuid4()),
            organisation="ادارهٔ پست",
            kind="agrees",
        )
    ),
    "evaluator": _visit(_act("evaluator", evaluator=lambda world: world.author.pk)),
    "hearing": _visit(
        _act(
            "hearing",
            opens_on=lambda _world: format_date(today()),
            closes_on=lambda _world: format_date(today()),
            way="برگهٔ نظرخواهی",
        ),
        _renames,
    ),
    "result": _visit(_act("result", in_favour="۶", against="۲"), _heard),
}
