"""Which files of a case can be given out, and to whom they are offered: masked copies first."""

from collections.abc import Sequence
from dataclasses import dataclass

from participation.cases.enums import EventType, FileOrigin
from participation.cases.models import Case, CaseEvent, CaseFile, Enclosure
from participation.cases.permissions import may_act, may_see_identity
from participation.cases.services.files import HOLDER
from participation.common.files import files_of
from participation.common.models import Letter, PrivateFile, User

MOST = 200


@dataclass(frozen=True)
class Offer:
    """A file that can go along with something."""

    row: CaseFile
    file: PrivateFile
    is_masked: bool


def rows_of_files(case: Case) -> list[CaseFile]:
    """Return the rows of all files of a case, each with the masked copy that it is: one query."""
    rows = CaseFile.objects.filter(case=case).select_related(
        "masked_from__by", "masked_from__original"
    )
    return list(rows.order_by("pk")[:MOST])


def offers_for(
    case: Case,
    user: User,
    *,
    letter: Letter | None = None,
    rows: Sequence[CaseFile] | None = None,
    files: Sequence[PrivateFile] | None = None,
) -> list[Offer]:
    """Return what ``user`` may give out of a case: masked copies, then what else there is.

    An original that the citizen sent may say who that is: it is offered to whoever sees the
    identity, never from behind a seal, and with a letter to an authority outside only where that
    letter tells the identity on a ground. ``rows`` and ``files`` are those of the case, where the
    caller has read them.
    """
    if not may_act(user, case):
        return []
    rows = rows_of_files(case) if rows is None else rows
    files = list(files_of(HOLDER, str(case.pk))) if files is None else files
    ready = {file.pk: file for file in files if file.is_ready}
    with_originals = may_see_identity(user, case) and not is_without_identity(case, letter)
    found = [
        Offer(row, ready[row.file_id], hasattr(row, "masked_from"))
        for row in rows
        if row.file_id in ready
        and (with_originals or hasattr(row, "masked_from") or row.origin == FileOrigin.STAFF)
    ]
    found.sort(key=lambda offer: not offer.is_masked)
    once: dict[str, Offer] = {}
    for offer in found:
        # What was sent to the citizen lies there once more, and is the same.
        once.setdefault(offer.file.content_hash, offer)
    return list(once.values())


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
