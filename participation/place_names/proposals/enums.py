"""What a proposal is and where it stands, with named sets beside it."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class Action(models.TextChoices):
    """What is done to a place."""

    NAMING = "naming", pgettext_lazy("action", "Naming")
    RENAMING = "renaming", pgettext_lazy("action", "Renaming")


class PaperKind(models.TextChoices):
    """What a paper of a proposal is."""

    BIOGRAPHY = "biography", _("Biography")
    FAMILY = "family", _("Letter of the family")
    FOUNDATION = "foundation", _("Letter of the foundation")
    MAP = "map", _("Map or sketch")
    PHOTO = "photo", _("Photo")
    OTHER = "other", _("Another paper")


class ProposalState(models.TextChoices):
    """Where a proposal stands, coarsely; where on its path, its stages say."""

    RECEIVED = "received", _("Registered")
    REVIEW = "review", pgettext_lazy("state", "Under review")
    REFERRED = "referred", _("Referred")
    WAITING = "waiting", _("Waits for the citizen")
    ADMITTED = "admitted", pgettext_lazy("proposal", "Admitted, on its way")
    ACCEPTED = "accepted", pgettext_lazy("proposal", "Accepted as proposed")
    CHANGED = "changed", pgettext_lazy("proposal", "Accepted with a change")
    REFUSED = "refused", pgettext_lazy("proposal", "Refused by the council")
    NOT_ADMITTED = "not_admitted", pgettext_lazy("proposal", "Not admitted")
    WITHDRAWN = "withdrawn", _("Withdrawn")


BEFORE = frozenset({ProposalState.RECEIVED, ProposalState.REVIEW, ProposalState.REFERRED})
OPEN = BEFORE | {ProposalState.WAITING, ProposalState.ADMITTED}
DECIDED = frozenset({ProposalState.ACCEPTED, ProposalState.CHANGED, ProposalState.REFUSED})
# Readers know the number, and that it came to nothing; never the name.
REFUSED = frozenset({ProposalState.REFUSED, ProposalState.NOT_ADMITTED})

# What staff file for a citizen.
ON_BEHALF = {
    Action.NAMING: _("Propose a name for a place that has none"),
    Action.RENAMING: _("Propose another name for a place"),
}

WITHDRAWAL_REASONS = (
    ("other", pgettext_lazy("withdrawal", "I have another name in mind")),
    ("solved", pgettext_lazy("withdrawal", "The place has got a name meanwhile")),
    ("same", pgettext_lazy("withdrawal", "Somebody else has proposed the same")),
    ("family", pgettext_lazy("withdrawal", "The family does not agree")),
    ("mistake", pgettext_lazy("withdrawal", "I sent it by mistake")),
    ("none", pgettext_lazy("withdrawal", "Another reason")),
)
