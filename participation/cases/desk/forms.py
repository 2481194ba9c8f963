"""What staff write in a case. Each form knows the version that its screen showed."""

import uuid
from collections.abc import Sequence
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from participation.cases.desk.around import around
from participation.cases.desk.words import OUT_OF_SIGHT
from participation.cases.enums import Priority
from participation.cases.filing import Parts, parts_around
from participation.cases.kinds import Approved, kind_of
from participation.cases.models import Case
from participation.cases.permissions import named_behind_seal, scope_at
from participation.cases.services.events import personal_kinds
from participation.cases.services.identity import Others
from participation.common.models import User
from persian.digits import to_persian_digits
from persian.fields import CleanCharField
from persian.personal_data import LABELS

LONGEST_TEXT = 10_000
LONGEST_REASON = 1_000
# What a box to choose from shows first.
NOTHING = "---------"
# What stands for all parts of a submission that the person does not see.
HIDDEN = "hidden"


class StepForm(forms.Form):
    """A step without words. ``name`` keeps the ids of several forms on one screen apart."""

    version = forms.IntegerField(widget=forms.HiddenInput)

    def __init__(self, *args: Any, name: str, case: Case, user: User, **kwargs: Any) -> None:
        """Keep whose screen it is; show the version that the case has now."""
        self.case, self.user = case, user
        kwargs["initial"] = {"version": case.version, **(kwargs.get("initial") or {})}
        kwargs["auto_id"] = f"{name}-%s"
        super().__init__(*args, **kwargs)


def show_version(form: forms.Form, case: Case) -> None:
    """Let a refused form be sent again, by whoever has read what came meanwhile."""
    form.data = form.data.copy()  # type: ignore[attr-defined]
    form.data["version"] = case.version  # type: ignore[index]


class WordsForm(StepForm):
    """Words."""

    text = CleanCharField(
        label=_("Text"),
        max_length=LONGEST_TEXT,
        widget=forms.Textarea(attrs={"rows": 6}),
        error_messages={"required": _("Write the text.")},
    )


class OneOf(forms.TypedChoiceField):
    """One of rows that were read already, by its key; None for none."""

    def __init__(self, **kwargs: Any) -> None:
        """Offer nothing yet."""
        super().__init__(empty_value=None, **kwargs)

    def offer(self, rows: Sequence[Any], nothing: Any) -> None:
        """Offer these, and ``nothing`` in words."""
        known = {str(row.pk): row for row in rows}
        self.choices = [("", nothing), *((key, str(row)) for key, row in known.items())]
        self.coerce = known.__getitem__


class SomeOf(forms.TypedMultipleChoiceField):
    """Several of rows that were read already, as boxes to tick."""

    widget = forms.CheckboxSelectMultiple

    def __init__(self, **kwargs: Any) -> None:
        """Offer nothing yet."""
        super().__init__(empty_value=[], **kwargs)

    def offer(self, rows: Sequence[Any]) -> None:
        """Offer these."""
        known = {str(row.pk): row for row in rows}
        self.choices = [(key, str(row)) for key, row in known.items()]
        self.coerce = known.__getitem__


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


class ApprovedField(forms.ChoiceField):
    """One of the texts that may be told, for where nobody writes an own one."""

    def __init__(self, approved: Sequence[Approved]) -> None:
        """Offer them, each with its title."""
        choices = [("", NOTHING), *((one.text, f"{one.title}: {one.text}") for one in approved)]
        super().__init__(
            label=_("Text"),
            help_text=_("Of the approved texts alone: an authority has answered already."),
            choices=choices,
            error_messages={
                "required": _("Choose a text."),
                "invalid_choice": _("Choose one of the approved texts."),
            },
        )


class TextForm(WarnedForm, WordsForm):
    """Words for the citizen; of a list, where the kind of the case says so."""

    def __init__(self, *args: Any, name: str, case: Case, **kwargs: Any) -> None:
        """Ask the kind for its list."""
        super().__init__(*args, name=name, case=case, **kwargs)
        approved = kind_of(case.kind).approved(case, name)
        if approved is not None:
            self.fields["text"] = ApprovedField(approved)


