"""Names: given, replaced, added, put right; and those that come into force with their day."""

import datetime
from typing import Any

from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from participation.common.clock import today
from participation.common.models import User
from participation.place_names.enums import OFFICIAL, Standing
from participation.place_names.models import Place, PlaceName
from participation.place_names.services.basis import NOTHING_SAID, Basis
from participation.place_names.services.keeping import (
    CORRECTED,
    NAMED,
    OTHER_NAME,
    TOOK_EFFECT,
    follow,
    key_of,
    locked,
    refusal_of,
    save_name,
    write_log,
)
from participation.place_names.words import bare_name
from persian.jalali import format_date

# Places whose day has come that one tick looks at.
MOST_AT_ONCE = 500
# What of a name can be put right, beside its text.
CORRECTABLE = frozenset(
    {
        "reason", "decision", "decision_number", "decision_date", "decision_body", "source",
        "keeps_number", "is_shared", "valid_from",
    }
)  # fmt: skip


def rename(  # noqa: PLR0913 (each is one thing that is said)
    *,
    place: Place,
    text: str,
    on: datetime.date,
    basis: Basis = NOTHING_SAID,
    is_shared: bool = False,
    version: int | None = None,
    by: User | None = None,
) -> PlaceName:
    """Give a place a name from a day on; the name that it bears until then becomes a former one.

    With a day to come the name waits for it (`take_effect`). ``is_shared`` gives it although
    another place of the kind in the city bears it. Raises StalePlaceError, ValidationError by
    field: for a name that it bears, one that is taken, a day before its last change, a place that
    is no more, and a second name that waits.
    """
    try:
        with transaction.atomic():
            row = locked(place, version)
            text = bare_name(text, row.kind)
            name = PlaceName(
                place=row,
                text=text,
                key=key_of(text),
                scope=row.scope,
                standing=Standing.COMING if on > today() else Standing.CURRENT,
                valid_from=on,
                is_shared=is_shared,
                **basis.fields(),
            )
            current = _check_day(row, name)
            if name.standing == Standing.CURRENT:
                end(current, on)
            save_name(name)
            row = follow(row)
            told = {"text": name.text, "on": on.isoformat()}
            write_log(row, NAMED, by, **told, before=current.text if current else "")
            return name
    except IntegrityError as error:
        raise refusal_of(error) from None


def _check_day(place: Place, name: PlaceName) -> PlaceName | None:
    """Return the name that a new one follows. Raises ValidationError where it cannot follow."""
    if place.has_ceased:
        raise ValidationError(_("This place is no more; it gets no name."), code="ceased")
    names = PlaceName.objects.filter(place=place)
    current = names.filter(standing=Standing.CURRENT).first()
    if current is not None and current.text == name.text:
        raise ValidationError({"text": _("The place bears this name.")}, code="same")
    coming = names.filter(standing=Standing.COMING).first()
    if coming is not None and coming.valid_from and name.standing == Standing.COMING:
        raise ValidationError(
            {
                "text": _(
                    "«%(name)s» has been decided for this place from %(day)s on. Cancel that first."
                )
                % {"name": coming.text, "day": format_date(coming.valid_from)}
            },
            code="decided",
        )
    day = name.valid_from
    official = names.filter(standing__in=OFFICIAL, is_dated=True)
    begun = [one for period in official.values_list("valid_from", "valid_until") for one in period]
    latest = max((one for one in begun if one), default=None)
    if latest and day and day < latest:
        raise ValidationError(
            {"valid_from": _("Its names changed last on %(day)s; a new one comes later.")
             % {"day": format_date(latest)}},
            code="early",
        )  # fmt: skip
    return current


def end(name: PlaceName | None, on: datetime.date) -> None:
    """Make the current name a former one."""
    if name is not None:
        name.standing, name.valid_until = Standing.FORMER, on
        name.save(update_fields=["standing", "valid_until"])


@transaction.atomic
def add_alternative_name(  # noqa: PLR0913 (each is one thing that is said)
    *,
    place: Place,
    text: str,
    since: datetime.date | None = None,
    until: datetime.date | None = None,
    basis: Basis = NOTHING_SAID,
    version: int | None = None,
    by: User | None = None,
) -> PlaceName:
    """Add a name that people use beside the official one. Raises ValidationError by field."""
    row = locked(place, version)
    text = bare_name(text, row.kind)
    key = key_of(text)
    there = PlaceName.objects.filter(place=row, key=key)
    if there.filter(standing=Standing.ALTERNATIVE).exists():
        raise ValidationError({"text": _("This name is among its others already.")}, code="same")
    if there.filter(standing=Standing.CURRENT, text=text).exists():
        raise ValidationError({"text": _("The place bears this name.")}, code="same")
    name = PlaceName(
        place=row, text=text, key=key, scope=row.scope, standing=Standing.ALTERNATIVE,
        valid_from=since, valid_until=until, **basis.fields(),
    )  # fmt: skip
    save_name(name)
    row = follow(row)
    write_log(row, OTHER_NAME, by, text=name.text)
    return name


