"""Referring a case to colleagues, and what a recipient does with it."""

import uuid
from collections.abc import Sequence
from typing import Any

from django import forms
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin import messages

from participation.cases.desk.base import INVALID, STALE, BeneathCaseView, found_for
from participation.cases.desk.referral_forms import (
    PREFIX,
    KnownForm,
    RecipientFormSet,
    Recipients,
    ReferralTokenForm,
    ResultForm,
    Rows,
    SendBackForm,
    typed_rows,
)
from participation.cases.desk.words import refusal_in_words
from participation.cases.enums import Part, ReferralPurpose, ReferralState
from participation.cases.errors import CaseError
from participation.cases.models import Referral
from participation.cases.permissions import PARTS, may_handle, part_in, scope_at, scope_of
from participation.cases.referrals import Branch, may_send_on, tree_of
from participation.cases.selectors import case_for
from participation.cases.services import referrals

WORDS = {
    "unit": gettext_lazy(
        "The case cannot go to one of these units: it is against it, or it works no more."
    ),
    "person": gettext_lazy("One of these colleagues cannot work on this case; choose another."),
    "again": gettext_lazy(
        "One of these has the case already for the same purpose, and has not answered yet."
    ),
    "most": gettext_lazy("These are too many recipients."),
    "part": gettext_lazy("You have the case for less than this, or not any more."),
    "children": gettext_lazy("First take back what you have sent on, or wait for its answer."),
    "referral": gettext_lazy("This referral waits for you no more."),
}


