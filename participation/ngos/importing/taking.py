"""A row of a file: taken into the register, or what the register has of its NGO completed."""

import datetime as dt
import hashlib
import re
from collections.abc import Callable, Mapping
from enum import StrEnum
from functools import cached_property
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from participation.common.clock import today
from participation.common.models import County, User
from participation.ngos import services
from participation.ngos.enums import Level, NgoState
from participation.ngos.models import ActivityField, IssuingAuthority, NamePrefix, Ngo, Permit
from participation.ngos.names import split
from participation.ngos.services import Basis
from participation.ngos.services.entries import CONTACT
from participation.ngos.services.permits import key_of
from persian.digits import to_latin_digits
from persian.jalali import JalaliError, parse_date
from persian.letters import clean_input, compact_key

DESCRIBED = ("scope", "registration_number", "legal_id")
DAYS = ("since", "issued_on", "valid_until", "registered_on", "founded_on")
LAST_JALALI_YEAR = 1_600
# What lists of offices call it in a word.
SHORT = {
    "معتبر": NgoState.ACTIVE,
    "منقضی": NgoState.EXPIRED,
    "تعلیق": NgoState.SUSPENDED,
    "لغو": NgoState.REVOKED,
    "منحل": NgoState.DISSOLVED,
}
ENDED: dict[NgoState, Callable[..., object]] = {
    NgoState.SUSPENDED: services.suspend,
    NgoState.REVOKED: services.revoke,
    NgoState.DISSOLVED: services.dissolve,
}


class Taken(StrEnum):
    """What became of a row."""

    ADDED = "added"
    CHANGED = "changed"
    SAME = "same"


