"""Permits: issued, made longer, suspended, revoked, brought back, run out."""

import datetime
from collections.abc import Callable, Collection
from typing import Any

from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from participation.common.clock import today
from participation.common.models import User
from participation.common.models.named import KEY_LENGTH
from participation.ngos.enums import (
    REINSTATABLE,
    RENEWABLE,
    REVOCABLE,
    Act,
    NumberSource,
    PermitState,
)
from participation.ngos.models import (
    IssuingAuthority,
    Ngo,
    NgoSettings,
    NgoVersion,
    Permit,
    PermitSequence,
)
from participation.ngos.services.keeping import (
    locked,
    newest_permit,
    refusal_of,
    refuse_dissolved,
    write,
)
from participation.resolutions.basis import NOTHING_SAID, Basis
from persian.deadlines import add_jalali_months
from persian.digits import to_latin_digits
from persian.jalali import format_date, from_gregorian
from persian.letters import clean_input, compact_key

MONTHS_IN_YEAR = 12
SERIAL_DIGITS = 4
# Permits whose day is over that one tick looks at.
MOST_AT_ONCE = 500


def issue_permit(  # noqa: PLR0913 (each is one thing that is said)
    *,
    ngo: Ngo,
    issued_on: datetime.date | None = None,
    valid_until: datetime.date | None = None,
    number: str = "",
    authority: IssuingAuthority | None = None,
    basis: Basis = NOTHING_SAID,
    version: int | None = None,
    by: User | None = None,
) -> Permit:
    """Issue a permit, today unless told otherwise, for as long as the office's rules say.

    Without a ``number`` it gets the next of the office's own sequence of that Jalali year: no
    number is left out and none is given twice. Raises StaleNgoError, ValidationError by field: for
    an NGO that is dissolved or has a permit, a day to come, an end before the beginning, and a
    number that is taken.
    """
    try:
        with transaction.atomic():
            row = locked(ngo, version)
            refuse_dissolved(row)
            day = issued_on or today()
            until = valid_until or end_of_term(day)
            if day > today():
                raise ValidationError({"issued_on": _("This day has not come yet.")})
            if until < day:
                raise ValidationError({"valid_until": _("The last day is before the first.")})
            if live := Permit.objects.filter(ngo=row).live().first():
                raise ValidationError(
                    _("It has permit %(number)s; renew or revoke that.") % {"number": live.number},
                    code="licensed",
                )
            issuing = authority or row.authority
            permit = Permit(
                ngo=row, authority=issuing, issuer=issuing.called(row.county), issued_on=day,
                valid_until=until,
            )  # fmt: skip
            _give_number(permit, number)
            permit.save()
            # An entry that was made later than its permit was issued says so from its own day on.
            last = NgoVersion.objects.filter(ngo=row).order_by("-number").first()
            since = max(day, last.held_from) if last else day
            write(row, Act.ISSUED, on=since, basis=basis, by=by, permit=permit)
            return permit
    except IntegrityError as error:
        raise refusal_of(error) from None


def end_of_term(first: datetime.date) -> datetime.date:
    """Return the last day of a permit that begins on a day, by the office's rules."""
    years = (NgoSettings.base_queryset().first() or NgoSettings()).validity_years
    after = add_jalali_months(first, MONTHS_IN_YEAR * years)
    return after - datetime.timedelta(days=1)


def _give_number(permit: Permit, typed: str) -> None:
    number = " ".join(to_latin_digits(clean_input(typed)).split())
    if number:
        permit.number, permit.number_source = number, NumberSource.MINISTRY
    else:
        permit.number_source = NumberSource.OFFICE
        permit.year = from_gregorian(permit.issued_on).year
        prefix = (NgoSettings.base_queryset().first() or NgoSettings()).number_prefix
        permit.serial, permit.number = _next_number(permit.year, prefix)
    permit.number_key = key_of(permit.number)
    if not permit.number_key:
        raise ValidationError({"number": _("Write the number in digits.")}, code="required")
    if other := Permit.objects.filter(number_key=permit.number_key).first():
        raise ValidationError(
            {"number": _("Permit %(number)s is there already.") % {"number": other.number}},
            code="taken",
        )


def _next_number(year: int, prefix: str) -> tuple[int, str]:
    """Count the next number of a year; the caller's transaction holds the row to its end."""
    PermitSequence.objects.get_or_create(year=year)
    row = PermitSequence.objects.select_for_update().get(year=year)
    row.last += 1
    row.save(update_fields=["last"])
    return row.last, f"{prefix}{year}-{row.last:0{SERIAL_DIGITS}d}"


def key_of(number: str) -> str:
    """Return the key by which a permit is found, however its number is typed."""
    return compact_key(number)[:KEY_LENGTH]


