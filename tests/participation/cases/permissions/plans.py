"""How each act of the screen of a plan is asked: what has to be so before, what is sent."""

from typing import Any

from participation.cases.models import Case
from participation.ngos.projects.models import Plan, PlanRefusal
from persian.jalali import format_short, today
from tests.participation.cases.permissions.people import World
from tests.participation.ngos.projects.running import PLAN, close, decided

Given = dict[str, Any]


def _plan(world: World) -> Plan:
    return Plan.objects.select_related("call").get(case=world.parts["plan"].pk)


def _said(world: World, name: str, **more: Any) -> Given:
    rows = Case.objects.filter(pk=world.parts["plan"].pk)
    return {"do": name, "version": rows.values_list("version", flat=True).get(), **more}


def _is_judged(world: World, _who: str) -> None:
    """Let the plan be under review, and its call closed."""
    Case.objects.filter(pk=world.parts["plan"].pk).update(state="review")
    close(_plan(world).call)


def _points(world: World, _who: str) -> Given:
    keys = _plan(world).call.criteria.values_list("pk", flat=True)
    return _said(world, "judge", **{f"points_{key}": 50 for key in keys})


def _award(world: World, _who: str) -> Given:
    return _said(
        world, "award", resolution=decided().pk, amount="1000", title=PLAN, summary=PLAN,
        starts_on=format_short(today()), supervisor=world.province.first.pk,
    )  # fmt: skip


def _refuse(world: World, _who: str) -> Given:
    reasons = list(PlanRefusal.objects.values_list("pk", flat=True)[:1])
    return _said(world, "refuse", resolution=decided().pk, reasons=reasons)


ACTS: dict[str, dict[str, Any]] = {
    "judge": {"before": _is_judged, "sent": _points},
    "award": {"before": _is_judged, "sent": _award},
    "refuse": {"before": _is_judged, "sent": _refuse},
}
