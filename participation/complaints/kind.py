"""Complaints as a kind of case."""

import json
from typing import Any

from django.db.models import QuerySet
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from participation.cases.enums import Identity
from participation.cases.kinds import CaseKind, CheckItem, Way, register_case_kind
from participation.cases.models import Case
from participation.cases.places import is_place
from participation.common.models import User
from participation.complaints.enums import IDENTITY_OF, ComplaintClass, ComplaintState
from participation.complaints.models import Category, CategoryCheck, Complaint
from participation.complaints.outcomes.following import (
    follow_accusation,
    follow_reopening,
    follow_seal,
)
from participation.complaints.outcomes.guards import is_for_publication
from participation.complaints.parts import part_categories, part_of, words_of
from participation.complaints.permissions import may_read, may_write_from
from participation.complaints.places import hash_places
from participation.complaints.selectors import outcome_of
from participation.complaints.services import KIND, against_in_words, anonymise_complaint
from participation.complaints.states import STATES, TRANSITIONS
from persian.jalali import format_date


def rows_of(case: Case) -> list[tuple[Any, Any]]:
    """Return what a complaint says, label and value, for staff and for its citizen."""
    if "complaint" not in case._state.fields_cache:
        # What else is asked of the same row on this screen is not asked again.
        case.complaint = Complaint.objects.select_related("category").get(case=case)
    complaint: Complaint = case.complaint
    category = complaint.category
    asks_whom = category.against or complaint.against_kind or complaint.against_name
    answers = [tuple(pair) for pair in json.loads(complaint.answers or "[]")]
    rows: list[tuple[Any, Any]] = [
        (_("Category"), category.title),
        (_("Class"), category.get_kind_display()),
        (_("Against"), against_in_words(complaint) if asks_whom else ""),
        (ComplaintClass(category.kind).text_label, complaint.text),
        *answers,
        (_("When"), format_date(complaint.happened_on) if complaint.happened_on else ""),
        (_("Where"), complaint.place),
    ]
    return [(label, value) for label, value in rows if value]


def label_of(case: Case) -> Any:
    """Return the class of a case: it is told by how much of a person was asked."""
    classes = {asked: kind.label for kind, asked in IDENTITY_OF.items()}
    return classes[Identity(case.identity)]


def public_title(case: Case) -> str:
    """Return what the citizen's own page calls the case."""
    return case.title


def categories() -> QuerySet[Category, tuple[int, int, str]]:
    """Return what lists of complaints can be narrowed by, those no longer offered too."""
    return Category.objects.values_list("order", "pk", "title")


def public_categories() -> list[tuple[str, str]]:
    """Return what figures for everybody may name: nothing restricted."""
    rows = Category.objects.filter(is_restricted=False).order_by("order", "pk")
    return [(str(pk), title) for pk, title in rows.values_list("pk", "title")]


def of_category(cases: QuerySet[Case], category: str) -> QuerySet[Case]:
    """Keep the complaints of a category, by its id."""
    return cases.filter(complaint__category=int(category))


def about_same(case: Case, cases: QuerySet[Case]) -> QuerySet[Case] | None:
    """Keep those against the same row of a register."""
    complaint: Complaint = case.complaint
    if not complaint.against_id:
        return None
    same = Complaint.objects.filter(
        against_kind=complaint.against_kind, against_id=complaint.against_id
    )
    return cases.filter(pk__in=same.exclude(case=case).values("case"))


def against(kind: str, pk: str) -> QuerySet[Any] | None:
    """Return the ids of complaints against a row of a register."""
    return Complaint.objects.filter(against_kind=kind, against_id=pk).values("case")


def same_place(case: Case) -> QuerySet[Any] | None:
    """Return the ids of other cases about the same address."""
    complaint: Complaint = case.complaint
    if not is_place(complaint.place_hash):
        return None
    same = Complaint.objects.filter(place_hash=complaint.place_hash).exclude(case=case)
    return same.values("case")


def checklist(case: Case) -> list[CheckItem]:
    """Return what the category of a complaint asks to be done."""
    rows = CategoryCheck.objects.filter(category=case.complaint.category_id)
    rows = rows.order_by("sort_order", "pk")
    return [CheckItem(key=one.pk, title=one.title, is_required=one.is_required) for one in rows]


def sealed(case: Case, by: User) -> None:
    """Take down what was published of a case whose identity is protected now."""
    follow_seal(case=case, by=by)


def accused(case: Case, by: User) -> None:
    """Look anew at what was published of a case: whom it is against was noted."""
    follow_accusation(case=case, by=by)


def reopened(case: Case, by: User | None) -> None:
    """Take down what was published of a case that is worked on again."""
    follow_reopening(case=case, by=by)


def ways(case: Case, user: User) -> list[Way]:
    """Return the way to the outcome of a case, or to writing one."""
    if not may_read(user):
        return []
    if there := outcome_of(case):
        label = f"{_('The outcome for readers')}: {there.get_state_display()}"
        return [Way(label, reverse("outcomes:edit", args=[there.pk]))]
    if not may_write_from(user, case) or not is_for_publication(case):
        return []
    return [
        Way(_("Write the outcome for readers"), reverse("outcomes:add_for_case", args=[case.pk]))
    ]


def addressee(case: Case) -> str:
    """Return the agency that a social referral goes to."""
    complaint = Complaint.objects.select_related("agency").get(case=case)
    return str(complaint.agency or "")


def register() -> None:
    """Register the kind; called once the apps are ready."""
    register_case_kind(
        CaseKind(
            name=KIND,
            label=_("Complaint"),
            label_of=label_of,
            first=ComplaintState.RECEIVED,
            states=STATES,
            transitions=TRANSITIONS,
            rows=rows_of,
            anonymise=anonymise_complaint,
            public_title=public_title,
            categories=categories,
            of_category=of_category,
            sealed=sealed,
            accused=accused,
            reopened=reopened,
            category_field="complaint__category",
            public_categories=public_categories,
            ways=ways,
            about_same=about_same,
            against=against,
            same_place=same_place,
            hash_places=hash_places,
            checklist=checklist,
            part_categories=part_categories,
            part=part_of,
            words=words_of,
            addressee=addressee,
        )
    )
