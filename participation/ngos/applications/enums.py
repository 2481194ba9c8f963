"""What an application is made of and where it stands, with named sets beside it."""

from typing import Final

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class ApplicationState(models.TextChoices):
    """Where an application stands."""

    RECEIVED = "received", _("Registered")
    REVIEW = "review", pgettext_lazy("state", "Under review")
    REFERRED = "referred", _("Referred")
    WAITING = "waiting", _("Waits for the citizen")
    RETURNED = "returned", pgettext_lazy("application", "Sent back for correction")
    INQUIRY = "inquiry", pgettext_lazy("application", "Authorities are asked")
    BOARD = "board", pgettext_lazy("application", "Before the board")
    PROVISIONAL = "provisional", pgettext_lazy("application", "Approved; founding assembly")
    REGISTERING = "registering", pgettext_lazy("application", "At the registration of companies")
    ISSUED = "issued", pgettext_lazy("application", "Permit issued")
    REFUSED = "refused", pgettext_lazy("application", "Refused by the board")
    DECLINED = "declined", pgettext_lazy("application", "Not taken up")
    WITHDRAWN = "withdrawn", _("Withdrawn")


S = ApplicationState
BEFORE: Final = frozenset({S.RECEIVED, S.REVIEW, S.REFERRED})
# Where papers are looked at and what is wrong is sent back.
REVIEWED: Final = frozenset({S.REVIEW, S.REFERRED, S.INQUIRY})
OPEN: Final = BEFORE | {
    S.WAITING,
    S.RETURNED,
    S.INQUIRY,
    S.BOARD,
    S.PROVISIONAL,
    S.REGISTERING,
}


class Role(models.TextChoices):
    """What somebody is in the organisation; the values are those of the boxes of a person."""

    FOUNDER = "is_founder", pgettext_lazy("role", "Founder")
    DIRECTOR = "is_director", pgettext_lazy("role", "Director")
    ALTERNATE = "is_alternate", pgettext_lazy("role", "Alternate director")
    INSPECTOR = "is_inspector", pgettext_lazy("role", "Inspector")
    REPRESENTATIVE = "is_representative", pgettext_lazy("role", "Representative of the founders")


class PaperKind(models.TextChoices):
    """What a paper of an application is: the first ones are somebody's own."""

    CERTIFICATE = "certificate", _("Birth certificate")
    CARD = "card", _("National card")
    DEGREE = "degree", _("Degree or certificate of the profession")
    PHOTO = "photo", _("Photo")
    RECORD = "record", _("Certificate of no criminal record")
    STATUTE = "statute", _("Draft of the statute")
    LETTER = "letter", _("Letter naming the representative")
    MINUTES = "minutes", _("Minutes of the founders")
    ASSEMBLY = "assembly", _("Minutes of the general assembly")
    GAZETTE = "gazette", _("Copy of the official gazette")
    REPORT = "report", _("Yearly report of activities and finances")
    OTHER = "other", _("Another paper")


OF_A_PERSON: Final = (
    PaperKind.CERTIFICATE,
    PaperKind.CARD,
    PaperKind.DEGREE,
    PaperKind.PHOTO,
    PaperKind.RECORD,
)
OF_ALL: Final = (PaperKind.STATUTE, PaperKind.LETTER, PaperKind.MINUTES, PaperKind.OTHER)
# What every founder shows, and what the founders show together.
NEEDED_OF_A_FOUNDER: Final = (PaperKind.CERTIFICATE, PaperKind.CARD)
NEEDED_OF_ALL: Final = (PaperKind.STATUTE, PaperKind.LETTER)


class StatuteWay(models.TextChoices):
    """Where the statute comes from."""

    OFFICE = "office", _("The office's statute, filled with our answers")
    OWN = "own", _("A statute of our own, which we send as a paper")


class TextPurpose(models.TextChoices):
    """What an approved text is for."""

    ASK = "ask", pgettext_lazy("approved text", "Asking and sending back")
    INFORM = "inform", pgettext_lazy("approved text", "Informing")


class PaperState(models.TextChoices):
    """What the office says of a paper."""

    OPEN = "open", pgettext_lazy("paper", "Not looked at yet")
    ACCEPTED = "accepted", pgettext_lazy("paper", "Accepted")
    REJECTED = "rejected", pgettext_lazy("paper", "Rejected")


class PaperFault(models.TextChoices):
    """Why a paper is rejected."""

    UNREADABLE = "unreadable", _("It cannot be read")
    INCOMPLETE = "incomplete", _("Pages are missing")
    EXPIRED = "expired", _("It is out of date")
    OTHER_PERSON = "other_person", _("It belongs to somebody else")
    OTHER_PAPER = "other_paper", _("It is another paper than was asked for")
    UNSIGNED = "unsigned", _("Signature or seal is missing")


WITHDRAWAL_REASONS = (
    ("later", pgettext_lazy("withdrawal", "We apply later")),
    ("elsewhere", pgettext_lazy("withdrawal", "We apply to another authority")),
    ("founders", pgettext_lazy("withdrawal", "The founders have changed their mind")),
    ("mistake", pgettext_lazy("withdrawal", "I sent it by mistake")),
    ("none", pgettext_lazy("withdrawal", "Another reason")),
)
