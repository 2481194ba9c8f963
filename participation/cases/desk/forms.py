"""What staff write in a case. Each form knows the version that its screen showed."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from participation.cases.models import Accused, Case
from participation.cases.permissions import is_within, may_handle
from participation.common.models import Unit, User
from persian.fields import CleanCharField
from persian.jalali import today

LONGEST_TEXT = 10_000
LONGEST_REASON = 1_000


class StepForm(forms.Form):
    """A step without words."""

    version = forms.IntegerField(widget=forms.HiddenInput)

    def __init__(self, *args: Any, case: Case, user: User, **kwargs: Any) -> None:
        """Keep whose screen it is; show the version that the case has now."""
        self.case, self.user = case, user
        kwargs.setdefault("initial", {"version": case.version})
        super().__init__(*args, **kwargs)


class TextForm(StepForm):
    """Words for the citizen; ``sure`` is asked where they hold somebody's particulars."""

    text = CleanCharField(
        label=_("Text"),
        max_length=LONGEST_TEXT,
        widget=forms.Textarea(attrs={"rows": 6}),
        error_messages={"required": _("Write the text.")},
    )


class NoteForm(TextForm):
    """Words for colleagues; no screen becomes stale by them."""

    version = forms.IntegerField(widget=forms.HiddenInput, required=False)


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
        against = list(
            Accused.objects.filter(case=self.case, unit__isnull=False).values_list(
                "unit", flat=True
            )
        )
        units = Unit.objects.active_on(today()).exclude(pk=self.case.unit_id)
        blocked = [unit.pk for unit in units if against and is_within(unit, against)]
        self.fields["unit"].queryset = units.exclude(pk__in=blocked)  # type: ignore[attr-defined]


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


class SealForm(StepForm):
    """Who may look behind the seal."""

    officers = forms.ModelMultipleChoiceField(
        label=_("Officers who may see the identity"),
        queryset=User.objects.none(),
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": _("Name at least one officer.")},
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """Offer the officers of the unit and oneself."""
        super().__init__(*args, **kwargs)
        self.fields["officers"].queryset = officers_of(  # type: ignore[attr-defined]
            self.case, self.user
        )


class AccusedForm(StepForm):
    """Whom of ours the case is against."""

    units = forms.ModelMultipleChoiceField(
        label=_("Units"), queryset=Unit.objects.none(), required=False
    )
    users = forms.ModelMultipleChoiceField(
        label=_("Officers"), queryset=User.objects.none(), required=False
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """Offer units and people of the desk."""
        super().__init__(*args, **kwargs)
        units = Unit.objects.active_on(today())
        people = User.objects.filter(is_active=True, unit_memberships__isnull=False).distinct()
        self.fields["units"].queryset = units  # type: ignore[attr-defined]
        self.fields["users"].queryset = people.order_by("last_name")  # type: ignore[attr-defined]


def officers_of(case: Case, user: User) -> Any:
    """Return who works in the unit of a case and may, with oneself."""
    people = User.objects.filter(is_active=True, unit_memberships__unit=case.unit_id).distinct()
    able = {one.pk for one in people[:200] if may_handle(one)} | {user.pk}
    return User.objects.filter(pk__in=able).order_by("last_name", "username")
