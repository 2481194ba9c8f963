"""What every write of the register shares: the lock, the version, what hangs on it, the log."""

import datetime
from typing import Any

from django.core.exceptions import ValidationError
from django.db import IntegrityError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.log_actions import log

from participation.common.clock import now, today
from participation.common.models import User
from participation.common.models.named import KEY_LENGTH, sort_key
from participation.common.tombstones import bury, unearth
from participation.common.versions import touch
from participation.ngos.enums import NEED_REASON, Act, NgoState, PermitState
from participation.ngos.kept_names import keep_names
from participation.ngos.models import Ngo, NgoVersion, Permit
from participation.ngos.services.entry import entry_of
from participation.resolutions.basis import Basis
from persian.jalali import format_date
from persian.letters import compact_key
from search import services as search

RESOURCE = "ngos"
# The version of all that the register is listed, ordered and narrowed by.
NGOS = "ngos"

HIDDEN = "ngos.hide"
SHOWN = "ngos.show"

STALE = gettext_lazy(
    "Somebody has changed this NGO meanwhile. What you typed is kept; look at it, then decide."
)
# Where an NGO stands by where its newest permit stands.
STATES = {
    PermitState.ACTIVE: NgoState.ACTIVE,
    PermitState.EXPIRED: NgoState.EXPIRED,
    PermitState.SUSPENDED: NgoState.SUSPENDED,
    PermitState.REVOKED: NgoState.REVOKED,
    PermitState.DISSOLVED: NgoState.DISSOLVED,
}


class StaleNgoError(ValidationError):
    """Somebody else was quicker."""

    def __init__(self) -> None:
        """Say what to do."""
        super().__init__(STALE, code="stale")


def locked(ngo: Ngo, version: int | None = None) -> Ngo:
    """Lock an NGO, as it is now.

    Raises StaleNgoError where it is not of the ``version`` that the screen showed.
    """
    rows = Ngo.objects.select_for_update(of=("self",))
    row = rows.select_related("prefix", "county", "authority", "branch_of__prefix").get(pk=ngo.pk)
    if version is not None and row.version != version:
        raise StaleNgoError
    return row


def refuse_dissolved(ngo: Ngo) -> None:
    """Raise ValidationError where an NGO is no more."""
    if ngo.is_dissolved:
        raise ValidationError(
            _("This NGO was dissolved; its entry stays as it is."), code="dissolved"
        )


def newest_permit(ngo: Ngo) -> Permit | None:
    """Return the permit by which an NGO stands where it stands: the one entered last."""
    return Permit.objects.filter(ngo=ngo).order_by("-pk").first()


def write(  # noqa: PLR0913 (each is one thing that is said)
    ngo: Ngo,
    act: Act,
    *,
    on: datetime.date,
    basis: Basis,
    by: User | None,
    permit: Permit | None = None,
) -> Ngo:
    """Write an NGO as it is now, the version that an act made, and what hangs on both.

    ``permit`` is that which the act is about. Raises ValidationError by field: for a day to come or
    before the last version, an act without the reason that it needs, and a decision told twice.
    """
    _check_day(on)
    clean(ngo)
    refuse_taken(ngo)
    newest = newest_permit(ngo)
    if newest is not None:
        ngo.state = STATES[PermitState(newest.state)]
        ngo.valid_until = newest.valid_until
        ngo.licensed_on = min(filter(None, (ngo.licensed_on, newest.issued_on)))
    if ngo.dissolved_on:
        ngo.state = NgoState.DISSOLVED
    ngo.version += 1
    ngo.updated_at = now()
    ngo.save()
    version = _next_version(ngo, act, on, basis)
    version.entry, version.permit, version.by = entry_of(ngo, newest), permit, by
    version.save()
    told = {"on": on.isoformat(), "reason": version.reason}
    return _finish(ngo, log_action(act), by, **told)


def _check_day(on: datetime.date) -> None:
    if on > today():
        raise ValidationError({"on": _("This day has not come yet.")}, code="future")


