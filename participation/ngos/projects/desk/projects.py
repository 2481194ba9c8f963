"""The screen of a project: milestones, reports, payments, what can be done."""

from collections.abc import Mapping
from typing import Any, ClassVar

from django import forms
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from participation.common.files import files_of_holders
from participation.common.files.responses import file_response
from participation.common.forms import VersionForm
from participation.common.models import PrivateFile, User
from participation.common.registers.screens import RegisterScreen, row_or_404
from participation.common.registers.stepping import RowStep, SteppedScreen
from participation.ngos.projects import selectors
from participation.ngos.projects.desk.fields import day_box, rial_box, words_box
from participation.ngos.projects.enums import ProjectState, ReportState
from participation.ngos.projects.models import Project, Report
from participation.ngos.projects.permissions import (
    may_lead,
    may_read_projects,
    may_supervise,
    projects_for,
)
from participation.ngos.projects.services import milestones, projects
from participation.ngos.projects.services.keeping import refuse_state
from participation.ngos.projects.services.milestones import HOLDER, open_report
from persian.fields import CleanCharField

MOST_REPORTS = 100
VERDICTS = (("yes", _("It is in order")), ("no", _("Send it back to the NGO")))


class VerdictForm(VersionForm):
    """Whether a report is in order."""

    verdict = forms.ChoiceField(
        label=_("The report"),
        choices=VERDICTS,
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose one of these.")},
    )
    answer = words_box(
        _("what the NGO reads"), 2000, required=False,
        help_text=_("Where it is sent back: what is missing."),
    )  # fmt: skip


class SuperviseForm(VerdictForm):
    """What the county says of a report."""

    note = words_box(
        _("remark for the office"), 2000, required=False,
        help_text=_("Such as what was seen on a visit; the NGO does not read it."),
    )  # fmt: skip
    field_order = ("verdict", "note", "answer")


class DecideForm(VerdictForm):
    """What the office says of a report."""

    summary = words_box(
        _("summary for readers"), 1000, required=False,
        help_text=_("Where it is accepted: what readers read of it."),
    )  # fmt: skip
    field_order = ("verdict", "summary", "answer")


class PaymentForm(VersionForm):
    """A payment."""

    on = day_box(_("paid on"))
    amount = rial_box(_("amount in Rial"))
    reference = CleanCharField(
        label=_("number of the payment order"), max_length=60, required=False
    )


class StopForm(VersionForm):
    """Why a project is stopped."""

    reason = words_box(
        _("reason"), 500, missing=_("Write the reason."), help_text=_("Readers see it.")
    )


class DescribeForm(VersionForm):
    """Title and summary for readers."""

    title = CleanCharField(
        label=_("title"), max_length=160, error_messages={"required": _("Write the title.")}
    )
    summary = words_box(_("summary for readers"), 2000, rows=5)


def _runs(row: Project) -> bool:
    return row.state == ProjectState.RUNNING


def _waits(state: ReportState) -> Any:
    return lambda row: _runs(row) and open_report(row.pk, state) is not None


def _report(row: Project, state: ReportState) -> Report:
    report = open_report(row.pk, state)
    if report is None:
        raise refuse_state()
    return report


def _supervise(row: Project, user: User, form: Any) -> object:
    said = form.cleaned_data
    return milestones.supervise(
        report=_report(row, ReportState.SENT), is_accepted=said["verdict"] == "yes",
        note=said["note"], answer=said["answer"], version=said["version"], by=user,
    )  # fmt: skip


def _decide(row: Project, user: User, form: Any) -> object:
    said = form.cleaned_data
    return milestones.decide_report(
        report=_report(row, ReportState.SUPERVISED), is_accepted=said["verdict"] == "yes",
        summary=said["summary"], answer=said["answer"], version=said["version"], by=user,
    )  # fmt: skip


def _told(do: Any, **more: Any) -> Any:
    return lambda row, user, form: do(project=row, by=user, **form.cleaned_data, **more)


