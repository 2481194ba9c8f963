"""From a draft to a case."""

import uuid
from typing import Any

from participation.cases.enums import Intake
from participation.cases.services.submission import Person, Submitted
from participation.cases.wizard import whole_files
from participation.cases.wizard.forms import MobileForm, PersonForm
from participation.complaints.forms import AgainstForm, QuestionsForm
from participation.complaints.services import Against, NewComplaint, file_complaint
from participation.complaints.wizard.filing import Filing


def send(
    filing: Filing,
    *,
    consent_version: int,
    is_held: bool,
    submission: uuid.UUID | None = None,
    intake: Intake = Intake.WEB,
    **more: Any,
) -> Submitted:
    """Make a case of a draft whose every step was told; again gives the same one.

    ``submission`` stays the same for every try; where none is named it is the draft's id.
    ``more`` is what a ``NewComplaint`` takes besides. Raises FileGoneError where a file was removed
    in this moment.
    """
    told: dict[str, Any] = filing.answered["story"].cleaned_data
    questions = filing.answered.get("questions")
    return file_complaint(
        NewComplaint(
            submission=submission or filing.draft.id,
            category=filing.category,
            text=told["text"],
            happened_on=told["happened_on"],
            county=told["county"],
            place=told["place"],
            answers=[(str(row.label), row.value) for row in questions.rows()] if questions else (),
            agency=questions.agency() if isinstance(questions, QuestionsForm) else None,
            against=_against(filing),
            person=_person(filing),
            files=list(whole_files(filing)),
            consent_version=consent_version,
            is_held=is_held,
            intake=intake,
            **more,
        )
    )


def _against(filing: Filing) -> Against:
    form = filing.answered.get("against")
    return form.against() if isinstance(form, AgainstForm) else Against()


def _person(filing: Filing) -> Person:
    form = filing.answered.get("you")
    return form.person() if isinstance(form, MobileForm | PersonForm) else Person()
