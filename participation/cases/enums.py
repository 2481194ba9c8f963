"""Kinds of people, events and terms of a case, with their named sets beside them."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class Identity(models.TextChoices):
    """How much a submission says of who makes it."""

    NONE = "none", pgettext_lazy("identity", "Without a name")
    MOBILE = "mobile", pgettext_lazy("identity", "A mobile number")
    FULL = "full", pgettext_lazy("identity", "Full identity")


class Intake(models.TextChoices):
    """The way that a case came in."""

    WEB = "web", _("Website")
    API = "api", _("Interface for programs")
    PHONE = "phone", _("Telephone")
    DESK = "desk", _("In person")
    PAPER = "paper", _("On paper")
    OFFICE = "office", _("Facilitation office")
    REFERRED = "referred", _("From another authority")
    CALL_111 = "111", _("The 111 system")
    INSPECTION = "inspection", _("The inspection office")


# Ways on which somebody of the office writes down what a citizen says or sends.
BY_STAFF = (
    Intake.PHONE,
    Intake.DESK,
    Intake.PAPER,
    Intake.OFFICE,
    Intake.CALL_111,
    Intake.INSPECTION,
    Intake.REFERRED,
)
# What comes on these has a number of its own elsewhere.
NUMBERED = frozenset({Intake.PAPER, Intake.CALL_111, Intake.INSPECTION, Intake.REFERRED})


class Consent(models.TextChoices):
    """How a citizen has agreed that somebody files for him."""

    SPOKEN = "spoken", pgettext_lazy("consent", "Spoken, after the text was read out")
    SIGNED = "signed", pgettext_lazy("consent", "Signed; the page is kept as a scan")


class Call(models.TextChoices):
    """Who called whom."""

    CAME = "came", pgettext_lazy("call", "the citizen called")
    MADE = "made", pgettext_lazy("call", "we called the citizen")
    MISSED = "missed", pgettext_lazy("call", "we called, nobody answered")


class Priority(models.IntegerChoices):
    """How soon the office turns to a case; its own affair, which no citizen is told of."""

    NORMAL = 1, pgettext_lazy("priority", "Normal")
    HIGH = 2, pgettext_lazy("priority", "High")
    URGENT = 3, pgettext_lazy("priority", "Urgent")


class Turn(models.TextChoices):
    """Whose turn it is: the colour of a state."""

    OFFICE = "office", pgettext_lazy("turn", "The office's")
    CITIZEN = "citizen", pgettext_lazy("turn", "The citizen's")
    NOBODY = "nobody", pgettext_lazy("turn", "Nobody's")


class ActorKind(models.TextChoices):
    """Who did something."""

    CITIZEN = "citizen", _("The citizen")
    STAFF = "staff", _("The office")
    CLOCK = "clock", _("The clock")


class EventType(models.TextChoices):
    """What the timeline keeps."""

    RECEIVED = "received", _("Received")
    MOVED = "moved", _("State changed")
    ASSIGNED = "assigned", _("Given to an officer")
    REFERRED = "referred", _("Passed to a unit")
    ASKED = "asked", _("Question to the citizen")
    REPLIED = "replied", _("Reply of the citizen")
    ADDED = "added", _("The citizen added something")
    ANSWERED = "answered", _("Answer sent")
    PROPOSED = "proposed", _("Answer proposed")
    RETURNED = "returned", _("Proposed answer sent back")
    CONSULTED = "consulted", _("Referred to colleagues")
    CONSULTATION_ENDED = "consultation_ended", _("A referral has ended")
    ACCUSED = "accused", _("Whom it is against was noted")
    PRIORITISED = "prioritised", _("Priority changed")
    SEALED = "sealed", _("Identity sealed")
    IDENTITY_SHOWN = "identity_shown", _("Sealed identity shown")
    DEADLINE_MOVED = "deadline_moved", _("Deadline moved")
    LETTER = "letter", _("Letter")
    FILE_REMOVED = "file_removed", _("File removed")
    MASKED = "masked", _("Masked copy of a file made")
    RATED = "rated", _("Rated by the citizen")
    TAKEN_OVER = "taken_over", _("Taken over by the citizen")
    SPLIT = "split", _("A part of it is followed on its own")
    PART_OF = "part_of", _("It is a part of another case")
    FORWARDED = "forwarded", _("Sent on to an authority outside")
    ANONYMISED = "anonymised", _("Anonymised")


class TermPurpose(models.TextChoices):
    """What a term is for."""

    ANSWER = "answer", _("Answer of the office")
    REPLY = "reply", _("Reply of the citizen")
    OBJECTION = "objection", _("Objection of the citizen")


class TermUnit(models.TextChoices):
    """What a term is counted in; the values are those of ``persian.deadlines.Unit``."""

    CALENDAR_DAYS = "calendar_days", _("days")
    WORKING_DAYS = "working_days", _("working days")
    JALALI_MONTHS = "jalali_months", _("months")


class WrittenKind(models.TextChoices):
    """Why a citizen wrote."""

    REPLY = "reply", _("Reply to a question")
    ADDITION = "addition", _("Addition")
    WITHDRAWAL = "withdrawal", _("Reason of the withdrawal")
    OBJECTION = "objection", _("Objection")


class FileOrigin(models.TextChoices):
    """Who put a file into a case."""

    CITIZEN = "citizen", _("The citizen")
    STAFF = "staff", _("The office")


class AnswerState(models.TextChoices):
    """Where an answer stands."""

    DRAFT = "draft", _("Draft")
    SENT = "sent", _("Sent")


class DraftState(models.TextChoices):
    """Where a citizen's draft stands."""

    OPEN = "open", _("Being written")
    SENT = "sent", _("Sent")


