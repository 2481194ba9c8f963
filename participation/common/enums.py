"""Kinds and states, with their named sets beside them."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class UnitKind(models.TextChoices):
    """What a unit is."""

    DESK = "desk", _("Desk of the governorate")
    COUNTY_GOVERNORATE = "county_governorate", _("County governorate")
    FACILITATION_OFFICE = "facilitation_office", _("Facilitation office")


class UnitRole(models.TextChoices):
    """What somebody is in a unit."""

    OFFICER = "officer", _("Officer")
    HEAD = "head", _("Head")


class Channel(models.TextChoices):
    """How a message leaves."""

    EMAIL = "email", _("E-mail")
    SMS = "sms", _("SMS")


class OutboxState(models.TextChoices):
    """Where a message stands on its way out."""

    QUEUED = "queued", _("Waiting to be sent")
    SENDING = "sending", _("Being sent")
    SENT = "sent", _("Sent")
    FAILED = "failed", _("Given up")


# What a drain still has to look at; the rest are at rest.
OPEN_OUTBOX_STATES = frozenset({OutboxState.QUEUED, OutboxState.SENDING})


class OrganisationKind(models.TextChoices):
    """What an organisation is; the last two stand for several."""

    AGENCY = "agency", _("Agency")
    MUNICIPALITY = "municipality", _("Municipality")
    COUNCIL = "council", _("Council or its secretariat")
    UNIVERSITY = "university", _("University")
    OFFICE = "office", _("Office of the governorate")
    OTHER = "other", _("Other organisation")
    MEMBERS_OF_BODY = "members_of_body", _("Group: the members of a body")
    OPEN = "open", _("Group: left to be named")

    @classmethod
    def groups(cls) -> frozenset["OrganisationKind"]:
        """Return the kinds that stand for several organisations."""
        return frozenset({cls.MEMBERS_OF_BODY, cls.OPEN})


class HolidayKind(models.TextChoices):
    """What a day of the calendar is."""

    OFFICIAL = "official", _("Official holiday")
    CLOSURE = "closure", _("Closure announced at short notice")
    WORKING = "working", _("Working day by exception")


# Days on which nobody works; the other kind is worked even at a weekend.
CLOSED_KINDS = frozenset({HolidayKind.OFFICIAL, HolidayKind.CLOSURE})


class WeekendDay(models.IntegerChoices):
    """Days of the week that an office can be closed on, by their ISO number."""

    THURSDAY = 4, _("Thursday")
    FRIDAY = 5, _("Friday")
    SATURDAY = 6, _("Saturday")
