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
    EXPIRED = "expired", _("Too late to be sent")


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


class FileState(models.TextChoices):
    """Where a file that somebody sends stands."""

    RECEIVING = "receiving", _("Being received")
    CHECKING = "checking", _("Being checked")
    READY = "ready", _("Checked")
    REFUSED = "refused", _("Not accepted")


# What may be given to a holder: it has arrived whole and nobody has refused it.
WHOLE_FILE_STATES = frozenset({FileState.CHECKING, FileState.READY})


class FileRefusal(models.TextChoices):
    """Why a file is not taken; ``participation.common.files.refusals`` says it to the sender."""

    EMPTY = "empty", _("Empty")
    TOO_LARGE = "too_large", _("Too large")
    TOO_MANY = "too_many", _("Too many files")
    NOT_ACCEPTED = "not_accepted", _("Kind that is not accepted")
    DAMAGED = "damaged", _("Damaged or cut off")
    ENCRYPTED = "encrypted", _("Under a password")
    ACTIVE = "active", _("Holds a program or another file")
    VIDEO = "video", _("Film")
    TOO_COMPLEX = "too_complex", _("Unfolds too far")
    TOO_MANY_PAGES = "too_many_pages", _("Too many pages")
    DUPLICATE = "duplicate", _("Sent before")
    MALWARE = "malware", _("Malware")
    UNCHECKED = "unchecked", _("Could not be checked")


class LetterDirection(models.TextChoices):
    """Which way a letter goes."""

    OUTGOING = "outgoing", _("Outgoing")
    INCOMING = "incoming", _("Incoming")


class LetterState(models.TextChoices):
    """How far a letter is."""

    DRAFT = "draft", _("Draft")
    APPROVED = "approved", _("Approved")
    ISSUED = "issued", _("Issued")


class LetterUrgency(models.TextChoices):
    """How fast a letter travels."""

    NORMAL = "normal", _("Ordinary (letter)")
    URGENT = "urgent", _("Urgent (letter)")
    IMMEDIATE = "immediate", _("Immediate (letter)")


class LetterClassification(models.TextChoices):
    """How secret a letter is, in the words of every letter form."""

    NORMAL = "normal", _("Ordinary (classification)")
    CONFIDENTIAL = "confidential", _("Confidential")
    VERY_CONFIDENTIAL = "very_confidential", _("Very confidential")
    SECRET = "secret", _("Secret")
    TOP_SECRET = "top_secret", _("Top secret")


# A system that stands on the internet keeps nothing else.
KEPT_CLASSIFICATIONS = frozenset({LetterClassification.NORMAL})


class ReferenceKind(models.TextChoices):
    """How a letter refers to another: it answers one, or follows one of our own."""

    REPLY = "reply", _("In reply to")
    FURTHER = "further", _("Further to")


class QuestionKind(models.TextChoices):
    """How a question that the office has written is answered."""

    TEXT = "text", _("A line")
    LONG = "long", _("A text")
    CHOICE = "choice", _("One of several")
    YES_NO = "yes_no", _("Yes or no")
    DATE = "date", _("A day")
    NUMBER = "number", _("A number")
    AGENCY = "agency", _("An agency of the register")
