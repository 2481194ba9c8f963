"""Letting in whoever speaks for an NGO: the number of its permit, and a code to the mobile on file.

An app that wants it makes an `Entrance`: two pages, and what they leave in the browser. It tells a
stranger nothing: a number that nobody has is answered like one whose code is on its way.
"""

import uuid
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from django import forms
from django.db import transaction
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.csrf import csrf_protect
from django.views.decorators.http import require_http_methods

from participation.cases.wizard.pages import UNPROCESSABLE, page
from participation.common.clock import today
from participation.common.codes import OneTimeCodeField, check_code, send_code
from participation.common.defence import ask_to_wait, slow_answer, slow_code
from participation.common.links import (
    clear_link_cookie,
    create_link,
    open_link,
    private_page,
    read_link_cookie,
    revoke_link,
    set_link_cookie,
)
from participation.common.listing import Crumb
from participation.ngos.enums import PermitState
from participation.ngos.models import Ngo, Permit, RepresentativeMobile
from participation.ngos.services.permits import key_of
from participation.ngos.verifying.forms import VerifyForm

KIND = "ngo"
CODE_LIFETIME = timedelta(minutes=15)
LONGEST_NUMBER = 9


class NumberForm(VerifyForm):
    """The number of the permit, as a page of a form has it."""

    def __init__(self, data: Any = None) -> None:
        """Style the box."""
        super().__init__(data)
        self.fields["number"].widget.attrs.update({"class": "input short"})


class CodeForm(forms.Form):
    """The code that the representative reads on the own mobile."""

    code = OneTimeCodeField(
        label=gettext_lazy("Code"),
        widget=forms.TextInput(attrs={"class": "input short num"}),
        error_messages={"required": gettext_lazy("Write the code.")},
    )


def permit_numbered(number: str) -> Permit | None:
    """Return the permit with a number, however it is typed, None where strangers see none."""
    key = key_of(number)
    rows = Permit.objects.public().select_related("ngo__prefix", "ngo__county")
    return rows.filter(number_key=key).first() if key else None


def is_in_force(ngo: Ngo) -> bool:
    """Return whether an NGO has a permit that is in force today."""
    permit = Permit.objects.live().filter(ngo=ngo).first()
    return permit is not None and permit.state_on(today()) is PermitState.ACTIVE


def mobile_of(ngo: Ngo) -> str:
    """Return the mobile to which codes of an NGO go, empty where the register keeps none."""
    row = RepresentativeMobile.objects.filter(ngo=ngo).first()
    return row.mobile if row is not None else ""


