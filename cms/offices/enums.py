"""Choices of facilitation offices."""

from django.db import models
from django.utils.translation import pgettext_lazy


class Specialty(models.TextChoices):
    """The six fields in which an office has an expert."""

    ECONOMICS = "economics", pgettext_lazy("specialty", "Economics")
    LAW = "law", pgettext_lazy("specialty", "Law")
    SOCIOLOGY = "sociology", pgettext_lazy("specialty", "Sociology")
    SOCIAL_WORK = "social_work", pgettext_lazy("specialty", "Social work")
    URBAN_PLANNING = "urban_planning", pgettext_lazy("specialty", "Urban planning")
    SOCIAL = "social", pgettext_lazy("specialty", "Social affairs")
