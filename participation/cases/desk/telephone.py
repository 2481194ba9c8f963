"""The screen for whoever has a citizen on the line. What is typed stands in no address."""

import uuid
from typing import Any
from urllib.parse import urlencode

from django import forms
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin import messages

from participation.cases.calls import (
    MOST_CASES,
    ReadOut,
    cases_of_call,
    is_askable,
    is_mobile,
    read_out,
)
from participation.cases.desk.base import INVALID, WorkerView, handled_for
from participation.cases.desk.find import FOUND, sealed_words, words_in
from participation.cases.desk.forms import LONGEST_REASON
from participation.cases.desk.keys import OF_TELEPHONE
from participation.cases.enums import Call
from participation.cases.services import readings
from participation.cases.services.correspondence import add_note
from participation.common.defence import ask_to_wait, slow_answer, slow_search
from persian.fields import CleanCharField

LONGEST_WORDS = 40


class CallerForm(forms.Form):
    """What the caller has: a number or only a mobile."""

    words = CleanCharField(
        label=gettext_lazy("Case number, or the mobile of the caller"),
        max_length=LONGEST_WORDS,
        widget=forms.TextInput(
            attrs={"data-key": "KeyF", "autocomplete": "off", "autofocus": True, "dir": "ltr"}
        ),
        error_messages={"required": gettext_lazy("Write the number or the mobile.")},
    )

    def clean_words(self) -> str:
        """Refuse what is neither, before anybody is asked."""
        words: str = self.cleaned_data["words"]
        if not is_askable(words):
            raise forms.ValidationError(
                _("This is no whole case number and no mobile. Ask for it once more.")
            )
        return words


class CallForm(forms.Form):
    """That there was a call, and what colleagues should know of it."""

    case = forms.UUIDField(widget=forms.HiddenInput)
    token = forms.UUIDField(widget=forms.HiddenInput)
    call = forms.ChoiceField(label=gettext_lazy("Call"), choices=Call.choices)
    text = CleanCharField(
        label=gettext_lazy("Note for colleagues"),
        required=False,
        max_length=LONGEST_REASON,
        widget=forms.Textarea(attrs={"rows": 3, "data-key": "KeyN"}),
    )

    def note(self) -> str:
        """Return the note that a valid form makes."""
        call = {"call": Call(self.cleaned_data["call"]).label}
        told = _("By telephone: %(call)s.") % call
        return f"{told} {self.cleaned_data['text']}".strip()


class TelephoneView(WorkerView):
    """A number or a mobile, what may be read out, and one button to note the call."""

    template_name = "cases/desk/telephone.html"
    page_title = gettext_lazy("On the telephone")
    header_icon = "mobile-alt"

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Show the box, and what was found."""
        words = words_in(request)
        return self._show(CallerForm(initial={"words": words}), words)

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Look for it, or note the call; what was typed stays where it is refused."""
        if request.POST.get("do") == "note":
            return self._note(request)
        form = CallerForm(request.POST)
        if not form.is_valid():
            return self._show(form, "", INVALID)
        if wait := slow_search(str(self.user.pk)):
            ask_to_wait(form, wait)
            return slow_answer(self._show(form, ""), wait)
        sealed = sealed_words(form.cleaned_data["words"], self.user)
        return redirect(f"{reverse('cases:telephone')}?{urlencode({FOUND: sealed})}")

    def _note(self, request: HttpRequest) -> HttpResponse:
        form = CallForm(request.POST)
        words = words_in(request)
        if not form.is_valid():
            if {"case", "token"} & set(form.errors):
                raise Http404
            return self._show(CallerForm(initial={"words": words}), words, INVALID, form)
        case, _user = handled_for(request, form.cleaned_data["case"])
        if case.anonymised_at is not None:
            raise Http404
        token = form.cleaned_data["token"]
        add_note(case_id=case.pk, text=form.note(), by=self.user, token=token)
        messages.success(request, _("The call was noted."))
        return redirect(request.get_full_path())

    def _show(
        self, caller: CallerForm, words: str, status: int = 200, typed: CallForm | None = None
    ) -> HttpResponse:
        cases = cases_of_call(self.user, words) if words else []
        told = read_out(self.user, cases, is_by_mobile=is_mobile(words))
        for one in told:
            readings.note_opening(one.case, self.user)
        context = self.get_context_data(
            caller=caller,
            words=words,
            told=[(one, self._form(one, typed)) for one in told],
            is_cut=len(told) == MOST_CASES,
            keys=OF_TELEPHONE,
        )
        return self.render_to_response(context, status=status)

    def _form(self, one: ReadOut, typed: CallForm | None) -> CallForm | None:
        """Return the form of a case, the refused one with what was typed."""
        if one.case.anonymised_at is not None:
            return None
        if typed is not None and typed.data.get("case") == str(one.case.pk):
            return typed
        initial = {"case": one.case.pk, "token": uuid.uuid4()}
        return CallForm(initial=initial, auto_id=f"call-{one.case.pk}-%s")
