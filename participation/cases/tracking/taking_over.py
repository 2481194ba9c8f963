"""A citizen takes over the case that staff have filed for him: he gets a key of his own."""

from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.csrf import csrf_protect
from django.views.decorators.http import require_POST

from participation.cases.numbers import show_key, show_number
from participation.cases.services.on_behalf import parts_by_key_of, take_over
from participation.cases.tracking.access import WHOLE, grant, opened
from participation.common.links import private_page, revoke_links_of
from participation.common.listing import Crumb


@private_page
@csrf_protect
@require_POST
def take(request: HttpRequest) -> HttpResponseBase:
    """Show the new key once; every browser that was let in by the old one is out."""
    found = opened(request)
    if found is None:
        return redirect("track")
    case = found[0]
    key = take_over(case.pk)
    if key is None:
        return redirect("track-case")
    for opens in (case.pk, *parts_by_key_of(case)):
        revoke_links_of("case", str(opens))
    context = {
        "number": show_number(case.number),
        "key_groups": show_key(key).split(" "),
        "heading": _("The case is yours now"),
        "crumbs": [
            Crumb(_("Home"), "/"),
            Crumb(_("Follow a case"), reverse("track")),
            Crumb(show_number(case.number), None),
        ],
    }
    response = render(request, "cases/track_taken.html", context)
    grant(response, WHOLE, case)
    return response
