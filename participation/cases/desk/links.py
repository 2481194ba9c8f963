"""Linking and parting cases on the screen of one, and answering its duplicates.

The case is looked for before the method: a stranger is not told that something is there.
"""

import uuid
from typing import Any

from django import forms
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseNotAllowed
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy
from wagtail.admin import messages

from participation.cases.desk.base import found_for
from participation.cases.desk.words import refusal_in_words
from participation.cases.enums import LinkKind
from participation.cases.errors import CaseError, NotAllowedError
from participation.cases.linked import (
    linked_with,
    others_about_same,
    others_at_same_place,
    others_of_person,
)
from participation.cases.models import Case
from participation.cases.numbers import NumberError, read_number
from participation.cases.permissions import is_owner, scope_at
from participation.cases.services import links
from participation.common.models import User
from persian.digits import to_persian_digits

WORDS = {
    "number": gettext_lazy("No case that you decide on has this number."),
    "self": gettext_lazy("This is the number of this very case."),
    "duplicate": gettext_lazy("One of the two is a duplicate already; link it with the first one."),
    "kind": gettext_lazy("A duplicate is of the same kind."),
    "most": gettext_lazy("These are too many links."),
    "part": gettext_lazy("One of the two was split off the other; they belong together already."),
}


CHOICES = [(kind.value, kind.label) for kind in LinkKind if kind != LinkKind.PART]


class LinkForm(forms.Form):
    """The number of the other case, and what the two are to each other."""

    number = forms.CharField(
        label=gettext_lazy("Number of the other case"),
        max_length=40,
        widget=forms.TextInput(attrs={"autocomplete": "off", "inputmode": "numeric"}),
    )
    kind = forms.ChoiceField(label=pgettext_lazy("link", "This case is"), choices=CHOICES)


def belonging_to(case: Case, user: User) -> dict[str, Any]:
    """Return what belongs together, and whether duplicates wait for this one's answer."""
    scope = scope_at(user, case)
    linked = linked_with(case, scope)
    shown = {one.case.pk for one in linked}
    waiting = any(one.is_duplicate and one.case.is_open for one in linked)
    others = []
    for title, cases in (
        (_("Others of the same person"), others_of_person(case, user, scope)),
        (_("Others about the same body, office or place"), others_about_same(case, scope)),
        (_("Others of the same address"), others_at_same_place(case, user, scope)),
    ):
        fresh = [one for one in cases if one.pk not in shown]
        shown |= {one.pk for one in fresh}
        if fresh:
            others.append((title, fresh))
    return {
        "linked": linked,
        "others": others,
        "link_form": LinkForm(auto_id="link-%s"),
        "may_answer_duplicates": waiting and not case.is_open,
    }


def link(request: HttpRequest, pk: uuid.UUID) -> HttpResponse:
    """Link a case with another."""
    case, user = found_for(request, pk)
    if not is_owner(user, case):
        raise Http404
    if request.method != "POST":
        return HttpResponseNotAllowed(["POST"])
    form = LinkForm(request.POST)
    if not form.is_valid():
        messages.error(request, WORDS["number"])
        return redirect("cases:screen", pk)
    try:
        number = read_number(form.cleaned_data["number"])
        kind = LinkKind(form.cleaned_data["kind"])
        links.link(case_id=pk, number=number, kind=kind, by=user)
    except (NumberError, CaseError) as error:
        name = error.args[0] if isinstance(error, NotAllowedError) and error.args else "number"
        messages.error(request, WORDS.get(name, WORDS["number"]))
    else:
        messages.success(request, _("The cases are linked."))
    return redirect("cases:screen", pk)


def unlink(request: HttpRequest, pk: uuid.UUID, link_id: int) -> HttpResponse:
    """Part two cases."""
    case, user = found_for(request, pk)
    if not is_owner(user, case):
        raise Http404
    if request.method != "POST":
        return HttpResponseNotAllowed(["POST"])
    links.unlink(case_id=pk, link_id=link_id, by=user)
    messages.success(request, _("The link is gone."))
    return redirect("cases:screen", pk)


def answer_duplicates(request: HttpRequest, pk: uuid.UUID) -> HttpResponse:
    """Give the duplicates of an answered case its answer."""
    case, user = found_for(request, pk)
    if not is_owner(user, case):
        raise Http404
    if request.method != "POST":
        return HttpResponseNotAllowed(["POST"])
    try:
        done, failed = links.answer_duplicates(case_id=pk, by=user)
    except CaseError as error:
        messages.error(request, refusal_in_words(error))
        return redirect("cases:screen", pk)
    told = _("The answer went to %(number)s duplicates.")
    messages.success(request, told % {"number": to_persian_digits(done)})
    if failed:
        left = _("%(number)s could not be answered; open them one by one.")
        messages.warning(request, left % {"number": to_persian_digits(failed)})
    return redirect("cases:screen", pk)