def renew(  # noqa: PLR0913 (each is one thing that is said)
    *,
    ngo: Ngo,
    valid_until: datetime.date | None = None,
    on: datetime.date | None = None,
    basis: Basis = NOTHING_SAID,
    version: int | None = None,
    by: User | None = None,
) -> Permit:
    """Make a permit longer, by a term from its end, or from today where it has run out.

    Raises StaleNgoError, ValidationError by field: where there is no permit that can be renewed,
    and for an end that is not later than that of now.
    """

    def longer(permit: Permit, day: datetime.date) -> None:
        following = max(permit.valid_until + datetime.timedelta(days=1), day)
        until = valid_until or end_of_term(following)
        if until <= permit.valid_until:
            raise ValidationError(
                {"valid_until": _("The permit holds until %(day)s; a renewal ends later.")
                 % {"day": format_date(permit.valid_until)}},
            )  # fmt: skip
        permit.valid_until = until
        permit.state = PermitState.EXPIRED if until < day else PermitState.ACTIVE

    return _act(ngo, Act.RENEWED, RENEWABLE, longer, on=on, basis=basis, version=version, by=by)


def suspend(
    *,
    ngo: Ngo,
    on: datetime.date | None = None,
    basis: Basis,
    version: int | None = None,
    by: User | None = None,
) -> Permit:
    """Suspend the permit that is in force. Raises StaleNgoError, ValidationError by field."""

    def stop(permit: Permit, _day: datetime.date) -> None:
        if permit.state_on(today()) is PermitState.EXPIRED:
            raise ValidationError(_("The permit has run out."), code="state")
        permit.state = PermitState.SUSPENDED

    return _act(
        ngo, Act.SUSPENDED, {PermitState.ACTIVE}, stop, on=on, basis=basis, version=version, by=by
    )


def reinstate(
    *,
    ngo: Ngo,
    on: datetime.date | None = None,
    basis: Basis,
    version: int | None = None,
    by: User | None = None,
) -> Permit:
    """Bring a permit back that was suspended, or revoked and won back by an objection.

    One whose last day is over by then has run out. Raises StaleNgoError, ValidationError by field.
    """

    def back(permit: Permit, _day: datetime.date) -> None:
        is_over = permit.valid_until < today()
        permit.state = PermitState.EXPIRED if is_over else PermitState.ACTIVE

    return _act(ngo, Act.REINSTATED, REINSTATABLE, back, on=on, basis=basis, version=version, by=by)


def revoke(
    *,
    ngo: Ngo,
    on: datetime.date | None = None,
    basis: Basis,
    version: int | None = None,
    by: User | None = None,
) -> Permit:
    """Revoke a permit for good. Raises StaleNgoError, ValidationError by field."""

    def end(permit: Permit, _day: datetime.date) -> None:
        permit.state = PermitState.REVOKED

    return _act(ngo, Act.REVOKED, REVOCABLE, end, on=on, basis=basis, version=version, by=by)


def expire_permits() -> int:
    """Let permits run out whose last day is over; return how many. Safe to repeat."""
    due = Permit.objects.run_out(today()).order_by("valid_until", "pk").select_related("ngo")
    return sum(_expire(permit) for permit in due[:MOST_AT_ONCE])


@transaction.atomic
def _expire(seen: Permit) -> bool:
    row = locked(seen.ngo)
    permit = Permit.objects.run_out(today()).filter(pk=seen.pk).first()
    if permit is None:
        return False
    permit.state = PermitState.EXPIRED
    permit.save(update_fields=["state"])
    last = NgoVersion.objects.filter(ngo=row).order_by("-number").first()
    day = permit.valid_until + datetime.timedelta(days=1)
    since = max(day, last.held_from) if last else day
    write(row, Act.EXPIRED, on=since, basis=NOTHING_SAID, by=None, permit=permit)
    return True


def _act(  # noqa: PLR0913 (each is one thing that is said)
    ngo: Ngo,
    act: Act,
    states: Collection[PermitState],
    do: Callable[[Permit, datetime.date], Any],
    *,
    on: datetime.date | None,
    basis: Basis,
    version: int | None,
    by: User | None,
) -> Permit:
    """Do something with the newest permit of an NGO, which is in one of these states."""
    try:
        with transaction.atomic():
            row = locked(ngo, version)
            refuse_dissolved(row)
            permit = newest_permit(row)
            if permit is None:
                raise ValidationError(_("This NGO has no permit."), code="state")
            if permit.state not in states:
                raise ValidationError(
                    _("That cannot be done with a permit of the state «%(state)s».")
                    % {"state": permit.get_state_display()},
                    code="state",
                )
            day = on or today()
            do(permit, day)
            permit.save(update_fields=["state", "valid_until"])
            write(row, act, on=day, basis=basis, by=by, permit=permit)
            return permit
    except IntegrityError as error:
        raise refusal_of(error) from None
