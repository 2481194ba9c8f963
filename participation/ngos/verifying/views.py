"""Asking for a permit, and the page that says what is known of it. Reading writes nothing."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_safe

from participation.common.defence.reading import slow_reading
from participation.common.defence.words import slow_answer, slow_words
from participation.common.pdf import ltr
from participation.ngos.verifying import selectors
from participation.ngos.verifying.forms import VerifyForm
from participation.ngos.verifying.selectors import Verified
from participation.ngos.views import trail
from persian.digits import to_persian_digits
from persian.jalali import today

UNPROCESSABLE = 422
# What stood a minute ago may stand no more: nothing keeps the answer.
current = cache_control(no_store=True)


@require_safe
@current
def ask(request: HttpRequest) -> HttpResponse:
    """Ask for a number, then lead to the page of its permit."""
    is_asked = "number" in request.GET
    form = VerifyForm(request.GET if is_asked else None)
    context: dict[str, Any] = {
        "form": form,
        "heading": _("Verify a permit"),
        "lead": _("Whether the permit of an NGO is in force today, and who issued it."),
        "crumbs": trail((_("Verify a permit"), None)),
    }
    if not is_asked:
        return render(request, "ngos/verify.html", context)
    if wait := slow_reading(request):
        context["slow"] = slow_words(wait)
        return slow_answer(render(request, "ngos/verify.html", context), wait)
    if form.is_valid():
        found = selectors.by_number(form.cleaned_data["number"])
        if found is not None:
            return redirect(found.permit.get_absolute_url())
        form.add_error("number", _("No permit of this register has this number. Look at it again."))
    return render(request, "ngos/verify.html", context, status=UNPROCESSABLE)


@require_safe
@current
def by_number(request: HttpRequest, number: str) -> HttpResponse:
    """Show the permit with a number; however it is written, one address has it."""
    if refusal := _slow(request):
        return refusal
    found = selectors.by_number(number)
    if found is None:
        raise Http404(_("There is no such permit."))
    if number != found.permit.slug:
        return redirect(found.permit.get_absolute_url())
    return _shown(request, found)


@require_safe
@current
def by_token(request: HttpRequest, token: str) -> HttpResponse:
    """Show the permit whose QR code led here."""
    if refusal := _slow(request):
        return refusal
    found = selectors.by_token(token)
    if found is None:
        raise Http404(_("There is no such permit."))
    return _shown(request, found, is_scanned=True)


def _slow(request: HttpRequest) -> HttpResponse | None:
    wait = slow_reading(request)
    if not wait:
        return None
    context = {
        "form": VerifyForm(),
        "slow": slow_words(wait),
        "heading": _("Verify a permit"),
        "crumbs": trail((_("Verify a permit"), None)),
    }
    return slow_answer(render(request, "ngos/verify.html", context), wait)


def _shown(request: HttpRequest, found: Verified, *, is_scanned: bool = False) -> HttpResponse:
    number = ltr(to_persian_digits(found.permit.number))
    return render(
        request,
        "ngos/permit.html",
        {
            "found": found,
            "permit": found.permit,
            "ngo": found.permit.ngo,
            "is_scanned": is_scanned,
            "day": today(),
            "origin_of": found.permit.ngo,
            "heading": _("Permit %(number)s") % {"number": number},
            "crumbs": trail((_("Verify a permit"), reverse("ngos:verify")), (number, None)),
        },
    )
