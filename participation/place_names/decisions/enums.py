"""What a body says of a proposed name."""

from django.db import models
from django.utils.translation import pgettext_lazy


class Verdict(models.TextChoices):
    """What was decided of one name."""

    GRANTED = "granted", pgettext_lazy("verdict", "As proposed")
    CHANGED = "changed", pgettext_lazy("verdict", "With another name")
    SENT_BACK = "sent_back", pgettext_lazy("verdict", "Sent back")
    REFUSED = "refused", pgettext_lazy("verdict", "Refused")


class PlateState(models.TextChoices):
    """Where the plate stands."""

    WAITING = "waiting", pgettext_lazy("plate", "Not ordered yet")
    ORDERED = "ordered", pgettext_lazy("plate", "Ordered")
    INSTALLED = "installed", pgettext_lazy("plate", "Put up")


# What changes the register.
GIVES = frozenset({Verdict.GRANTED, Verdict.CHANGED})
# What the transition of the proposal is called.
STEP_OF = {
    Verdict.GRANTED: "grant",
    Verdict.CHANGED: "change",
    Verdict.SENT_BACK: "send_back_to_review",
    Verdict.REFUSED: "refuse",
}
