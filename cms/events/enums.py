"""What an event is."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class EventKind(models.TextChoices):
    """Kinds of event."""

    TRAINING = "training", _("Training")
    GATHERING = "gathering", _("Gathering")
    OTHER = "other", _("Other event")
