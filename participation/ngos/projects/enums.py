"""Where calls, plans, projects, milestones and reports stand, with named sets beside them."""

from typing import Final

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class CallState(models.TextChoices):
    """Where a call stands."""

    DRAFT = "draft", pgettext_lazy("call", "Draft")
    OPEN = "open", pgettext_lazy("call", "Open")
    CLOSED = "closed", pgettext_lazy("call", "Closed, being judged")
    DECIDED = "decided", pgettext_lazy("call", "Decided")
    CANCELLED = "cancelled", pgettext_lazy("call", "Cancelled")


# What everybody reads.
PUBLIC_CALLS: Final = frozenset(CallState) - {CallState.DRAFT}
# What can still be cancelled.
UNDECIDED_CALLS: Final = frozenset({CallState.OPEN, CallState.CLOSED})
CALL_MARKS: Final = {
    CallState.DRAFT: "new",
    CallState.OPEN: "done",
    CallState.CLOSED: "review",
    CallState.DECIDED: "done",
    CallState.CANCELLED: "shut",
}


class PlanState(models.TextChoices):
    """Where a plan stands."""

    RECEIVED = "received", _("Registered")
    REVIEW = "review", pgettext_lazy("state", "Under review")
    REFERRED = "referred", _("Referred")
    WAITING = "waiting", _("Waits for the citizen")
    AWARDED = "awarded", pgettext_lazy("plan", "Awarded")
    REFUSED = "refused", pgettext_lazy("plan", "Not chosen")
    DECLINED = "declined", pgettext_lazy("plan", "Not taken up")
    WITHDRAWN = "withdrawn", _("Withdrawn")


BEFORE: Final = frozenset({PlanState.RECEIVED, PlanState.REVIEW, PlanState.REFERRED})
OPEN_PLANS: Final = BEFORE | {PlanState.WAITING}
# What is judged: once the office has taken it up.
JUDGED: Final = frozenset({PlanState.REVIEW, PlanState.REFERRED})

WITHDRAWAL_REASONS: Final = (
    ("later", pgettext_lazy("withdrawal", "We take part in another call")),
    ("means", pgettext_lazy("withdrawal", "We have not the means for it any more")),
    ("mistake", pgettext_lazy("withdrawal", "It was sent by mistake")),
    ("none", pgettext_lazy("withdrawal", "Another reason")),
)


class ProjectState(models.TextChoices):
    """Where a project stands."""

    RUNNING = "running", pgettext_lazy("project", "Running")
    DONE = "done", pgettext_lazy("project", "Carried out")
    STOPPED = "stopped", pgettext_lazy("project", "Stopped")


PROJECT_MARKS: Final = {
    ProjectState.RUNNING: "review",
    ProjectState.DONE: "done",
    ProjectState.STOPPED: "shut",
}


class MilestoneState(models.TextChoices):
    """Where a milestone stands."""

    WAITING = "waiting", pgettext_lazy("milestone", "Report awaited")
    REPORTED = "reported", pgettext_lazy("milestone", "With the county")
    SUPERVISED = "supervised", pgettext_lazy("milestone", "With the office")
    RETURNED = "returned", pgettext_lazy("milestone", "Sent back to the NGO")
    ACCEPTED = "accepted", pgettext_lazy("milestone", "Accepted")


# Where the NGO has something to send.
OWED: Final = frozenset({MilestoneState.WAITING, MilestoneState.RETURNED})
MILESTONE_MARKS: Final = {
    MilestoneState.WAITING: "new",
    MilestoneState.REPORTED: "review",
    MilestoneState.SUPERVISED: "review",
    MilestoneState.RETURNED: "wait",
    MilestoneState.ACCEPTED: "done",
}


class ReportState(models.TextChoices):
    """What became of a report."""

    SENT = "sent", pgettext_lazy("report", "With the county")
    SUPERVISED = "supervised", pgettext_lazy("report", "With the office")
    RETURNED = "returned", pgettext_lazy("report", "Sent back")
    ACCEPTED = "accepted", pgettext_lazy("report", "Accepted")
