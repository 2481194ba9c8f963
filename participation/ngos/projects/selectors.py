"""Reads worth a name: what the pages and screens of calls, plans and projects show."""

import datetime
from collections.abc import Sequence
from dataclasses import dataclass

from participation.cases.models import Case
from participation.ngos.models import Ngo
from participation.ngos.projects.enums import (
    CALL_MARKS,
    MILESTONE_MARKS,
    PROJECT_MARKS,
    CallState,
    MilestoneState,
    ProjectState,
)
from participation.ngos.projects.models import Call, Judgement, Milestone, Plan, Project
from persian.jalali import today

# Projects that the page of a call or of an NGO tells, newest first.
MOST_PROJECTS = 100
MOST_JUDGEMENTS = 50
FULL = 100


def plan_of(case: Case) -> Plan | None:
    """Return the plan of a case, None for a case of another kind."""
    rows = Plan.objects.select_related("call", "ngo__prefix", "ngo__county", "project")
    found = rows.filter(case=case).first()
    if found is not None:
        # What the case was asked already is not asked again.
        found.case = case
    return found


def public_call(pk: int) -> Call | None:
    """Return a call with what its page shows of it, None where strangers see none."""
    rows = Call.objects.public().prefetch_related("activity_fields", "counties", "criteria")
    return rows.filter(pk=pk).first()


def public_project(pk: int) -> Project | None:
    """Return a project with what its page shows of it, None where strangers see none."""
    rows = Project.objects.public().for_lists()
    return rows.select_related(
        "ngo__prefix", "call", "resolution__meeting__body", "supervisor", "chief"
    ).filter(pk=pk).first()  # fmt: skip


def call_projects(call: Call) -> list[Project]:
    """Return the public projects of a call, the largest first."""
    rows = Project.objects.public().for_lists().filter(call=call)
    return list(rows.order_by("-amount", "pk")[:MOST_PROJECTS])


def ngo_projects(ngo: Ngo) -> list[Project]:
    """Return the public projects of an NGO, newest first."""
    rows = Project.objects.public().for_lists().filter(ngo=ngo)
    return list(rows.order_by("-awarded_on", "-pk")[:MOST_PROJECTS])


@dataclass(frozen=True)
class Standing:
    """Where something stands: words and tile."""

    label: str
    mark: str


def standing_of_call(call: Call, day: datetime.date | None = None) -> Standing:
    """Return where a call stands today, also before the clock has written that its day is over."""
    day = day or today()
    state = CallState(call.state)
    if state is CallState.OPEN and call.closes_on < day:
        state = CallState.CLOSED
    return Standing(str(state.label), CALL_MARKS[state])


def standing_of_project(project: Project) -> Standing:
    """Return where a project stands."""
    state = ProjectState(project.state)
    return Standing(str(state.label), PROJECT_MARKS[state])


@dataclass(frozen=True)
class ShownMilestone:
    """A milestone with where it stands today."""

    milestone: Milestone
    standing: Standing
    is_late: bool

    @property
    def days_late(self) -> int:
        """How many days its report is late."""
        return (today() - self.milestone.due_on).days if self.is_late else 0


def milestones_of(project: Project) -> list[ShownMilestone]:
    """Return the milestones of a project in their order."""
    day = today()
    found = []
    for one in project.milestones.order_by("number", "pk"):
        one.project = project
        state = MilestoneState(one.state)
        is_late = one.is_late(day)
        mark = "late" if is_late else MILESTONE_MARKS[state]
        found.append(ShownMilestone(one, Standing(str(state.label), mark), is_late))
    return found


def owed_by(ngo: Ngo) -> list[Milestone]:
    """Return the milestones for which an NGO has to send a report, the earliest first."""
    rows = Milestone.objects.owed().filter(project__ngo=ngo).select_related("project")
    return list(rows.order_by("due_on", "pk")[:MOST_PROJECTS])


@dataclass(frozen=True)
class ShownJudgement:
    """What one evaluator thinks of a plan: the points in the order of the criteria, the mean."""

    judgement: Judgement
    points: Sequence[int | None]
    score: float


def judgements_of(plan: Plan) -> list[ShownJudgement]:
    """Return what evaluators think of a plan: for whoever decides on it alone."""
    criteria = list(plan.call.criteria.all())
    rows = plan.judgements.select_related("evaluator").prefetch_related("points")
    shown = []
    for one in rows[:MOST_JUDGEMENTS]:
        given = {point.criterion_id: point.value for point in one.points.all()}
        score = sum(given.get(item.pk, 0) * item.weight for item in criteria) / FULL
        shown.append(ShownJudgement(one, [given.get(item.pk) for item in criteria], score))
    return shown


def mean_score(judgements: Sequence[ShownJudgement]) -> float | None:
    """Return the mean of the evaluators' scores, None where nobody has judged."""
    if not judgements:
        return None
    return sum(one.score for one in judgements) / len(judgements)
