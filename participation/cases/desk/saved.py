"""Saved filters on the list: shown, kept, removed. Each sees the own ones alone."""

from collections.abc import Mapping

from django import forms
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST
from wagtail.admin import messages

from participation.cases.desk.filters import CaseFilterSet
from participation.cases.permissions import VIEW
from participation.cases.services import saved
from participation.common.models import User
from persian.fields import CleanCharField

NAMES = (*CaseFilterSet.base_filters, "ordering")
LONGEST_QUERY = 1_000


class SaveForm(forms.Form):
    """The name of what the list shows now."""

    name = CleanCharField(
        label=gettext_lazy("Name of the filter"),
        max_length=60,
        error_messages={"required": gettext_lazy("Give the filter a name.")},
    )
    query = forms.CharField(required=False, max_length=LONGEST_QUERY, widget=forms.HiddenInput)


def choices_in(query: Mapping[str, str]) -> dict[str, str]:
    """Return what a saved filter keeps of an address: choices, never words or a page."""
    return {name: query[name] for name in NAMES if query.get(name)}


@require_POST
def save(request: HttpRequest) -> HttpResponse:
    """Keep the filter under a name."""
    user = _reader(request)
    form = SaveForm(request.POST)
    choices: dict[str, str] = {}
    if not form.is_valid():
        for errors in form.errors.values():
            messages.error(request, errors[0])
    else:
        choices = choices_in(QueryDict(form.cleaned_data["query"]))
        try:
            saved.save_filter(user=user, name=form.cleaned_data["name"], choices=choices)
            messages.success(request, _("The filter was saved."))
        except ValidationError as error:
            messages.error(request, error.messages[0])
    return _back(choices)


@require_POST
def remove(request: HttpRequest, filter_id: int) -> HttpResponse:
    """Remove one of the own; a second click finds it gone."""
    saved.remove_filter(user=_reader(request), filter_id=filter_id)
    messages.success(request, _("The filter was removed."))
    return redirect("cases:index")


def _reader(request: HttpRequest) -> User:
    if not isinstance(request.user, User) or not request.user.has_perm(VIEW):
        raise Http404
    return request.user


def _back(choices: Mapping[str, str]) -> HttpResponse:
    query = QueryDict(mutable=True)
    query.update(dict(choices))
    address = reverse("cases:index")
    return redirect(f"{address}?{query.urlencode()}" if choices else address)
