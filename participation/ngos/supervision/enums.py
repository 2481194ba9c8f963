"""What NGOs owe and where it stands, with named sets beside it."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class Purpose(models.TextChoices):
    """What a kind of duty is about; a renewal is fulfilled by the register itself."""

    ACTIVITY = "activity", _("Activity report")
    FINANCE = "finance", _("Financial report")
    ASSEMBLY = "assembly", _("General assembly")
    ELECTION = "election", _("Election of directors")
    RENEWAL = "renewal", _("Renewal of the permit")
    OTHER = "other", _("Another duty")


class Anchor(models.TextChoices):
    """From where the periods of a duty are counted."""

    PERMIT = "permit", _("the day on which the permit was issued")
    YEAR_END = "year_end", _("the end of the Jalali year")
    PERMIT_END = "permit_end", _("the last day of the permit")


class DutyState(models.TextChoices):
    """What was done about a duty; whether it is late, its day says."""

    OPEN = "open", pgettext_lazy("duty", "Open")
    DELIVERED = "delivered", pgettext_lazy("duty", "Delivered")
    RETURNED = "returned", pgettext_lazy("duty", "Returned")
    ACCEPTED = "accepted", pgettext_lazy("duty", "Accepted")
    WAIVED = "waived", pgettext_lazy("duty", "Waived")


# The NGO has it in hand.
OWED = frozenset({DutyState.OPEN, DutyState.RETURNED})
SETTLED = frozenset({DutyState.ACCEPTED, DutyState.WAIVED})


class Standing(models.TextChoices):
    """Where a duty stands on a day."""

    OPEN = "open", pgettext_lazy("duty", "Open")
    SOON = "soon", pgettext_lazy("duty", "Due soon")
    OVERDUE = "overdue", pgettext_lazy("duty", "Overdue")
    RETURNED = "returned", pgettext_lazy("duty", "Returned")
    DELIVERED = "delivered", pgettext_lazy("duty", "Delivered")
    ACCEPTED = "accepted", pgettext_lazy("duty", "Accepted")
    WAIVED = "waived", pgettext_lazy("duty", "Waived")


class DutyAct(models.TextChoices):
    """What has happened to a duty."""

    LINK = "link", _("The link was sent to the NGO")
    DELIVERED = "delivered", _("The report came in")
    PAPER = "paper", _("Noted as delivered on paper")
    ACCEPTED = "accepted", _("Accepted")
    RETURNED = "returned", _("Returned with reasons")
    ASKED = "asked", _("More was asked for")
    WAIVED = "waived", _("Waived")
    REOPENED = "reopened", _("Opened again")
    STEP = "step", _("A step of the ladder was reached")
    DONE = "done", _("A step of the ladder was taken")
    DROPPED = "dropped", _("A step of the ladder was dropped")


class LadderAction(models.TextChoices):
    """What a rung does; what goes beyond a reminder is only laid before the officer."""

    TELL_NGO = "tell_ngo", _("Remind the NGO by SMS and e-mail")
    TELL_OFFICER = "tell_officer", _("Tell the officer")
    ADMONISH = "admonish", _("Propose an admonition (tazakkor)")
    WARN = "warn", _("Propose a warning (ekhtar)")
    SUSPEND = "suspend", _("Propose a suspension")


# An officer takes these or drops them; the clock never does.
PROPOSED = frozenset({LadderAction.ADMONISH, LadderAction.WARN, LadderAction.SUSPEND})


class StepState(models.TextChoices):
    """What became of a step of the ladder."""

    WAITING = "waiting", _("Waits for the officer")
    DONE = "done", pgettext_lazy("step", "Done")
    DROPPED = "dropped", pgettext_lazy("step", "Dropped")


class ReportState(models.TextChoices):
    """Who has a report in hand."""

    DRAFT = "draft", pgettext_lazy("report", "Being written")
    SENT = "sent", pgettext_lazy("report", "Sent")
    RETURNED = "returned", pgettext_lazy("report", "Returned")
    ACCEPTED = "accepted", pgettext_lazy("report", "Accepted")


class SupportKind(models.TextChoices):
    """What an NGO was given."""

    MONEY = "money", _("Money")
    GOODS = "goods", _("Goods")
    SPACE = "space", _("A place to work in")
    TRAINING = "training", _("Training")
    OTHER = "other", pgettext_lazy("support", "Something else")
