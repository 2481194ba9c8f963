"""The screens on which staff file for citizens."""

import uuid
from typing import Any, cast

from django.db import IntegrityError
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin import messages

from participation.cases.actors import staff
from participation.cases.desk.base import INVALID, WorkerView
from participation.cases.models import Case, OnBehalf, Receipt
from participation.cases.numbers import show_number
from participation.cases.selectors import case_for
from participation.cases.services.drafts import HOLDER, OpenDraft
from participation.cases.wizard import consent_now
from participation.common.clock import now
from participation.common.enums import FileState
from participation.common.files import FileGoneError, delete_files_of, files_of
from participation.common.files.forms import store_form_files
from participation.common.files.presenters import file_row, file_rows
from participation.common.models import User
from participation.common.pdf import PdfError
from participation.complaints.enums import ComplaintClass
from participation.complaints.intake.forms import DeskFiling, IntakeForm, offices_of, part_of
from participation.complaints.models import Category, Complaint
from participation.complaints.models.category import CategoryQuerySet
from participation.complaints.services import KIND
from participation.complaints.wizard.afterwards import Confirmation
from participation.complaints.wizard.sending import send
from participation.complaints.wizard.steps import steps_of

UNAVAILABLE = 503


class ChooseView(WorkerView):
    """What it is about."""

    template_name = "complaints/desk/intake.html"
    page_title = gettext_lazy("File for a citizen")
    http_method_names = ("get", "head")

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Offer the categories by their class."""
        offered = list(_offered_to(self.user))
        classes = [
            (one.label, [row for row in offered if row.kind == one]) for one in ComplaintClass
        ]
        in_office = any(row.is_social_referral for row in offered) or offices_of(self.user).exists()
        return {**super().get_context_data(**kwargs), "classes": classes, "in_office": in_office}


class FileView(WorkerView):
    """Everything on one screen, sent at once."""

    template_name = "complaints/desk/intake_form.html"
    category: Category

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """Find the category. Raises Http404."""
        offered = _offered_to(cast("User", request.user)).prefetch_related("questions")
        self.category = get_object_or_404(offered, slug=kwargs["slug"])
        self.submission = uuid.uuid4()
        return super().dispatch(request, *args, **kwargs)

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Show empty forms."""
        initial = {"submission": self.submission}
        form = IntakeForm(user=self.user, category=self.category, initial=initial)
        return self._show(form, self._filing(None))

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """File it; what was typed, and the files, stay where something is wrong."""
        form = IntakeForm(request.POST, request.FILES, user=self.user, category=self.category)
        self.submission = _submission(request.POST.get("submission", ""))
        filing = self._filing(request)
        if "look" in request.POST:
            return self._show_while_looking(form, filing)
        refused = self._store_files(request)
        form.kept_files = files_of(HOLDER, str(self.submission)).exists()
        is_whole = all(one.is_valid() for one in filing.forms.values())
        if not form.is_valid() or not is_whole or refused or filing.stopped_by:
            if filing.stopped_by is not None:
                form.add_error(None, filing.stopped_by.stop_text)
            for words in refused:
                form.add_error("scan", words)
            return self._show(form, filing, INVALID)
        return self._file(form, filing)

    def _file(self, form: IntakeForm, filing: DeskFiling) -> HttpResponse:
        filed = form.filed()
        try:
            done = send(
                filing,
                consent_version=consent_now().consent_version,
                is_held=False,
                submission=self.submission,
                intake=filed.intake,
                by=staff(self.user),
                along=filed.rows,
                unit=filed.unit if self.category.is_social_referral else None,
            )
        except FileGoneError:
            form.add_error("scan", _("A file was removed meanwhile; add it again."))
            return self._show(form, filing, INVALID)
        except IntegrityError:
            # The same paper in this very moment, by somebody else.
            form.add_error("outer_number", _("This paper was filed before."))
            return self._show(form, filing, INVALID)
        delete_files_of(HOLDER, str(self.submission))
        return redirect("complaint_intake:done", done.case.pk)

    def _filing(self, request: HttpRequest | None) -> DeskFiling:
        parts = {}
        if request is not None:
            parts = {one.name: part_of(one.name, request.POST) for one in steps_of(self.category)}
        draft = OpenDraft(self.submission, KIND, 1, is_sent=False, parts=parts)
        return DeskFiling(draft, self.category)

    def _store_files(self, request: HttpRequest) -> list[str]:
        """Keep what came along; return why some of it was refused."""
        sent = [*request.FILES.getlist("files"), *request.FILES.getlist("scan")]
        stored = store_form_files(
            purpose=KIND, files=sent, holder_kind=HOLDER, holder_id=str(self.submission)
        )
        rows = [file_row(file) for file in stored if file.state == FileState.REFUSED]
        return [f"{row.name}: {row.text}" for row in rows]

    def _show_while_looking(self, form: IntakeForm, filing: DeskFiling) -> HttpResponse:
        """Show what the registers have; nothing is complained about yet."""
        form.is_valid()
        form.errors.clear()
        for one in filing.forms.values():
            one.is_valid()
            one.errors.clear()
        return self._show(form, filing)

    def _show(self, form: IntakeForm, filing: DeskFiling, status: int = 200) -> HttpResponse:
        context = self.get_context_data(form=form, filing=filing)
        return self.render_to_response(context, status=status)

    def get_page_title(self) -> str:
        """Return what is filed."""
        return str(self.category.title)

    def way_from_list(self) -> list[dict[str, Any]]:
        """Lead over the choice."""
        return [{"url": reverse("complaint_intake:choose"), "label": _("File for a citizen")}]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Show the forms in the order in which one talks."""
        filing: DeskFiling = kwargs["filing"]
        sections = [
            (step, step.desk_heading(self.category), filing.forms[step.name])
            for step in filing.steps
            if step.name != "files"
        ]
        waiting = file_rows(files_of(HOLDER, str(self.submission)))
        consent = consent_now().consent_text
        return {
            **super().get_context_data(**kwargs),
            "category": self.category,
            "sections": sections,
            "waiting": list(waiting),
            "consent": consent,
            "has_errors": kwargs["form"].errors or any(form.errors for *_step, form in sections),
        }


class DoneView(WorkerView):
    """Number and key for the citizen, within the hour and for whoever has filed it alone."""

    template_name = "complaints/desk/intake_done.html"

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """Find the case among those that this person has filed. Raises Http404."""
        row = OnBehalf.objects.select_related("case").filter(case=kwargs["pk"], by=request.user.pk)
        self.row = get_object_or_404(row)
        self.case: Case = self.row.case
        kept = Receipt.objects.select_related("case").filter(case=self.case, expires_at__gt=now())
        self.receipt = kept.first() if self.row.taken_over_at is None else None
        return super().dispatch(request, *args, **kwargs)

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Give out the slip."""
        if self.receipt is None:
            return redirect(request.path)
        try:
            paper = Confirmation.of(self.receipt).paper()
        except PdfError:
            messages.error(request, _("The paper could not be made now; try once more."))
            return self.render_to_response(self.get_context_data(), status=UNAVAILABLE)
        headers = {"Content-Disposition": f'attachment; filename="{self.case.number}.pdf"'}
        return HttpResponse(paper, content_type="application/pdf", headers=headers)

    def get_page_title(self) -> str:
        """Return the number."""
        return show_number(self.case.number)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Show number and key, and the way to the case where it is in sight."""
        return {
            **super().get_context_data(**kwargs),
            "case": self.case,
            "number": show_number(self.case.number),
            "told": Confirmation.of(self.receipt) if self.receipt else None,
            "complaint": Complaint.objects.select_related("category").get(case=self.case),
            "is_seen": case_for(self.user, self.case.pk) is not None,
        }


def _offered_to(user: User) -> CategoryQuerySet:
    """Return what somebody can file for citizens."""
    return Category.objects.offered_to_staff(in_office=offices_of(user).exists())


def _submission(sent: str) -> uuid.UUID:
    try:
        return uuid.UUID(sent)
    except ValueError:
        return uuid.uuid4()
