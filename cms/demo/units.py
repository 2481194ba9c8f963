"""The units of the demonstration: the governorate, its desks, a governorate for each county."""

from dataclasses import dataclass

from participation.common.enums import UnitKind
from participation.common.models import County, OfficeSettings, Unit


@dataclass(frozen=True)
class Units:
    """The units that cases go to."""

    desk: Unit
    protection: Unit
    governorates: dict[int, Unit]
    offices: list[Unit]

    def named(self, key: str) -> Unit:
        """Return a unit of the governorate by its key in the content files."""
        return self.protection if key == "protection" else self.desk


def load_units() -> Units:
    """Make the units that are missing; those that are there stay as they are.

    The facilitation offices, made with their pages, become part of their county's governorate.
    """
    names = OfficeSettings.load()
    root = _unit(names.parent_name)
    desk = _unit(names.office_name, parent=root)
    governorates = {
        county.pk: _unit(
            f"فرمانداری {county.name}",
            parent=root,
            kind=UnitKind.COUNTY_GOVERNORATE,
            county=county,
        )
        for county in County.objects.in_force()
    }
    offices = list(Unit.objects.of_kind(UnitKind.FACILITATION_OFFICE).select_related("county"))
    for office in offices:
        if office.parent_id is None and office.county_id in governorates:
            office.parent = governorates[office.county_id]
            office.save(update_fields=["parent"])
    protection = _unit("میز حمایت از کودکان و خانواده", parent=desk)
    return Units(desk=desk, protection=protection, governorates=governorates, offices=offices)


def _unit(
    name: str,
    *,
    parent: Unit | None = None,
    kind: UnitKind = UnitKind.DESK,
    county: County | None = None,
) -> Unit:
    there: Unit | None = Unit.objects.spelled_like(name).first()
    if there is not None:
        return there
    made = Unit(name=name, kind=kind, parent=parent, county=county)
    made.full_clean()
    made.save()
    return made
