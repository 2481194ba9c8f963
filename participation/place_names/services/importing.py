"""A place of a file: taken into the register, or what the register has of it completed."""

import datetime as dt
import hashlib
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from functools import cached_property
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from participation.common.clock import today
from participation.common.models import County, User
from participation.place_names.enums import OFFICIAL, RowState, Standing
from participation.place_names.geometry import NOWHERE, Shape, shape_of
from participation.place_names.models import Place, PlaceKind, PlaceName
from participation.place_names.services.basis import Basis
from participation.place_names.services.keeping import (
    IMPORTED,
    key_of,
    save_name,
    share_if_taken,
    write_log,
)
from participation.place_names.words import bare_name
from persian.digits import to_latin_digits
from persian.jalali import JalaliError, parse_date
from persian.letters import clean_input, compact_key, search_key

# What OpenStreetMap calls it, where no word before the name says the kind.
TAGS = {
    "place=village": "روستا",
    "place=hamlet": "روستا",
    "place=city": "شهر",
    "place=town": "شهر",
    "place=suburb": "محله",
    "place=neighbourhood": "محله",
    "place=quarter": "محله",
    "place=square": "میدان",
    "leisure=park": "بوستان",
    "leisure=garden": "باغ",
    "highway=motorway": "بزرگراه",
    "highway=trunk": "بزرگراه",
    "highway=primary": "خیابان",
    "highway=secondary": "خیابان",
    "highway=tertiary": "خیابان",
    "highway=residential": "کوچه",
    "highway=living_street": "کوچه",
    "junction=roundabout": "میدان",
    "waterway=river": "رودخانه",
    "natural=spring": "چشمه",
}
DESCRIBED = ("city", "district", "quarter", "extent", "number")
LAST_JALALI_YEAR = 1_600


@dataclass(frozen=True)
class Taken:
    """What became of a row; ``place`` is to be followed where something was written."""

    state: RowState
    place: int = 0


