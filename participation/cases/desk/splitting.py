"""The screen on which a part of a case becomes a case of its own."""

import uuid
from typing import Any

from django import forms
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy
from wagtail.admin import messages

from participation.cases.desk import story
from participation.cases.desk.around import around
from participation.cases.desk.base import INVALID, STALE, BeneathCaseView, found_for
from participation.cases.desk.forms import LONGEST_TEXT, OneOf, show_version
from participation.cases.desk.words import refusal_in_words
from participation.cases.errors import CaseError, StaleError
from participation.cases.kinds import kind_of
from participation.cases.models import Case, CaseEvent
from participation.cases.numbers import show_number
from participation.cases.permissions import is_owner
from participation.cases.services.splitting import SplitOff, files_for_parts, split
from participation.common.models import User
from persian.fields import CleanCharField

BY_CATEGORY = pgettext_lazy("unit of a part", "where cases of this category go")
CLOSED = gettext_lazy("A closed case cannot be split.")
WORDS = {
    "category": gettext_lazy("A part of this case cannot have this category."),
    "most": gettext_lazy("So many parts were split off this case already."),
}


class SplitForm(forms.Form):
    """The words of the part, where it goes, and what comes along."""

    version = forms.IntegerField(widget=forms.HiddenInput)
    token = forms.UUIDField(widget=forms.HiddenInput)
    category = forms.ChoiceField(
        label=gettext_lazy("Category"),
        error_messages={"required": gettext_lazy("Choose the category.")},
    )
    unit = OneOf(label=gettext_lazy("Unit"), required=False)
    text = CleanCharField(
        label=gettext_lazy("Words of the part"),
        max_length=LONGEST_TEXT,
        widget=forms.Textarea(attrs={"rows": 6}),
        help_text=gettext_lazy("Copy them from what was submitted; the citizen reads them."),
        error_messages={"required": gettext_lazy("Write the text.")},
    )
    along = forms.TypedMultipleChoiceField(
        label=gettext_lazy("Files that come along"),
        coerce=uuid.UUID,
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=gettext_lazy("Each case keeps its own copy."),
    )

    def __init__(self, *args: Any, case: Case, user: User, **kwargs: Any) -> None:
        """Offer what fits the case."""
        super().__init__(*args, **kwargs)
        self.initial.update(version=case.version, token=uuid.uuid4())
        categories = kind_of(case.kind).part_categories(case)
        fields: Any = self.fields
        fields["category"].choices = [("", pgettext_lazy("category", "Choose")), *categories]
        fields["unit"].offer(around(case, user).clear, BY_CATEGORY)
        files = [(str(file.pk), file.name) for file in files_for_parts(case)]
        fields["along"].choices = files
        if not files:
            del fields["along"]


class SplitView(BeneathCaseView):
    """Asks for the part and splits it off."""

    template_name = "cases/desk/split.html"
    page_title = gettext_lazy("Split off a part")

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """Find the case among those that the person decides on. Raises Http404."""
        self.case, self.user = found_for(request, kwargs["pk"])
        if not is_owner(self.user, self.case):
            raise Http404
        self.stale: list[CaseEvent] = []
        return super().dispatch(request, *args, **kwargs)

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Ask; of a closed case nothing is split off."""
        if not self.case.is_open:
            messages.error(request, CLOSED)
            return redirect("cases:screen", self.case.pk)
        return self._show(SplitForm(case=self.case, user=self.user))

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Split the part off; what was typed stays where that is refused."""
        form = SplitForm(request.POST, case=self.case, user=self.user)
        if not form.is_valid():
            return self._show(form, INVALID)
        given = form.cleaned_data
        what = SplitOff(
            token=given["token"],
            category=given["category"],
            text=given["text"],
            unit=given["unit"],
            files=given.get("along", ()),
        )
        try:
            part = split(case_id=self.case.pk, what=what, by=self.user, seen=given["version"])
        except CaseError as error:
            return self._refuse(form, error)
        told = _("The part was split off; its number is %(number)s.")
        messages.success(request, told % {"number": show_number(part.number)})
        return redirect("cases:screen", self.case.pk)

    def _refuse(self, form: SplitForm, error: CaseError) -> HttpResponse:
        self.case = found_for(self.request, self.case.pk)[0]
        self.stale = error.events if isinstance(error, StaleError) else []
        closed = {} if self.case.is_open else {self.case.state: CLOSED}
        form.add_error(None, refusal_in_words(error, {**WORDS, **closed}))
        show_version(form, self.case)
        return self._show(form, STALE if self.stale else INVALID)

    def _show(self, form: SplitForm, status: int = 200) -> HttpResponse:
        context = self.get_context_data(
            form=form,
            case=self.case,
            rows=kind_of(self.case.kind).rows(self.case),
            refused=(None, form) if form.errors else None,
            stale=story.told(self.case, self.stale, self.user),
        )
        return self.render_to_response(context, status=status)
