"""Places: entered, described, hidden, gone."""

import datetime
from collections.abc import Mapping
from dataclasses import asdict
from typing import Any

from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from participation.common.clock import today
from participation.common.models import County, User
from participation.place_names.enums import OFFICIAL, TAKEN, Standing
from participation.place_names.geometry import NOWHERE, Shape
from participation.place_names.models import Place, PlaceKind, PlaceName
from participation.place_names.services.basis import NOTHING_SAID, Basis
from participation.place_names.services.keeping import (
    CEASED,
    CHANGED,
    HIDDEN,
    REGISTERED,
    REOPENED,
    SHOWN,
    follow,
    key_of,
    locked,
    refusal_of,
    refuse_taken,
    save_name,
    share_if_taken,
    write_log,
)
from participation.place_names.words import bare_name

# What is written of a place beside its kind and county.
DESCRIBED = (
    "city", "district", "quarter", "extent", "number", "origin_name", "origin_note", "is_sample",
)  # fmt: skip


def register_place(  # noqa: PLR0913 (each is one thing that is said)
    *,
    kind: PlaceKind,
    county: County,
    name: str = "",
    since: datetime.date | None = None,
    basis: Basis = NOTHING_SAID,
    is_shared: bool = False,
    shape: Shape = NOWHERE,
    source: str = "",
    source_id: str = "",
    by: User | None = None,
    **described: Any,
) -> Place:
    """Enter a place, with its name where it has one, borne ``since`` a day or as long as is known.

    ``described`` are fields of `DESCRIBED`. Raises ValidationError by field.
    """
    place = Place(
        kind=kind, county=county, source=source, source_id=source_id, **asdict(shape), **described
    )
    try:
        with transaction.atomic():
            _clean(place)
            place.save()
            if name:
                _first_name(place, name, since, basis, is_shared=is_shared)
            place = follow(place)
            write_log(place, REGISTERED, by)
            return place
    except IntegrityError as error:
        raise refusal_of(error) from None


def _first_name(
    place: Place, text: str, since: datetime.date | None, basis: Basis, *, is_shared: bool
) -> None:
    if since and since > today():
        raise ValidationError(
            {"valid_from": _("Enter the place without a name and give it the name from that day.")}
        )
    text = bare_name(text, place.kind)
    save_name(
        PlaceName(
            place=place,
            text=text,
            key=key_of(text),
            scope=place.scope,
            standing=Standing.CURRENT,
            valid_from=since,
            is_shared=is_shared,
            **basis.fields(),
        )
    )


def update_place(
    *,
    place: Place,
    changes: Mapping[str, Any],
    shape: Shape | None = None,
    version: int | None = None,
    by: User | None = None,
) -> Place:
    """Describe a place anew: kind, county and fields of `DESCRIBED`; its names stay as they are.

    Raises StalePlaceError, ValidationError by field: also where another place there bears its name.
    """
    try:
        with transaction.atomic():
            row = locked(place, version)
            before = {name: getattr(row, name) for name in changes}
            for name, value in changes.items():
                setattr(row, name, value)
            for name, value in asdict(shape).items() if shape is not None else ():
                setattr(row, name, value)
            _clean(row)
            row.save()
            _move_scope(row)
            told = {name: str(value) for name, value in before.items() if value != changes[name]}
            row = follow(row)
            write_log(row, CHANGED, by, before=told)
            return row
    except IntegrityError as error:
        raise refusal_of(error) from None


def _clean(place: Place) -> None:
    place.full_clean(exclude=("successor",), validate_unique=False, validate_constraints=False)


def _move_scope(place: Place) -> None:
    for name in PlaceName.objects.filter(place=place, standing__in=TAKEN).exclude(
        scope=place.scope
    ):
        name.place, name.scope = place, place.scope
        refuse_taken(name)
    PlaceName.objects.filter(place=place).exclude(scope=place.scope).update(scope=place.scope)


@transaction.atomic
def cease(  # noqa: PLR0913 (each is one thing that is said)
    *,
    place: Place,
    on: datetime.date,
    because: str = "",
    successor: Place | None = None,
    version: int | None = None,
    by: User | None = None,
) -> Place:
    """Note that a place is no more since a day: its name ends then, a decided one is cancelled.

    Raises StalePlaceError, ValidationError by field: for a day to come, one before its name began,
    a place that has ceased, or a successor that is the place itself.
    """
    row = locked(place, version)
    if row.has_ceased:
        raise ValidationError(_("This place is no more already."), code="ceased")
    if on > today():
        raise ValidationError({"ceased_on": _("This day has not come yet.")})
    if successor is not None and successor.pk == row.pk:
        raise ValidationError({"successor": _("A place cannot be part of itself.")})
    names = PlaceName.objects.filter(place=row)
    begun = names.filter(standing__in=OFFICIAL).values_list("valid_from", "valid_until")
    if any(day and day > on for period in begun for day in period):
        raise ValidationError({"ceased_on": _("Its name began or changed after this day.")})
    names.filter(standing=Standing.COMING).update(standing=Standing.CANCELLED)
    names.filter(standing=Standing.CURRENT).update(standing=Standing.FORMER, valid_until=on)
    row.ceased_on, row.ceased_because, row.successor = on, because, successor
    _clean(row)
    row.save()
    row = follow(row)
    write_log(row, CEASED, by, on=on.isoformat())
    return row


def reopen_place(*, place: Place, version: int | None = None, by: User | None = None) -> Place:
    """Take back that a place is no more; the name that ended with it goes on.

    Where another place was given the name meanwhile, both bear it. Raises StalePlaceError,
    ValidationError.
    """
    try:
        with transaction.atomic():
            row = locked(place, version)
            if not row.has_ceased:
                raise ValidationError(_("This place is there."), code="there")
            ended = row.ceased_on
            row.ceased_on, row.ceased_because, row.successor = None, "", None
            row.save()
            last = PlaceName.objects.filter(
                place=row, standing=Standing.FORMER, valid_until=ended, is_dated=True
            ).order_by("-pk")
            if name := last.first():
                name.place = row
                name.standing, name.valid_until = Standing.CURRENT, None
                save_name(share_if_taken(name))
            row = follow(row)
            write_log(row, REOPENED, by)
            return row
    except IntegrityError as error:
        raise refusal_of(error) from None


@transaction.atomic
def hide_place(*, place: Place, version: int | None = None, by: User | None = None) -> Place:
    """Hide a place that was entered by mistake; strangers find it nowhere any more."""
    return _turn(place, version, by, HIDDEN, is_public=False)


@transaction.atomic
def show_place(*, place: Place, version: int | None = None, by: User | None = None) -> Place:
    """Show a place that was hidden."""
    return _turn(place, version, by, SHOWN, is_public=True)


def _turn(
    place: Place, version: int | None, by: User | None, action: str, *, is_public: bool
) -> Place:
    row = locked(place, version)
    if row.is_public == is_public:
        return row
    row.is_public = is_public
    row.save()
    row = follow(row)
    write_log(row, action, by)
    return row
