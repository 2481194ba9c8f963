"""What stands on the papers of an application, of a draft as of one that was sent."""

import datetime
from dataclasses import dataclass, field
from typing import Any

from django.utils.translation import gettext as _

from participation.common.clock import now
from participation.ngos.applications.enums import Role
from participation.ngos.applications.filing import Filing
from participation.ngos.applications.models import Application, Person
from participation.ngos.applications.people import ToldPerson, founders_of
from participation.ngos.applications.selectors import people_of
from participation.ngos.enums import Level
from participation.ngos.statutes import gaps
from participation.ngos.statutes.document import statute_docx
from participation.ngos.statutes.selectors import articles_at
from persian.digits import format_number, to_persian_digits

COUNTED = ("capital", "directors", "alternates", "inspectors", "director_years")


@dataclass(frozen=True, kw_only=True)
class Contents:
    """An application as words; what was not told yet is empty. ``at`` is when the clauses hold."""

    level: Level
    at: datetime.datetime
    number: str = ""
    title: str = ""
    short_name: str = ""
    fields: str = ""
    subject: str = ""
    county: str = ""
    city: str = ""
    address: str = ""
    postal_code: str = ""
    phone: str = ""
    email: str = ""
    scope: str = ""
    counts: dict[str, str] = field(default_factory=dict)
    people: list[ToldPerson] = field(default_factory=list)

    @property
    def founders(self) -> list[ToldPerson]:
        """The founders, in their order."""
        return founders_of(self.people)

    @property
    def representative(self) -> ToldPerson | None:
        """Who speaks for the founders."""
        return next((one for one in self.people if one.has(Role.REPRESENTATIVE)), None)

    @property
    def full_address(self) -> str:
        """City and address."""
        return "، ".join(filter(None, (self.city, self.address)))

    @property
    def where_it_works(self) -> str:
        """The scope as told, else as the level says."""
        by_level = {
            Level.COUNTY: _("the county of %(county)s") % {"county": self.county},
            Level.PROVINCE: _("the province"),
            Level.NATION: _("the whole country"),
        }
        is_known = self.county or self.level != Level.COUNTY
        return self.scope or (str(by_level[self.level]) if is_known else "")


def of_filing(filing: Filing) -> Contents:
    """Return what a draft says by now; a section that is not told wholly says nothing yet."""
    told: dict[str, Any] = {name: form.cleaned_data for name, form in filing.answered.items()}
    name, work, place = (told.get(one, {}) for one in ("name", "work", "place"))
    statute = filing.answered.get("statute")
    own = statute.told() if statute is not None else {}  # type: ignore[attr-defined]
    form: Any = filing.answered.get("work")
    return Contents(
        level=filing.about.level,
        at=now(),
        title=filing.title,
        short_name=name.get("short_name", ""),
        fields=form.rows()[0].value if form is not None else "",
        subject=work.get("subject", ""),
        county=place["county"].name if place else "",
        scope=own.get("scope", ""),
        counts=_counts({**work, **own}),
        people=filing.people,
        **{one: place.get(one, "") for one in ("city", "address", "postal_code", "phone", "email")},
    )


def of_application(application: Application) -> Contents:
    """Return what an application says today."""
    rows = application.fields.select_related("field").order_by("field__order", "field")
    same = (
        "title", "short_name", "subject", "city", "address", "postal_code", "phone", "email",
        "scope", "number",
    )  # fmt: skip
    return Contents(
        level=Level(application.level),
        at=application.statute_at or application.case.received_at,
        fields="، ".join(str(one.field) for one in rows),
        county=application.county.name,
        counts=_counts({name: getattr(application, name) for name in COUNTED}),
        people=[_told(one) for one in people_of(application)],
        **{name: getattr(application, name) for name in same},
    )


def statute_of(contents: Contents) -> bytes:
    """Return the office's statute as DOCX, filled with what was told."""
    counts = contents.counts
    values = {
        gaps.NAME: contents.title,
        gaps.SHORT_NAME: contents.short_name,
        gaps.FIELDS: contents.fields,
        gaps.SUBJECT: contents.subject,
        gaps.SCOPE: contents.where_it_works,
        gaps.COUNTY: contents.county,
        gaps.ADDRESS: contents.full_address,
        gaps.CAPITAL: counts.get("capital", ""),
        gaps.FOUNDERS: format_number(len(contents.founders)) if contents.founders else "",
        gaps.DIRECTORS: counts.get("directors", ""),
        gaps.ALTERNATES: counts.get("alternates", ""),
        gaps.INSPECTORS: counts.get("inspectors", ""),
        gaps.YEARS: counts.get("director_years", ""),
    }
    shown = {name: to_persian_digits(value) for name, value in values.items()}
    founders = [one.name for one in contents.founders]
    return statute_docx(contents.title or gaps.BLANK, articles_at(contents.at, shown), founders)


def _counts(values: dict[str, Any]) -> dict[str, str]:
    return {name: format_number(values[name]) for name in COUNTED if values.get(name) is not None}


def _told(person: Person) -> ToldPerson:
    return ToldPerson(
        position=person.position,
        first_name=person.first_name,
        last_name=person.last_name,
        father_name=person.father_name,
        national_id=person.national_id,
        born_on=person.born_day,
        mobile=person.mobile,
        education=person.education,
        occupation=person.occupation,
        is_specialist=person.is_specialist,
        roles=frozenset(person.role_values),
    )
