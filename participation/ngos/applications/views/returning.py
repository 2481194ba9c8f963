"""The pages on which an application is opened on another device."""

from typing import Any

from django import forms
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.csrf import csrf_protect
from django.views.decorators.http import require_http_methods, require_POST

from participation.cases.fields import FollowKeyField
from participation.cases.numbers import show_key
from participation.common.defence import ask_to_wait, slow_answer, slow_code
from participation.common.links import (
    clear_link_cookie,
    private_page,
    read_link_cookie,
    set_link_cookie,
)
from participation.ngos.applications.filing import Filing
from participation.ngos.applications.returning import (
    CODE,
    CODE_LIFETIME,
    KEY,
    ask_code,
    give_key,
    mobile_of,
    open_by_code,
)
from participation.ngos.applications.views.apply import COOKIE_PATH, PURPOSE, WIZARD
from participation.ngos.representatives import CodeForm
from persian.identifiers import mask_mobile

UNPROCESSABLE = 422


class KeyForm(forms.Form):
    """The key that stood on the page of the task list."""

    key = FollowKeyField(
        label=gettext_lazy("Return key"),
        help_text=gettext_lazy("12 digits in three groups"),
        widget=forms.TextInput(attrs={"class": "input short num"}),
        error_messages={"required": gettext_lazy("Write the return key.")},
    )


@private_page
@csrf_protect
@require_POST
def key(request: HttpRequest) -> HttpResponseBase:
    """Show a return key, this once."""
    draft = WIZARD.opened(request)
    filing = Filing.of(draft) if draft is not None and not draft.is_sent else None
    if draft is None or filing is None:
        return WIZARD.nothing_open(request)
    mobile = mobile_of(filing)
    if not mobile:
        return redirect(WIZARD.address("tasks"))
    context = {
        "heading": _("Go on on another device"),
        "groups": show_key(give_key(draft)).split(" "),
        "mobile": mask_mobile(mobile),
    }
    return WIZARD.show(request, "return_key", context)


@private_page
@csrf_protect
@require_http_methods(["GET", "HEAD", "POST"])
def enter(request: HttpRequest) -> HttpResponseBase:
    """Take the key; have a code sent, and say the same whether it opens something."""
    form = KeyForm(request.POST if request.method == "POST" else None)
    if not form.is_bound:
        return _entering(request, form)
    if not form.is_valid():
        return _entering(request, form, status=UNPROCESSABLE)
    typed = form.cleaned_data["key"]
    if wait := slow_code(request, kind=KEY, number=typed):
        ask_to_wait(form, wait)
        return slow_answer(_entering(request, form, status=UNPROCESSABLE), wait)
    response = redirect(WIZARD.address("return-code"))
    set_link_cookie(response, CODE, ask_code(typed), lifetime=CODE_LIFETIME, path=COOKIE_PATH)
    return response


@private_page
@csrf_protect
@require_http_methods(["GET", "HEAD", "POST"])
def code(request: HttpRequest) -> HttpResponseBase:
    """Take the code and open the application here."""
    form = CodeForm(request.POST if request.method == "POST" else None)
    if form.is_bound and form.is_valid():
        token = read_link_cookie(request, CODE)
        opening = open_by_code(token, form.cleaned_data["code"], purpose=PURPOSE)
        if opening:
            response = redirect(WIZARD.address("tasks"))
            lifetime = WIZARD.lifetime()
            set_link_cookie(response, PURPOSE, opening, lifetime=lifetime, path=COOKIE_PATH)
            clear_link_cookie(response, CODE, path=COOKIE_PATH)
            return response
        form.add_error("code", _("This code does not fit, or its time is over."))
    context: dict[str, Any] = {"heading": _("The code"), "form": form, "is_code": True}
    status = UNPROCESSABLE if form.errors else 200
    return WIZARD.show(request, "return", context, status=status)


def _entering(request: HttpRequest, form: KeyForm, *, status: int = 200) -> HttpResponse:
    context = {"heading": _("Go on with an application"), "form": form}
    return WIZARD.show(request, "return", context, status=status)
