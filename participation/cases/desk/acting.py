"""The screen of what a kind keeps of a case, with what can be done: each act a form and a service.

Whoever may not see the case gets 404, whatever is asked.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any, ClassVar

from django.core.exceptions import ValidationError
from django.forms import Media
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from wagtail.admin import messages

from participation.cases.desk.base import INVALID, STALE, BeneathCaseView, found_for
from participation.cases.desk.words import refusal_in_words
from participation.cases.errors import CaseError, StaleError
from participation.cases.models import Case
from participation.cases.permissions import is_owner
from participation.cases.selectors import state_of
from participation.common.forms import VersionForm
from participation.common.models import User

Given = dict[str, Any]


class ActForm(VersionForm):
    """An act; ``name`` keeps the ids of several forms on one screen apart."""

    def __init__(
        self, data: Any = None, *, name: str, about: Any, user: User, **kwargs: Any
    ) -> None:
        """Know the version that the screen shows; ``about`` is what the kind keeps of the case."""
        self.about, self.user = about, user
        kwargs["initial"] = {"version": about.case.version, **(kwargs.get("initial") or {})}
        super().__init__(data, auto_id=f"{name}-%s", **kwargs)
        self.arrange()

    def arrange(self) -> None:
        """Fit the fields to what it is about; an act says how."""


@dataclass(frozen=True, kw_only=True)
class Act:
    """An act: whether it can be done now, its form, what it does, what is said then."""

    name: str
    label: Any
    done: Any
    form: type[ActForm]
    is_open: Callable[[Any, User], bool]
    do: Callable[[Any, User, Given], object]
    hint: Any = ""
    # Where what was made is looked at; empty for the screen itself.
    leads: Callable[[Any], str] = lambda _made: ""
    # Of its own, where a list of fields is not how it is filled in.
    template: str = "common/desk/includes/boxes.html"


def owns(about: Any, user: User) -> bool:
    """Return whether somebody decides on an open case."""
    return bool(about.case.is_open and is_owner(user, about.case))


class ActingView(BeneathCaseView):
    """What a kind keeps of a case, and what can be done with it."""

    acts: ClassVar[Iterable[Act]] = ()
    about: Any

    def find(self, case: Case) -> Any:
        """Return what the kind keeps of a case, None for a case of another kind."""
        raise NotImplementedError

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """Find it among the cases that this person sees. Raises Http404."""
        self.case, self.user = found_for(request, kwargs["pk"])
        self.about = self.find(self.case)
        if self.about is None:
            raise Http404
        self.refused: tuple[Act, ActForm] | None = None
        return super().dispatch(request, *args, **kwargs)

    def open_acts(self) -> Mapping[str, Act]:
        """Return what this person can do with it as it stands, by name."""
        return {act.name: act for act in self.acts if act.is_open(self.about, self.user)}

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Do one act; what was typed stays where it is refused."""
        act = self.open_acts().get(request.POST.get("do", ""))
        if act is None:
            messages.error(request, _("This is done already, or not yours to do."))
            return redirect(request.path)
        form = act.form(request.POST, name=act.name, about=self.about, user=self.user)
        status, made = INVALID, None
        if form.is_valid():
            try:
                made = act.do(self.about, self.user, form.cleaned_data)
            except CaseError as error:
                form.add_error(None, refusal_in_words(error))
                status = STALE if isinstance(error, StaleError) else INVALID
                self._see_again(form)
            except ValidationError as error:
                form.add_refusal(error)
        if not form.errors:
            messages.success(request, act.done)
            return redirect(act.leads(made) or request.path)
        self.refused = (act, form)
        return self.render_to_response(self.get_context_data(), status=status)

    def _see_again(self, form: ActForm) -> None:
        """Show the version of now: whoever has read what came may send the same words."""
        self.case, self.user = found_for(self.request, self.case.pk)
        self.about = self.find(self.case) or self.about
        form.see(self.case.version)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Gather the case and the forms."""
        forms = self._forms()
        return {
            **super().get_context_data(**kwargs),
            "case": self.case,
            "state": state_of(self.case),
            "acts": forms,
            "media": sum((form.media for _act, form in forms), Media()),
        }

    def _forms(self) -> list[tuple[Act, ActForm]]:
        acts = self.open_acts()
        forms = [(act, self._form(act)) for act in acts.values()]
        if self.refused and self.refused[0].name not in acts:
            forms.insert(0, self.refused)
        return forms

    def _form(self, act: Act) -> ActForm:
        if self.refused and self.refused[0].name == act.name:
            return self.refused[1]
        return act.form(name=act.name, about=self.about, user=self.user)
