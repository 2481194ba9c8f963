"""Kinds of notice and where they are shown."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class NoticeKind(models.TextChoices):
    """How pressing it is; the values are those of the look."""

    INFO = "info", _("Information")
    SOON = "soon", _("Caution")
    LATE = "late", _("Warning")


# What presses most stands first.
URGENCY = (NoticeKind.LATE, NoticeKind.SOON, NoticeKind.INFO)


class NoticePlace(models.TextChoices):
    """On which pages."""

    EVERYWHERE = "everywhere", _("On every page")
    HOME = "home", _("On the home page only")
