"""What staff say once for many cases."""

import uuid
from collections.abc import Iterator
from typing import Any

from django import forms
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from participation.cases.desk.around import workers
from participation.cases.desk.exporting import listed
from participation.cases.desk.forms import (
    LONGEST_REASON,
    LONGEST_TEXT,
    PriorityField,
    SomeOf,
    WarnedForm,
)
from participation.cases.enums import BulkWork, ReferralPurpose
from participation.cases.services.bulk import MOST_CASES, Asked
from participation.cases.services.referrals import MOST_AT_ONCE
from participation.common.models import Unit, User
from persian.fields import CleanCharField
from persian.jalali import today


class BulkForm(forms.Form):
    """``token`` makes two clicks one run."""

    work: BulkWork
    token = forms.UUIDField(widget=forms.HiddenInput)

    def __init__(self, *args: Any, user: User, **kwargs: Any) -> None:
        """Start with a token of its own."""
        super().__init__(*args, **kwargs)
        self.user = user
        self.initial["token"] = uuid.uuid4()

    def asked(self) -> Asked:
        """Return what a valid form says."""
        given = {name: self.cleaned_data.get(name) for name in ("to", "unit", "priority")}
        text = self.cleaned_data.get("text") or ""
        return Asked(work=self.work, text=text, **given)  # type: ignore[arg-type]


class BulkAssignForm(BulkForm):
    """An officer for all of them; one who would not see a case does not get it."""

    work = BulkWork.ASSIGN
    to = forms.ModelChoiceField(
        label=_("Officer"), queryset=User.objects.none(), required=False, empty_label=_("nobody")
    )

    def __init__(self, *args: Any, user: User, **kwargs: Any) -> None:
        """Offer everybody who works on cases today."""
        super().__init__(*args, user=user, **kwargs)
        people = User.objects.filter(Q(pk__in=workers().values("pk")) | Q(pk=user.pk))
        self.fields["to"].queryset = people.order_by("last_name", "username")  # type: ignore[attr-defined]


class BulkReferForm(BulkForm):
    """A unit for all of them."""

    work = BulkWork.REFER
    unit = forms.ModelChoiceField(
        label=_("To the unit"),
        queryset=Unit.objects.none(),
        error_messages={"required": _("Choose the unit.")},
    )
    text = CleanCharField(
        label=_("Instruction, for colleagues"),
        required=False,
        max_length=LONGEST_REASON,
        widget=forms.Textarea(attrs={"rows": 2}),
    )

    def __init__(self, *args: Any, user: User, **kwargs: Any) -> None:
        """Offer the units that work today."""
        super().__init__(*args, user=user, **kwargs)
        self.fields["unit"].queryset = Unit.objects.active_on(today())  # type: ignore[attr-defined]


class BulkConsultForm(BulkForm):
    """Units and colleagues to whom all of them are referred; each case stays where it is."""

    work = BulkWork.CONSULT
    units = SomeOf(label=_("Units"), required=False)
    people = SomeOf(label=_("Colleagues"), required=False)
    purpose = forms.ChoiceField(
        label=pgettext_lazy("referral", "For"), choices=ReferralPurpose.choices
    )
    text = CleanCharField(
        label=_("Instruction"),
        required=False,
        max_length=LONGEST_REASON,
        widget=forms.Textarea(attrs={"rows": 2}),
    )

    def __init__(self, *args: Any, user: User, **kwargs: Any) -> None:
        """Offer the units that work today, and whoever works on cases in one."""
        super().__init__(*args, user=user, **kwargs)
        self.fields["units"].offer(list(Unit.objects.active_on(today())))  # type: ignore[attr-defined]
        self.fields["people"].offer(list(workers().exclude(pk=user.pk)))  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        """Ask for somebody, and not for too many."""
        given: dict[str, Any] = super().clean() or {}
        chosen = [*given.get("units", ()), *given.get("people", ())]
        if not chosen and not self.errors:
            self.add_error("units", _("Choose whom it goes to."))
        if len(chosen) > MOST_AT_ONCE:
            self.add_error("units", _("These are too many recipients."))
        return given

    def asked(self) -> Asked:
        """Return what a valid form says."""
        given = self.cleaned_data
        return Asked(
            work=self.work,
            recipients=[*given["units"], *given["people"]],
            purpose=ReferralPurpose(given["purpose"]),
            text=given["text"] or "",
        )


class BulkPriorityForm(BulkForm):
    """A priority for all of them."""

    work = BulkWork.PRIORITY
    priority = PriorityField()


class BulkCloseForm(WarnedForm, BulkForm):
    """One answer for all of them; each citizen reads it."""

    work = BulkWork.CLOSE
    text = CleanCharField(
        label=_("Text"),
        max_length=LONGEST_TEXT,
        widget=forms.Textarea(attrs={"rows": 6}),
        help_text=_("The final answer: each citizen reads it and the cases close."),
        error_messages={"required": _("Write the text.")},
    )


FORMS: dict[BulkWork, type[BulkForm]] = {
    BulkWork.ASSIGN: BulkAssignForm,
    BulkWork.REFER: BulkReferForm,
    BulkWork.CONSULT: BulkConsultForm,
    BulkWork.PRIORITY: BulkPriorityForm,
    BulkWork.CLOSE: BulkCloseForm,
}


def all_of(query: str, user: User) -> Iterator[tuple[uuid.UUID, int]]:
    """Yield ids and versions of all cases that a filter of the list shows, as many as one run has.

    Closed ones only where they were asked for.
    """
    yield from listed(query, user).values_list("pk", "version")[:MOST_CASES]
