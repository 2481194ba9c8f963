"""Which files of a case can be given out, and to whom they are offered: masked copies first."""

from dataclasses import dataclass

from participation.cases.enums import EventType, FileOrigin
from participation.cases.models import Case, CaseEvent, CaseFile, Enclosure
from participation.cases.permissions import may_act, may_see_identity
from participation.cases.services.files import HOLDER
from participation.common.files import ready_files_of
from participation.common.models import Letter, PrivateFile, User

MOST = 200


@dataclass(frozen=True)
class Offer:
    """A file that can go along with something."""

    row: CaseFile
    file: PrivateFile
    is_masked: bool


def offers_for(case: Case, user: User, *, letter: Letter | None = None) -> list[Offer]:
    """Return what ``user`` may give out of a case: masked copies, then what else there is.

    An original that the citizen sent may say who that is: it is offered to whoever sees the
    identity, never from behind a seal, and with a letter to an authority outside only where that
    letter tells the identity on a ground.
    """
    if not may_act(user, case):
        return []
    rows = list(
        CaseFile.objects.filter(case=case).select_related("masked_from").order_by("pk")[:MOST]
    )
    files = ready_files_of(HOLDER, str(case.pk)).in_bulk([row.file_id for row in rows])
    with_originals = may_see_identity(user, case) and not is_without_identity(case, letter)
    found = [
        Offer(row, files[row.file_id], hasattr(row, "masked_from"))
        for row in rows
        if row.file_id in files
        and (with_originals or hasattr(row, "masked_from") or row.origin == FileOrigin.STAFF)
    ]
    return sorted(found, key=lambda offer: not offer.is_masked)


def is_without_identity(case: Case, letter: Letter | None) -> bool:
    """Return whether a letter goes outside without who submitted the case."""
    if letter is None:
        return False
    sent = CaseEvent.objects.filter(case=case, type=EventType.FORWARDED)
    return any(
        event.data.get("letter") == str(letter.pk) and not event.data.get("ground")
        for event in sent
    )


def enclosed_with(letter: Letter) -> list[PrivateFile]:
    """Return the files that go along with a letter, in the order in which they were chosen."""
    keys = list(
        Enclosure.objects.filter(letter=letter).values_list("file__file_id", flat=True)[:MOST]
    )
    files = PrivateFile.objects.in_bulk(keys)
    return [files[key] for key in keys if key in files]
