"""The screen on which parts of a file are covered, and the copy that is made of it."""

import uuid
from dataclasses import dataclass
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase, HttpResponseNotAllowed
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_safe
from wagtail.admin import messages

from participation.cases.desk.base import INVALID, BeneathCaseView, handled_for
from participation.cases.desk.mask_forms import EMPTY_ROWS, AreasBase, MaskForm, boxes_of
from participation.cases.desk.words import refusal_in_words
from participation.cases.errors import CaseError
from participation.cases.models import Case, CaseFile
from participation.cases.services.files import HOLDER
from participation.cases.services.masking import MOST_AREAS, mask, unmask
from participation.common.files import FileGoneError, UploadRefusedError, ready_files_of
from participation.common.files.masking import Area, can_be_masked, page_of
from participation.common.models import PrivateFile

# So many pages stand on the screen at once.
PAGES_SHOWN = 5
PREFIX = "area"
LONGEST_NUMBER = 4


@dataclass(frozen=True)
class Sheet:
    """A page on the screen, with the boxes over it."""

    number: int
    url: str
    areas: list[Area]


class MaskView(BeneathCaseView):
    """Pages with boxes: drawn by hand where a script runs, typed as numbers everywhere."""

    template_name = "cases/desk/mask.html"
    page_title = gettext_lazy("Make a masked copy")

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """Find a file that can be drawn, of a case that the person works on. Raises Http404."""
        self.case, self.user = handled_for(request, kwargs["pk"])
        self.file = drawable(self.case, kwargs["file_id"])
        self.pages = self.file.pages or 1
        return super().dispatch(request, *args, **kwargs)

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Show the first pages without a box."""
        return self._show(MaskForm(), boxes_of(self.pages))

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Make the copy; or show the boxes, other pages, more rows, with what was typed."""
        form, rows = MaskForm(request.POST), boxes_of(self.pages, request.POST)
        is_right = rows.is_valid()
        if "more" in request.POST:
            return self._show(form, self._with_more(request))
        if "show" in request.POST:
            return self._show(form, rows, INVALID if not is_right else 200)
        if not form.is_valid():
            # Where a page was asked for that is no number, there is none to go on with.
            return self._show(MaskForm(), rows, INVALID)
        error = "" if is_right else _("A box is not right; nothing was made yet.")
        if is_right and not rows.areas:
            error = _("Draw a box over what is to be covered, or type its numbers.")
        error = error or self._made(rows.areas, form.cleaned_data["token"])
        if error:
            return self._show(form, rows, INVALID, error)
        messages.success(request, _("The masked copy is there. Open it before it goes anywhere."))
        return redirect(f"{reverse('cases:screen', args=[self.case.pk])}#case-files")

    def _made(self, areas: list[Area], token: uuid.UUID) -> str:
        """Make the copy; return why not."""
        try:
            mask(case_id=self.case.pk, file_id=self.file.pk, areas=areas, by=self.user, token=token)
        except UploadRefusedError as error:
            return error.text
        except CaseError as error:
            return refusal_in_words(error)
        return ""

    def _with_more(self, request: HttpRequest) -> AreasBase:
        sent = request.POST.copy()
        there = len(boxes_of(self.pages, request.POST).forms)
        sent[f"{PREFIX}-TOTAL_FORMS"] = str(min(there + EMPTY_ROWS, MOST_AREAS))
        return boxes_of(self.pages, sent)

    def _show(
        self, form: MaskForm, rows: AreasBase, status: int = 200, error: str = ""
    ) -> HttpResponse:
        first = self._first()
        last = min(first + PAGES_SHOWN - 1, self.pages)
        areas = rows.areas if rows.is_bound else []
        sheets = [
            Sheet(
                number,
                reverse("cases:file_page", args=[self.case.pk, self.file.pk, number]),
                [area for area in areas if area.page == number],
            )
            for number in range(first, last + 1)
        ]
        context = self.get_context_data(
            case=self.case,
            file=self.file,
            form=form,
            rows=rows,
            sheets=sheets,
            pages=self.pages,
            first=first,
            last=last,
            before=max(1, first - PAGES_SHOWN) if first > 1 else None,
            after=last + 1 if last < self.pages else None,
            error=error,
        )
        return self.render_to_response(context, status=status)

    def _first(self) -> int:
        """Return the page with which the screen begins: the one that a button names, or as before.

        Whatever is no page is the first.
        """
        asked = self.request.POST.get("show") or self.request.POST.get("first") or ""
        first = (
            int(asked) if asked.isascii() and asked.isdigit() and len(asked) < PAGES_SHOWN else 1
        )
        return first if 1 <= first <= self.pages else 1


@require_safe
def file_page(request: HttpRequest, pk: uuid.UUID, file_id: uuid.UUID, page: int) -> HttpResponse:
    """Give out a page of a file as a picture, to whoever opens the file. Raises Http404."""
    case, _user = handled_for(request, pk)
    file = drawable(case, file_id)
    if not 1 <= page <= (file.pages or 1):
        raise Http404
    try:
        drawn = page_of(file, page)
    except (FileGoneError, UploadRefusedError) as error:
        raise Http404 from error
    headers = {"Cache-Control": "no-store, private", "X-Content-Type-Options": "nosniff"}
    return HttpResponse(drawn, content_type="image/jpeg", headers=headers)


def remove(request: HttpRequest, pk: uuid.UUID, file_id: uuid.UUID) -> HttpResponse:
    """Remove a masked copy. Raises Http404 for a stranger, whatever the method."""
    case, user = handled_for(request, pk)
    if request.method != "POST":
        return HttpResponseNotAllowed(["POST"])
    unmask(case_id=case.pk, file_id=file_id, by=user)
    messages.success(request, _("The masked copy was removed; the file itself stays."))
    return redirect(f"{reverse('cases:screen', args=[case.pk])}#case-files")


def drawable(case: Case, file_id: uuid.UUID) -> PrivateFile:
    """Return a file of a case that can be drawn. Raises Http404."""
    is_of_case = CaseFile.objects.filter(case=case, file_id=file_id).exists()
    file = ready_files_of(HOLDER, str(case.pk)).filter(pk=file_id).first() if is_of_case else None
    if file is None or not can_be_masked(file):
        raise Http404
    return file
