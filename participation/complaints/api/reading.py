"""The fields of the steps under the names that programs send, so that there is one set of rules."""

from collections.abc import Iterator, Mapping
from typing import Any

from django import forms

from participation.common.enums import QuestionKind
from participation.common.questions import NumberField, name_of
from participation.complaints.forms import QuestionsForm
from participation.complaints.models import Category
from participation.complaints.wizard.steps import Step, steps_of
from persian.fields import JalaliDateField

# Name that is sent → name in the form of the step. Two forms have a «name», and a page says «keep».
# Questions are sent under the names that they have.
NAMES: dict[str, dict[str, str]] = {
    "against": {"against": "choice", "against_name": "name"},
    "story": {
        "text": "text",
        "confirm_personal_data": "keep",
        "happened_on": "happened_on",
        "county": "county",
        "place": "place",
    },
    "you": {
        "name": "name",
        "national_id": "code",
        "mobile": "mobile",
        "email": "email",
        "address": "address",
        "postal_code": "postal_code",
    },
}


def sent_to(step: Step, category: Category, sent: Mapping[str, Any]) -> dict[str, str]:
    """Return what was sent for a step, under the names of its form."""
    return {
        inner: str(sent[outer])
        for outer, inner in _names(step, category).items()
        if sent.get(outer) not in (None, "")
    }


def outer_name(step: Step, inner: str) -> str:
    """Return the name under which a field of a step's form is sent."""
    names = {inner: outer for outer, inner in NAMES.get(step.name, {}).items()}
    return names.get(inner, inner)


def _names(step: Step, category: Category) -> dict[str, str]:
    if step.name == "questions":
        return {(name := name_of(one)): name for one in category.questions.all()}
    return NAMES.get(step.name, {})


def questions_told(category: Category) -> list[dict[str, Any]]:
    """Return the questions as data."""
    form = QuestionsForm(category)
    return [
        _told(name, form.fields[name])
        | {"stops_on": question.stops_on, "stop_text": question.stop_text}
        | ({"datatype": "text"} if question.kind == QuestionKind.LONG else {})
        for name, question in form.questions.items()
    ]


def fields_told(category: Category) -> list[dict[str, Any]]:
    """Return what else is asked, as data."""
    return [told for step in steps_of(category) for told in _fields_of(category, step)]


def _fields_of(category: Category, step: Step) -> Iterator[dict[str, Any]]:
    fields = step.form(category).fields
    for outer, inner in NAMES.get(step.name, {}).items():
        if inner in fields:
            yield _told(outer, fields[inner])


def _told(code: str, field: forms.Field) -> dict[str, Any]:
    """Return a field with the names of Open311's attributes."""
    choices: Any = field.choices if isinstance(field, forms.ChoiceField) else ()
    pairs = [(str(key), str(name)) for key, name in choices if key != ""]
    return {
        "code": code,
        "description": str(field.label),
        "datatype": _datatype(field),
        "datatype_description": str(field.help_text),
        "required": field.required,
        "values": [{"key": key, "name": name} for key, name in pairs],
    }


def _datatype(field: forms.Field) -> str:
    match field:
        case forms.ChoiceField():
            return "singlevaluelist"
        case JalaliDateField():
            return "date"
        case NumberField():
            return "number"
    return "text" if isinstance(field.widget, forms.Textarea) else "string"
