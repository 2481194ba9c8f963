"""What is asked when a case is referred, and what a recipient says at the end."""

import uuid
from collections.abc import Sequence
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.forms.formsets import BaseFormSet
from django.http import QueryDict
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from participation.cases.desk.around import around, workers
from participation.cases.desk.forms import LONGEST_REASON, LONGEST_TEXT
from participation.cases.enums import Part, ReferralPurpose
from participation.cases.models import Case
from participation.cases.permissions import PARTS
from participation.cases.services.referrals import MOST_AT_ONCE, Recipient
from participation.common.models import Unit, UnitMembership, User
from persian.fields import CleanCharField, JalaliDateField
from persian.jalali import today

UNIT, PERSON = "unit", "person"
PREFIX = "to"


class Recipients:
    """Who can get a case: units that work today, and their people; none that it is against."""

    def __init__(self, case: Case, user: User) -> None:
        """Keep whose screen it is."""
        self.case, self.user = case, user

    @cached_property
    def found(self) -> dict[str, Unit | User]:
        """All of them by the value of their choice: three queries."""
        there = around(self.case, self.user)
        theirs = UnitMembership.objects.on(today()).filter(unit__in=there.blocked)
        accused = [row.user_id for row in there.accused if row.user_id]
        people = workers().exclude(pk__in=theirs.values("user"))
        people = people.exclude(pk__in=[self.user.pk, *accused])
        found: dict[str, Unit | User] = {f"{UNIT}-{unit.pk}": unit for unit in there.clear}
        return found | {f"{PERSON}-{person.pk}": person for person in people}

    @property
    def choices(self) -> list[tuple[Any, Any]]:
        """Return them for a box to choose from, units first."""
        groups = ((_("Units"), UNIT), (_("Colleagues"), PERSON))
        return [
            ("", pgettext_lazy("recipient", "Choose")),
            *((label, self._of(kind)) for label, kind in groups),
        ]

    def _of(self, kind: str) -> list[tuple[str, str]]:
        return [(key, str(row)) for key, row in self.found.items() if key.startswith(kind)]


class RecipientForm(forms.Form):
    """One recipient with the own purpose, instruction and day."""

    to = forms.ChoiceField(
        label=_("Recipient"), error_messages={"required": _("Choose whom it goes to.")}
    )
    purpose = forms.ChoiceField(label=pgettext_lazy("referral", "For"))
    instruction = CleanCharField(
        label=_("Instruction"),
        required=False,
        max_length=LONGEST_REASON,
        widget=forms.Textarea(attrs={"rows": 2}),
    )
    due_date = JalaliDateField(label=_("Until the day"), required=False)
    returns = forms.BooleanField(label=_("Tell me when it is done"), required=False, initial=True)

    def __init__(self, *args: Any, recipients: Recipients, most: Part, **kwargs: Any) -> None:
        """Offer whom it may go to, and for what."""
        super().__init__(*args, **kwargs)
        self.recipients = recipients
        self.fields["to"].choices = recipients.choices  # type: ignore[attr-defined]
        self.fields["purpose"].choices = [  # type: ignore[attr-defined]
            (one.value, one.label) for one in ReferralPurpose if PARTS[one] <= most
        ]

    def has_changed(self) -> bool:
        """A row in which nothing was chosen or written is none."""
        return bool({"to", "instruction", "due_date"} & set(self.changed_data))

    def clean_due_date(self) -> Any:
        """Refuse a day that is over."""
        day = self.cleaned_data["due_date"]
        if day is not None and day < today():
            raise ValidationError(_("This day is over."))
        return day

    def recipient(self) -> Recipient:
        """Return what a valid row says."""
        given = self.cleaned_data
        chosen = self.recipients.found[given["to"]]
        return Recipient(
            unit=chosen if isinstance(chosen, Unit) else None,
            user=chosen if isinstance(chosen, User) else None,
            purpose=ReferralPurpose(given["purpose"]),
            instruction=given["instruction"],
            due_date=given["due_date"],
            returns=given["returns"],
        )


class RecipientFormSet(BaseFormSet[RecipientForm]):
    """Several recipients, none twice for the same. ``typed`` are rows that one is still writing."""

    def __init__(self, *args: Any, typed: Sequence[dict[str, Any]] = (), **kwargs: Any) -> None:
        """Show what was typed, and one row more."""
        self.typed = typed
        self.extra = min(len(typed) + 1, MOST_AT_ONCE)
        super().__init__(*args, **kwargs)

    def get_form_kwargs(self, index: int | None) -> dict[str, Any]:
        """Fill a row with what was typed in it."""
        kwargs: dict[str, Any] = super().get_form_kwargs(index)
        is_typed = index is not None and index < len(self.typed)
        return kwargs | ({"initial": self.typed[index]} if is_typed and index is not None else {})

    def clean(self) -> None:
        """Ask for one at least, and each once for a purpose."""
        filled = [form for form in self.forms if form.has_changed()]
        if not filled:
            raise ValidationError(_("Choose whom it goes to."))
        seen = set()
        for form in filled:
            key = (form.cleaned_data.get("to"), form.cleaned_data.get("purpose"))
            if key[0] and key in seen:
                form.add_error("to", _("This recipient stands here twice."))
            seen.add(key)

    def recipients(self) -> list[Recipient]:
        """Return what valid rows say."""
        return [form.recipient() for form in self.forms if form.has_changed()]


Rows = forms.formset_factory(
    RecipientForm,
    formset=RecipientFormSet,
    max_num=MOST_AT_ONCE,
    validate_max=True,
    absolute_max=MOST_AT_ONCE,
)


def typed_rows(sent: QueryDict) -> list[dict[str, Any]]:
    """Return what was typed in the rows so far; nothing of it is complained about yet."""
    names = ("to", "purpose", "instruction", "due_date")
    rows = []
    for index in range(MOST_AT_ONCE):
        row: dict[str, Any] = {name: sent.get(f"{PREFIX}-{index}-{name}", "") for name in names}
        if row["purpose"]:
            rows.append({**row, "returns": f"{PREFIX}-{index}-returns" in sent})
    return rows[: MOST_AT_ONCE - 1]


class ReferralTokenForm(forms.Form):
    """``token`` makes two clicks one."""

    token = forms.UUIDField(widget=forms.HiddenInput)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """Give each screen a token of its own."""
        super().__init__(*args, **kwargs)
        self.initial["token"] = uuid.uuid4()


class ResultForm(forms.Form):
    """What came of it, or what one thinks."""

    text = CleanCharField(
        label=_("Result or opinion, for colleagues"),
        max_length=LONGEST_TEXT,
        widget=forms.Textarea(attrs={"rows": 5}),
        error_messages={"required": _("Write the text.")},
    )


class KnownForm(forms.Form):
    """One who has only to know of it needs no words."""

    text = CleanCharField(
        label=_("Remark, for colleagues"),
        required=False,
        max_length=LONGEST_TEXT,
        widget=forms.Textarea(attrs={"rows": 3}),
    )


class SendBackForm(forms.Form):
    """Why it goes back undone."""

    text = CleanCharField(
        label=_("Reason, for colleagues"),
        max_length=LONGEST_REASON,
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={"required": _("Write the reason.")},
    )
