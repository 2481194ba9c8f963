"""The acts around inquiries, and the matrix of people and authorities."""

from dataclasses import dataclass
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from participation.cases.desk.acting import Given, owns
from participation.cases.models import Case
from participation.cases.permissions import may_act
from participation.common.clock import today
from participation.common.models import User
from participation.ngos.applications.desk.acts import Act, register_acts
from participation.ngos.applications.desk.forms import ActForm
from participation.ngos.applications.dossiers import dossier_kind
from participation.ngos.applications.enums import BEFORE, ApplicationState
from participation.ngos.applications.models import (
    Dossier,
    Inquiry,
    InquiryAuthority,
    Person,
    keeps_results,
)
from participation.ngos.applications.permissions import may_inquire, may_see_results
from participation.ngos.applications.services import inquiries
from persian.fields import CleanCharField, JalaliDateField


class AuthorityForm(ActForm):
    """Which of the authorities that are asked."""

    authority = forms.ModelChoiceField(
        label=_("Authority"),
        queryset=InquiryAuthority.objects.none(),
        error_messages={"required": _("Choose the authority.")},
    )

    def arrange(self) -> None:
        """Offer those that are asked about this dossier."""
        asked = InquiryAuthority.objects.filter(
            inquiries__person__case=self.dossier.case_id
        ).distinct()
        self.fields["authority"].queryset = asked  # type: ignore[attr-defined]


class SentForm(AuthorityForm):
    """On which day the letter went out."""

    on = JalaliDateField(
        label=_("Sent on"),
        help_text=_(
            "Empty: the day of its letter. Only a letter that was not written here needs it."
        ),
        required=False,
    )


class ReplyForm(AuthorityForm):
    """A reply: about whom, its number and date; the result only where it is kept."""

    people = forms.ModelMultipleChoiceField(
        label=_("About whom"),
        queryset=Person.objects.none(),
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": _("Tick whom it is about.")},
    )
    number = CleanCharField(
        label=_("Number of the reply"),
        max_length=60,
        error_messages={"required": _("Write the number of the reply.")},
    )
    dated = JalaliDateField(
        label=_("Date of the reply"), error_messages={"required": _("Write the date.")}
    )
    result = CleanCharField(
        label=_("Result"),
        help_text=_("Kept encrypted; seen by the officer of inquiries and the board alone."),
        required=False,
        max_length=inquiries.LONGEST_RESULT,
        widget=forms.Textarea(attrs={"rows": 3, "autocomplete": "off"}),
    )

    def arrange(self) -> None:
        """Offer the people; ask for the result only where it is kept and this officer reads it."""
        super().arrange()
        field: Any = self.fields["people"]
        field.queryset = self.dossier.people.order_by("position")
        field.label_from_instance = lambda one: one.name
        if not (keeps_results() and may_see_results(self.user)):
            del self.fields["result"]


@dataclass(frozen=True)
class Cell:
    """One person at one authority; ``result`` is empty for whoever must not read it."""

    inquiry: Inquiry | None
    is_late: bool = False
    result: str = ""


@dataclass(frozen=True)
class Matrix:
    """People down, authorities across."""

    authorities: list[InquiryAuthority]
    rows: list[tuple[Person, list[Cell]]]
    answered: int
    asked: int


def matrix_for(dossier: Dossier, user: User) -> Matrix | None:
    """Return who was asked about whom; None where nobody was, or not for this officer."""
    if not may_act(user, dossier.case):
        return None
    rows = Inquiry.objects.filter(person__case=dossier.case_id)
    shows = may_see_results(user) and keeps_results()
    found = list((rows if shows else rows.defer("result")).select_related("authority"))
    if not found:
        return None
    authorities = {one.authority_id: one.authority for one in found}
    ordered = sorted(authorities.values(), key=lambda one: (one.order, one.pk))
    by_place = {(one.person_id, one.authority_id): one for one in found}
    people = list(dossier.people.order_by("position"))
    day = today()
    return Matrix(
        ordered,
        [
            (one, [_cell(by_place.get((one.pk, at.pk)), day, shows) for at in ordered])
            for one in people
        ],
        answered=sum(one.answered_on is not None for one in found),
        asked=len(found),
    )


def _cell(inquiry: Inquiry | None, day: Any, shows: bool) -> Cell:
    if inquiry is None:
        return Cell(None)
    is_open = inquiry.answered_on is None and inquiry.due_on is not None
    return Cell(
        inquiry,
        is_late=bool(is_open and inquiry.due_on < day),
        result=inquiry.result if shows else "",
    )


def _may_begin(dossier: Dossier, user: User) -> bool:
    is_before = owns(dossier, user) and dossier.case.state in BEFORE and may_inquire(user)
    return is_before and dossier_kind(dossier.case).asks(dossier)


def _may_note(dossier: Dossier, user: User) -> bool:
    is_asked = dossier.case.state == ApplicationState.INQUIRY
    return owns(dossier, user) and is_asked and may_inquire(user)


def _begin(dossier: Dossier, user: User, given: Given) -> Case:
    return inquiries.begin_inquiries(case_id=dossier.pk, by=user, seen=given["version"])


def _sent(dossier: Dossier, user: User, given: Given) -> Case:
    return inquiries.note_sent(
        case_id=dossier.pk,
        authority=given["authority"],
        on=given["on"],
        by=user,
        seen=given["version"],
    )


def _reply(dossier: Dossier, user: User, given: Given) -> Case:
    return inquiries.note_reply(
        case_id=dossier.pk,
        authority=given["authority"],
        people=list(given["people"]),
        number=given["number"],
        dated=given["dated"],
        result=given.get("result", ""),
        by=user,
        seen=given["version"],
    )


def register() -> None:
    """Register the acts around inquiries."""
    register_acts(
        Act(
            name="inquire",
            label=_("Ask the authorities"),
            hint=_("A letter to each authority about everybody lies ready among the letters then."),
            done=_("The letters to the authorities lie ready."),
            form=ActForm,
            is_open=_may_begin,
            do=_begin,
        ),
        Act(
            name="sent",
            label=_("Note that an authority was asked"),
            done=_("The day was kept."),
            form=SentForm,
            is_open=_may_note,
            do=_sent,
        ),
        Act(
            name="reply",
            label=_("Note a reply"),
            done=_("The reply was kept."),
            form=ReplyForm,
            is_open=_may_note,
            do=_reply,
        ),
    )