@dataclass(frozen=True, kw_only=True)
class Entrance:
    """The way in to the pages of one purpose.

    ``purpose`` names the cookie and the links, ``at`` is the path below which the pages are and the
    cookie is sent, ``space`` the namespace of the addresses «enter» and «code», ``then`` the name
    of the page that it leads to. With ``needs_force`` codes go only where the permit is in force
    today; without it also to whoever still owes the office something. ``carries`` names a number in
    the address that goes along to that page.
    """

    purpose: str
    at: str
    space: str
    then: str
    heading: Any
    lead: Any = ""
    needs_force: bool = True
    carries: str = ""
    lifetime: timedelta = timedelta(hours=2)

    @property
    def code_purpose(self) -> str:
        """What the code is for, and the cookie of whoever asked for it."""
        return f"{self.purpose}-code"

    def urls(self, below: str) -> list[URLPattern]:
        """Return the addresses of the two pages."""
        return [
            path(f"{below}enter/", self.enter, name="enter"),
            path(f"{below}code/", self.code, name="code"),
        ]

    def ngo_of(self, request: HttpRequest) -> Ngo | None:
        """Return for whom this browser speaks, None where nobody was let in, or not any more."""
        link = open_link(read_link_cookie(request, self.purpose), purpose=self.purpose)
        if link is None:
            return None
        rows = Ngo.objects.public().select_related("prefix", "county")
        return rows.filter(pk=int(link.object_id)).first()

    def ask(self, ngo: Ngo | None) -> str:
        """Send a code to the mobile on file; return a token for whoever asked, also for nobody."""
        mobile = mobile_of(ngo) if ngo is not None else ""
        wanted = str(ngo.pk) if ngo is not None and mobile else str(uuid.uuid4())
        with transaction.atomic():
            if mobile:
                send_code(purpose=self.code_purpose, kind=KIND, object_id=wanted, mobile=mobile)
            _link, token = create_link(
                purpose=self.code_purpose, kind=KIND, object_id=wanted, lifetime=CODE_LIFETIME
            )
        return token

    def open(self, token: str, typed: str) -> str:
        """Return a token that lets in, empty where the code is not right."""
        link = open_link(token, purpose=self.code_purpose)
        if link is None:
            return ""
        known = {"purpose": self.code_purpose, "kind": KIND, "object_id": link.object_id}
        if not check_code(**known, typed=typed):
            return ""
        revoke_link(link)
        _link, opening = create_link(
            purpose=self.purpose, kind=KIND, object_id=link.object_id, lifetime=self.lifetime
        )
        return opening

    @page(private_page, csrf_protect, require_http_methods(["GET", "HEAD", "POST"]))
    def enter(self, request: HttpRequest) -> HttpResponseBase:
        """Take the number; have a code sent, and say the same whether anybody has it."""
        form = NumberForm(request.POST if request.method == "POST" else None)
        if not form.is_bound:
            return self.show(request, form)
        if not form.is_valid():
            return self.show(request, form, status=UNPROCESSABLE)
        typed = form.cleaned_data["number"]
        if wait := slow_code(request, kind=self.purpose, number=key_of(typed)):
            ask_to_wait(form, wait)
            return slow_answer(self.show(request, form, status=UNPROCESSABLE), wait)
        permit = permit_numbered(typed)
        known = permit is not None and (not self.needs_force or is_in_force(permit.ngo))
        return self.to_code(request, permit.ngo if permit is not None and known else None)

    @page(private_page, csrf_protect, require_http_methods(["GET", "HEAD", "POST"]))
    def code(self, request: HttpRequest) -> HttpResponseBase:
        """Take the code and lead on."""
        form = CodeForm(request.POST if request.method == "POST" else None)
        if form.is_bound and form.is_valid():
            token = read_link_cookie(request, self.code_purpose)
            opening = self.open(token, form.cleaned_data["code"])
            if opening:
                then = reverse(f"{self.space}:{self.then}")
                response = redirect(f"{then}{self.carried(request)}")
                set_link_cookie(
                    response, self.purpose, opening, lifetime=self.lifetime, path=self.at
                )
                clear_link_cookie(response, self.code_purpose, path=self.at)
                return response
            form.add_error("code", _("This code does not fit, or its time is over."))
        status = UNPROCESSABLE if form.errors else 200
        return self.show(request, form, is_code=True, status=status)

    def carried(self, request: HttpRequest) -> str:
        """Return the rest of an address with the number that goes along, if there is one."""
        number = request.GET.get(self.carries, "") if self.carries else ""
        is_number = number.isascii() and number.isdecimal() and len(number) <= LONGEST_NUMBER
        return f"?{self.carries}={number}" if is_number else ""

    def to_code(self, request: HttpRequest, ngo: Ngo | None) -> HttpResponse:
        """Have a code sent and lead to where it is typed."""
        response = redirect(f"{reverse(f'{self.space}:code')}{self.carried(request)}")
        set_link_cookie(
            response, self.code_purpose, self.ask(ngo), lifetime=CODE_LIFETIME, path=self.at
        )
        return response

    def show(
        self, request: HttpRequest, form: forms.Form, *, is_code: bool = False, status: int = 200
    ) -> HttpResponse:
        """Render one of the two pages."""
        context = {
            "heading": _("The code") if is_code else self.heading,
            "lead": "" if is_code else self.lead,
            "form": form,
            "is_code": is_code,
            "back": reverse(f"{self.space}:enter"),
            "crumbs": [Crumb(_("Home"), "/"), Crumb(_("NGOs"), reverse("ngos:archive")),
                       Crumb(str(self.heading), None)],
        }  # fmt: skip
        return render(request, "ngos/representative.html", context, status=status)
