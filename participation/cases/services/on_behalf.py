"""Filing for a citizen, and the citizen who takes the case over."""

import datetime
from dataclasses import dataclass
from uuid import UUID

from django.db import transaction
from django.db.models import Model

from participation.cases.actors import CITIZEN
from participation.cases.enums import (
    Consent,
    EventType,
    Intake,
    ReferralPurpose,
    ReferralState,
)
from participation.cases.models import Case, OnBehalf, Receipt, Referral
from participation.cases.numbers import key_hash, lone_key_hash, new_key
from participation.cases.services import writing
from participation.cases.services.events import record
from participation.cases.services.submission import RECEIPT_LIFE
from participation.common.clock import now
from participation.common.models import Unit, User
from persian.digits import to_latin_digits
from persian.letters import clean_input


@dataclass(frozen=True, kw_only=True)
class Filed:
    """Who writes it down, where, with which consent, and what the paper says of itself."""

    by: User
    unit: Unit
    consent: Consent
    intake: Intake
    outer_number: str = ""
    outer_date: datetime.date | None = None

    @property
    def outer_key(self) -> str:
        """The way in with the number there, however it was typed; empty without a number."""
        typed = to_latin_digits(clean_input(self.outer_number)).casefold()
        letters = [char for char in typed if char.isalnum()]
        return f"{self.intake}:{''.join(letters)}"[:60] if letters else ""

    def rows(self, case: Case) -> list[Model]:
        """Return what is kept with the case.

        Where it goes to another unit, whoever wrote it down follows it as one who is told of it,
        unless it is against that very unit.
        """
        row = OnBehalf(
            case=case,
            by=self.by,
            unit=self.unit,
            consent=self.consent,
            outer_number=self.outer_number,
            outer_date=self.outer_date,
            outer_key=self.outer_key,
        )
        return [row, *self._follows(case)]

    def _follows(self, case: Case) -> list[Model]:
        if case.unit_id == self.unit.pk:
            return []
        return [
            Referral(
                case=case,
                sender=self.by,
                unit=self.unit,
                purpose=ReferralPurpose.NOTICE,
                returns=False,
                state=ReferralState.DONE,
                ended_at=now(),
                ended_by=self.by,
            )
        ]


def twin_of(filed: Filed) -> OnBehalf | None:
    """Return what was filed out of the same paper before, if anything."""
    if not filed.outer_key:
        return None
    return OnBehalf.objects.select_related("case").filter(outer_key=filed.outer_key).first()


def waits_for_owner(case: Case) -> OnBehalf | None:
    """Return who filed a case that its citizen has not taken over yet."""
    rows = OnBehalf.objects.filter(case=case, taken_over_at__isnull=True).select_related("unit")
    return rows.first()


def parts_by_key_of(case: Case) -> list[UUID]:
    """Return what was split off a case and opens with its key."""
    parts = Case.objects.filter(key_number=case.number).exclude(key_number="")
    return list(parts.values_list("pk", flat=True))


@transaction.atomic
def take_over(case_id: UUID) -> str | None:
    """Give the citizen a key of his own in place of the one that staff have printed.

    Again within the hour gives the same key: an answer may be lost. None afterwards, and for a case
    that nobody filed for somebody.
    """
    case = writing.lock(case_id, seen=None)
    row = OnBehalf.objects.filter(case=case).first()
    if row is None or case.anonymised_at is not None:
        return None
    if row.taken_over_at is not None:
        kept = Receipt.objects.filter(case=case, expires_at__gt=now()).first()
        return kept.key if kept is not None else None
    key, old = new_key(), case.key_hash
    case.key_hash = key_hash(case.number, key)
    # A report without a name opens by its key alone: by the new one from now on.
    case.lone_key_hash = lone_key_hash(key) if case.lone_key_hash else ""
    writing.save(case, "key_hash", "lone_key_hash")
    # What was split off it opens with the same key.
    parts = Case.objects.filter(pk__in=parts_by_key_of(case), key_hash=old)
    parts.update(key_hash=case.key_hash)
    row.taken_over_at = now()
    row.save(update_fields=["taken_over_at"])
    Receipt.objects.update_or_create(
        case=case,
        defaults={
            "submission": case.submission,
            "key": key,
            "expires_at": now() + RECEIPT_LIFE,
        },
    )
    record(case, EventType.TAKEN_OVER, by=CITIZEN, is_public=True)
    return key
