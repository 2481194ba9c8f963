"""People as they are told, and the rules that all of them together have to keep."""

import datetime
from collections.abc import Collection, Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _

from participation.common.encryption import keyed_hash
from participation.ngos.applications.enums import Role
from participation.ngos.models import NgoSettings
from persian.digits import format_number
from persian.jalali import from_gregorian


@dataclass(frozen=True, kw_only=True)
class ToldPerson:
    """Somebody as typed and checked; ``position`` is the place on the form."""

    position: int
    first_name: str
    last_name: str
    father_name: str
    national_id: str
    born_on: datetime.date
    mobile: str
    education: str = ""
    occupation: str = ""
    is_specialist: bool = False
    roles: frozenset[str] = frozenset()

    @property
    def name(self) -> str:
        """First and last name."""
        return f"{self.first_name} {self.last_name}"

    @property
    def role_names(self) -> list[str]:
        """What somebody is, in words."""
        return [str(role.label) for role in Role if self.has(role)]

    def has(self, role: Role) -> bool:
        """Tell whether somebody has a role."""
        return role.value in self.roles


def age_on(born: datetime.date, day: datetime.date) -> int:
    """Return how many full Jalali years somebody has on a day; less than 0 for nobody yet."""
    birth, now = from_gregorian(born), from_gregorian(day)
    return now.year - birth.year - ((now.month, now.day) < (birth.month, birth.day))


def lacking(people: Collection[ToldPerson], rules: NgoSettings) -> list[str]:
    """Return what is missing of the people together, in words; nothing where all is there."""
    told = []
    founders = [one for one in people if one.has(Role.FOUNDER)]
    if len(founders) < rules.founders_least:
        counts = {
            "is": format_number(len(founders)),
            "least": format_number(rules.founders_least),
        }
        told.append(_("Founders: %(is)s of at least %(least)s.") % counts)
    specialists = sum(one.is_specialist for one in founders)
    if specialists < rules.specialists_least:
        counts = {
            "is": format_number(specialists),
            "least": format_number(rules.specialists_least),
        }
        told.append(_("Founders of the profession: %(is)s of at least %(least)s.") % counts)
    speakers = sum(one.has(Role.REPRESENTATIVE) for one in people)
    if speakers != 1:
        told.append(_("Exactly one founder is the representative."))
    return told


def confirmation_of(person: ToldPerson, name: str) -> str:
    """Return what a founder confirms, so that a change of it asks for a new confirmation."""
    parts = (person.national_id, person.mobile, person.first_name, person.last_name, name)
    return keyed_hash("\n".join(parts), purpose="ngo founder confirms")


def founders_of(people: Sequence[ToldPerson]) -> list[ToldPerson]:
    """Return the founders, in their order."""
    return [one for one in people if one.has(Role.FOUNDER)]