class ReferView(BeneathCaseView):
    """A case goes to one or several colleagues while it stays where it is."""

    template_name = "cases/desk/refer.html"
    parent: Referral | None = None
    status = 200

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """Find the case; an owner refers it, a recipient sends it on."""
        self.case, self.user = found_for(request, kwargs["pk"])
        part = part_in(self.user, self.case)
        if part is None:
            raise Http404
        self.most = Part.ACTION
        if key := kwargs.get("referral_id"):
            self.parent = waiting_for(self.user, self.case.pk, key)
            if self.parent is not None and not may_send_on(self.parent):
                raise Http404
            if self.parent is not None:
                self.most = PARTS[ReferralPurpose(self.parent.purpose)]
        elif part != Part.OWNER:
            raise Http404
        return super().dispatch(request, *args, **kwargs)

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Show the form, unless there is nothing to refer any more."""
        gone = kwargs.get("referral_id") and self.parent is None
        if gone or not self.case.is_open:
            messages.error(request, _("This cannot be done with the case as it stands."))
            return redirect("cases:screen", self.case.pk)
        self.rows, self.token = self._rows(), ReferralTokenForm()
        return self.render_to_response(self.get_context_data())

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Send it, or show one row more."""
        self.token = ReferralTokenForm(request.POST)
        if "add" in request.POST:
            self.rows = self._rows(typed=typed_rows(request.POST))
            return self.render_to_response(self.get_context_data())
        self.rows = self._rows(request.POST)
        if not self.token.is_valid() or not self.rows.is_valid():
            return self.render_to_response(self.get_context_data(), status=INVALID)
        try:
            referrals.refer_to(
                case_id=self.case.pk,
                to=self.rows.recipients(),
                by=self.user,
                token=self.token.cleaned_data["token"],
                parent=self.kwargs.get("referral_id"),
            )
        except CaseError as error:
            self.token.add_error(None, refusal_in_words(error, WORDS))
            return self.render_to_response(self.get_context_data(), status=STALE)
        messages.success(request, _("The case was referred to the colleagues."))
        return redirect("cases:screen", self.case.pk)

    def _rows(self, data: Any = None, typed: Sequence[dict[str, Any]] = ()) -> RecipientFormSet:
        given = {"recipients": Recipients(self.case, self.user), "most": self.most}
        rows: Any = Rows
        made: RecipientFormSet = rows(data, prefix=PREFIX, form_kwargs=given, typed=typed)
        return made

    def get_page_title(self) -> str:
        """Return what the screen is about."""
        return _("Send it on") if self.parent else _("Refer to colleagues")

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Show rows, the case, and out of which referral it goes on."""
        return {
            **super().get_context_data(**kwargs),
            "case": self.case,
            "rows": self.rows,
            "token": self.token,
            "parent": self.parent,
        }


class ReferralView(BeneathCaseView):
    """One referral: what was asked, and what its recipient or its sender does."""

    template_name = "cases/desk/referral.html"
    branch: Branch
    form: forms.Form | None = None
    said = ""

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """Find case and referral. Raises Http404."""
        self.case, self.user = found_for(request, kwargs["pk"])
        if not may_handle(self.user):
            raise Http404
        tree = tree_of(self.case, scope_at(self.user, self.case))
        mine = [one for one in tree if one.referral.pk == kwargs["referral_id"]]
        if not mine:
            raise Http404
        self.branch = mine[0]
        return super().dispatch(request, *args, **kwargs)

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Do one thing; what was typed stays where it is refused."""
        name, row = request.POST.get("do", ""), self.branch.referral
        given: dict[str, Any] = {"referral_id": row.pk, "by": self.user}
        if name in self.forms:
            self.form = self.forms[name](request.POST)
            if not self.form.is_valid():
                return self._again(name, INVALID)
        try:
            if name == "finish" and self.form is not None:
                referrals.finish(result=self.form.cleaned_data["text"], **given)
            elif name == "send_back" and self.form is not None:
                referrals.send_back(reason=self.form.cleaned_data["text"], **given)
            elif name == "take_back":
                referrals.take_back(**given)
            elif name == "confirm":
                referrals.confirm(**given)
            else:
                raise Http404
        except CaseError as error:
            if self.form is None:
                messages.error(request, refusal_in_words(error, WORDS))
                return redirect("cases:referral", self.case.pk, row.pk)
            self.form.add_error(None, refusal_in_words(error, WORDS))
            return self._again(name, STALE)
        return self._done(DONE[name]())

    @property
    def forms(self) -> dict[str, type[forms.Form]]:
        """The forms of a recipient."""
        is_notice = self.branch.referral.purpose == ReferralPurpose.NOTICE
        return {"finish": KnownForm if is_notice else ResultForm, "send_back": SendBackForm}

    def _again(self, name: str, status: int) -> HttpResponse:
        self.said = name
        return self.render_to_response(self.get_context_data(), status=status)

    def _done(self, said: str) -> HttpResponse:
        if case_for(self.user, self.case.pk) is None:
            gone = _("The case is no longer among those that you see.")
            messages.success(self.request, f"{said} {gone}")
            return redirect("cases:index")
        messages.success(self.request, said)
        return redirect("cases:screen", self.case.pk)

    def get_page_title(self) -> str:
        """Return what the screen is about."""
        return _("Referral for: %(purpose)s") % {
            "purpose": self.branch.referral.get_purpose_display()
        }

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Show the referral with the forms of whoever looks at it."""
        row = self.branch.referral
        shown = {
            name: self.form if name == self.said and self.form else form(auto_id=f"{name}-%s")
            for name, form in self.forms.items()
        }
        is_open = row.state == ReferralState.OPEN
        may_take = row.sender_id == self.user.pk or part_in(self.user, self.case) == Part.OWNER
        return {
            **super().get_context_data(**kwargs),
            "case": self.case,
            "branch": self.branch,
            "works": shown if self.branch.waits_for_me or self.said else {},
            "may_send_on": self.branch.waits_for_me and may_send_on(row),
            "may_take_back": is_open and may_take,
        }


def waiting_for(user: Any, case_id: uuid.UUID, key: int) -> Referral | None:
    """Return a referral of a case that waits for somebody, or None."""
    rows = Referral.objects.waiting_for(scope_of(user)).filter(case=case_id, pk=key)
    found: Referral | None = rows.first()
    return found


DONE = {
    "finish": lambda: _("Your answer was kept; whoever referred it is told."),
    "send_back": lambda: _("The referral went back to its sender."),
    "take_back": lambda: _("The referral was taken back."),
    "confirm": lambda: _("Noted: you have read it."),
}
