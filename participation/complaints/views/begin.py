"""The first page: what it is about. A draft begins when somebody says to begin."""

from datetime import timedelta
from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.csrf import csrf_protect
from django.views.decorators.http import require_http_methods

from participation.cases.services.drafts import (
    DraftGoneError,
    OpenDraft,
    StaleDraftError,
    draft_lifetime,
    save_part,
    start_draft,
)
from participation.common.defence import slow_answer, slow_start, slow_words
from participation.common.links import private_page, set_link_cookie
from participation.complaints.forms import CategoryForm
from participation.complaints.models import Category
from participation.complaints.services import KIND
from participation.complaints.views.pages import UNPROCESSABLE, show
from participation.complaints.views.public import groups
from participation.complaints.wizard import COOKIE_PATH, PURPOSE, Filing, opened
from participation.complaints.wizard.filing import CATEGORY
from participation.complaints.wizard.steps import pages_of


@private_page
@csrf_protect
@require_http_methods(["GET", "HEAD", "POST"])
def new(request: HttpRequest) -> HttpResponseBase:
    """Offer what can be filed; show what one is for before it begins; begin it."""
    is_sent = request.method == "POST"
    asked = request.POST if is_sent else request.GET
    form = CategoryForm(asked if is_sent or CATEGORY in asked else None)
    if not form.is_bound:
        return _choices(request, form)
    if not form.is_valid():
        return _choices(request, form, status=UNPROCESSABLE)
    category: Category = form.cleaned_data[CATEGORY]
    return _begin(request, category) if is_sent else _about(request, category)


def _choices(request: HttpRequest, form: CategoryForm, *, status: int = 200) -> HttpResponse:
    context = {
        "heading": _("What is it about?"),
        "form": form,
        "groups": groups(),
        "draft": opened(request),
        "chosen": str(form.data.get(CATEGORY, "")),
    }
    return show(request, "complaints/choose.html", context, status=status)


def _about(
    request: HttpRequest, category: Category, *, wait: timedelta = timedelta(0)
) -> HttpResponse:
    context = {
        "heading": category.title,
        "category": category,
        "draft": opened(request),
        "total": pages_of(category),
    }
    if not wait:
        return show(request, "complaints/about.html", context)
    slow = {**context, "told": slow_words(wait)}
    return slow_answer(show(request, "complaints/about.html", slow), wait)


def _begin(request: HttpRequest, category: Category) -> HttpResponseBase:
    """Go to the first question; what was written for another category stays where it fits."""
    chosen = {CATEGORY: str(category.pk)}
    draft = opened(request)
    if draft is not None and not draft.is_sent and (kept := _changed(draft, chosen)):
        return _to_first(kept)
    if wait := slow_start(request, form_kind=KIND):
        return _about(request, category, wait=wait)
    draft, token = start_draft(kind=KIND, purpose=PURPOSE, parts={CATEGORY: chosen})
    response = _to_first(draft)
    set_link_cookie(response, PURPOSE, token, lifetime=draft_lifetime(), path=COOKIE_PATH)
    return response


def _changed(draft: OpenDraft, chosen: dict[str, Any]) -> OpenDraft | None:
    try:
        return save_part(draft, CATEGORY, chosen, seen=draft.version)
    except (DraftGoneError, StaleDraftError):
        # Sent or thrown away in this moment, or two choices at once: begin anew.
        return None


def _to_first(draft: OpenDraft) -> HttpResponseBase:
    filing = Filing.of(draft)
    if filing is None:
        return redirect("complaints:new")
    return redirect("complaints:step", filing.steps[0].name)
