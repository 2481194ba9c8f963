"""The acts of the board, and of the way from its approval to the permit."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from participation.cases.desk.acting import Given, owns
from participation.cases.models import Case
from participation.common.models import User
from participation.ngos.applications.desk.acts import Act, register_acts
from participation.ngos.applications.desk.forms import ActForm
from participation.ngos.applications.dossiers import dossier_kind
from participation.ngos.applications.enums import REVIEWED, ApplicationState
from participation.ngos.applications.models import Application, Dossier, RefusalReason, Verdict
from participation.ngos.applications.permissions import may_decide
from participation.ngos.applications.services import deciding
from participation.ngos.applications.services.filing import KIND
from participation.ngos.models import Permit
from participation.resolutions.models import Resolution
from persian.fields import CleanCharField, JalaliDateField

MOST_RESOLUTIONS = 60


class BoardForm(ActForm):
    """Whether the board decides without what is still open."""

    without_replies = forms.BooleanField(
        label=_("The board decides although replies are still open"), required=False
    )


class ResolutionForm(ActForm):
    """By which resolution of the board's meeting."""

    resolution = forms.ModelChoiceField(
        label=_("Resolution of the board"),
        queryset=Resolution.objects.none(),
        help_text=_("The last ones; a new one is entered among the minutes first."),
        error_messages={
            "required": _("Choose the resolution."),
            "invalid_choice": _("Choose one of the list."),
        },
    )

    def arrange(self) -> None:
        """Offer the last resolutions."""
        rows = Resolution.objects.select_related("meeting__body")
        last = list(rows.order_by("-pk").values_list("pk", flat=True)[:MOST_RESOLUTIONS])
        field: Any = self.fields["resolution"]
        field.queryset = rows.filter(pk__in=last).order_by("-pk")


class RefuseForm(ResolutionForm):
    """For which of the approved reasons."""

    reasons = forms.ModelMultipleChoiceField(
        label=_("Reasons that the applicants read"),
        help_text=_("From the approved list alone; nothing of an inquiry is told."),
        queryset=RefusalReason.objects.none(),
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": _("Choose at least one reason.")},
    )

    def arrange(self) -> None:
        """Offer the approved list."""
        super().arrange()
        field: Any = self.fields["reasons"]
        field.queryset = RefusalReason.objects.filter(is_active=True).order_by("order", "pk")


class AssemblyForm(ActForm):
    """When the founders met."""

    on = JalaliDateField(
        label=_("Day of the founding assembly"), error_messages={"required": _("Write the day.")}
    )


class IssueForm(ActForm):
    """What the registration of companies gave, and the gazette."""

    number = CleanCharField(
        label=_("Registration number"),
        max_length=20,
        error_messages={"required": _("Write the registration number.")},
    )
    on = JalaliDateField(label=_("Registered on"), error_messages={"required": _("Write the day.")})
    gazette_number = CleanCharField(label=_("Number of the gazette"), required=False, max_length=30)
    gazette_on = JalaliDateField(label=_("Day of the gazette"), required=False)
    permit_number = CleanCharField(
        label=_("Permit number of the ministry"),
        help_text=_("Empty: the next number of the office's own sequence."),
        required=False,
        max_length=40,
    )


def _stands(state: ApplicationState) -> Any:
    def is_open(dossier: Dossier, user: User) -> bool:
        return owns(dossier, user) and dossier.case.state == state and may_decide(user)

    return is_open


def _may_lay(dossier: Dossier, user: User) -> bool:
    is_looked_at = owns(dossier, user) and dossier.case.state in REVIEWED
    return is_looked_at and dossier_kind(dossier.case).has_board(dossier)


def _may_note_assembly(application: Application, user: User) -> bool:
    return owns(application, user) and application.case.state == ApplicationState.PROVISIONAL


def _lay(dossier: Dossier, user: User, given: Given) -> Case:
    return deciding.lay_before_board(
        case_id=dossier.pk,
        by=user,
        seen=given["version"],
        without_replies=given["without_replies"],
    )


def _approve(dossier: Dossier, user: User, given: Given) -> Case:
    return _decide(dossier, user, given, Verdict.APPROVED)


def _refuse(dossier: Dossier, user: User, given: Given) -> Case:
    return _decide(dossier, user, given, Verdict.REFUSED)


def _decide(dossier: Dossier, user: User, given: Given, verdict: Verdict) -> Case:
    return deciding.decide(
        case_id=dossier.pk,
        resolution=given["resolution"],
        verdict=verdict,
        reasons=list(given.get("reasons", ())),
        by=user,
        seen=given["version"],
    )


def _assembly(application: Application, user: User, given: Given) -> Case:
    return deciding.note_assembly(
        case_id=application.pk, on=given["on"], by=user, seen=given["version"]
    )


def _issue(application: Application, user: User, given: Given) -> Permit:
    return deciding.issue(
        case_id=application.pk,
        registration=deciding.Registration(
            number=given["number"],
            on=given["on"],
            gazette_number=given["gazette_number"],
            gazette_on=given["gazette_on"],
        ),
        permit_number=given["permit_number"],
        by=user,
        seen=given["version"],
    )


def register() -> None:
    """Register the acts of the board and of what follows."""
    register_acts(
        Act(
            name="to_board",
            label=_("Lay it before the board"),
            done=_("It lies before the board."),
            form=BoardForm,
            is_open=_may_lay,
            do=_lay,
        ),
        Act(
            name="approve",
            label=pgettext_lazy("step of an application", "The board approves"),
            done=_("The approval was entered; the applicants are told."),
            form=ResolutionForm,
            is_open=_stands(ApplicationState.BOARD),
            do=_approve,
        ),
        Act(
            name="refuse",
            label=pgettext_lazy("step of an application", "The board refuses"),
            done=_("The refusal was entered; the applicants are told and may object."),
            form=RefuseForm,
            is_open=_stands(ApplicationState.BOARD),
            do=_refuse,
        ),
        Act(
            name="assembly",
            kinds=frozenset({KIND}),
            label=_("Note the founding assembly"),
            done=_("The assembly was kept."),
            form=AssemblyForm,
            is_open=_may_note_assembly,
            do=_assembly,
        ),
        Act(
            name="issue",
            kinds=frozenset({KIND}),
            label=_("Issue the permit"),
            hint=_("The organisation comes into the public register with it."),
            done=_("The permit was issued."),
            form=IssueForm,
            is_open=_stands(ApplicationState.REGISTERING),
            do=_issue,
        ),
    )
