"""What keeps an outcome from being written or published: each refusal beside its field."""

from dataclasses import dataclass

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from participation.cases.models import Case
from participation.common.models import County
from participation.complaints.enums import DECIDED
from participation.complaints.models import Category, Complaint
from participation.complaints.outcomes.names import (
    named_in,
    names_of_case,
    neighbourhoods,
    number_in,
)
from persian.personal_data import LABELS, find_personal_data

PERSONAL = "personal"
TEXTS = ("title", "problem", "result")


@dataclass(frozen=True, kw_only=True)
class OutcomeText:
    """What readers see of an outcome. Its place is a county or nothing."""

    category: Category
    title: str
    problem: str
    result: str
    county: County | None = None


def is_for_publication(case: Case) -> bool:
    """Return whether an outcome can be written from a case: decided, whole, nobody protected."""
    return case.anonymised_at is None and not why_not(case)


def why_not(case: Case) -> str:
    """Return why nothing is published of a case; empty where something can be."""
    if (
        case.is_restricted
        or Complaint.objects.filter(case=case, category__is_restricted=True).exists()
    ):
        return _("Nothing of this category is published.")
    if case.is_sealed:
        return _("Nothing of a sealed case is published.")
    if case.state not in DECIDED:
        return _("An outcome is written once the case is decided.")
    return ""


def check_text(text: OutcomeText, case: Case | None) -> None:
    """Raise ValidationError where a text may not become public, by the field it stands in."""
    errors: dict[str, list[ValidationError]] = {}
    if text.category.is_restricted:
        errors["category"] = [ValidationError(_("Nothing of this category is published."))]
    if case is not None and (reason := why_not(case)):
        raise ValidationError(reason, code="case")
    people = names_of_case(case) if case is not None else set()
    places = neighbourhoods()
    for field in TEXTS:
        value: str = getattr(text, field)
        if found := list(_faults(value, case, people, places)):
            errors[field] = found
    if errors:
        raise ValidationError(errors)  # type: ignore[arg-type]


def _faults(
    value: str, case: Case | None, people: set[str], places: set[str]
) -> list[ValidationError]:
    faults = []
    if not value.strip():
        faults.append(ValidationError(_("Write the text."), code="required"))
    if kinds := list(dict.fromkeys(found.kind for found in find_personal_data(value))):
        named = "، ".join(str(LABELS[kind]) for kind in kinds)
        message = _("The text holds: %(kinds)s. Take it out or let it be masked.")
        faults.append(ValidationError(message % {"kinds": named}, code=PERSONAL))
    if name := named_in(value, people):
        message = _("«%(name)s» names somebody of this case. Write without names.")
        faults.append(ValidationError(message % {"name": name}, code="name"))
    if place := named_in(value, places):
        message = _("«%(place)s» is finer than a county. Leave the place to the county.")
        faults.append(ValidationError(message % {"place": place}, code="place"))
    if case is not None and number_in(value, case.number):
        faults.append(ValidationError(_("The number of the case stands in it."), code="number"))
    return faults
