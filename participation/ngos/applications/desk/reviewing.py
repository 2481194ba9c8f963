"""The acts of the review: papers are judged, what is wrong is sent back."""

from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy

from participation.cases.desk.acting import Given, owns
from participation.cases.desk.forms import ApprovedField
from participation.cases.models import Case
from participation.common.models import User
from participation.ngos.applications.desk.acts import Act, register_acts
from participation.ngos.applications.desk.forms import ActForm
from participation.ngos.applications.dossiers import dossier_kind
from participation.ngos.applications.enums import BEFORE, REVIEWED, PaperFault, PaperState
from participation.ngos.applications.models import Dossier
from participation.ngos.applications.selectors import (
    ShownPaper,
    approved_for,
    papers_of,
    people_of,
)
from participation.ngos.applications.services import review
from persian.fields import CleanCharField

SMALL = {"class": "case-small"}


class PapersForm(ActForm):
    """Of each paper: accepted or rejected, why, a remark, whether the original was seen."""

    def arrange(self) -> None:
        """Ask of every paper that counts."""
        self.papers = papers_of(self.dossier)
        for one in self.papers:
            paper, key = one.paper, one.paper.pk
            of = f"{paper} {paper.person.name if paper.person else ''}".strip()
            self.fields[f"state_{key}"] = forms.ChoiceField(
                label=_("State of: %(paper)s") % {"paper": of},
                choices=PaperState.choices,
                initial=paper.state,
            )
            self.fields[f"fault_{key}"] = forms.ChoiceField(
                label=_("Why rejected: %(paper)s") % {"paper": of},
                choices=[("", "–"), *PaperFault.choices],
                required=False,
                initial=paper.fault,
            )
            self.fields[f"remark_{key}"] = CleanCharField(
                label=_("Remark on: %(paper)s") % {"paper": of},
                required=False,
                max_length=300,
                initial=paper.remark,
                widget=forms.TextInput(attrs=SMALL),
            )
            self.fields[f"original_{key}"] = forms.BooleanField(
                label=_("Original seen: %(paper)s") % {"paper": of},
                required=False,
                initial=paper.original_seen_on is not None,
            )

    def rows(self) -> list[tuple[ShownPaper, list[Any]]]:
        """Return each paper with its boxes, for a table."""
        names = ("state", "fault", "remark", "original")
        return [(one, [self[f"{name}_{one.paper.pk}"] for name in names]) for one in self.papers]

    def verdicts(self) -> dict[int, review.PaperVerdict]:
        """Return what is said of each paper, of a valid form."""
        values = self.cleaned_data
        return {
            key: review.PaperVerdict(
                state=PaperState(values[f"state_{key}"]),
                fault=values[f"fault_{key}"],
                remark=values[f"remark_{key}"],
                original=values[f"original_{key}"],
            )
            for key in (one.paper.pk for one in self.papers)
        }

    def clean(self) -> dict[str, Any]:
        """Put all verdicts together."""
        values: dict[str, Any] = super().clean() or {}
        if not self.errors:
            values["verdicts"] = self.verdicts()
        return values


class ReturnForm(ActForm):
    """Which parts are opened to the applicant, and why."""

    parts = forms.MultipleChoiceField(
        label=gettext_lazy("What has to be corrected"),
        help_text=gettext_lazy("Rejected papers come along by themselves; nothing else is opened."),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        error_messages={"invalid_choice": gettext_lazy("Choose from the list.")},
    )
    text = CleanCharField(
        label=gettext_lazy("What the applicant reads"),
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 4}),
        error_messages={"required": gettext_lazy("Write what is wrong.")},
    )

    def arrange(self) -> None:
        """Offer the sections and everybody."""
        people = [(f"person-{one.position}", one.name) for one in people_of(self.dossier)]
        field: Any = self.fields["parts"]
        field.choices = [*dossier_kind(self.dossier.case).parts(self.dossier), *people]
        approved = approved_for(self.dossier.case, "return")
        if approved is not None:
            self.fields["text"] = ApprovedField(approved)


def _may_review(dossier: Dossier, user: User) -> bool:
    return owns(dossier, user) and dossier.case.state in review.LOOKED_AT


def _may_judge(dossier: Dossier, user: User) -> bool:
    if not _may_review(dossier, user):
        return False
    papers = dossier.papers.current()
    # Once all are accepted and the authorities are asked, other things are to be done.
    is_left = dossier.case.state in BEFORE or papers.exclude(state=PaperState.ACCEPTED).exists()
    return is_left and papers.exists()


def _may_return(dossier: Dossier, user: User) -> bool:
    return owns(dossier, user) and dossier.case.state in REVIEWED


def _judge(dossier: Dossier, user: User, given: Given) -> Case:
    return review.judge_papers(
        case_id=dossier.pk, verdicts=given["verdicts"], by=user, seen=given["version"]
    )


def _return(dossier: Dossier, user: User, given: Given) -> Case:
    return review.send_back(
        case_id=dossier.pk,
        parts=given["parts"],
        text=given["text"],
        by=user,
        seen=given["version"],
    )


def register() -> None:
    """Register the acts of the review."""
    register_acts(
        Act(
            name="papers",
            label=gettext_lazy("Judge the papers"),
            done=gettext_lazy("What was said of the papers was kept."),
            form=PapersForm,
            is_open=_may_judge,
            do=_judge,
            template="ngos/applications/desk/includes/judge.html",
        ),
        Act(
            name="return",
            label=pgettext_lazy("step of an application", "Send back for correction"),
            hint=gettext_lazy("The applicant sees these parts alone open, under the same number."),
            done=gettext_lazy("It was sent back."),
            form=ReturnForm,
            is_open=_may_return,
            do=_return,
        ),
    )
