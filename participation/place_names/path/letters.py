"""The letter of a stage: its words stand in the path, its gaps are filled from the case."""

import uuid

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from participation.cases.services import letters
from participation.common.letters.content import LetterContent
from participation.common.letters.lines import lines_of, read_copy
from participation.common.models import Letter, LetterSettings, OfficeSettings, User
from participation.place_names.models import Proposal, StageVisit
from participation.place_names.path.gaps import filled
from participation.place_names.path.services import locked_visit, open_visit
from persian.letters import clean_input


@transaction.atomic
def write_letter(
    *, proposal: Proposal, recipient: str, subject: str, by: User, seen: int
) -> Letter:
    """Write the letter of the stage in which a proposal is, as a draft of its case.

    Again gives the one that is there. Raises ValidationError where the stage has no letter or
    nobody is named, StaleError.
    """
    there = open_visit(proposal)
    if there is not None and there.letter is not None:
        return there.letter
    visit = locked_visit(proposal, seen)
    if not visit.stage.has_letter:
        raise ValidationError(_("This stage has no letter; write it in the path."))
    if not clean_input(recipient):
        raise ValidationError({"recipient": _("Write to whom it goes.")})
    letter = letters.write(
        case=proposal.case,
        content=_content(visit, proposal, clean_input(recipient), clean_input(subject)),
        token=uuid.uuid4(),
        by=by,
    )
    visit.letter = letter
    visit.save(update_fields=["letter"])
    return letter


def _content(visit: StageVisit, proposal: Proposal, recipient: str, subject: str) -> LetterContent:
    usual = LetterSettings.objects.only("signatory_name", "signatory_post").first()
    stage = visit.stage
    return LetterContent(
        sender=OfficeSettings.load().office_name or _("The office"),
        recipient=recipient,
        subject=(subject or filled(stage.letter_subject, proposal))[:300],
        body=filled(stage.letter_text, proposal),
        signatory_name=usual.signatory_name if usual else "",
        signatory_post=usual.signatory_post if usual else "",
        copies=tuple(map(read_copy, lines_of(stage.letter_copies))),
    )
