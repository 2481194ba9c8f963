"""The acts on a change that applications do not have."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from participation.cases.desk.acting import Given, owns
from participation.cases.models import Case
from participation.common.models import User
from participation.ngos.applications.desk.acts import Act, register_acts
from participation.ngos.applications.desk.forms import ActForm
from participation.ngos.changes.enums import BEFORE_DECISION, KIND, Decider
from participation.ngos.changes.models import Change
from participation.ngos.changes.permissions import may_grant
from participation.ngos.changes.services import deciding
from participation.ngos.changes.sorts import sort_of
from persian.fields import CleanCharField, JalaliDateField

HERE = frozenset({KIND})


class CountyForm(ActForm):
    """What the county says of a branch there."""

    agrees = forms.TypedChoiceField(
        label=_("What does the county say?"),
        choices=[("yes", _("It agrees")), ("no", _("It does not agree"))],
        coerce=lambda value: value == "yes",
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose one of these.")},
    )
    number = CleanCharField(
        label=_("Number of its letter"),
        max_length=60,
        error_messages={"required": _("Write the number.")},
    )
    on = JalaliDateField(
        label=_("Day of its letter"), error_messages={"required": _("Write the day.")}
    )


class HearingForm(ActForm):
    """When the NGO was heard, and what it said."""

    on = JalaliDateField(
        label=_("Day of the hearing"), error_messages={"required": _("Write the day.")}
    )
    words = CleanCharField(
        label=_("What was said, or that nobody came"),
        help_text=_("Kept encrypted, for those who work on it."),
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 4}),
        error_messages={"required": _("Write what was said.")},
    )


def _is_before(change: Change, user: User) -> bool:
    return owns(change, user) and change.case.state in BEFORE_DECISION


def _may_grant(change: Change, user: User) -> bool:
    by_office = sort_of(change).decider == Decider.OFFICE
    return by_office and _is_before(change, user) and may_grant(user)


def _may_note_county(change: Change, user: User) -> bool:
    return sort_of(change).needs_county and _is_before(change, user)


def _may_hear(change: Change, user: User) -> bool:
    return sort_of(change).needs_hearing and _is_before(change, user)


def _grant(change: Change, user: User, given: Given) -> Case:
    return deciding.grant(case_id=change.case_id, by=user, seen=given["version"])


def _county(change: Change, user: User, given: Given) -> Case:
    return deciding.note_county(
        case_id=change.case_id,
        agrees=given["agrees"],
        number=given["number"],
        on=given["on"],
        by=user,
        seen=given["version"],
    )


def _hearing(change: Change, user: User, given: Given) -> Case:
    return deciding.note_hearing(
        case_id=change.case_id,
        on=given["on"],
        words=given["words"],
        by=user,
        seen=given["version"],
    )


def register() -> None:
    """Register them."""
    acts: list[dict[str, Any]] = [
        {
            "name": "grant",
            "label": _("Enter it in the register"),
            "done": _("The register is changed; the organisation is told."),
            "form": ActForm,
            "is_open": _may_grant,
            "do": _grant,
        },
        {
            "name": "county",
            "label": _("Note what the county says"),
            "done": _("What the county says was kept."),
            "form": CountyForm,
            "is_open": _may_note_county,
            "do": _county,
        },
        {
            "name": "hearing",
            "label": _("Note the hearing"),
            "hint": _("Ask the organisation on the screen of the case to come or to write."),
            "done": _("The hearing was kept."),
            "form": HearingForm,
            "is_open": _may_hear,
            "do": _hearing,
        },
    ]
    register_acts(*(Act(kinds=HERE, **one) for one in acts))
