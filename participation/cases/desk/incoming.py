"""A letter that came, registered on its case under the number and date that stand on it."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from wagtail.admin import messages

from participation.cases.desk.base import INVALID, BeneathCaseView, handled_for
from participation.cases.models import Case
from participation.cases.numbers import show_number
from participation.cases.services import letters
from participation.common.files.presenters import file_row
from participation.common.letters.incoming import IncomingForm
from participation.common.letters.scans import send_scan, sent_scan
from participation.common.models import Letter


class IncomingView(BeneathCaseView):
    """The form of a letter that came. What was typed and sent stays where it is refused."""

    template_name = "cases/desk/incoming.html"
    header_icon = "mail"

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """Find the case among those that this person works on."""
        self.case, self.user = handled_for(request, kwargs["pk"])
        if self.case.anonymised_at:
            raise Http404
        self.form: IncomingForm | None = None
        self.twins: list[tuple[Letter, Case]] = []
        return super().dispatch(request, *args, **kwargs)

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Keep the letter, unless it seems to be there already."""
        self.form = form = IncomingForm(request.POST, request.FILES)
        form.is_valid()
        _keep_scan(form)
        letter = self._kept(form) if not form.errors else None
        if letter is None:
            return self.render_to_response(self.get_context_data(), status=INVALID)
        messages.success(request, _("The incoming letter was kept."))
        return redirect("cases:letter", self.case.pk, letter.pk)

    def _kept(self, form: IncomingForm) -> Letter | None:
        """Keep the letter of a form without errors; None where it is refused."""
        content, stamp = form.content(), form.stamp(form.cleaned_data["scan_id"])
        token = form.cleaned_data["token"]
        twins = letters.twins_for(self.user, content, stamp)
        # A form that is sent twice finds its own letter.
        self.twins = [pair for pair in twins if pair[0].pk != token]
        if self.twins and not form.cleaned_data["sure"]:
            form.fields["sure"].widget = forms.CheckboxInput()
            form.add_error("sure", _("A letter of this sender, number and date is there already."))
            return None
        try:
            return letters.receive(
                case=self.case, content=content, stamp=stamp, token=token, by=self.user
            )
        except ValidationError as error:
            form.add_error(None, error.messages)
            return None

    def get_page_title(self) -> str:
        """Return what the screen is about."""
        return _("Incoming letter")

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Gather the form, the scan that was sent with it, and the twins that were found."""
        form = self.form or IncomingForm()
        kept = sent_scan(form.cleaned_data.get("scan_id")) if form.is_bound else None
        return {
            **super().get_context_data(**kwargs),
            "case": self.case,
            "form": form,
            "kept": file_row(kept) if kept is not None else None,
            "twins": [(one, case, show_number(case.number)) for one, case in self.twins],
        }


def _keep_scan(form: IncomingForm) -> None:
    """Take the scan even where the words are refused: nobody chooses a file twice."""
    sent = form.cleaned_data.get("scan")
    if sent is None:
        return
    try:
        stored = send_scan(sent)
    except ValidationError as error:
        form.add_error("scan", error)
        return
    form.data = form.data.copy()  # type: ignore[attr-defined]
    form.data["scan_id"] = str(stored.pk)  # type: ignore[index]
    form.cleaned_data["scan_id"] = stored.pk
