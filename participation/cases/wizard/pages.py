"""What the pages of a submission share, whatever its kind."""

import re
from collections.abc import Callable, Mapping, Sequence
from datetime import timedelta
from functools import wraps
from typing import Any, ClassVar, Concatenate, ParamSpec, TypeVar

from django.http import HttpRequest, HttpResponse, HttpResponseBase, HttpResponseRedirect
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.decorators import method_decorator
from django.utils.translation import gettext as _

from participation.cases.models import Receipt
from participation.cases.services.drafts import OpenDraft, draft_lifetime, open_draft
from participation.cases.services.submission import Submitted
from participation.cases.wizard.afterwards import Confirmation
from participation.cases.wizard.filing import Filing
from participation.cases.wizard.forms import StepForm
from participation.cases.wizard.steps import Step
from participation.common.links import clear_link_cookie, read_link_cookie
from participation.common.listing import Crumb

UNPROCESSABLE = 422
CONFLICT = 409
NOT_FOUND = 404
UNAVAILABLE = 503
CHECK = "check"
VERSION = re.compile(r"[0-9]{1,9}")
Self = TypeVar("Self", bound="WizardPages")
P = ParamSpec("P")
Answer = HttpResponseBase


class SeeOther(HttpResponseRedirect):
    """Leads from a form back to its page, so that no way back asks to send the form again."""

    status_code = 303


class WizardPages:
    """The pages of one kind of submission: its names, its words, and the kind's own turns.

    ``space`` is the namespace of its addresses, ``folder`` that of its templates; those of
    ``cases/wizard`` stand in for what it has not. ``path`` is where its cookie is sent.
    """

    kind: ClassVar[str]
    purpose: ClassVar[str]
    path: ClassVar[str]
    space: ClassVar[str]
    folder: ClassVar[str]
    confirmation_class: ClassVar[type[Confirmation]]

    def filing_of(self, draft: OpenDraft) -> Filing | None:
        """Return the draft as steps; None where what it is about is offered no more."""
        raise NotImplementedError

    def crumbs(self) -> Sequence[Crumb]:
        """Return the trail to the pages."""
        raise NotImplementedError

    def lifetime(self) -> timedelta:
        """Return for how long what is written is kept."""
        return draft_lifetime()

    def begun(self, filing: Filing) -> str:
        """Return the address that a draft begins at."""
        return self.address("step", filing.steps[0].name)

    def onwards(self, filing: Filing, here: Step, *, then: bool) -> str:
        """Return the address after a step; ``then`` the last page, where it was opened from."""
        if elsewhere := self.detour(filing, None):
            return elsewhere
        following = None if then else filing.after(here)
        return self.address("step", following.name) if following else self.address(CHECK)

    def choice(self, filing: Filing) -> str:
        """Return the address of the page before the first step."""
        return self.address("new")

    def detour(self, filing: Filing, here: Step | None) -> str:
        """Return the address where a draft leads that cannot go on to ``here``; or nothing."""
        return ""

    def stays(self, form: StepForm, request: HttpRequest) -> bool:
        """Return whether what was sent only looks for something, and the page comes again."""
        return False

    def more_of_step(self, filing: Filing, here: Step) -> dict[str, Any]:
        """Return what a step shows besides."""
        return {}

    def more_of_check(self, filing: Filing) -> dict[str, Any]:
        """Return what the last page shows besides."""
        return {}

    def send(self, filing: Filing, *, consent_version: int, is_held: bool) -> Submitted:
        """Make a case of it; again gives the same one. Raises FileGoneError, and ValidationError
        where what it is about takes it no more.
        """
        raise NotImplementedError

    def confirmation(self, receipt: Receipt) -> Confirmation:
        """Return what is told after the sending."""
        return self.confirmation_class.of(receipt)

    def address(self, name: str, *args: Any) -> str:
        """Return the address of one of the pages."""
        return reverse(f"{self.space}:{name}", args=args)

    def opened(self, request: HttpRequest) -> OpenDraft | None:
        """Return the draft that this browser holds, a sent one too."""
        token = read_link_cookie(request, self.purpose)
        return open_draft(token, kind=self.kind, purpose=self.purpose)

    def show(
        self, request: HttpRequest, template: str, context: Mapping[str, Any], *, status: int = 200
    ) -> HttpResponse:
        """Render a page below the trail."""
        names = [f"{self.folder}/{template}.html", f"cases/wizard/{template}.html"]
        more = {"crumbs": self.crumbs(), "space": self.space, **context}
        return render(request, names, more, status=status)

    def nothing_open(self, request: HttpRequest) -> HttpResponse:
        """Say that this browser holds no draft, and offer to begin again."""
        context = {"heading": _("Nothing is open here")}
        return self.show(request, "nothing_open", context, status=NOT_FOUND)

    def without_cookie(self, response: Answer) -> Answer:
        """Let this browser hold no draft any more."""
        clear_link_cookie(response, self.purpose, path=self.path)
        return response


def with_filing(
    view: Callable[Concatenate[Self, HttpRequest, Filing, P], Answer],
) -> Callable[Concatenate[Self, HttpRequest, P], Answer]:
    """Give a page the draft of this browser as steps; without one, say so and let begin again.

    A draft that was sent leads to its confirmation, one that is about nothing any more to the
    choice.
    """

    def answer(self: Self, request: HttpRequest, /, *args: P.args, **kwargs: P.kwargs) -> Answer:
        draft = self.opened(request)
        if draft is None:
            return self.nothing_open(request)
        if draft.is_sent:
            return redirect(self.address("done"))
        filing = self.filing_of(draft)
        if filing is None:
            return redirect(self.address("new"))
        return view(self, request, filing, *args, **kwargs)

    answer.__module__, answer.__name__ = view.__module__, view.__name__
    return answer


def with_draft(
    view: Callable[[Self, HttpRequest, OpenDraft], Answer],
) -> Callable[[Self, HttpRequest], Answer]:
    """Give a page the draft of this browser, sent or not; without one, say so."""

    @wraps(view)
    def answer(self: Self, request: HttpRequest) -> Answer:
        draft = self.opened(request)
        return self.nothing_open(request) if draft is None else view(self, request, draft)

    return answer


def page(*decorators: Any) -> Any:
    """Put decorators of views on a page."""
    return method_decorator(decorators)


def seen_version(request: HttpRequest) -> int:
    """Return the version of the draft that the page showed; 0 for nonsense."""
    given = request.POST.get("seen", "")
    return int(given) if VERSION.fullmatch(given) else 0
