"""What was sent, as it would be typed: for the form that puts it right."""

from typing import Any

from participation.ngos.applications.forms.statute import COUNTS
from participation.ngos.applications.models import Application, Person
from persian.digits import to_persian_digits
from persian.jalali import format_short


def typed_application(application: Application) -> dict[str, Any]:
    """Return an application as it would be typed."""
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


def typed_person(person: Person) -> dict[str, Any]:
    """Return somebody as one would be typed."""
    names = (
        "first_name", "last_name", "father_name", "national_id", "mobile", "education",
        "occupation", "is_specialist",
    )  # fmt: skip
    return {
        **{name: getattr(person, name) for name in names},
        "born_on": format_short(person.born_day),
        "roles": person.role_values,
    }
