"""The pages of a submission together, and where they stand."""

from collections.abc import Mapping
from datetime import timedelta
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import URLPattern, URLResolver, include, path
from django.views.decorators.http import require_http_methods

from participation.cases.services.drafts import (
    DraftGoneError,
    OpenDraft,
    StaleDraftError,
    Values,
    save_part,
    start_draft,
)
from participation.cases.wizard.finishing import FinishPages
from participation.cases.wizard.pages import Answer
from participation.cases.wizard.walking import StepPages
from participation.common.defence import slow_answer, slow_start, slow_words
from participation.common.files.forms import receives_files
from participation.common.files.views import upload_urls
from participation.common.links import private_page, set_link_cookie


class Wizard(StepPages, FinishPages):
    """All pages but the first, which is the kind's own."""

    def urls(self, at: str) -> list[URLPattern | URLResolver]:
        """Return the addresses below ``at``, those of a step last."""
        methods = require_http_methods(["GET", "HEAD", "POST"])
        files = private_page(receives_files(self.kind)(methods(self._files)))
        return [
            path(f"{at}files/", files, name="files"),
            path(f"{at}uploads/", include(upload_urls(self.upload_place, name="uploads"))),
            path(f"{at}check/", self.check, name="check"),
            path(f"{at}done/", self.done, name="done"),
            path(f"{at}receipt/", self.receipt, name="receipt"),
            path(f"{at}noted/", self.noted, name="noted"),
            path(f"{at}leave/", self.leave, name="leave"),
            path(f"{at}left/", self.left, name="left"),
            path(f"{at}<slug:name>/", self.step, name="step"),
        ]

    def begin(self, request: HttpRequest, name: str, chosen: Values) -> Answer | timedelta:
        """Go to the first step with what was ``chosen`` on the first page, a part of that ``name``.

        What was written for another choice stays where it fits. Return how long to wait where too
        many were begun.
        """
        draft = self.opened(request)
        if draft is not None and not draft.is_sent and (kept := _changed(draft, name, chosen)):
            return self._to_first(kept)
        if wait := slow_start(request, form_kind=self.kind):
            return wait
        lifetime = self.lifetime()
        draft, token = start_draft(
            kind=self.kind, purpose=self.purpose, parts={name: chosen}, lifetime=lifetime
        )
        response = self._to_first(draft)
        set_link_cookie(response, self.purpose, token, lifetime=lifetime, path=self.path)
        return response

    def slowly(
        self, request: HttpRequest, template: str, context: Mapping[str, Any], wait: timedelta
    ) -> HttpResponse:
        """Show a page that asks to wait."""
        told = {**context, "told": slow_words(wait)}
        return slow_answer(self.show(request, template, told), wait)

    def _to_first(self, draft: OpenDraft) -> Answer:
        filing = self.filing_of(draft)
        if filing is None:
            return redirect(self.address("new"))
        return redirect(self.begun(filing))


def _changed(draft: OpenDraft, name: str, chosen: Values) -> OpenDraft | None:
    try:
        return save_part(draft, name, chosen, seen=draft.version)
    except (DraftGoneError, StaleDraftError):
        # Sent or thrown away in this moment, or two choices at once: begin anew.
        return None
