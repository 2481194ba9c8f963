"""One thing done to chosen cases of the list: chosen, confirmed, done by the queue, reported."""

import uuid
from typing import Any

from django import forms
from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from wagtail.admin import messages

from participation.cases.desk import bulk_forms
from participation.cases.desk.base import INVALID, WorkerView
from participation.cases.enums import BulkState, BulkWork, RowRefusal
from participation.cases.models import BulkRun, Case
from participation.cases.numbers import show_number
from participation.cases.services import bulk
from participation.cases.tasks import wake_bulk

MOST_SHOWN = 500
Chosen = list[tuple[uuid.UUID, int]]


class BulkView(WorkerView):
    """What is to be done, said once for all cases that were chosen on the list."""

    template_name = "cases/desk/bulk.html"
    http_method_names = ("post",)

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Show the form for what was chosen, or begin."""
        try:
            self.work = BulkWork(request.POST.get("work", ""))
        except ValueError:
            raise Http404 from None
        self.chosen = self._chosen(request.POST)
        if not self.chosen:
            messages.error(request, _("Choose the cases in the list first."))
            return redirect("cases:index")
        form_class = bulk_forms.FORMS[self.work]
        if "token" not in request.POST:
            self.form: forms.Form = form_class(user=self.user)
            return self.render_to_response(self.get_context_data())
        self.form = form = form_class(request.POST, user=self.user)
        if not form.is_valid():
            return self.render_to_response(self.get_context_data(), status=INVALID)
        run = bulk.start(
            token=form.cleaned_data["token"],
            by=self.user,
            asked=form.asked(),
            chosen=self.chosen,
        )
        transaction.on_commit(lambda: wake_bulk(run), robust=True)
        return redirect("cases:bulk_run", run.pk)

    def _chosen(self, sent: QueryDict) -> Chosen:
        """Return ids and versions: of all cases of a filter, or of the boxes that were ticked."""
        if "everything" in sent:
            return list(bulk_forms.all_of(sent.get("query", ""), self.user))
        ticked = [*sent.getlist("case"), *sent.get("chosen", "").split()]
        return [pair for pair in map(_read, ticked[: bulk.MOST_CASES]) if pair is not None]

    def get_page_title(self) -> str:
        """Return what is to be done."""
        return str(self.work.label)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Gather the form and what was chosen."""
        return {
            **super().get_context_data(**kwargs),
            "form": self.form,
            "work": self.work,
            "count": len(self.chosen),
            "chosen": " ".join(f"{pk}:{version}" for pk, version in self.chosen),
        }


class BulkRunView(WorkerView):
    """How far a run is, and what was refused; its owner's alone."""

    template_name = "cases/desk/bulk_run.html"
    http_method_names = ("get", "head")

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Gather the progress and the report."""
        run = BulkRun.objects.filter(pk=kwargs["run_id"], user=self.user).first()
        if run is None:
            raise Http404
        refused = run.rows.filter(state=BulkState.REFUSED).values_list("case_id", "reason")
        rows = list(refused[:MOST_SHOWN])
        seen = Case.objects.visible_to(self.user).filter(pk__in=[key for key, _reason in rows])
        cases = {case.pk: case for case in seen.only("pk", "number", "title")}
        return {
            **super().get_context_data(**kwargs),
            "run": run,
            "work": BulkWork(run.work),
            "progress": bulk.progress_of(run),
            "refused": [(_line(cases.get(key)), RowRefusal(reason).label) for key, reason in rows],
        }

    def get_page_title(self) -> str:
        """Return what the screen is about."""
        return _("Work on chosen cases")


def _line(case: Case | None) -> dict[str, str]:
    """Return how a case stands in the report; one that is out of sight has no name."""
    if case is None:
        return {"url": "", "number": "—", "title": ""}
    url = reverse("cases:screen", args=[case.pk])
    return {"url": url, "number": show_number(case.number), "title": case.title}


def _read(ticked: str) -> tuple[uuid.UUID, int] | None:
    """Return the id and the version of a box, None for what is none."""
    key, _colon, version = ticked.partition(":")
    is_number = version.isascii() and version.isdigit() and len(version) < 10  # noqa: PLR2004
    try:
        return (uuid.UUID(key), int(version)) if is_number else None
    except ValueError:
        return None
