"""Entries: made, described anew, renamed, ended, hidden."""

import datetime
from collections.abc import Collection, Mapping
from typing import Any

from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from participation.common.clock import today
from participation.common.models import County, User
from participation.ngos.enums import REVOCABLE, Act, Level, PermitState
from participation.ngos.models import (
    ActivityField,
    IssuingAuthority,
    NamePrefix,
    Ngo,
    Permit,
    RepresentativeMobile,
    Seat,
)
from participation.ngos.names import bare_name
from participation.ngos.services.board import NewSeat, seats
from participation.ngos.services.keeping import (
    HIDDEN,
    SHOWN,
    clean,
    locked,
    refusal_of,
    refuse_dissolved,
    refuse_taken,
    turn,
    write,
)
from participation.resolutions.basis import NOTHING_SAID, Basis

CONTACT = frozenset({"address", "postal_code", "phone", "email", "website", "representative"})
# What else is written of an NGO beside its name.
DESCRIBED = frozenset(
    {
        "level", "county", "authority", "scope", "branch_of", "founded_on", "registration_number",
        "registered_on", "legal_id", "gazette_number", "gazette_date", "origin_name",
        "origin_note", "is_sample",
    }
)  # fmt: skip


def register_ngo(  # noqa: PLR0913 (each is one thing that is said)
    *,
    name: str,
    level: Level | str,
    county: County,
    prefix: NamePrefix | None = None,
    other_prefix: str = "",
    short_name: str = "",
    activity_fields: Collection[ActivityField] = (),
    authority: IssuingAuthority | None = None,
    on: datetime.date | None = None,
    basis: Basis = NOTHING_SAID,
    is_shared: bool = False,
    board: Collection[NewSeat] = (),
    source: str = "",
    source_id: str = "",
    by: User | None = None,
    **described: Any,
) -> Ngo:
    """Enter an NGO, as its entry says since a day, today unless told otherwise.

    ``authority`` is that of the level unless told otherwise; ``board`` are those who sit on it;
    ``described`` are fields of `CONTACT` and `DESCRIBED`. It has no permit yet.
    Raises ValidationError by field.
    """
    ngo = Ngo(
        name=bare_name(name, prefix.forms if prefix else (other_prefix,)), level=level,
        county=county, prefix=prefix, other_prefix=other_prefix, short_name=short_name,
        authority=authority or authority_of(level), is_shared=is_shared, source=source,
        source_id=source_id, **described,
    )  # fmt: skip
    try:
        with transaction.atomic():
            clean(ngo)
            refuse_taken(ngo)
            ngo.save()
            ngo.activity_fields.set(activity_fields)
            Seat.objects.bulk_create(seats(ngo, board, since=1))
            return write(ngo, Act.REGISTERED, on=on or today(), basis=basis, by=by)
    except IntegrityError as error:
        raise refusal_of(error) from None


def authority_of(level: Level | str) -> IssuingAuthority:
    """Return who issues for a level. Raises ValidationError where the office has set nobody."""
    found = IssuingAuthority.objects.offered().filter(level=level).first()
    if found is None:
        raise ValidationError({"level": _("No authority issues permits for this level.")})
    return found


def rename(  # noqa: PLR0913 (each is one thing that is said)
    *,
    ngo: Ngo,
    name: str,
    prefix: NamePrefix | None = None,
    other_prefix: str = "",
    short_name: str | None = None,
    on: datetime.date | None = None,
    basis: Basis = NOTHING_SAID,
    is_shared: bool = False,
    version: int | None = None,
    by: User | None = None,
) -> Ngo:
    """Give an NGO another name, word before it included; the name before stays findable.

    Raises StaleNgoError, ValidationError by field: for the name that it bears and one that is taken
    (``is_shared`` gives it all the same).
    """
    try:
        with transaction.atomic():
            row = locked(ngo, version)
            refuse_dissolved(row)
            before = row.title, row.short_name
            row.name = bare_name(name, prefix.forms if prefix else (other_prefix,))
            row.prefix, row.other_prefix, row.is_shared = prefix, other_prefix, is_shared
            if short_name is not None:
                row.short_name = short_name
            row.clean()
            if before == (row.title, row.short_name):
                raise ValidationError({"name": _("The NGO bears this name.")}, code="same")
            return write(row, Act.RENAMED, on=on or today(), basis=basis, by=by)
    except IntegrityError as error:
        raise refusal_of(error) from None


