"""Kinds and states, with their named sets beside them."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class UnitKind(models.TextChoices):
    """What a unit is."""

    DESK = "desk", _("Desk of the governorate")
    COUNTY_GOVERNORATE = "county_governorate", _("County governorate")
    FACILITATION_OFFICE = "facilitation_office", _("Facilitation office")
