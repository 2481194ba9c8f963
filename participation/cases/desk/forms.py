"""What staff write in a case. Each form knows the version that its screen showed."""

import uuid
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.db.models import Q, QuerySet
from django.utils.translation import gettext_lazy as _

from participation.cases.enums import Priority
from participation.cases.models import Accused, Case
from participation.cases.permissions import BACKEND, HANDLE, line_of, parents_of_units
from participation.cases.services.events import personal_kinds
from participation.common.models import Unit, UnitMembership, User
from persian.fields import CleanCharField
from persian.jalali import today
from persian.personal_data import LABELS

LONGEST_TEXT = 10_000
LONGEST_REASON = 1_000


class StepForm(forms.Form):
    """A step without words. ``name`` keeps the ids of several forms on one screen apart."""

    version = forms.IntegerField(widget=forms.HiddenInput)

    def __init__(self, *args: Any, name: str, case: Case, user: User, **kwargs: Any) -> None:
        """Keep whose screen it is; show the version that the case has now."""
        self.case, self.user = case, user
        kwargs["initial"] = {"version": case.version, **(kwargs.get("initial") or {})}
        kwargs["auto_id"] = f"{name}-%s"
        super().__init__(*args, **kwargs)


class WordsForm(StepForm):
    """Words."""

    text = CleanCharField(
        label=_("Text"),
        max_length=LONGEST_TEXT,
        widget=forms.Textarea(attrs={"rows": 6}),
        error_messages={"required": _("Write the text.")},
    )


class WarnedForm(forms.Form):
    """Points out personal data in ``text``; ``sure`` sends it as it is.

    The box is hidden until there is something to be sure of.
    """

    sure = forms.BooleanField(
        label=_("I have seen it; it has to be sent"), required=False, widget=forms.HiddenInput
    )

    def clean(self) -> dict[str, Any]:
        """Point out what looks like personal data, until somebody says to send it."""
        cleaned: dict[str, Any] = super().clean() or {}
        kinds = personal_kinds(cleaned.get("text", ""))
        if kinds:
            self.fields["sure"].widget = forms.CheckboxInput()
        if kinds and not cleaned.get("sure"):
            named = "، ".join(str(LABELS[kind]) for kind in kinds)  # type: ignore[index]
            message = _("The text holds: %(kinds)s. Take it out, or say that it has to be sent.")
            self.add_error("sure", ValidationError(message, params={"kinds": named}))
        return cleaned


class TextForm(WarnedForm, WordsForm):
    """Words for the citizen."""


class NoteForm(WordsForm):
    """Words for colleagues; no screen becomes stale by them, and ``token`` makes two clicks one."""

    version = forms.IntegerField(widget=forms.HiddenInput, required=False)
    token = forms.UUIDField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """Give each screen a token of its own."""
        super().__init__(*args, **kwargs)
        self.initial["token"] = uuid.uuid4()


class ReasonForm(StepForm):
    """A step that says why."""

    reason = CleanCharField(
        label=_("Reason, for colleagues"),
        max_length=LONGEST_REASON,
        widget=forms.Textarea(attrs={"rows": 2}),
        error_messages={"required": _("Write the reason.")},
    )


class ReferForm(StepForm):
    """Where the case goes: a unit that works today and that the case is not against."""

    unit = forms.ModelChoiceField(
        label=_("To the unit"),
        queryset=Unit.objects.none(),
        error_messages={"required": _("Choose the unit.")},
    )
    reason = CleanCharField(
        label=_("Instruction, for colleagues"),
        required=False,
        max_length=LONGEST_REASON,
        widget=forms.Textarea(attrs={"rows": 2}),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """Offer the units."""
        super().__init__(*args, **kwargs)
        self.fields["unit"].queryset = units_for(self.case)  # type: ignore[attr-defined]


class AssignForm(StepForm):
    """Who works on it: those who would see it there."""

    to = forms.ModelChoiceField(
        label=_("Officer"),
        queryset=User.objects.none(),
        required=False,
        empty_label=_("nobody"),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """Offer the officers of the unit and oneself."""
        super().__init__(*args, **kwargs)
        self.fields["to"].queryset = officers_of(self.case, self.user)  # type: ignore[attr-defined]
        self.fields["to"].initial = self.case.assignee_id


class PriorityField(forms.TypedChoiceField):
    """How soon the office turns to it."""

    def __init__(self, **kwargs: Any) -> None:
        """Offer all of them."""
        kwargs = {"label": _("Priority"), "choices": Priority.choices, **kwargs}
        kwargs["error_messages"] = {"required": _("Choose the priority.")}
        super().__init__(coerce=lambda value: Priority(int(value)), **kwargs)


class PriorityForm(StepForm):
    """Another priority."""

    priority = PriorityField()

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """Begin with the one that the case has."""
        super().__init__(*args, **kwargs)
        self.fields["priority"].initial = self.case.priority


class PeopleField(forms.ModelMultipleChoiceField[Any]):
    """Several of ours, as boxes to tick."""

    widget = forms.CheckboxSelectMultiple


class SealForm(StepForm):
    """Who may look behind the seal."""

    officers = PeopleField(
        label=_("Officers who may see the identity"),
        queryset=User.objects.none(),
        error_messages={"required": _("Name at least one officer.")},
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """Offer the officers of the unit and oneself; those who are named already are ticked."""
        super().__init__(*args, **kwargs)
        self.fields["officers"].queryset = officers_of(self.case, self.user)  # type: ignore[attr-defined]
        named = self.case.sealed_access.values_list("user", flat=True)
        self.fields["officers"].initial = list(named)


class AccusedForm(StepForm):
    """Whom of ours the case is against."""

    units = PeopleField(label=_("Units"), queryset=Unit.objects.none(), required=False)
    users = PeopleField(label=_("Officers"), queryset=User.objects.none(), required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """Offer units and people of the desk that are not noted yet."""
        super().__init__(*args, **kwargs)
        noted = Accused.objects.filter(case=self.case)
        units = Unit.objects.active_on(today()).exclude(
            pk__in=noted.filter(unit__isnull=False).values("unit")
        )
        people = User.objects.filter(
            is_active=True, pk__in=UnitMembership.objects.on(today()).values("user")
        ).exclude(pk__in=noted.filter(user__isnull=False).values("user"))
        self.fields["units"].queryset = units  # type: ignore[attr-defined]
        self.fields["users"].queryset = people.order_by("last_name", "username")  # type: ignore[attr-defined]


def officers_of(case: Case, user: User) -> QuerySet[User]:
    """Return who works in the unit of a case and may, with oneself."""
    members = UnitMembership.objects.on(today()).filter(unit=case.unit_id).values("user")
    able = User.objects.with_perm(HANDLE, backend=BACKEND).filter(pk__in=members)
    people = User.objects.filter(Q(pk__in=able.values("pk")) | Q(pk=user.pk))
    return people.order_by("last_name", "username")


def units_for(case: Case) -> QuerySet[Unit]:
    """Return the units that work today and that a case is not against, without its own."""
    blocked = [one.unit_id for one in case.accused.all() if one.unit_id]
    units = Unit.objects.active_on(today()).exclude(pk=case.unit_id)
    if blocked:
        parents = parents_of_units()
        within = [pk for pk in parents if line_of(pk, parents) & set(blocked)]
        units = units.exclude(pk__in=within)
    return units
