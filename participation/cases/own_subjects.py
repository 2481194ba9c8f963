"""The registers that every kind of case shares: our units, and organisations."""

from django.utils.translation import gettext_lazy as _

from participation.cases.subjects import MOST_FOUND, Subject, register_subject
from participation.common.enums import OrganisationKind, UnitKind
from participation.common.models import Organisation, Unit
from participation.common.models.named import NamedQuerySet
from persian.jalali import today

LONGEST_ID = 18


def number(given: str) -> int:
    """Return an id of a row; 0, which no row has, for what cannot be one."""
    is_one = given.isascii() and given.isdecimal() and len(given) <= LONGEST_ID
    return int(given) if is_one else 0


def found(rows: NamedQuerySet, typed: str) -> list[tuple[str, str]]:
    """Return ids and names of rows that are found by typed letters; the first ones for none."""
    rows = rows.found_by(typed) if typed.strip() else rows
    return [(str(pk), name) for pk, name in rows.values_list("pk", "name")[:MOST_FOUND]]


def name_in(rows: NamedQuerySet, given: str) -> str | None:
    """Return the name of a row."""
    return rows.filter(pk=number(given)).values_list("name", flat=True).first()


def _units() -> NamedQuerySet:
    return Unit.objects.active_on(today()).of_kind(UnitKind.DESK, UnitKind.COUNTY_GOVERNORATE)


def _offices() -> NamedQuerySet:
    return Unit.objects.active_on(today()).of_kind(UnitKind.FACILITATION_OFFICE)


def _unit(given: str) -> Unit | None:
    return Unit.objects.filter(pk=number(given)).first()


def _organisations() -> NamedQuerySet:
    return Organisation.objects.exclude(kind__in=OrganisationKind.groups())


def register() -> None:
    """Register them; called once the apps are ready."""
    register_subject(
        Subject(
            kind="unit",
            label=_("The governorate or a county governorate"),
            find=lambda typed: found(_units(), typed),
            name=lambda given: name_in(_units(), given),
            unit=_unit,
        )
    )
    register_subject(
        Subject(
            kind="office",
            label=_("A facilitation office"),
            find=lambda typed: found(_offices(), typed),
            name=lambda given: name_in(_offices(), given),
            unit=_unit,
        )
    )
    register_subject(
        Subject(
            kind="organisation",
            label=_("Another organisation"),
            find=lambda typed: found(_organisations(), typed),
            name=lambda given: name_in(_organisations(), given),
        )
    )