class BulkWork(models.TextChoices):
    """What can be done to many cases at once."""

    ASSIGN = "assign", _("Give to an officer")
    REFER = "refer", _("Refer to a unit")
    CONSULT = "consult", _("Refer to colleagues")
    PRIORITY = "priority", _("Set the priority")
    CLOSE = "close", _("Answer and close")


class BulkState(models.TextChoices):
    """What became of one case of many."""

    WAITING = "waiting", _("Waiting")
    DONE = "done", pgettext_lazy("one of many cases", "Done")
    REFUSED = "refused", pgettext_lazy("one of many cases", "Refused")


class RowRefusal(models.TextChoices):
    """Why nothing was done to one case of many."""

    STALE = "stale", _("It has changed since the list was shown.")
    UNSEEN = "unseen", _("You do not see it any more.")
    UNIT = "unit", _("It is against this unit, or the unit works no more.")
    ASSIGNEE = "assignee", _("This officer would not see it.")
    PERSON = "person", _("It is against one of the recipients, or one cannot work on it.")
    AGAIN = "again", _("One of the recipients has it already.")
    CHECKS = "checks", _("Its checklist asks for something before the answer.")
    STATE = "state", _("It is not possible in its state.")


class ReferralPurpose(models.TextChoices):
    """What a referral (ارجاع) is for; each opens no more of the case than the one before."""

    ACTION = "action", pgettext_lazy("purpose of a referral", "Action")
    OPINION = "opinion", pgettext_lazy("purpose of a referral", "Opinion")
    NOTICE = "notice", pgettext_lazy("purpose of a referral", "Information")


class ReferralState(models.TextChoices):
    """What became of a referral."""

    OPEN = "open", pgettext_lazy("referral", "Waiting")
    DONE = "done", pgettext_lazy("referral", "Done")
    RETURNED = "returned", pgettext_lazy("referral", "Sent back")
    WITHDRAWN = "withdrawn", pgettext_lazy("referral", "Taken back")
    ENDED = "ended", pgettext_lazy("referral", "Ended with the case")


class Part(models.IntegerChoices):
    """What part somebody has in a case, the greater the more: an owner does everything."""

    NOTICE = 1
    OPINION = 2
    ACTION = 3
    OWNER = 4


class StaffEvent(models.TextChoices):
    """What a member of staff is told of."""

    ASSIGNED = "assigned", pgettext_lazy("news for staff", "A case was given to you")
    REFERRED = "referred", pgettext_lazy("news for staff", "A case was referred to you")
    CAME_BACK = "came_back", pgettext_lazy("news for staff", "What you referred came back")
    MENTIONED = "mentioned", pgettext_lazy("news for staff", "You were named in a note")
    REPLIED = "replied", pgettext_lazy("news for staff", "The citizen wrote")
    OBJECTED = "objected", pgettext_lazy("news for staff", "The citizen objected")
    DUE_SOON = "due_soon", pgettext_lazy("news for staff", "A case is due soon")
    OVERDUE = "overdue", pgettext_lazy("news for staff", "A case is overdue")
    ESCALATED = "escalated", pgettext_lazy("news for staff", "A unit below is late with a case")
    INQUIRY_LATE = "inquiry_late", pgettext_lazy("news for staff", "An authority is late to answer")
    REFERRAL_DUE = "referral_due", pgettext_lazy("news for staff", "A referral is due")
    UNIT_ENDS = "unit_ends", pgettext_lazy("news for staff", "The work of a unit ends soon")
    UNIT_ENDED = "unit_ended", pgettext_lazy("news for staff", "The work of a unit has ended")


class MailMode(models.TextChoices):
    """When news reach somebody by mail."""

    NOW = "now", pgettext_lazy("news by mail", "At once")
    DIGEST = "digest", pgettext_lazy("news by mail", "Once a day, gathered")
    OFF = "off", pgettext_lazy("news by mail", "Not by mail")


class ReadingKind(models.TextChoices):
    """What somebody read of a case that is guarded."""

    IDENTITY = "identity", _("Sealed identity shown")
    SEALED = "sealed", pgettext_lazy("reading", "Sealed case opened")
    RESTRICTED = "restricted", pgettext_lazy("reading", "Restricted case opened")


class LinkKind(models.TextChoices):
    """What a case is to another one."""

    RELATED = "related", pgettext_lazy("link", "Related to it")
    DUPLICATE = "duplicate", pgettext_lazy("link", "A duplicate of it")
    # Made by splitting alone (`services/splitting.py`), and never undone.
    PART = "part", pgettext_lazy("link", "A part of it")


class ForwardGround(models.TextChoices):
    """Why who submitted a case may be told outside."""

    CONSENT = "consent", pgettext_lazy("forwarding", "is told: the citizen has agreed")
    ORDER = "order", pgettext_lazy("forwarding", "is told: a written order asks for it")
