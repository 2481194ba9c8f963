"""The screen of one plan: what it says, what evaluators think, what a meeting decided."""

from collections.abc import Iterable
from typing import Any, ClassVar

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy

from participation.cases.desk.acting import Act, ActForm, ActingView, Given, owns
from participation.cases.enums import Part
from participation.cases.models import Case
from participation.cases.permissions import is_owner, part_in
from participation.common.clock import today
from participation.common.enums import UnitKind
from participation.common.models import Unit, User
from participation.ngos.fields import CountField
from participation.ngos.projects.desk.fields import (
    day_box,
    resolution_box,
    rial_box,
    words_box,
)
from participation.ngos.projects.enums import JUDGED, CallState
from participation.ngos.projects.models import MOST_POINTS, Plan, PlanRefusal
from participation.ngos.projects.permissions import may_award, may_judge
from participation.ngos.projects.selectors import judgements_of, mean_score, plan_of
from participation.ngos.projects.services import awarding, judging
from persian.fields import CleanCharField


class JudgeForm(ActForm):
    """Points for each criterion of the call, and a private note."""

    note = words_box(
        gettext_lazy("private note"), 2000, required=False,
        help_text=gettext_lazy("Read by whoever decides on the plan, by no other evaluator."),
    )  # fmt: skip

    def arrange(self) -> None:
        """Ask for the points; show what this evaluator gave before."""
        plan: Plan = self.about
        own = plan.judgements.filter(evaluator=self.user).prefetch_related("points").first()
        given = {one.criterion_id: one.value for one in own.points.all()} if own else {}
        if own is not None:
            self.initial.setdefault("note", own.note)
        self.criteria = list(plan.call.criteria.all())
        for one in self.criteria:
            label = _("%(criterion)s (weight %(weight)s), 0 to 100")
            self.fields[f"points_{one.pk}"] = CountField(
                label=label % {"criterion": one.title, "weight": one.weight},
                most=MOST_POINTS,
                initial=given.get(one.pk),
                error_messages={"required": _("Write a number from 0 to 100.")},
            )
        self.order_fields([f"points_{one.pk}" for one in self.criteria])

    def clean(self) -> dict[str, Any]:
        """Put the points together."""
        values: dict[str, Any] = super().clean() or {}
        if not self.errors:
            values["points"] = {one.pk: values[f"points_{one.pk}"] for one in self.criteria}
        return values


class AwardForm(ActForm):
    """How much a plan gets, from when on, who supervises it, and what readers read."""

    resolution = resolution_box()
    amount = rial_box(gettext_lazy("amount in Rial"))
    starts_on = day_box(gettext_lazy("starts on"))
    supervisor = forms.ModelChoiceField(
        label=gettext_lazy("supervisor"),
        queryset=Unit.objects.none(),
        help_text=gettext_lazy("The county governorate that looks at the reports first."),
        error_messages={"required": gettext_lazy("Choose the supervisor.")},
    )
    title = CleanCharField(
        label=gettext_lazy("title for readers"),
        max_length=160,
        error_messages={"required": gettext_lazy("Write the title.")},
    )
    summary = words_box(
        gettext_lazy("summary for readers"), 2000, rows=5,
        help_text=gettext_lazy("Nothing of living people; readers see it."),
    )  # fmt: skip

    def arrange(self) -> None:
        """Offer the governorates; begin with what the plan says."""
        plan: Plan = self.about
        units = Unit.objects.active_on(today()).of_kind(UnitKind.COUNTY_GOVERNORATE)
        field: Any = self.fields["supervisor"]
        field.queryset = units.select_related("county").order_by("name", "pk")
        first = units.filter(county__in=plan.counties.all()).order_by("pk").first()
        self.initial.setdefault("supervisor", first.pk if first else None)
        self.initial.setdefault("amount", plan.total)
        self.initial.setdefault("title", plan.title)
        self.initial.setdefault("summary", plan.summary[:2000])
        self.initial.setdefault("starts_on", today())


class RefuseForm(ActForm):
    """For which reasons of the list a plan was not chosen."""

    resolution = resolution_box()
    reasons = forms.ModelMultipleChoiceField(
        label=gettext_lazy("Reasons that the NGO reads"),
        queryset=PlanRefusal.objects.none(),
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": gettext_lazy("Choose at least one reason.")},
    )

    def arrange(self) -> None:
        """Offer the list."""
        field: Any = self.fields["reasons"]
        field.queryset = PlanRefusal.objects.filter(is_active=True).order_by("order", "pk")


def _may_judge(plan: Plan, user: User) -> bool:
    part = part_in(user, plan.case) or 0
    return plan.case.state in JUDGED and part >= Part.OPINION and may_judge(user)


def _may_decide(plan: Plan, user: User) -> bool:
    is_ready = plan.case.state in JUDGED and plan.call.state == CallState.CLOSED
    return is_ready and owns(plan, user) and may_award(user)


def _judge(plan: Plan, user: User, given: Given) -> object:
    return judging.judge(case_id=plan.pk, points=given["points"], note=given["note"], by=user)


def _award(plan: Plan, user: User, given: Given) -> object:
    names = ("resolution", "amount", "title", "summary", "starts_on", "supervisor")
    told = awarding.Award(**{name: given[name] for name in names})
    return awarding.award(case_id=plan.pk, given=told, by=user, seen=given["version"])


def _refuse(plan: Plan, user: User, given: Given) -> object:
    return awarding.refuse(
        case_id=plan.pk, resolution=given["resolution"], reasons=list(given["reasons"]), by=user,
        seen=given["version"],
    )  # fmt: skip


class PlanView(ActingView):
    """What an NGO offers to do, and what becomes of it."""

    template_name = "ngos/projects/desk/plan.html"
    acts: ClassVar[Iterable[Act]] = (
        Act(
            name="judge",
            label=gettext_lazy("Judge the plan"),
            hint=gettext_lazy("Your points are private; again keeps them anew."),
            done=gettext_lazy("Your judgement was kept."),
            form=JudgeForm,
            is_open=_may_judge,
            do=_judge,
        ),
        Act(
            name="award",
            label=pgettext_lazy("step of a plan", "Award it"),
            hint=gettext_lazy("Its project begins, and everybody reads it."),
            done=gettext_lazy("The award was entered; the NGO is told."),
            form=AwardForm,
            is_open=_may_decide,
            do=_award,
        ),
        Act(
            name="refuse",
            label=pgettext_lazy("step of a plan", "Do not choose it"),
            done=gettext_lazy("It was entered; the NGO reads the reasons."),
            form=RefuseForm,
            is_open=_may_decide,
            do=_refuse,
        ),
    )

    def find(self, case: Case) -> Plan | None:
        """Return the plan of a case."""
        return plan_of(case)

    def get_page_title(self) -> str:
        """Return what it is."""
        return _("Plan for a call")

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Gather the plan; what evaluators think, for whoever decides alone."""
        plan: Plan = self.about
        judgements = judgements_of(plan) if is_owner(self.user, self.case) else None
        return {
            **super().get_context_data(**kwargs),
            "plan": plan,
            "call": plan.call,
            "criteria": list(plan.call.criteria.all()),
            "counties": list(plan.counties.all()),
            "items": list(plan.items.all()),
            "stages": list(plan.stages.all()),
            "judgements": judgements,
            "mean": mean_score(judgements) if judgements else None,
        }
