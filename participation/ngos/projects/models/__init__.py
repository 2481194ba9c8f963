"""Calls, plans, what evaluators think of them, projects, milestones and reports."""

from participation.ngos.projects.models.call import Call, Criterion
from participation.ngos.projects.models.judging import (
    MOST_POINTS,
    Judgement,
    PlanDecision,
    PlanRefusal,
    Points,
)
from participation.ngos.projects.models.milestone import Milestone, Report
from participation.ngos.projects.models.plan import Plan, PlanCounty, PlanItem, PlanStage
from participation.ngos.projects.models.project import Payment, Project
from participation.ngos.projects.models.settings import ProjectSettings, rules_now

__all__ = [
    "MOST_POINTS",
    "Call",
    "Criterion",
    "Judgement",
    "Milestone",
    "Payment",
    "Plan",
    "PlanCounty",
    "PlanDecision",
    "PlanItem",
    "PlanRefusal",
    "PlanStage",
    "Points",
    "Project",
    "ProjectSettings",
    "Report",
    "rules_now",
]