@transaction.atomic
def end_alternative_name(
    *, name: PlaceName, on: datetime.date, version: int | None = None, by: User | None = None
) -> PlaceName:
    """Note that a name is used no more since a day; it stays findable. Raises ValidationError."""
    row = locked(name.place, version)
    stored = _stored(name, row)
    if stored.standing != Standing.ALTERNATIVE or stored.valid_until is not None:
        raise ValidationError(_("This name is not in use beside another."), code="over")
    stored.valid_until = on
    save_name(stored)
    row = follow(row)
    write_log(row, OTHER_NAME, by, text=stored.text, until=on.isoformat())
    return stored


def add_former_name(  # noqa: PLR0913 (each is one thing that is said)
    *,
    place: Place,
    text: str,
    since: datetime.date | None = None,
    until: datetime.date | None = None,
    basis: Basis = NOTHING_SAID,
    version: int | None = None,
    by: User | None = None,
) -> PlaceName:
    """Add a name that the place bore earlier; without ``until`` its days are not known.

    Raises ValidationError by field: also where another name held on these days.
    """
    try:
        with transaction.atomic():
            row = locked(place, version)
            text = bare_name(text, row.kind)
            if until and until > today():
                raise ValidationError({"valid_until": _("This day has not come yet.")})
            if since and not until:
                raise ValidationError({"valid_until": _("Say until which day it held.")})
            name = PlaceName(
                place=row, text=text, key=key_of(text), scope=row.scope,
                standing=Standing.FORMER, valid_from=since, valid_until=until or today(),
                is_dated=until is not None, **basis.fields(),
            )  # fmt: skip
            _refuse_overlap(name)
            save_name(name)
            row = follow(row)
            write_log(row, OTHER_NAME, by, text=name.text, former=True)
            return name
    except IntegrityError as error:
        raise refusal_of(error) from None


def _refuse_overlap(name: PlaceName) -> None:
    """Raise ValidationError where another official name held on days of this one."""
    if not name.is_dated:
        return
    others = PlaceName.objects.filter(
        place=name.place_id, standing__in=OFFICIAL, is_dated=True
    ).exclude(pk=name.pk)
    first, last = datetime.date.min, datetime.date.max
    begin, until = name.valid_from or first, name.valid_until or last
    for other in others:
        if (other.valid_from or first) < until and begin < (other.valid_until or last):
            message = _("«%(name)s» held on days of this name.") % {"name": other.text}
            raise ValidationError({"valid_from": message}, code="overlap")


def correct(
    *,
    name: PlaceName,
    changes: dict[str, Any],
    version: int | None = None,
    by: User | None = None,
) -> PlaceName:
    """Put right what was written wrongly of a name: its text or fields of `CORRECTABLE`.

    What was written before stands in the log. Raises StalePlaceError, ValidationError by field.
    """
    if unknown := set(changes) - CORRECTABLE - {"text"}:
        raise ValueError(f"Not to be corrected: {', '.join(sorted(unknown))}")
    try:
        with transaction.atomic():
            row = locked(name.place, version)
            stored = _stored(name, row)
            before = {field: getattr(stored, field) for field in changes}
            for field, value in changes.items():
                setattr(stored, field, value)
            if "text" in changes:
                stored.text = bare_name(stored.text, row.kind)
                stored.key = key_of(stored.text)
            if stored.standing == Standing.COMING and stored.valid_from != before.get(
                "valid_from", stored.valid_from
            ):
                raise ValidationError(
                    {"valid_from": _("Cancel the decided name and give it with another day.")}
                )
            if stored.standing in OFFICIAL:
                _refuse_overlap(stored)
            save_name(stored)
            told = {
                field: str(value) for field, value in before.items()
                if value != getattr(stored, field)
            }  # fmt: skip
            row = follow(row)
            write_log(row, CORRECTED, by, name=stored.pk, before=told)
            return stored
    except IntegrityError as error:
        raise refusal_of(error) from None


def _stored(name: PlaceName, place: Place) -> PlaceName:
    """Return a name as it is now, with the place that is locked."""
    stored = PlaceName.objects.get(pk=name.pk, place=place)
    stored.place = place
    return stored


def take_effect() -> int:
    """Let the names whose day has come be borne from that day; return how many."""
    due = PlaceName.objects.filter(standing=Standing.COMING, valid_from__lte=today())
    ids = list(due.order_by("valid_from", "pk").values_list("pk", flat=True)[:MOST_AT_ONCE])
    return sum(_take_effect(pk) for pk in ids)


@transaction.atomic
def _take_effect(pk: int) -> bool:
    """Return whether it was still waiting; each place by itself, so that a kill loses nothing."""
    name = PlaceName.objects.filter(pk=pk).select_related("place").get()
    place = locked(name.place)
    name = _stored(name, place)
    if name.standing != Standing.COMING or name.valid_from is None or name.valid_from > today():
        return False
    current = PlaceName.objects.filter(place=place, standing=Standing.CURRENT).first()
    if current is not None and current.valid_from and current.valid_from > name.valid_from:
        # Somebody gave another name meanwhile, from a later day on: this one came too late.
        name.standing = Standing.CANCELLED
    else:
        end(current, name.valid_from)
        name.standing = Standing.CURRENT
    name.save(update_fields=["standing"])
    place = follow(place)
    write_log(place, TOOK_EFFECT, None, text=name.text)
    return True