class Importer:
    """Takes rows of one source; ``county``, ``city`` and ``kind`` are for rows that say none."""

    def __init__(
        self, source: str, county: County | None, city: str, kind: PlaceKind | None, by: User | None
    ) -> None:
        """Keep what rows are completed with."""
        self._source, self._county, self._city, self._kind, self._by = (
            source,
            county,
            city,
            kind,
            by,
        )

    @cached_property
    def _counties(self) -> dict[str, County]:
        return {
            compact_key(name): county for county in County.objects.all() for name in county.names()
        }

    @cached_property
    def _kinds(self) -> dict[str, PlaceKind]:
        kinds = list(PlaceKind.objects.offered())
        # The name of a kind goes before what another is called besides.
        others = {search_key(name): kind for kind in kinds for name in kind.names()}
        return others | {search_key(kind.name): kind for kind in kinds}

    def take(self, row: Mapping[str, Any]) -> Taken:
        """Take a row; whoever calls brings the places into line. Raises ValidationError."""
        name = clean_input(str(row.get("name", "")))
        kind = self._kind_of(row, name)
        place = Place(
            kind=kind,
            county=self._county_of(row),
            source=self._source,
            **{field: clean_input(str(row.get(field) or "")) for field in DESCRIBED},
        )
        place.city = place.city or self._city
        shape = _shape(row)
        if not name and not place.number and not place.extent:
            raise ValidationError(_("There is no name and nothing else to know it by."))
        place.source_id = str(row.get("id") or "")[:80] or _own_id(place, name, shape)
        there = Place.objects.filter(source=self._source, source_id=place.source_id)
        known = there.select_related("kind", "county").select_for_update(of=("self",)).first()
        if known is None:
            return self._add(place, name, shape, row)
        return self._complete(known, place, name, shape, row)

    def _add(self, place: Place, name: str, shape: Shape, row: Mapping[str, Any]) -> Taken:
        _put(place, shape)
        place.full_clean(exclude=("successor",), validate_unique=False, validate_constraints=False)
        place.save()
        if name:
            self._first_name(place, name, row)
        self._more_names(place, row)
        place.name = bare_name(name, place.kind)
        write_log(place, IMPORTED, self._by, source=place.source)
        return Taken(RowState.ADDED, place.pk)

    def _complete(
        self, known: Place, place: Place, name: str, shape: Shape, row: Mapping[str, Any]
    ) -> Taken:
        """Describe a place anew; its name changes by a decision alone, never by a file."""
        bare = bare_name(name, known.kind) if name else ""
        if bare and known.name and compact_key(bare) not in _keys_of(known):
            message = _("The register calls it «%(name)s»; names change by decisions alone.")
            raise ValidationError(message % {"name": known.name})
        before = {field: getattr(known, field) for field in DESCRIBED}
        for field in DESCRIBED:
            setattr(known, field, getattr(place, field) or before[field])
        changed = any(getattr(known, field) != before[field] for field in DESCRIBED)
        if shape != NOWHERE and known.geometry != shape.geometry:
            _put(known, shape)
            changed = True
        if changed:
            known.full_clean(
                exclude=("successor",), validate_unique=False, validate_constraints=False
            )
            known.save()
            # A city that was not known before is also that of its names.
            for held in known.names.exclude(scope=known.scope):  # type: ignore[attr-defined]
                held.place, held.scope = known, known.scope
                share_if_taken(held).save(update_fields=["scope", "is_shared"])
        if bare and not known.name and not known.has_ceased:
            self._first_name(known, bare, row)
            changed = True
        changed = self._more_names(known, row) or changed
        return Taken(RowState.CHANGED, known.pk) if changed else Taken(RowState.SAME)

    def _first_name(self, place: Place, name: str, row: Mapping[str, Any]) -> None:
        since = _day(row, "since")
        if since and since > today():
            raise ValidationError(_("The name begins on a day that has not come yet."))
        text = bare_name(name, place.kind)
        basis = Basis(
            reason=str(row.get("reason") or ""),
            decision_number=str(row.get("decision_number") or "")[:60],
            decision_date=_day(row, "decision_date"),
            decision_body=str(row.get("decision_body") or "")[:160],
            source=place.source,
        )
        made = PlaceName(
            place=place, text=text, key=key_of(text), scope=place.scope,
            standing=Standing.CURRENT, valid_from=since, **basis.fields(),
        )  # fmt: skip
        save_name(share_if_taken(made))

    def _more_names(self, place: Place, row: Mapping[str, Any]) -> bool:
        """Add old and other names that are not there; return whether there were any."""
        known = _keys_of(place)
        added = False
        for field, standing in (
            ("old_names", Standing.FORMER),
            ("alt_names", Standing.ALTERNATIVE),
        ):
            for written in row.get(field) or ():
                text = bare_name(str(written), place.kind)
                key = key_of(text)
                if key in known:
                    continue
                known.add(key)
                is_former = standing == Standing.FORMER
                save_name(
                    PlaceName(
                        place=place, text=text, key=key, scope=place.scope, standing=standing,
                        valid_until=today() if is_former else None, is_dated=not is_former,
                        source=place.source,
                    )
                )  # fmt: skip
                added = True
        return added

    def _kind_of(self, row: Mapping[str, Any], name: str) -> PlaceKind:
        written = clean_input(str(row.get("kind") or ""))
        if written:
            if kind := self._kinds.get(search_key(written)):
                return kind
            raise ValidationError(
                _("There is no kind of place «%(kind)s».") % {"kind": written[:60]}
            )
        words = search_key(name).split()
        for length in (2, 1):
            if len(words) > length and (kind := self._kinds.get(" ".join(words[:length]))):
                return kind
        for tag in row.get("tags") or ():
            if kind := self._kinds.get(search_key(TAGS.get(tag, ""))):
                return kind
        if self._kind is not None:
            return self._kind
        raise ValidationError(_("Its kind is not said."))

    def _county_of(self, row: Mapping[str, Any]) -> County:
        written = clean_input(str(row.get("county") or ""))
        if not written:
            if self._county is not None:
                return self._county
            raise ValidationError(_("Its county is not said."))
        if county := self._counties.get(compact_key(written)):
            return county
        raise ValidationError(_("There is no county «%(county)s».") % {"county": written[:60]})


def _put(place: Place, shape: Shape) -> None:
    for field, value in asdict(shape).items():
        setattr(place, field, value)


def _keys_of(place: Place) -> set[str]:
    held = (*OFFICIAL, Standing.ALTERNATIVE, Standing.COMING)
    return set(place.names.filter(standing__in=held).values_list("key", flat=True))  # type: ignore[attr-defined]


def _own_id(place: Place, name: str, shape: Shape) -> str:
    """Return an id made of what a place is known by, for files that give none."""
    told = (
        place.kind_id, place.county_id, compact_key(place.city), compact_key(place.extent),
        compact_key(place.number), compact_key(name), "" if place.extent else shape.geometry,
    )  # fmt: skip
    return hashlib.sha256(repr(told).encode()).hexdigest()[:40]


def _shape(row: Mapping[str, Any]) -> Shape:
    if row.get("geometry"):
        return shape_of(row["geometry"])
    if not row.get("position"):
        return NOWHERE
    try:
        longitude, latitude = (
            float(to_latin_digits(str(part)).replace("\u066b", ".")) for part in row["position"]
        )
    except ValueError:
        raise ValidationError(_("The coordinates cannot be read.")) from None
    return shape_of({"type": "Point", "coordinates": [longitude, latitude]})


def _day(row: Mapping[str, Any], field: str) -> dt.date | None:
    written = str(row.get(field) or "").strip()
    if not written:
        return None
    try:
        iso = dt.date.fromisoformat(to_latin_digits(written))
    except ValueError:
        iso = None
    if iso is not None and iso.year > LAST_JALALI_YEAR:
        return iso
    try:
        return parse_date(written[:60])
    except JalaliError:
        raise ValidationError(_("«%(day)s» is no day.") % {"day": written[:60]}) from None
