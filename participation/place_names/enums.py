"""Kinds and states, with their named sets beside them."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class PathClass(models.TextChoices):
    """Which way a naming goes: who proposes, who hears it, who decides."""

    CITY = "city", _("Place in a city")
    OUTSIDE = "outside", _("Place outside a city")
    ADMINISTRATIVE = "administrative", _("Unit of administrative division")


class Standing(models.TextChoices):
    """What a name is to its place today."""

    CURRENT = "current", _("Current name")
    FORMER = "former", _("Former name")
    ALTERNATIVE = "alternative", _("Other name in use")
    COMING = "coming", _("Decided, not in force yet")
    CANCELLED = "cancelled", _("Cancelled before it came into force")


# Names that a place bears or has borne officially: their days never overlap.
OFFICIAL = frozenset({Standing.CURRENT, Standing.FORMER})
# Names that are taken: what the same kind of place in the same city should not be called too.
TAKEN = frozenset({Standing.CURRENT, Standing.COMING})
# Names that never held.
NEVER_HELD = frozenset({Standing.COMING, Standing.CANCELLED})


class ImportFormat(models.TextChoices):
    """How a file of places is written."""

    CSV = "csv", "CSV"
    GEOJSON = "geojson", "GeoJSON"


class ImportState(models.TextChoices):
    """How far an import is."""

    WAITING = "waiting", _("Waiting to be read")
    RUNNING = "running", _("Being taken in")
    DONE = "done", _("All of it is done")
    FAILED = "failed", _("Not readable")


class RowState(models.TextChoices):
    """What became of a row of an import."""

    WAITING = "waiting", _("Waiting")
    ADDED = "added", _("New")
    CHANGED = "changed", _("Completed")
    SAME = "same", _("Unchanged")
    REFUSED = "refused", _("Refused")
