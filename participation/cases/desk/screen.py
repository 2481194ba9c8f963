"""The screen of one case. Whoever may not see the case gets 404, whatever is asked."""

import uuid
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.cache import add_never_cache_headers
from django.utils.translation import gettext as _
from django.views.generic import TemplateView
from wagtail.admin import messages
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin

from participation.cases.desk.steps import Work, works_for
from participation.cases.desk.words import refusal_in_words
from participation.cases.errors import CaseError, StaleError
from participation.cases.history import moments_of
from participation.cases.kinds import kind_of
from participation.cases.models import Applicant, Case, CaseFile, Note
from participation.cases.numbers import show_number
from participation.cases.permissions import may_handle, may_see_identity, may_unseal
from participation.cases.selectors import case_for, notifications_of, running_terms, state_of
from participation.cases.services.identity import show_sealed
from participation.common.files import files_of
from participation.common.files.responses import file_response
from participation.common.models import PrivateFile, User

PERSON_FIELDS = (
    "name",
    "father_name",
    "national_id",
    "foreign_code",
    "mobile",
    "email",
    "address",
    "postal_code",
)


class CaseView(WagtailAdminTemplateMixin, TemplateView):
    """Everything about a case, and what can be done with it."""

    template_name = "cases/desk/case.html"
    header_icon = "folder-open-inverse"
    index_url_name = ""
    case: Case
    user: User

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """Find the case among those that this person sees."""
        self.case = found_for(request, kwargs["pk"])
        self.user = request.user  # type: ignore[assignment]
        self.forms: dict[str, Any] = {}
        self.stale: list[Any] = []
        self.shown_person: Applicant | None = None
        response = super().dispatch(request, *args, **kwargs)
        add_never_cache_headers(response)
        return response

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Do one thing; what was typed stays where it is refused."""
        name = request.POST.get("do", "")
        if name == "reveal":
            return self._reveal(request)
        work = works_for(self.user, self.case).get(name)
        if work is None:
            messages.error(request, _("The case has moved on; this cannot be done any more."))
            return redirect(request.path)
        form = work.form(request.POST, case=self.case, user=self.user)
        self.forms[name] = form
        if form.is_valid():
            try:
                work.do(self.case, self.user, form.cleaned_data)
            except CaseError as error:
                self._refuse(form, error)
            else:
                return self._done(work)
        return self._again(409 if self.stale else 422)

    def _done(self, work: Work) -> HttpResponse:
        messages.success(self.request, work.done)
        if case_for(self.user, self.case.pk) is None:
            return redirect(self.index_url_name)
        return redirect(self.request.path)

    def _refuse(self, form: Any, error: CaseError) -> None:
        self.stale = error.events if isinstance(error, StaleError) else []
        form.add_error(None, refusal_in_words(error))
        self.case = found_for(self.request, self.case.pk)
        # Whoever has read what came meanwhile may send the same words.
        form.data = form.data.copy()
        form.data["version"] = self.case.version

    def _again(self, status: int) -> HttpResponse:
        return self.render_to_response(self.get_context_data(), status=status)

    def _reveal(self, request: HttpRequest) -> HttpResponse:
        try:
            self.shown_person = show_sealed(
                case=self.case, by=self.user, reason=request.POST.get("reason", "")
            )
        except CaseError as error:
            messages.error(request, refusal_in_words(error))
            return redirect(request.path)
        return self._again(200)

    def get_page_title(self) -> str:
        """Return the number."""
        return show_number(self.case.number)

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        """Lead back to the list."""
        return [
            *self.breadcrumbs_items,
            {"url": reverse(self.index_url_name), "label": _("Cases")},
            {"url": "", "label": show_number(self.case.number)},
        ]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Gather the case."""
        case, works = self.case, works_for(self.user, self.case)
        forms = {
            name: self.forms.get(name) or work.form(case=case, user=self.user, prefix=None)
            for name, work in works.items()
        }
        for name, form in self.forms.items():
            forms.setdefault(name, form)
        kind = kind_of(case.kind)
        return {
            **super().get_context_data(**kwargs),
            "case": case,
            "number": show_number(case.number),
            "kind": kind,
            "state": state_of(case),
            "rows": kind.rows(case),
            "person": self._person(),
            "may_unseal": case.is_sealed and may_unseal(self.user, case),
            "moments": moments_of(case, for_staff=True),
            "terms": running_terms(case),
            "works": [(work, forms[name]) for name, work in works.items()],
            "refused": [form for form in self.forms.values() if form.errors],
            "stale": self.stale,
            "notifications": notifications_of(case),
            "notes": Note.objects.filter(case=case).select_related("author")[:200],
            "files": files_of("case", str(case.pk)),
        }

    def _person(self) -> list[tuple[str, str]]:
        person = self.shown_person
        if person is None and may_see_identity(self.user, self.case):
            person = Applicant.objects.filter(case=self.case).first()
        if person is None:
            return []
        labels = {field.name: str(field.verbose_name) for field in person._meta.fields}
        values = [(labels[name], getattr(person, name)) for name in PERSON_FIELDS]
        return [(label, value) for label, value in values if value]


def found_for(request: HttpRequest, pk: uuid.UUID) -> Case:
    """Return a case that the person sees. Raises Http404."""
    found = case_for(request.user, pk) if isinstance(request.user, User) else None
    if found is None:
        raise Http404
    return found


def download(request: HttpRequest, pk: uuid.UUID, file_id: uuid.UUID) -> HttpResponse:
    """Give out a file of a case to whoever works on it."""
    case = found_for(request, pk)
    is_of_case = CaseFile.objects.filter(case=case, file_id=file_id).exists()
    if not is_of_case or not may_handle(request.user):  # type: ignore[arg-type]
        raise Http404
    return file_response(PrivateFile.objects.get(pk=file_id))