def change_contact(  # noqa: PLR0913 (each is one thing that is said)
    *,
    ngo: Ngo,
    changes: Mapping[str, Any],
    on: datetime.date | None = None,
    basis: Basis = NOTHING_SAID,
    version: int | None = None,
    by: User | None = None,
) -> Ngo:
    """Write where and through whom an NGO is reached: fields of `CONTACT`.

    What says nothing new writes nothing. Raises StaleNgoError, ValidationError by field.
    """
    changes = _only(changes, CONTACT)
    return _change(ngo, Act.CONTACT, changes, on=on, basis=basis, version=version, by=by)


def update_ngo(  # noqa: PLR0913 (each is one thing that is said)
    *,
    ngo: Ngo,
    changes: Mapping[str, Any],
    activity_fields: Collection[ActivityField] | None = None,
    on: datetime.date | None = None,
    basis: Basis = NOTHING_SAID,
    version: int | None = None,
    by: User | None = None,
) -> Ngo:
    """Describe an NGO anew: fields of `DESCRIBED`, and its fields of activity where they are given.

    What says nothing new writes nothing. Raises StaleNgoError, ValidationError by field.
    """
    changes = _only(changes, DESCRIBED)
    return _change(
        ngo, Act.CHANGED, changes, activity_fields=activity_fields, on=on, basis=basis,
        version=version, by=by,
    )  # fmt: skip


def _only(changes: Mapping[str, Any], known: frozenset[str]) -> Mapping[str, Any]:
    if unknown := sorted(set(changes) - known):
        raise ValueError(f"Not written here: {unknown}.")
    return changes


def _change(  # noqa: PLR0913 (each is one thing that is said)
    ngo: Ngo,
    act: Act,
    changes: Mapping[str, Any],
    *,
    activity_fields: Collection[ActivityField] | None = None,
    on: datetime.date | None,
    basis: Basis,
    version: int | None,
    by: User | None,
) -> Ngo:
    try:
        with transaction.atomic():
            row = locked(ngo, version)
            refuse_dissolved(row)
            before = [getattr(row, name) for name in changes]
            for name, value in changes.items():
                setattr(row, name, value)
            clean(row)
            is_same = before == [getattr(row, name) for name in changes]
            if activity_fields is not None:
                wanted = {one.pk for one in activity_fields}
                is_same &= wanted == set(row.activity_fields.values_list("pk", flat=True))
                row.activity_fields.set(activity_fields)
            if is_same:
                return row
            return write(row, act, on=on or today(), basis=basis, by=by)
    except IntegrityError as error:
        raise refusal_of(error) from None


@transaction.atomic
def dissolve(
    *,
    ngo: Ngo,
    on: datetime.date | None = None,
    basis: Basis = NOTHING_SAID,
    version: int | None = None,
    by: User | None = None,
) -> Ngo:
    """Note that an NGO is no more; its permit ends with it and the entry stays, to be read.

    Raises StaleNgoError, ValidationError by field: without a reason, and for one that is dissolved.
    """
    row = locked(ngo, version)
    refuse_dissolved(row)
    day = on or today()
    row.dissolved_on = day
    permit = Permit.objects.filter(ngo=row, state__in=REVOCABLE).order_by("-pk").first()
    if permit is not None:
        permit.state = PermitState.DISSOLVED
        permit.save(update_fields=["state"])
    # Nobody speaks for it any more.
    RepresentativeMobile.objects.filter(ngo=row).delete()
    return write(row, Act.DISSOLVED, on=day, basis=basis, by=by, permit=permit)


@transaction.atomic
def hide_ngo(*, ngo: Ngo, version: int | None = None, by: User | None = None) -> Ngo:
    """Hide what was entered by mistake; strangers find it nowhere any more."""
    row = locked(ngo, version)
    row.is_public = False
    return turn(row, HIDDEN, by)


def show_ngo(*, ngo: Ngo, version: int | None = None, by: User | None = None) -> Ngo:
    """Show an NGO that was hidden. Raises ValidationError where another has its name by now."""
    try:
        with transaction.atomic():
            row = locked(ngo, version)
            row.is_public = True
            return turn(row, SHOWN, by)
    except IntegrityError as error:
        raise refusal_of(error) from None
