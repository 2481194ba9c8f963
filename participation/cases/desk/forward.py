"""The screen on which a case is sent on to an authority outside."""

import uuid
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy
from wagtail.admin import messages

from participation.cases.desk.base import INVALID, BeneathCaseView, found_for
from participation.cases.desk.words import refusal_in_words
from participation.cases.enums import ForwardGround
from participation.cases.errors import CaseError, MissingError
from participation.cases.kinds import kind_of
from participation.cases.permissions import is_owner
from participation.cases.services.forwarding import Forward, forward, summary_of
from participation.common.models import OfficeSettings
from persian.fields import CleanCharField

LONGEST_NAME = 300
WORDS = {"sealed": gettext_lazy("The identity is sealed and goes nowhere.")}


class ForwardForm(forms.Form):
    """Where it goes; the identity only with its ground."""

    token = forms.UUIDField(widget=forms.HiddenInput)
    recipient = CleanCharField(
        label=gettext_lazy("Authority"),
        max_length=LONGEST_NAME,
        error_messages={"required": gettext_lazy("Write to whom it goes.")},
    )
    ground = forms.ChoiceField(
        label=gettext_lazy("Who submitted it"),
        required=False,
        choices=[
            ("", pgettext_lazy("forwarding", "is not told")),
            *ForwardGround.choices,
        ],
    )
    ground_number = CleanCharField(
        label=gettext_lazy("Number and date of the order"), required=False, max_length=60
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """Give each screen a token of its own."""
        super().__init__(*args, **kwargs)
        self.initial["token"] = uuid.uuid4()


class ForwardView(BeneathCaseView):
    """Shows the summary and writes the draft of the letter."""

    template_name = "cases/desk/forward.html"
    page_title = gettext_lazy("Send it on to an authority outside")

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """Find the case among those that the person decides on. Raises Http404."""
        self.case, self.user = found_for(request, kwargs["pk"])
        if not is_owner(self.user, self.case) or self.case.anonymised_at is not None:
            raise Http404
        return super().dispatch(request, *args, **kwargs)

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Show what would go."""
        return self._show(
            ForwardForm(initial={"recipient": kind_of(self.case.kind).addressee(self.case)})
        )

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Write the letter and lead to it."""
        form = ForwardForm(request.POST)
        if not form.is_valid():
            return self._show(form, INVALID)
        given = form.cleaned_data
        office = OfficeSettings.base_queryset().first() or OfficeSettings()
        what = Forward(
            recipient=given["recipient"],
            sender=office.office_name,
            ground=ForwardGround(given["ground"]) if given["ground"] else None,
            ground_number=given["ground_number"],
        )
        try:
            letter = forward(case_id=self.case.pk, what=what, by=self.user, token=given["token"])
        except MissingError:
            form.add_error("ground_number", _("Write number and date of the order."))
            return self._show(form, INVALID)
        except CaseError as error:
            form.add_error(None, refusal_in_words(error, WORDS))
            return self._show(form, INVALID)
        except ValidationError as error:
            form.add_error(None, error.messages)
            return self._show(form, INVALID)
        messages.success(request, _("The draft of the letter is here; approve and print it."))
        return redirect("cases:letter", self.case.pk, letter.pk)

    def _show(self, form: ForwardForm, status: int = 200) -> HttpResponse:
        context = self.get_context_data(
            form=form, case=self.case, summary=summary_of(self.case, with_identity=False)
        )
        return self.render_to_response(context, status=status)
