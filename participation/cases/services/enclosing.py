"""What goes along with a letter of a case: masked copies first, originals for whom they are for."""

from collections.abc import Collection
from uuid import UUID

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from participation.cases.actors import staff
from participation.cases.enclosures import offers_for
from participation.cases.enums import EventType
from participation.cases.models import Case, Enclosure
from participation.cases.permissions import may_act
from participation.cases.services.events import record
from participation.common.enums import LetterDirection, LetterState
from participation.common.models import Letter, User

# What the timeline keeps of it, beside the acts of letters.
ENCLOSED = "enclosed"
MOST = 20


@transaction.atomic
def enclose(
    *, case: Case, letter: Letter, add: Collection[UUID], take: Collection[UUID], by: User
) -> None:
    """Let files go along with a letter that was not issued yet, and others no more.

    What a colleague has chosen meanwhile stays. Repeating it changes nothing. Raises
    ValidationError for a file that is not offered, a letter that came or was issued.
    """
    Case.objects.select_for_update().get(pk=case.pk)
    letter = Letter.objects.get(pk=letter.pk)
    if letter.direction == LetterDirection.INCOMING or letter.state == LetterState.ISSUED:
        raise ValidationError(_("Nothing goes along with this letter any more."))
    offered = {offer.file.pk: offer.row for offer in offers_for(case, by, letter=letter)}
    if not may_act(by, case) or set(add) - set(offered):
        raise ValidationError(_("One of these files cannot go along with the letter."))
    there = set(Enclosure.objects.filter(letter=letter).values_list("file__file_id", flat=True))
    new = [offered[key] for key in dict.fromkeys(add) if key not in there]
    if len(there - set(take)) + len(new) > MOST:
        raise ValidationError(_("These are too many files for one letter."))
    gone = Enclosure.objects.filter(letter=letter, file__file_id__in=set(take) - set(add)).delete()
    Enclosure.objects.bulk_create([Enclosure(letter=letter, file=row) for row in new])
    if new or gone[0]:
        record(case, EventType.LETTER, by=staff(by), act=ENCLOSED, letter=str(letter.pk))
