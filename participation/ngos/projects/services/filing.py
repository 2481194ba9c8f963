"""A plan becomes a case; again gives the same one."""

import uuid
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import Final

from django.core.exceptions import ValidationError
from django.db import IntegrityError
from django.db.models import Model
from django.utils.translation import gettext as _

from participation.cases.actors import CITIZEN, Actor
from participation.cases.enums import Identity, Intake, TermUnit
from participation.cases.models import Case
from participation.cases.services.submission import (
    NewCase,
    Person,
    Submitted,
    submit_case,
    submitted_before,
)
from participation.cases.services.terms import Period
from participation.common.clock import today
from participation.common.models import County, PrivateFile
from participation.ngos.applications.services.filing import unit_for
from participation.ngos.enums import Level
from participation.ngos.models import Ngo
from participation.ngos.projects.models import (
    Call,
    Plan,
    PlanCounty,
    PlanItem,
    PlanStage,
    rules_now,
)
from participation.ngos.representatives import is_in_force, mobile_of

KIND: Final = "ngo_plan"


@dataclass(frozen=True, kw_only=True)
class NewPlan:
    """A plan as it was told. ``items`` are what for and how much, ``stages`` what until when."""

    submission: uuid.UUID
    call: Call
    ngo: Ngo
    title: str
    summary: str
    months: int
    counties: Sequence[County]
    items: Sequence[tuple[str, int]]
    stages: Sequence[tuple[str, int]]
    consent_version: int
    files: Collection[PrivateFile] = ()
    intake: Intake = Intake.WEB
    is_held: bool = False
    is_demo: bool = False
    by: Actor = CITIZEN

    @property
    def total(self) -> int:
        """What is asked for."""
        return sum(amount for _title, amount in self.items)


def file_plan(new: NewPlan) -> Submitted:
    """Make a case of a plan; again gives the same one.

    Raises ValidationError where the call takes no plans any more, the permit is not in force, or
    the NGO has sent another plan for it; FileGoneError where a file was removed meanwhile.
    """
    if there := submitted_before(new.submission):
        return there
    refuse_unfit(new.call, new.ngo)
    plan = Plan(
        call=new.call,
        ngo=new.ngo,
        title=new.title,
        summary=new.summary,
        months=new.months,
        total=new.total,
        consent_version=new.consent_version,
    )

    def details(case: Case) -> Plan:
        plan.case = case
        return plan

    def along(case: Case) -> list[Model]:
        return [
            *(PlanCounty(plan_id=case.pk, county=one) for one in new.counties),
            *(
                PlanItem(plan_id=case.pk, position=place, title=title, amount=amount)
                for place, (title, amount) in enumerate(new.items, start=1)
            ),
            *(
                PlanStage(plan_id=case.pk, position=place, title=title, month=month)
                for place, (title, month) in enumerate(new.stages, start=1)
            ),
        ]

    try:
        return submit_case(
            NewCase(
                submission=new.submission,
                kind=KIND,
                title=(_("Plan: %(title)s") % {"title": new.title})[:200],
                unit=unit_for(Level.PROVINCE, new.counties[0]),
                period=Period(amount=rules_now().decision_days, unit=TermUnit.CALENDAR_DAYS),
                identity=Identity.MOBILE,
                person=Person(mobile=mobile_of(new.ngo)),
                county=new.counties[0],
                intake=new.intake,
                is_held=new.is_held,
                is_demo=new.is_demo,
                category=new.call.pk,
                files=new.files,
                by=new.by,
                along=along,
            ),
            details=details,
        )
    except IntegrityError as error:
        if "one_plan_of_an_ngo_a_call" in str(error) or has_plan(new.call, new.ngo):
            raise _sent_before() from None
        raise


def has_plan(call: Call, ngo: Ngo) -> bool:
    """Return whether an NGO has sent a plan for a call that still counts."""
    return Plan.objects.filter(call=call, ngo=ngo, is_live=True).exists()


def refuse_unfit(call: Call, ngo: Ngo) -> None:
    """Raise ValidationError where this NGO cannot send a plan for this call today."""
    if not Call.objects.taking_plans(today()).filter(pk=call.pk).exists():
        raise ValidationError(_("This call takes no plans at the moment."), code="closed")
    if not is_in_force(ngo):
        raise ValidationError(_("The permit of your NGO is not in force today."), code="permit")
    if has_plan(call, ngo):
        raise _sent_before()


def _sent_before() -> ValidationError:
    return ValidationError(
        _("Your NGO has sent a plan for this call already. Withdraw that first."), code="twice"
    )
