"""What a stage asks and how one leaves it."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class ClockStart(models.TextChoices):
    """From which day the clock of a stage runs."""

    ENTERED = "entered", _("from the day on which it came there")
    RECEIVED = "received", _("from the receipt")


class Silence(models.TextChoices):
    """What it means when the days pass and nobody answers."""

    NOTHING = "nothing", _("nothing: one goes on waiting, and is reminded")
    GOES_ON = "goes_on", _("it goes on without an answer")
    AGREED = "agreed", _("it counts as agreed")


class MoveKind(models.TextChoices):
    """Where a move leads."""

    ON = "on", pgettext_lazy("move", "Onwards")
    BRANCH = "branch", pgettext_lazy("move", "Another way")
    RETURN = "return", pgettext_lazy("move", "Back")


class How(models.TextChoices):
    """How a stage was left."""

    BY_STAFF = "by_staff", _("by the office")
    BY_RESOLUTION = "by_resolution", _("by a resolution")
    BY_SILENCE = "by_silence", _("the days passed without an answer")
    AGREED_BY_SILENCE = "agreed_by_silence", _("the days passed: counts as agreed")
    CLOSED = "closed", _("the proposal was closed")


class StageRole(models.TextChoices):
    """What is special about a stage."""

    ORDINARY = "ordinary", _("an ordinary one")
    DECISION = "decision", _("a body decides here, by a resolution")
    IN_FORCE = "in_force", _("the name comes into force")
    PLATE = "plate", _("the plate is put up")


class OpinionKind(models.TextChoices):
    """What an opinion says."""

    AGREES = "agrees", pgettext_lazy("opinion", "Agrees")
    CONDITION = "condition", pgettext_lazy("opinion", "Agrees on a condition")
    OPPOSES = "opposes", pgettext_lazy("opinion", "Opposes")
    NO_VIEW = "no_view", pgettext_lazy("opinion", "Has no view")