class ProjectScreen(RegisterScreen):
    """A screen of projects. Whoever does not see a project finds none."""

    header_icon = "tasks"
    list_label = _("Projects of NGOs")

    def may_enter(self, user: User) -> bool:
        """Let in whoever has anything to do with projects."""
        return may_read_projects(user)

    def find(self, pk: Any) -> Project:
        """Return a project in the own sight. Raises Http404."""
        rows = projects_for(self.user).select_related(
            "ngo__prefix", "call", "resolution__meeting__body", "supervisor", "chief", "plan__case"
        )
        found: Project = row_or_404(rows, pk)
        return found


class ProjectView(ProjectScreen, SteppedScreen):
    """A project, and what can be done with it."""

    template_name = "ngos/projects/desk/project.html"
    steps: ClassVar[Mapping[str, RowStep]] = {
        step.name: step
        for step in (
            RowStep(
                name="supervise",
                label=_("Look at the report for the county"),
                done=_("What the county says was kept."),
                form=SuperviseForm,
                may=may_supervise,
                fits=_waits(ReportState.SENT),
                do=_supervise,
            ),
            RowStep(
                name="decide",
                label=_("Decide on the report"),
                done=_("What was decided was kept."),
                form=DecideForm,
                may=may_lead,
                fits=_waits(ReportState.SUPERVISED),
                do=_decide,
            ),
            RowStep(
                name="pay",
                label=_("Note a payment"),
                done=_("The payment was kept."),
                form=PaymentForm,
                may=may_lead,
                fits=lambda row: row.state != ProjectState.STOPPED and row.paid < row.amount,
                do=_told(projects.pay),
            ),
            RowStep(
                name="describe",
                label=_("Change what readers read"),
                done=_("What readers read was changed."),
                form=DescribeForm,
                may=may_lead,
                fits=lambda _row: True,
                do=_told(projects.describe),
                shows=lambda row: {"title": row.title, "summary": row.summary},
            ),
            RowStep(
                name="finish",
                label=_("The project was carried out"),
                done=_("The project is carried out."),
                form=VersionForm,
                may=may_lead,
                fits=_runs,
                do=_told(projects.finish),
                hint=_("Once all reports are accepted."),
            ),
            RowStep(
                name="stop",
                label=_("Stop the project"),
                done=_("The project is stopped; everybody reads why."),
                form=StopForm,
                may=may_lead,
                fits=_runs,
                do=_told(projects.stop),
            ),
            RowStep(
                name="hide",
                label=_("Hide it from readers"),
                done=_("Nobody but staff sees the project now."),
                form=VersionForm,
                may=may_lead,
                fits=lambda row: row.is_public,
                do=_told(projects.turn, is_public=False),
            ),
            RowStep(
                name="show",
                label=_("Show it again"),
                done=_("Everybody sees the project again."),
                form=VersionForm,
                may=may_lead,
                fits=lambda row: not row.is_public,
                do=_told(projects.turn, is_public=True),
            ),
        )
    }

    def here(self) -> str:
        """Return the address of this screen."""
        return reverse("ngo_project:screen", args=[self.row.pk])

    def get_page_title(self) -> str:
        """Return the title."""
        return str(self.row.title)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Gather the project with its reports."""
        rows = Report.objects.filter(milestone__project=self.row).select_related(
            "milestone", "supervised_by", "decided_by"
        )
        reports = list(rows.order_by("-pk")[:MOST_REPORTS])
        files = files_of_holders((HOLDER, str(one.pk)) for one in reports)
        return {
            **super().get_context_data(**kwargs),
            "project": self.row,
            "standing": selectors.standing_of_project(self.row),
            "counties": list(self.row.counties.all()),
            "milestones": selectors.milestones_of(self.row),
            "reports": [(one, files.get((HOLDER, str(one.pk)), [])) for one in reports],
            "payments": list(self.row.payments.select_related("entered_by")[:MOST_REPORTS]),
        }


class ReportFileView(ProjectScreen):
    """A file that came with a report, for whoever sees the project."""

    http_method_names = ("get", "head")

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Give it out. Raises Http404."""
        project = self.find(kwargs["pk"])
        file = PrivateFile.objects.filter(pk=kwargs["file_id"], holder_kind=HOLDER).first()
        mine = Report.objects.filter(milestone__project=project)
        if file is None or not mine.filter(pk=int(file.holder_id)).exists() or not file.is_ready:
            raise Http404
        return file_response(file)
