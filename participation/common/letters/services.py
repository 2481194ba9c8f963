"""Every write to letters. Each step has one door, and a stale screen finds it shut."""

import uuid
from dataclasses import asdict
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import F
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.log_actions import log

from participation.common.enums import LetterDirection, LetterState
from participation.common.letters.content import Holder, LetterContent, Stamp
from participation.common.letters.scans import claim_scan
from participation.common.models import Letter, LetterCopy, LetterReference, User
from persian.jalali import today
from persian.letters import compact_key

DRAFTED = "common.letter_drafted"
CHANGED = "common.letter_changed"
APPROVED = "common.letter_approved"
RETURNED = "common.letter_returned"
ISSUED = "common.letter_issued"
RECEIVED = "common.letter_received"
SCANNED = "common.letter_scanned"
# What an approved letter cannot be without; a draft may still lack it.
NEEDED = {
    "body": _("Write the text of the letter."),
    "signatory_name": _("Say who signs the letter."),
}
MAX_ROWS = 50


class StaleLetterError(ValidationError):
    """Somebody else was quicker."""

    def __init__(self) -> None:
        """Say what to do."""
        super().__init__(
            _("Somebody has changed this letter meanwhile. Look at it again, then decide."),
            code="stale",
        )


class LetterStateError(ValidationError):
    """The letter is not where this step begins."""

    def __init__(self) -> None:
        """Say so."""
        super().__init__(_("This letter is past that step."), code="state")


@transaction.atomic
def draft_letter(
    *,
    holder: Holder,
    content: LetterContent,
    token: uuid.UUID | None = None,
    user: User | None = None,
) -> Letter:
    """Write a letter of ours. The same ``token`` gives the letter that is there already."""
    fields = {
        "direction": LetterDirection.OUTGOING,
        "state": LetterState.DRAFT,
        "created_by": user,
    }
    return _create(holder, content, fields, token, DRAFTED)


@transaction.atomic
def record_incoming_letter(
    *,
    holder: Holder,
    content: LetterContent,
    stamp: Stamp,
    token: uuid.UUID | None = None,
    user: User | None = None,
) -> Letter:
    """Keep a letter that came, under the number and date that stand on it."""
    fields = {
        "direction": LetterDirection.INCOMING,
        "state": LetterState.ISSUED,
        "created_by": user,
        "issued_by": user,
        "issued_at": timezone.now(),
        **_stamped(stamp),
    }
    return _create(holder, content, fields, token, RECEIVED)


@transaction.atomic
def change_letter(
    *, letter: Letter, version: int, content: LetterContent, user: User | None = None
) -> None:
    """Write a draft anew. Raises ValidationError, StaleLetterError, LetterStateError."""
    fields = _words(content)
    _move(letter, version, LetterState.DRAFT, CHANGED, user, **fields)
    letter.references.all().delete()
    letter.copies.all().delete()
    _write_rows(letter, content)


@transaction.atomic
def approve_letter(*, letter: Letter, version: int, user: User | None = None) -> None:
    """Let a draft go to the secretariat; its words are closed."""
    fresh = Letter.objects.get(pk=letter.pk)
    missing = {name: text for name, text in NEEDED.items() if not getattr(fresh, name)}
    if missing and fresh.version == version and fresh.is_draft:
        raise ValidationError(missing)
    changes = {"state": LetterState.APPROVED, "approved_at": timezone.now(), "approved_by": user}
    _move(letter, version, LetterState.DRAFT, APPROVED, user, **changes)


@transaction.atomic
def return_to_draft(*, letter: Letter, version: int, user: User | None = None) -> None:
    """Open an approved letter that has not been issued yet."""
    changes = {"state": LetterState.DRAFT, "approved_at": None, "approved_by": None}
    _move(letter, version, LetterState.APPROVED, RETURNED, user, **changes)


@transaction.atomic
def issue_letter(*, letter: Letter, version: int, stamp: Stamp, user: User | None = None) -> None:
    """Note the number and date that the secretariat gave an approved letter."""
    changes = {"state": LetterState.ISSUED, "issued_at": timezone.now(), "issued_by": user}
    _move(letter, version, LetterState.APPROVED, ISSUED, user, **changes, **_stamped(stamp))
    if stamp.scan_id:
        claim_scan(letter, stamp.scan_id)


@transaction.atomic
def attach_scan(
    *, letter: Letter, version: int, scan_id: uuid.UUID, user: User | None = None
) -> None:
    """Keep the signed page of an issued letter, in place of the one that was there."""
    _move(letter, version, LetterState.ISSUED, SCANNED, user, scan_id=scan_id)
    claim_scan(letter, scan_id)


def _create(
    holder: Holder,
    content: LetterContent,
    fields: dict[str, Any],
    token: uuid.UUID | None,
    action: str,
) -> Letter:
    holding = {"holder_kind": holder.kind, "holder_id": str(holder.id)}
    letter, created = Letter.objects.get_or_create(
        id=token or uuid.uuid4(), defaults=_words(content) | fields | holding
    )
    if created:
        _write_rows(letter, content)
        if letter.scan_id:
            claim_scan(letter, letter.scan_id)
        log(instance=letter, action=action, user=fields["created_by"])
    elif any(getattr(letter, name) != value for name, value in holding.items()):
        # A token that was made up: the letter of another holder is nobody's business here.
        raise StaleLetterError
    return letter


def _words(content: LetterContent) -> dict[str, Any]:
    """Return the letter's own columns. Raises ValidationError beside the field."""
    values = {
        name: value
        for name, value in asdict(content).items()
        if name not in {"references", "copies"}
    }
    probe = Letter(direction=LetterDirection.OUTGOING, **values)
    probe.full_clean(
        exclude={"holder_kind", "holder_id"}, validate_unique=False, validate_constraints=False
    )
    if max(len(content.references), len(content.copies)) > MAX_ROWS:
        raise ValidationError(_("A letter has at most 50 references and 50 copies."))
    return values


def _write_rows(letter: Letter, content: LetterContent) -> None:
    LetterReference.objects.bulk_create(
        LetterReference(letter=letter, position=position, **asdict(row))
        for position, row in enumerate(content.references)
    )
    LetterCopy.objects.bulk_create(
        LetterCopy(letter=letter, position=position, **asdict(row))
        for position, row in enumerate(content.copies)
    )


def _stamped(stamp: Stamp) -> dict[str, Any]:
    """Return number and date as they were given. Raises ValidationError beside the field."""
    number = stamp.number.strip()
    longest = Letter._meta.get_field("number").max_length or 0
    if not number.isprintable() or len(number) > longest or not compact_key(number):
        raise ValidationError({"number": _("Write the number that the secretariat gave.")})
    if stamp.dated > today():
        raise ValidationError({"dated": _("This day is still to come.")})
    values = {"number": number, "number_key": compact_key(number), "dated": stamp.dated}
    return values | ({"scan_id": stamp.scan_id} if stamp.scan_id else {})


def _move(
    letter: Letter,
    version: int,
    before: LetterState,
    action: str,
    user: User | None,
    **changes: Any,
) -> None:
    """Change a row that is still as the caller saw it, and the object with it."""
    seen = Letter.objects.filter(pk=letter.pk, version=version)
    if not seen.filter(state=before).update(version=F("version") + 1, **changes):
        raise LetterStateError if seen.exists() else StaleLetterError
    letter.refresh_from_db()
    log(instance=letter, action=action, user=user)
