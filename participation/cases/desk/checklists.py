"""Ticking the checklist on the screen of a case.

The case is looked for before the method: a stranger is not told that something is there.
"""

import uuid

from django.http import HttpRequest, HttpResponse, HttpResponseNotAllowed
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from wagtail.admin import messages

from participation.cases.checklists import MOST_ITEMS
from participation.cases.desk.base import handled_for
from participation.cases.desk.words import refusal_in_words
from participation.cases.errors import CaseError
from participation.cases.services import checklists

LONGEST_KEY = 18


def check(request: HttpRequest, pk: uuid.UUID) -> HttpResponse:
    """Keep what was ticked and unticked."""
    case, user = handled_for(request, pk)
    if request.method != "POST":
        return HttpResponseNotAllowed(["POST"])
    shown, ticked = (_keys(request, name) for name in ("shown", "done"))
    try:
        changed = checklists.check(case_id=case.pk, shown=shown, ticked=ticked, by=user)
    except CaseError as error:
        messages.error(request, refusal_in_words(error))
    else:
        if changed:
            messages.success(request, _("The checklist was kept."))
        else:
            messages.info(request, _("Nothing in the checklist has changed."))
    return redirect("cases:screen", pk)


def _keys(request: HttpRequest, name: str) -> set[int]:
    sent = request.POST.getlist(name)[: 2 * MOST_ITEMS]
    return {int(one) for one in sent if one.isascii() and one.isdigit() and len(one) <= LONGEST_KEY}
