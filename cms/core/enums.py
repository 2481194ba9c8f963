"""Choices that several kinds of page share."""

from django.db import models
from django.utils.translation import pgettext_lazy


class TileIcon(models.TextChoices):
    """The drawings that a tile may carry; each is a file of the icon set."""

    TALK = "talk", pgettext_lazy("icon", "speech")
    SIGN = "sign", pgettext_lazy("icon", "signpost")
    HANDS = "hands", pgettext_lazy("icon", "people together")
    ORG = "org", pgettext_lazy("icon", "building")
    DOC = "doc", pgettext_lazy("icon", "paper")
    PIN = "pin", pgettext_lazy("icon", "place")
    CALENDAR = "cal", pgettext_lazy("icon", "calendar")
    PHONE = "phone", pgettext_lazy("icon", "telephone")
    ROUTE = "route", pgettext_lazy("icon", "route")
    USER = "user", pgettext_lazy("icon", "person")
    INFO = "info", pgettext_lazy("icon", "information")
    EDIT = "edit", pgettext_lazy("icon", "pen")
    SEARCH = "search", pgettext_lazy("icon", "magnifier")
