"""What can change of a licensed NGO, and where such a case stands beside the states that it shares
with applications.
"""

from typing import Final

from django.db import models
from django.utils.translation import pgettext_lazy

from participation.ngos.applications.enums import ApplicationState as S

KIND: Final = "ngo_change"
# Decided and entered in the register.
DONE: Final = "done"
BEFORE_DECISION: Final = frozenset({S.REVIEW, S.REFERRED, S.INQUIRY})


class Sort(models.TextChoices):
    """What is to change; `sorts.py` says of each how it goes."""

    BOARD = "board", pgettext_lazy("change of an NGO", "Directors and representative")
    RENEWAL = "renewal", pgettext_lazy("change of an NGO", "Renewal of the permit")
    BRANCH = "branch", pgettext_lazy("change of an NGO", "Branch in a county")
    NAME = "name", pgettext_lazy("change of an NGO", "Another name")
    STATUTE = "statute", pgettext_lazy("change of an NGO", "Statute")
    CONTACT = "contact", pgettext_lazy("change of an NGO", "Address and contact")
    DISSOLUTION = "dissolution", pgettext_lazy("change of an NGO", "Dissolution")
    SUSPENSION = "suspension", pgettext_lazy("change of an NGO", "Suspension of the permit")
    REINSTATEMENT = "reinstatement", pgettext_lazy("change of an NGO", "Permit in force again")
    REVOCATION = "revocation", pgettext_lazy("change of an NGO", "Revocation of the permit")


class Decider(models.TextChoices):
    """Who decides."""

    BOARD = "board", pgettext_lazy("who decides a change", "The board, by a resolution")
    OFFICE = "office", pgettext_lazy("who decides a change", "The office")


WITHDRAWAL_REASONS = (
    ("later", pgettext_lazy("withdrawal", "We apply later")),
    ("mistake", pgettext_lazy("withdrawal", "I sent it by mistake")),
    ("none", pgettext_lazy("withdrawal", "Another reason")),
)
