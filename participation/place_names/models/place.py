"""Places: what bears a name."""

import datetime
from typing import Any

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext, pgettext_lazy
from django.utils.translation import gettext_lazy as _

from participation.common.addresses import address
from participation.common.models.named import KEY_LENGTH
from participation.place_names.models.kind import PlaceKind
from participation.resolutions.models.origin import OriginModel
from persian import letters
from persian.digits import to_persian_digits
from persian.letters import clean_input, compact_key

BOX = ("south", "west", "north", "east")
POSITION = ("latitude", "longitude", *BOX)


class PlaceQuerySet(models.QuerySet["Place"]):
    """Places as sentences."""

    def public(self) -> "PlaceQuerySet":
        """Return those that strangers see."""
        return self.filter(is_public=True)

    def standing(self) -> "PlaceQuerySet":
        """Return those that are still there."""
        return self.filter(ceased_on__isnull=True)

    def within(self, *, south: float, west: float, north: float, east: float) -> "PlaceQuerySet":
        """Return those whose middle lies in a box of degrees."""
        return self.filter(
            latitude__gte=south, latitude__lte=north, longitude__gte=west, longitude__lte=east
        )


class Place(OriginModel):
    """A public place. Its names are rows of their own; the services write both.

    ``name`` is the current name, else the last it had, kept here with its keys so that lists ask
    one table; empty for a place that never had one («بی‌نام»). ``geometry`` is a GeoJSON point or
    line (longitude first); its middle and its box stand beside it for indexes.
    """

    kind = models.ForeignKey(
        PlaceKind, verbose_name=_("kind"), on_delete=models.PROTECT, related_name="places"
    )
    county = models.ForeignKey(
        "common.County", verbose_name=_("county"), on_delete=models.PROTECT, related_name="places"
    )
    city = models.CharField(
        _("city or village"), max_length=80, blank=True, help_text=_("Empty outside of both.")
    )
    city_key = models.CharField(max_length=80, editable=False, default="", db_index=True)
    district = models.CharField(
        _("district"), max_length=60, blank=True, help_text=_("Such as: منطقهٔ ۳")
    )
    quarter = models.CharField(_("quarter"), max_length=80, blank=True)
    extent = models.CharField(
        _("extent"),
        max_length=300,
        blank=True,
        help_text=_("Such as: حدفاصل خیابان نشاط تا میدان شهدا"),
    )
    number = models.CharField(
        _("number"),
        max_length=20,
        blank=True,
        help_text=_("Of a numbered alley; it may be kept beside a name."),
    )
    geometry = models.JSONField(_("point or line"), null=True, blank=True)
    latitude = models.FloatField(_("latitude"), null=True, editable=False)
    longitude = models.FloatField(_("longitude"), null=True, editable=False)
    south = models.FloatField(null=True, editable=False)
    west = models.FloatField(null=True, editable=False)
    north = models.FloatField(null=True, editable=False)
    east = models.FloatField(null=True, editable=False)
    ceased_on = models.DateField(_("there until"), null=True, blank=True)
    ceased_because = models.CharField(_("why it is no more"), max_length=300, blank=True)
    successor = models.ForeignKey(
        "self",
        verbose_name=_("part of today"),
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="predecessors",
        help_text=_("The place that it was taken into."),
    )
    is_public = models.BooleanField(
        _("shown to everybody"), default=True, help_text=_("Off for what was entered by mistake.")
    )
    # Where it was imported from, and what it is called there: a second import finds it again.
    source = models.CharField(_("imported from"), max_length=40, blank=True, editable=False)
    source_id = models.CharField(max_length=80, blank=True, editable=False)

    # Of its names, kept here by the services.
    name = models.CharField(_("name"), max_length=120, blank=True, editable=False)
    name_key = models.CharField(max_length=KEY_LENGTH, editable=False, default="", db_index=True)
    sort_key = models.CharField(max_length=KEY_LENGTH, editable=False, default="")
    named_on = models.DateField(_("so called since"), null=True, editable=False)
    former_names = models.PositiveSmallIntegerField(_("former names"), default=0, editable=False)

    version = models.PositiveIntegerField(default=0, editable=False)
    created_at = models.DateTimeField(auto_now_add=True)
    updated_at = models.DateTimeField(_("changed"), auto_now=True, db_index=True)

    objects = PlaceQuerySet.as_manager()

    class Meta:
        verbose_name = pgettext_lazy("register", "place")
        verbose_name_plural = _("places")
        ordering = ("sort_key", "pk")
        permissions = (
            ("rename_place", _("Can give places names and end them")),
            ("import_places", _("Can import places")),
        )
        constraints = (
            models.UniqueConstraint(
                fields=("source", "source_id"),
                condition=~Q(source_id=""),
                name="one_place_each_row_of_a_source",
            ),
            models.CheckConstraint(
                condition=Q(geometry__isnull=True, **{f"{one}__isnull": True for one in POSITION})
                | Q(
                    geometry__isnull=False,
                    latitude__gte=F("south"),
                    latitude__lte=F("north"),
                    longitude__gte=F("west"),
                    longitude__lte=F("east"),
                    south__gte=-90,
                    north__lte=90,
                    west__gte=-180,
                    east__lte=180,
                ),
                name="place_lies_in_its_box",
            ),
            models.CheckConstraint(
                condition=Q(successor__isnull=True) | Q(ceased_on__isnull=False),
                name="only_what_ceased_has_a_successor",
                violation_error_message=_("Only a place that is no more is part of another."),
            ),
            models.CheckConstraint(
                condition=Q(successor__isnull=True) | ~Q(successor=F("id")),
                name="no_place_succeeds_itself",
                violation_error_message=_("A place cannot be part of itself."),
            ),
        )
        indexes = (
            # The desk lists hidden ones too; readers' lists come from the catalogue.
            models.Index(F("sort_key"), F("id"), name="place_in_order"),
            models.Index(fields=("kind", "sort_key"), name="place_of_kind"),
            models.Index(fields=("county", "sort_key"), name="place_of_county"),
            models.Index(fields=("latitude", "longitude"), name="place_position"),
        )

    def __str__(self) -> str:
        """Return the title."""
        return self.title

    @property
    def title(self) -> str:
        """Return what readers call it: kind and name, and its number where it has one."""
        return title_of(self.kind, self.name, self.number)

    @property
    def where(self) -> str:
        """Return where it lies, the widest first: county, city, district, quarter."""
        parts = (self.county.name, self.city, self.district, self.quarter)
        return "، ".join(dict.fromkeys(to_persian_digits(part) for part in parts if part))

    @property
    def has_ceased(self) -> bool:
        """Whether it is no more."""
        return self.ceased_on is not None

    @property
    def slug(self) -> str:
        """Return the part of its address that says its name; it changes with the name."""
        return slug_of(self.title)

    def get_absolute_url(self) -> str:
        """Return the address of its page."""
        return address("place_names:place", self.pk, self.slug)

    def clean(self) -> None:
        """Bring what is written of it into one spelling."""
        super().clean()
        for field in ("city", "district", "quarter", "extent", "number", "ceased_because"):
            setattr(self, field, clean_input(getattr(self, field) or ""))
        self.city_key = compact_key(self.city)

    @property
    def scope(self) -> str:
        """Return within what a name should be borne once: kind, county and city."""
        return f"{self.kind_id}:{self.county_id}:{self.city_key}"

    def existed_on(self, day: datetime.date) -> bool:
        """Return whether it had not ceased on a day."""
        return self.ceased_on is None or day < self.ceased_on

    @property
    def point(self) -> dict[str, Any] | None:
        """Return its middle as a GeoJSON point."""
        if self.latitude is None or self.longitude is None:
            return None
        return {"type": "Point", "coordinates": [self.longitude, self.latitude]}


def title_of(kind: PlaceKind, name: str, number: str) -> str:
    """Return what readers call a place of a name, or without one."""
    shown = to_persian_digits(number)
    if not name:
        return gettext("%(kind)s without a name") % {"kind": f"{kind.name} {shown}".strip()}
    named = f"{kind.before_name} {name}".strip()
    return f"{named} ({shown})" if number else named


def slug_of(title: str) -> str:
    """Return the part of an address that says a title; never empty."""
    return letters.slug(title) or "-"