class NoteForm(WordsForm):
    """Words for colleagues; no screen becomes stale by them, and ``token`` makes two clicks one."""

    version = forms.IntegerField(widget=forms.HiddenInput, required=False)
    token = forms.UUIDField(widget=forms.HiddenInput, required=False)
    tell = SomeOf(
        label=_("Name and tell"),
        required=False,
        help_text=_("Colleagues who see this case; they find it among their news."),
        error_messages={"invalid_choice": OUT_OF_SIGHT},
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """Give each screen a token of its own; offer those who see the case."""
        super().__init__(*args, **kwargs)
        self.initial["token"] = uuid.uuid4()
        there = around(self.case, self.user).readers
        self.fields["tell"].offer(there)  # type: ignore[attr-defined]
        if not there:
            self.fields["tell"].widget = forms.MultipleHiddenInput()


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

    unit = OneOf(label=_("To the unit"), error_messages={"required": _("Choose the unit.")})
    reason = CleanCharField(
        label=_("Instruction, for colleagues"),
        required=False,
        max_length=LONGEST_REASON,
        widget=forms.Textarea(attrs={"rows": 2}),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """Offer the units."""
        super().__init__(*args, **kwargs)
        rows = around(self.case, self.user).elsewhere
        self.fields["unit"].offer(rows, NOTHING)  # type: ignore[attr-defined]


class AssignForm(StepForm):
    """Who works on it: those who would see it there."""

    to = OneOf(label=_("Officer"), required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """Offer the officers of the unit and oneself."""
        super().__init__(*args, **kwargs)
        self.fields["to"].offer(around(self.case, self.user).officers, _("nobody"))  # type: ignore[attr-defined]
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


class SealForm(StepForm):
    """Who may look behind the seal."""

    officers = SomeOf(
        label=_("Officers who may see the identity"),
        error_messages={"required": _("Name at least one officer.")},
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """Offer the officers of the unit and oneself; those who are named already are ticked."""
        super().__init__(*args, **kwargs)
        self.fields["officers"].offer(around(self.case, self.user).officers)  # type: ignore[attr-defined]
        self.fields["officers"].initial = sorted(named_behind_seal(self.case))


class AccusedForm(StepForm):
    """Whom of ours the case is against."""

    units = SomeOf(label=_("Units"), required=False)
    users = SomeOf(label=_("Officers"), required=False)
    others = forms.MultipleChoiceField(
        label=_("Note it in these parts of the submission too"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=_(
            "All parts say who submitted it. In one that is left out, they go on seeing that."
        ),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """Offer units and people of the desk that are not noted yet, and all other parts."""
        super().__init__(*args, **kwargs)
        self._offer_parts(parts_around(self.case, scope_at(self.user, self.case)))
        there = around(self.case, self.user)
        units = {row.unit_id for row in there.accused}
        users = {row.user_id for row in there.accused}
        self.fields["units"].offer([one for one in there.units if one.pk not in units])  # type: ignore[attr-defined]
        self.fields["users"].offer([one for one in there.people if one.pk not in users])  # type: ignore[attr-defined]
        for name in ("units", "users"):
            if not self.fields[name].choices:  # type: ignore[attr-defined]
                self.fields[name].widget = forms.MultipleHiddenInput()

    def _offer_parts(self, parts: Parts) -> None:
        fields: Any = self.fields
        if not parts:
            del fields["others"]
            return
        choices = [(str(pk), number) for pk, number in parts.seen.items()]
        if parts.hidden:
            hidden = _("parts that you do not see: %(number)s")
            choices.append((HIDDEN, hidden % {"number": to_persian_digits(parts.hidden)}))
        fields["others"].choices = choices
        fields["others"].initial = [value for value, _label in choices]

    def clean(self) -> dict[str, Any]:
        """Say of which other parts it is noted: of all that there are, where none was offered."""
        given: dict[str, Any] = super().clean() or {}
        chosen = given.get("others")
        if "others" in self.fields and chosen is not None:
            parts = {uuid.UUID(one) for one in chosen if one != HIDDEN}
            given["others"] = Others(parts, HIDDEN in chosen)
        return given
