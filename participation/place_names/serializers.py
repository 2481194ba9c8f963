"""What the API tells of places."""

import datetime as dt
from collections.abc import Iterable
from typing import Any

from django.utils.translation import gettext_lazy as _
from rest_framework import serializers

from participation.common.addresses import absolute
from participation.common.api.fields import JalaliTwin, NamedRefSerializer
from participation.place_names.enums import NEVER_HELD, OFFICIAL, Standing
from participation.place_names.models import Place, PlaceName
from participation.place_names.models.place import title_of
from participation.resolutions.serializers import DecisionSerializer


class PlaceNameSerializer(serializers.ModelSerializer[PlaceName]):
    """A name, from ``valid_from`` until the day before ``valid_until``."""

    valid_from_jalali = JalaliTwin("valid_from")
    valid_until_jalali = JalaliTwin("valid_until")
    decision_date_jalali = JalaliTwin("decision_date")
    decision = serializers.SerializerMethodField(
        help_text=_("the resolution that gave it, or null where it is not kept here")
    )

    class Meta:
        """Fields."""

        model = PlaceName
        fields = (
            "text", "standing", "valid_from", "valid_from_jalali", "valid_until",
            "valid_until_jalali", "is_dated", "keeps_number", "reason", "decision",
            "decision_number", "decision_date", "decision_date_jalali", "decision_body",
            "source", "repealed_on",
        )  # fmt: skip
        extra_kwargs = {
            "text": {"help_text": _("the name alone, without its kind")},
            "standing": {"help_text": _("what it is to its place today")},
            "valid_from": {"help_text": _("first day; null where it is not known")},
            "valid_until": {"help_text": _("the day on which it no longer holds, or null")},
            "is_dated": {"help_text": _("false: a former name whose days nobody knows")},
            "keeps_number": {"help_text": _("whether the number is kept beside it")},
            "reason": {"help_text": _("why the place is called so")},
            "decision_number": {"help_text": _("of a decision that is not kept here")},
            "decision_date": {"help_text": _("day of that decision")},
            "decision_body": {"help_text": _("who decided")},
            "source": {"help_text": _("where it is known from")},
            "repealed_on": {"help_text": _("day on which its decision was repealed, or null")},
        }

    def get_decision(self, name: PlaceName) -> DecisionSerializer(allow_null=True):  # type: ignore[valid-type]
        """Return the resolution where everybody may read it."""
        decision = name.decision
        return DecisionSerializer(decision).data if decision and decision.is_public else None


class PlaceSerializer(serializers.ModelSerializer[Place]):
    """A place. With ``as_of``, name, title and names are those of that day."""

    kind = NamedRefSerializer(read_only=True, help_text=_("kind of place"))
    county = NamedRefSerializer(read_only=True, help_text=_("the county"))
    name = serializers.SerializerMethodField(help_text=_("its official name, or an empty text"))
    title = serializers.SerializerMethodField(help_text=_("kind and name, as readers say it"))
    names = serializers.SerializerMethodField(help_text=_("names, newest first"))
    named_on_jalali = JalaliTwin("named_on")
    ceased_on_jalali = JalaliTwin("ceased_on")
    url = serializers.SerializerMethodField(help_text=_("address of its page"))

    class Meta:
        """Fields."""

        model = Place
        fields: tuple[str, ...] = (
            "id", "kind", "name", "title", "names", "county", "city", "district", "quarter",
            "extent", "number", "latitude", "longitude", "named_on", "named_on_jalali",
            "ceased_on", "ceased_on_jalali", "is_sample", "url", "updated_at",
        )  # fmt: skip
        extra_kwargs = {
            "city": {"help_text": _("city or village; empty outside of both")},
            "district": {"help_text": _("district of the city")},
            "quarter": {"help_text": _("quarter of the city")},
            "extent": {"help_text": _("from where to where")},
            "number": {"help_text": _("its number, of an alley")},
            "latitude": {"help_text": _("of its middle, in degrees; or null")},
            "longitude": {"help_text": _("of its middle, in degrees; or null")},
            "named_on": {"help_text": _("since when it is called so, or null")},
            "ceased_on": {"help_text": _("since when it is no more, or null")},
            "is_sample": {"help_text": _("invented, for a demonstration")},
        }

    def get_name(self, place: Any) -> str:
        """Return the name, of the day that is asked for."""
        day = self._as_of()
        if day is None:
            return str(place.name)
        return next((one.text for one in self._names(place) if one.standing in OFFICIAL), "")

    def get_title(self, place: Any) -> str:
        """Return the name after its kind."""
        return title_of(place.kind, self.get_name(place), place.number)

    def get_names(self, place: Any) -> PlaceNameSerializer(many=True):  # type: ignore[valid-type]
        """Return all names, or those of the day that is asked for."""
        return PlaceNameSerializer(self._names(place), many=True).data

    def get_url(self, place: Place) -> str:
        """Return the address of its page."""
        return absolute(place.get_absolute_url())

    def _as_of(self) -> dt.date | None:
        day: dt.date | None = self.context.get("as_of")
        return day

    def _names(self, place: Any) -> list[PlaceName]:
        names: Iterable[PlaceName] = place.told_names
        day = self._as_of()
        return [one for one in names if day is None or held_on(one, day)]


class PlaceDetailSerializer(PlaceSerializer):
    """A place with its point or line."""

    geometry = serializers.JSONField(
        read_only=True, allow_null=True, help_text=_("a point or a line of GeoJSON, or null")
    )

    class Meta(PlaceSerializer.Meta):
        """Fields."""

        fields = (*PlaceSerializer.Meta.fields, "geometry")


def held_on(name: PlaceName, day: dt.date) -> bool:
    """Return whether a name was in force on a day, as `PlaceNameQuerySet.on` asks it."""
    if Standing(name.standing) in NEVER_HELD or not name.is_dated:
        return False
    begun = name.valid_from is None or name.valid_from <= day
    return begun and (name.valid_until is None or day < name.valid_until)
