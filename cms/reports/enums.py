"""What a report is."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class ReportKind(models.TextChoices):
    """Kinds of report."""

    RESEARCH = "research", _("Research")
    NEEDS = "needs", _("Needs survey of a neighbourhood")
    PERFORMANCE = "performance", _("Report of work done")
    OTHER = "other", _("Other report")
