"""What the pages of a submission share."""

from collections.abc import Callable, Mapping
from functools import wraps
from typing import Any, TypeVar

from django.http import HttpRequest, HttpResponse, HttpResponseBase, HttpResponseRedirect
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from participation.cases.services.drafts import OpenDraft
from participation.common.listing import Crumb
from participation.complaints.wizard import Filing, opened

UNPROCESSABLE = 422
CONFLICT = 409
NOT_FOUND = 404
LONGEST_VERSION = 9
CHECK = "check"
AnyView = TypeVar("AnyView", bound=Callable[..., HttpResponseBase])
FilingView = Callable[..., HttpResponseBase]


class SeeOther(HttpResponseRedirect):
    """Leads from a form back to its page, so that no way back asks to send the form again."""

    status_code = 303


def crumbs(*, is_list: bool = False) -> list[Crumb]:
    """Return the trail to a page of submitting."""
    address = None if is_list else reverse("complaints:index")
    trail = [Crumb(_("Home"), "/"), Crumb(_("Complaints, requests and reports"), address)]
    return trail if is_list else [*trail, Crumb(_("File a new one"), None)]


def show(
    request: HttpRequest, template: str, context: Mapping[str, Any], *, status: int = 200
) -> HttpResponse:
    """Render a page below the trail."""
    return render(request, template, {"crumbs": crumbs(), **context}, status=status)


def nothing_open(request: HttpRequest) -> HttpResponse:
    """Say that this browser holds no draft, and offer to begin again."""
    context = {"heading": _("Nothing is open here")}
    return show(request, "complaints/nothing_open.html", context, status=NOT_FOUND)


def with_filing(view: FilingView) -> FilingView:
    """Give a view the draft of this browser as steps; without one, say so and let begin again.

    A draft that was sent leads to its confirmation, one without a category to the choice.
    """

    @wraps(view)
    def answer(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        draft = opened(request)
        if draft is None:
            return nothing_open(request)
        if draft.is_sent:
            return redirect("complaints:done")
        filing = Filing.of(draft)
        if filing is None:
            return redirect("complaints:new")
        return view(request, filing, *args, **kwargs)

    return answer


def with_draft(
    view: Callable[[HttpRequest, OpenDraft], HttpResponseBase],
) -> Callable[[HttpRequest], HttpResponseBase]:
    """Give a view the draft of this browser, sent or not; without one, say so."""

    @wraps(view)
    def answer(request: HttpRequest) -> HttpResponseBase:
        draft = opened(request)
        return nothing_open(request) if draft is None else view(request, draft)

    return answer


def seen_version(request: HttpRequest) -> int:
    """Return the version of the draft that the page showed; 0 for nonsense."""
    given = request.POST.get("seen", "")
    is_one = given.isascii() and given.isdecimal() and len(given) <= LONGEST_VERSION
    return int(given) if is_one else 0
