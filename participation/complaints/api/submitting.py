"""A complaint as a program sends it, through the same forms and services as the pages."""

import uuid
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from django.core.exceptions import NON_FIELD_ERRORS
from django.utils.translation import gettext as _
from rest_framework.exceptions import ValidationError
from rest_framework.request import Request

from participation.cases.enums import Intake
from participation.cases.own_subjects import number
from participation.cases.services.drafts import HOLDER, OpenDraft
from participation.cases.services.submission import Submitted, submitted_before
from participation.cases.wizard import consent_now
from participation.common.api.writes import Conflict, fingerprint
from participation.common.defence import assess, has_proof, once_for
from participation.common.defence.throttles import slow_down
from participation.common.encryption import keyed_hash
from participation.common.enums import FileState
from participation.common.files import FileGoneError, delete_files_of
from participation.common.files.forms import store_form_files
from participation.common.files.presenters import file_row
from participation.complaints.api.reading import outer_name, sent_to
from participation.complaints.forms import StoryForm
from participation.complaints.models import Category
from participation.complaints.services import KIND
from participation.complaints.wizard.filing import Filing
from participation.complaints.wizard.sending import send
from participation.complaints.wizard.steps import steps_of

WHAT = "api submission"


@dataclass(frozen=True)
class Sending:
    """A submission of a program: ``key`` is the one that it repeats with every try."""

    request: Request
    key: uuid.UUID

    @cached_property
    def filing(self) -> Filing:
        """What was sent as a draft told at every step, which nobody keeps.

        Raises ValidationError with everything that is wrong.
        """
        sent = self.request.POST
        category = _category(str(sent.get("category", "")))
        parts = {step.name: sent_to(step, category, sent) for step in steps_of(category)}
        draft = OpenDraft(uuid.uuid4(), KIND, 1, is_sent=False, parts=parts)
        filing = Filing(draft, category)
        errors = _errors(filing) | _consent_errors(sent)
        if errors:
            raise ValidationError(errors)
        return filing

    @cached_property
    def content(self) -> str:
        """A hash of everything that was sent but the proof, of which a second try has another."""
        return fingerprint(self.request, without=("pow",))

    @cached_property
    def submission(self) -> uuid.UUID:
        """The id of the submission: whoever knows the key alone gets nobody's number by it."""
        hashed = keyed_hash(f"{self.key} {self.content}", purpose=WHAT)
        return uuid.UUID(hashed[:32])

    def file(self) -> Submitted:
        """Make a case of it; again gives the same one.

        Raises ValidationError, Throttled, Conflict. Call it outside a transaction.
        """
        if there := submitted_before(self.submission):
            return there
        filing = self.filing
        is_held = self._judged()
        try:
            self._store_files()
            if not once_for(what=WHAT, key=self.key, owner=self.content):
                raise Conflict(
                    _("Something else was sent with this key. Make a new one for each submission.")
                )
            return send(
                filing,
                consent_version=consent_now().consent_version,
                is_held=is_held,
                submission=self.submission,
                intake=Intake.API,
            )
        except FileGoneError as error:
            raise Conflict from error
        finally:
            # What did not become the case's stays with nobody.
            delete_files_of(HOLDER, str(filing.draft.id))

    def _judged(self) -> bool:
        proof = str(self.request.POST.get("pow", ""))
        if not has_proof(payload=proof, token=self.submission):
            raise ValidationError(
                {"pow": [_("Solve a challenge of /api/v1/challenge/; each is good for one.")]}
            )
        verdict = assess(self.request, form_kind=KIND, payload=proof, token=self.submission)
        if verdict.is_slow:
            raise slow_down(verdict.wait)
        return verdict.is_held

    def _store_files(self) -> None:
        stored = store_form_files(
            purpose=KIND,
            files=self.request.FILES.getlist("files"),
            holder_kind=HOLDER,
            holder_id=str(self.filing.draft.id),
        )
        refused = [file_row(file) for file in stored if file.state == FileState.REFUSED]
        if refused:
            raise ValidationError({"files": [f"{row.name}: {row.text}" for row in refused]})


def _category(sent: str) -> Category:
    found = Category.objects.offered().filter(pk=number(sent)).first()
    if found is None:
        raise ValidationError({"category": [_("This is not offered any more; choose another.")]})
    return found


def _errors(filing: Filing) -> dict[str, list[str]]:
    """Return what is wrong, under the names that were sent."""
    errors: dict[str, list[str]] = {}
    for step in filing.steps:
        form = filing.forms[step.name]
        for inner, told in form.errors.items():
            name = step.name if inner == NON_FIELD_ERRORS else outer_name(step, inner)
            errors[name] = [str(one) for one in told]
        if isinstance(form, StoryForm) and form.found and "text" in form.errors:
            errors["confirm_personal_data"] = [_("Send “true” where it stays in the text.")]
    if filing.stopped_by is not None:
        errors["questions"] = [filing.stopped_by.stop_text]
    return errors


def _consent_errors(sent: Mapping[str, Any]) -> dict[str, list[str]]:
    typed = str(sent.get("consent_version", ""))
    if not typed:
        return {"consent_version": [_("Nothing is sent without consent; send its version.")]}
    if typed != str(consent_now().consent_version):
        told = _("The text of the consent has changed. Read it once more, then send.")
        return {"consent_version": [told]}
    return {}
