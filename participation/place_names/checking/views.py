"""The page that tells whether a name has been used before."""

from datetime import timedelta

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_safe

from participation.common.defence.reading import slow_reading
from participation.common.defence.words import slow_answer, slow_words
from participation.common.listing import Crumb
from participation.place_names.checking.answers import answer
from participation.place_names.checking.forms import CheckForm
from participation.place_names.rules.selectors import findings

UNPROCESSABLE = 422
# The script asks for the answer alone while somebody types.
PART = "part"


@require_safe
@cache_control(public=True, max_age=60)
def check(request: HttpRequest) -> HttpResponse:
    """Ask for a name; tell what of the register it collides with. Writes nothing."""
    is_asked = "name" in request.GET
    form = CheckForm(request.GET if is_asked else None)
    context: dict[str, object] = {
        "form": form,
        "heading": _("Has this name been used before?"),
        "lead": _("Compare a name with all names of places in the register, former ones too."),
        "crumbs": [Crumb(_("Home"), "/"), Crumb(_("Has this name been used before?"), None)],
    }
    template = "place_names/check.html"
    if PART in request.GET:
        template = "place_names/includes/check_answer.html"
    if not is_asked:
        return render(request, template, context)
    if wait := slow_reading(request):
        return _slow(request, template, context, wait)
    if not form.is_valid():
        return render(request, template, context, status=UNPROCESSABLE)
    context["answer"] = found = answer(form.cleaned_data["name"], at=form.spot)
    context["findings"] = findings(form.cleaned_data["name"], found)
    context["asked"] = form.cleaned_data
    return render(request, template, context)


def _slow(
    request: HttpRequest, template: str, context: dict[str, object], wait: timedelta
) -> HttpResponse:
    return slow_answer(render(request, template, {**context, "slow": slow_words(wait)}), wait)
