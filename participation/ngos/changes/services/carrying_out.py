"""What was decided acts on the register, through its services alone."""

import datetime
from typing import Any

from django.utils.translation import gettext as _

from participation.common.models import County, User
from participation.ngos import services as register
from participation.ngos.applications.boards import seats_for
from participation.ngos.changes.models import Change
from participation.ngos.enums import Level
from participation.ngos.models import ActivityField, NamePrefix, Ngo, Seat
from participation.ngos.services import Basis
from persian.digits import to_persian_digits
from persian.jalali import format_date

CONTACT = ("address", "postal_code", "phone", "email", "website")


def _day(change: Change, section: str, name: str) -> datetime.date | None:
    kept = change.value(section, name)
    return datetime.date.fromisoformat(kept) if kept else None


def change_board(change: Change, basis: Basis, by: User | None) -> Ngo:
    """Let the old go and the new take their places; whoever speaks for it is reached from now on.

    Raises ValidationError where somebody has left meanwhile, or sits there by now.
    """
    people = list(change.people.order_by("position"))
    speaker = next((one for one in people if one.is_representative), None)
    wanted = change.value("board", "leaving", [])
    register.change_board(
        ngo=change.ngo,
        joining=seats_for(people),
        leaving=list(Seat.objects.filter(ngo=change.ngo, pk__in=wanted)),
        representative=speaker.name if speaker else None,
        basis=basis,
        by=by,
    )
    if speaker is not None:
        register.keep_mobile(ngo=change.ngo, mobile=speaker.mobile, by=by)
    return change.ngo


def renew(change: Change, basis: Basis, by: User | None) -> Ngo:
    """Make the permit longer by the term of the office's rules."""
    register.renew(ngo=change.ngo, basis=basis, by=by)
    return change.ngo


def rename(change: Change, basis: Basis, by: User | None) -> Ngo:
    """Give the other name. Raises ValidationError where another NGO bears it by now."""
    prefix = NamePrefix.objects.filter(pk=change.value("name", "word") or 0).first()
    register.rename(
        ngo=change.ngo,
        name=change.value("name", "name"),
        prefix=prefix,
        other_prefix=change.value("name", "other_prefix"),
        short_name=change.value("name", "short_name"),
        basis=basis,
        by=by,
    )
    return change.ngo


def change_contact(change: Change, basis: Basis, by: User | None) -> Ngo:
    """Write where it is, and keep the mobile for its codes where another was named."""
    changes: dict[str, Any] = {name: change.value("contact", name) for name in CONTACT}
    register.change_contact(ngo=change.ngo, changes=changes, basis=basis, by=by)
    mobile = change.value("contact", "mobile")
    if mobile:
        register.keep_mobile(ngo=change.ngo, mobile=mobile, by=by)
    return change.ngo


def change_statute(change: Change, basis: Basis, by: User | None) -> Ngo:
    """Write what the register says of a statute, with the gazette that told the change."""
    wanted = [int(one) for one in change.value("statute", "fields_of_activity", [])]
    register.update_ngo(
        ngo=change.ngo,
        changes={
            "scope": change.value("statute", "scope"),
            "gazette_number": change.value("statute", "gazette_number"),
            "gazette_date": _day(change, "statute", "gazette_on"),
        },
        activity_fields=list(ActivityField.objects.filter(pk__in=wanted)),
        basis=basis,
        by=by,
    )
    return change.ngo


def open_branch(change: Change, basis: Basis, by: User | None) -> Ngo:
    """Enter the branch as an entry of its own, resting on the agreement of the county."""
    county = County.objects.get(pk=change.value("branch", "county"))
    head = change.people.order_by("position").first()
    told = {
        "county": county.name,
        "number": to_persian_digits(change.county_number),
        "day": format_date(change.county_on) if change.county_on else "",
    }
    agreed = _("The governorate of %(county)s has agreed (number %(number)s of %(day)s).") % told
    ngo = change.ngo
    place = (change.value("branch", "city"), change.value("branch", "address"))
    branch = register.register_ngo(
        name=_("%(name)s, branch in %(county)s") % {"name": ngo.name, "county": county.name},
        prefix=ngo.prefix,
        other_prefix=ngo.other_prefix,
        level=Level.COUNTY,
        county=county,
        branch_of=ngo,
        activity_fields=list(ngo.activity_fields.all()),
        address="، ".join(filter(None, place)),
        postal_code=change.value("branch", "postal_code"),
        phone=change.value("branch", "phone"),
        email=change.value("branch", "email"),
        representative=head.name if head else "",
        basis=Basis(reason=agreed, decision=basis.decision),
        by=by,
    )
    if head is not None:
        register.keep_mobile(ngo=branch, mobile=head.mobile, by=by)
    return branch


def dissolve(change: Change, basis: Basis, by: User | None) -> Ngo:
    """Note its end."""
    register.dissolve(ngo=change.ngo, basis=basis, by=by)
    return change.ngo


def suspend(change: Change, basis: Basis, by: User | None) -> Ngo:
    """Suspend the permit."""
    register.suspend(ngo=change.ngo, basis=basis, by=by)
    return change.ngo


def revoke(change: Change, basis: Basis, by: User | None) -> Ngo:
    """Revoke the permit."""
    register.revoke(ngo=change.ngo, basis=basis, by=by)
    return change.ngo


def reinstate(change: Change, basis: Basis, by: User | None) -> Ngo:
    """Bring the permit back."""
    register.reinstate(ngo=change.ngo, basis=basis, by=by)
    return change.ngo