def _next_version(ngo: Ngo, act: Act, on: datetime.date, basis: Basis) -> NgoVersion:
    """Return the version that follows the last one, which ends with it; the caller fills it."""
    last = NgoVersion.objects.filter(ngo=ngo).order_by("-number").first()
    if last is not None and on < last.held_from:
        raise ValidationError(
            {"on": _("Its entry changed last on %(day)s; this comes later.")
             % {"day": format_date(last.held_from)}},
            code="early",
        )  # fmt: skip
    version = NgoVersion(
        ngo=ngo, number=last.number + 1 if last else 1, act=act, held_from=on, **basis.fields()
    )
    if act in NEED_REASON and not version.reason:
        raise ValidationError({"reason": _("Write the reasons.")}, code="required")
    version.clean_fields(exclude=("ngo", "entry", "permit", "by", "decision"))
    for constraint in NgoVersion._meta.constraints:
        if constraint.name == "an_ngo_decision_is_a_row_or_typed":
            constraint.validate(NgoVersion, version)
    if last is not None:
        last.held_until = on
        last.save(update_fields=["held_until"])
    return version


def log_action(act: Act) -> str:
    """Return what an act is called in Wagtail's log."""
    return f"ngos.{act}"


def turn(ngo: Ngo, action: str, by: User | None) -> Ngo:
    """Write an NGO that is hidden or shown: that is no act on its entry."""
    refuse_taken(ngo)
    ngo.version += 1
    ngo.updated_at = now()
    ngo.save()
    return _finish(ngo, action, by)


def _finish(ngo: Ngo, action: str, by: User | None, **told: Any) -> Ngo:
    follow(ngo)
    write_log(ngo, action, by, **told)
    return Ngo.objects.select_related("prefix", "county", "authority").get(pk=ngo.pk)


def follow(*ngos: Ngo) -> None:
    """Bring what hangs on these NGOs into line: names, search, tombstones, lists."""
    unearth(RESOURCE, [ngo.pk for ngo in ngos if ngo.is_public])
    bury(RESOURCE, [ngo.pk for ngo in ngos if not ngo.is_public])
    keep_names(ngos)
    search.refresh(*ngos)
    touch(NGOS)


def clean(ngo: Ngo) -> None:
    """Bring what is written of an NGO into one spelling, with the keys of its name.

    Raises ValidationError by field, also where nothing can be read in the name.
    """
    ngo.clean()
    ngo.full_clean(exclude=("branch_of",), validate_unique=False, validate_constraints=False)
    for constraint in Ngo._meta.constraints:
        if constraint.name == "one_word_before_a_name":
            constraint.validate(Ngo, ngo)
    ngo.name_key = compact_key(ngo.name)[:KEY_LENGTH]
    ngo.sort_key = sort_key(ngo.name)
    if not ngo.name_key:
        raise ValidationError({"name": _("Write the name in letters.")}, code="required")


def refuse_taken(ngo: Ngo) -> None:
    """Raise ValidationError where another NGO bears the name."""
    if ngo.is_shared or not ngo.is_public or ngo.dissolved_on:
        return
    taken = Ngo.objects.public().filter(
        name_key=ngo.name_key, is_shared=False, dissolved_on__isnull=True
    )
    other = taken.exclude(pk=ngo.pk).select_related("prefix", "county").first()
    if other is not None:
        raise taken_error(other)


def taken_error(other: Ngo | None = None) -> ValidationError:
    """Return the refusal of a name that another NGO bears."""
    if other is None:
        message = _("Another NGO has been given this name meanwhile.")
    else:
        message = _("«%(title)s» in %(county)s bears this name.") % {
            "title": other.title,
            "county": other.county.name,
        }
    return ValidationError({"name": message}, code="taken")


def refusal_of(error: IntegrityError) -> ValidationError:
    """Return what a refusal of the database means to somebody who was a moment too late."""
    said = str(error)
    if "one_ngo_bears_a_name" in said or "name_key" in said:
        return taken_error()
    if "legal_id" in said:
        return ValidationError({"legal_id": _("Another NGO has this number.")}, code="taken")
    if "number_key" in said:
        return ValidationError({"number": _("Another permit has this number.")}, code="taken")
    return StaleNgoError()


def write_log(ngo: Ngo, action: str, by: User | None, **data: Any) -> None:
    """Note a step in Wagtail's log."""
    log(instance=ngo, action=action, user=by, title=ngo.title, data=data, timestamp=now())