class Importer:
    """Takes rows of one source, each in a transaction of its own."""

    def __init__(self, source: str, *, by: User | None = None) -> None:
        """Keep what every row is taken with."""
        self._source, self._by = source, by

    @cached_property
    def _lists(self) -> dict[str, dict[str, Any]]:
        """What rows name, by their folded letters."""
        named: Any = (
            ("county", County), ("prefix", NamePrefix), ("fields", ActivityField),
            ("authority", IssuingAuthority),
        )  # fmt: skip
        lists: dict[str, dict[str, Any]] = {
            field: {compact_key(name): row for row in model.objects.all() for name in row.names()}
            for field, model in named
        }
        for field, choices in (("level", Level), ("state", NgoState)):
            lists[field] = {compact_key(str(one.label)): one for one in choices}
            lists[field] |= {compact_key(one.value): one for one in choices}
        lists["state"] |= {compact_key(word): state for word, state in SHORT.items()}
        return lists

    @transaction.atomic
    def take(self, row: Mapping[str, str], *, is_dry_run: bool = False) -> Taken:
        """Take a row. Raises ValidationError where it is refused; then nothing of it is there."""
        days = {name: _day(row, name) for name in DAYS}
        name = clean_input(row.get("name", ""))
        if not name:
            raise ValidationError({"name": _("The name is not said.")})
        source_id = (row.get("id") or key_of(row.get("permit", "")) or _own_id(row))[:80]
        known = Ngo.objects.filter(source=self._source, source_id=source_id)
        there = known.select_related("prefix").first()
        taken = (
            self._add(row, name, days, source_id)
            if there is None
            else self._complete(there, row, name, days)
        )
        if is_dry_run:
            transaction.set_rollback(True)
        return taken

    def _add(
        self, row: Mapping[str, str], name: str, days: Mapping[str, dt.date | None], source_id: str
    ) -> Taken:
        prefix, other = self._prefix_of(row, name)
        told: dict[str, Any] = {field: row.get(field, "") for field in (*DESCRIBED, *CONTACT)}
        since = [days["since"], days["issued_on"], days["registered_on"], days["founded_on"]]
        ngo = services.register_ngo(
            name=name, prefix=prefix, other_prefix=other,
            level=self._named("level", row.get("level", ""), _("Its level is not said.")),
            county=self._named("county", row.get("county", ""), _("Its county is not said.")),
            authority=self._optional("authority", row), short_name=row.get("short_name", ""),
            activity_fields=self._fields_of(row), on=min(filter(None, since), default=today()),
            registered_on=days["registered_on"], founded_on=days["founded_on"],
            source=self._source, source_id=source_id, by=self._by,
            **told,
        )  # fmt: skip
        self._license(ngo, row, days)
        self._end(ngo, row)
        return Taken.ADDED

    def _complete(
        self, ngo: Ngo, row: Mapping[str, str], name: str, days: Mapping[str, dt.date | None]
    ) -> Taken:
        """Complete what is known; a name changes by a decision alone, never by a file."""
        if ngo.name_key not in {compact_key(split(name)[1]), compact_key(name)}:
            raise ValidationError(
                _("The register calls it «%(name)s»; names change by decisions alone.")
                % {"name": ngo.title}
            )
        before = ngo.version
        contact = {field: row[field] for field in CONTACT if row.get(field)}
        services.change_contact(ngo=ngo, changes=contact, by=self._by)
        entry: dict[str, Any] = {field: row[field] for field in DESCRIBED if row.get(field)}
        entry |= {f: days[f] for f in ("registered_on", "founded_on") if days[f]}
        services.update_ngo(
            ngo=ngo, changes=entry, activity_fields=self._fields_of(row) or None, by=self._by
        )
        self._license(ngo, row, days)
        ngo.refresh_from_db()
        return Taken.SAME if ngo.version == before else Taken.CHANGED

    def _license(
        self, ngo: Ngo, row: Mapping[str, str], days: Mapping[str, dt.date | None]
    ) -> None:
        number = row.get("permit", "")
        if not number:
            return
        permit = Permit.objects.filter(ngo=ngo, number_key=key_of(number)).first()
        until = days["valid_until"]
        if permit is None:
            if days["issued_on"] is None:
                raise ValidationError({"issued_on": _("The day of its permit is not said.")})
            services.issue_permit(
                ngo=ngo, number=number, issued_on=days["issued_on"], valid_until=until, by=self._by
            )
        elif until and until > permit.valid_until:
            services.renew(ngo=ngo, valid_until=until, by=self._by)

    def _end(self, ngo: Ngo, row: Mapping[str, str]) -> None:
        """Do with a new entry what its file says was done with the NGO."""
        state = self._optional("state", row)
        if state is None or (act := ENDED.get(state)) is None:
            return
        basis = Basis(
            reason=row.get("reason", ""),
            decision_number=row.get("decision_number", "")[:60],
            decision_body=row.get("decision_body", "")[:160],
        )
        act(ngo=ngo, basis=basis, by=self._by)

    def _prefix_of(self, row: Mapping[str, str], name: str) -> tuple[NamePrefix | None, str]:
        written = clean_input(row.get("prefix", ""))
        if not written:
            return split(name)[0], ""
        known: NamePrefix | None = self._lists["prefix"].get(compact_key(written))
        return known, "" if known else written[:40]

    def _fields_of(self, row: Mapping[str, str]) -> list[ActivityField]:
        written = filter(None, map(str.strip, re.split("[؛;،|]", row.get("fields", ""))))
        return [self._named("fields", one) for one in written]

    def _optional(self, field: str, row: Mapping[str, str]) -> Any:
        return self._named(field, row[field]) if row.get(field) else None

    def _named(self, field: str, written: str, missing: str = "") -> Any:
        if not written:
            raise ValidationError({field: missing})
        found = self._lists[field].get(compact_key(written))
        if found is None:
            raise ValidationError({field: _("«%(word)s» is not known.") % {"word": written[:60]}})
        return found


def _own_id(row: Mapping[str, str]) -> str:
    """Return an id made of what an NGO is known by, for files that give none."""
    told = compact_key(row.get("name", "")), compact_key(row.get("county", ""))
    return hashlib.sha256(repr(told).encode()).hexdigest()[:40]


def _day(row: Mapping[str, str], field: str) -> dt.date | None:
    written = (row.get(field) or "").strip()
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
        raise ValidationError({field: _("«%(day)s» is no day.") % {"day": written[:60]}}) from None
