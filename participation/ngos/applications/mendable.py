"""What applicants put right, by kind of case: with which forms, and how it is written."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from participation.cases.models import Case
from participation.cases.wizard.forms import StepForm
from participation.ngos.applications.forms import (
    Asked,
    MendStatuteForm,
    NameForm,
    PersonForm,
    PlaceForm,
    WorkForm,
)
from participation.ngos.applications.forms.statute import COUNTS
from participation.ngos.applications.models import Application, Dossier, Person
from participation.ngos.applications.selectors import people_of
from participation.ngos.applications.services import mending
from participation.ngos.enums import Level
from persian.digits import to_persian_digits
from persian.jalali import format_short


@dataclass(frozen=True, kw_only=True)
class Mendable:
    """``asked`` gives what the forms are about, ``sections`` the form of each part beside people
    and papers, ``typed`` what it says now; ``mend`` writes such a part of a valid form.
    """

    asked: Callable[[Any], Any]
    sections: Callable[[Any], Mapping[str, Callable[..., StepForm]]]
    typed: Callable[[Any, str], dict[str, Any]]
    mend: Callable[[UUID, str, StepForm, int], None]
    person_form: Callable[..., PersonForm] = PersonForm


_kinds: dict[str, Mendable] = {}


def register_mendable(name: str, one: Mendable) -> None:
    """Say how cases of a kind are put right."""
    _kinds[name] = one


def mendable(case: Case) -> Mendable:
    """Return how a case is put right. Raises KeyError for one that never is."""
    return _kinds[case.kind]


def people_asked(dossier: Dossier) -> dict[int, tuple[str, str]]:
    """Return national id and mobile of everybody by the place."""
    return {one.position: (one.national_id, one.mobile) for one in people_of(dossier)}


def typed_person(person: Person) -> dict[str, Any]:
    """Return somebody as it would be typed."""
    names = (
        "first_name", "last_name", "father_name", "national_id", "mobile", "education",
        "occupation", "is_specialist",
    )  # fmt: skip
    return {
        **{name: getattr(person, name) for name in names},
        "born_on": format_short(person.born_day),
        "roles": person.role_values,
    }


def _asked(application: Application) -> Asked:
    return Asked(Level(application.level), people=people_asked(application))


def _typed(application: Application, _part: str) -> dict[str, Any]:
    names = (
        "other_prefix", "name", "short_name", "subject", "city", "address", "postal_code", "phone",
        "email",
    )  # fmt: skip
    return {
        **{name: getattr(application, name) for name in names},
        "word": application.prefix_id or "",
        "county": application.county_id,
        "scope": application.scope,
        **{name: to_persian_digits(getattr(application, name) or "") for name in COUNTS},
        "capital": "" if application.capital is None else str(application.capital),
        "fields_of_activity": [str(one.field_id) for one in application.fields.all()],
    }


def _mend(case_id: UUID, part: str, form: StepForm, seen: int) -> None:
    told = isinstance(form, NameForm | MendStatuteForm)
    values = form.told() if told else form.cleaned_data  # type: ignore[attr-defined]
    mending.mend_application(case_id, part, values, seen=seen)


OF_APPLICATIONS = Mendable(
    asked=_asked,
    sections=lambda _row: {
        "name": NameForm,
        "work": WorkForm,
        "place": PlaceForm,
        "statute": MendStatuteForm,
    },
    typed=_typed,
    mend=_mend,
)
