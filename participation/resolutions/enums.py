"""Kinds and states, with their named sets beside them."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class BodyKind(models.TextChoices):
    """What a body is."""

    WORKING_GROUP = "working_group", _("Working group")
    THINK_TANK = "think_tank", _("Think-tank board")
    NAMING_COUNCIL = "naming_council", _("Naming council")
    BOARD = "board", _("Board")
    COUNCIL = "council", _("Council")
    OTHER = "other", _("Other body")


class MemberRole(models.TextChoices):
    """What somebody is in a body."""

    CHAIR = "chair", _("Chair")
    DEPUTY = "deputy", _("Deputy chair")
    SECRETARY = "secretary", _("Secretary")
    MEMBER = "member", _("Member")
    INVITED = "invited", _("Permanently invited")


class MeetingState(models.TextChoices):
    """Whether readers see a meeting."""

    DRAFT = "draft", _("Draft")
    PUBLISHED = "published", _("Published")


class Force(models.TextChoices):
    """How a clause binds."""

    BINDING = "binding", _("Binding")
    RECOMMENDED = "recommended", _("Recommended")


class Validity(models.TextChoices):
    """Whether a resolution still stands."""

    IN_FORCE = "in_force", _("In force")
    AMENDED = "amended", _("Amended")
    REPEALED = "repealed", _("Repealed")


# What readers ask: does it stand? What is amended stands as it was amended.
IN_FORCE = {
    "yes": frozenset({Validity.IN_FORCE, Validity.AMENDED}),
    "no": frozenset({Validity.REPEALED}),
}
FORCE_LABELS = {"yes": _("In force"), "no": _("Repealed")}


class Progress(models.TextChoices):
    """How far a clause is."""

    WAITING = "waiting", _("Not begun")
    RUNNING = "running", _("Under way")
    DONE = "done", _("Done")
    STOPPED = "stopped", _("Stopped")


# What is no longer waited for.
SETTLED_PROGRESS = frozenset({Progress.DONE, Progress.STOPPED})


class FollowUp(models.TextChoices):
    """Where a resolution stands on a day; the worst of its clauses."""

    LATE = "late", _("Late")
    RUNNING = "running", _("Being carried out")
    UNKNOWN = "unknown", _("Due day unknown")
    UNDATED = "undated", _("Without a deadline")
    DONE = "done", pgettext_lazy("resolution", "Carried out")


class DeadlineStart(models.TextChoices):
    """The event from which a relative deadline counts."""

    SESSION = "session", _("from the day of the meeting")
    NOTIFICATION = "notification", _("from its notification")
    RECEIPT = "receipt", _("from receipt")
    REGISTRATION = "registration", _("from registration")
    INVITATION = "invitation", _("from the invitation")


class ActorRole(models.TextChoices):
    """What an organisation does for a clause."""

    RESPONSIBLE = "responsible", _("Responsible")
    COOPERATING = "cooperating", _("Cooperating")
    APPROVING = "approving", _("Approves")
    REPORTED_TO = "reported_to", _("Receives the report")


class Link(models.TextChoices):
    """How one resolution touches another."""

    AMENDS = "amends", _("Amends")
    REPEALS = "repeals", _("Repeals")
    RELATED = "related", _("Related to")
