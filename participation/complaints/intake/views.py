"""The screens on which staff file complaints, requests and reports for citizens."""

from collections.abc import Sequence
from typing import Any, cast

from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from participation.cases.actors import staff
from participation.cases.desk.base import WorkerView
from participation.cases.intake.forms import IntakeForm, offices_of
from participation.cases.intake.views import DoneView as AnyDoneView
from participation.cases.intake.views import FileView as AnyFileView
from participation.cases.kinds import all_kinds
from participation.cases.services.drafts import OpenDraft
from participation.cases.services.on_behalf import Filed
from participation.cases.services.submission import Submitted
from participation.common.models import User
from participation.complaints.enums import ComplaintClass
from participation.complaints.intake.forms import DeskFiling
from participation.complaints.models import Category, Complaint
from participation.complaints.models.category import CategoryQuerySet
from participation.complaints.services import KIND
from participation.complaints.wizard.afterwards import Confirmation
from participation.complaints.wizard.sending import send
from participation.complaints.wizard.steps import Step, steps_of


class ChooseView(WorkerView):
    """What it is about."""

    template_name = "complaints/desk/intake.html"
    page_title = gettext_lazy("File for a citizen")
    http_method_names = ("get", "head")

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Offer the categories by their class, and what other kinds of case are filed."""
        offered = list(_offered_to(self.user))
        classes = [
            (one.label, [row for row in offered if row.kind == one]) for one in ComplaintClass
        ]
        in_office = any(row.is_social_referral for row in offered) or offices_of(self.user).exists()
        others = [(kind.label, kind.filed_by_staff()) for kind in all_kinds()]
        return {
            **super().get_context_data(**kwargs),
            "classes": classes,
            "others": others,
            "in_office": in_office,
        }


class FileView(AnyFileView):
    """All steps of a category on one screen."""

    kind = KIND
    done = "complaint_intake:done"
    category: Category

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """Find the category. Raises Http404."""
        offered = _offered_to(cast("User", request.user)).prefetch_related("questions")
        self.category = get_object_or_404(offered, slug=kwargs["slug"])
        return super().dispatch(request, *args, **kwargs)

    def intake_form(self, *args: Any, **kwargs: Any) -> IntakeForm:
        """Return the form of how it came; of social referrals offices alone write down."""
        is_of_offices = self.category.is_social_referral
        return super().intake_form(*args, is_of_offices=is_of_offices, **kwargs)

    def filing_of(self, draft: OpenDraft) -> DeskFiling:
        """Return what was sent as steps of the category."""
        return DeskFiling(draft, self.category)

    def step_names(self) -> Sequence[str]:
        """Return the names of the steps."""
        return [step.name for step in steps_of(self.category)]

    def send(self, filing: Any, filed: Filed, *, consent_version: int) -> Submitted:
        """Make a case of it."""
        return send(
            filing,
            consent_version=consent_version,
            is_held=False,
            submission=self.submission,
            intake=filed.intake,
            by=staff(self.user),
            along=filed.rows,
            unit=filed.unit if self.category.is_social_referral else None,
        )

    def stopped(self, filing: Any) -> str:
        """Return the words of the question whose answer leads no further."""
        return filing.stopped_by.stop_text if filing.stopped_by is not None else ""

    def heading_of(self, step: Any) -> Any:
        """Return the heading where staff file for somebody."""
        assert isinstance(step, Step)  # noqa: S101 (tells mypy)
        return step.desk_heading(self.category)

    def choice(self) -> tuple[str, str]:
        """Lead back to the choice."""
        return reverse("complaint_intake:choose"), _("File for a citizen")

    def get_page_title(self) -> str:
        """Return what is filed."""
        return str(self.category.title)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Say for what the category is not."""
        return {**super().get_context_data(**kwargs), "category": self.category}


class DoneView(AnyDoneView):
    """Number and key of a complaint."""

    confirmation_class = Confirmation

    def own(self, rows: Any) -> Any:
        """Keep complaints."""
        return rows.filter(case__kind=KIND)

    def subject(self) -> str:
        """Return the category."""
        complaint = Complaint.objects.select_related("category").get(case=self.case)
        return complaint.category.title

    def choice(self) -> str:
        """Return the address of the choice."""
        return reverse("complaint_intake:choose")


def _offered_to(user: User) -> CategoryQuerySet:
    """Return what somebody can file for citizens."""
    return Category.objects.offered_to_staff(in_office=offices_of(user).exists())
