"""What becomes of a submission: it passes, is held for a look, or has to wait."""

import uuid
from dataclasses import dataclass
from datetime import timedelta
from enum import StrEnum
from typing import TYPE_CHECKING

from django.conf import settings
from django.http import HttpRequest

from participation.common.defence.callers import caller
from participation.common.defence.counters import epoch
from participation.common.defence.limits import (
    CODE,
    DRAFT,
    FIND,
    LOOKUP,
    LOOKUP_OF_NUMBER,
    LOOKUP_WITHOUT_NUMBER,
    SEARCH,
    SUBMISSION,
    SUBMISSION_WITHOUT_PROOF,
)
from participation.common.defence.proof import spend
from participation.common.encryption import keyed_hash
from participation.common.models import UsedOnce

if TYPE_CHECKING:
    from rest_framework.request import Request

# Longer than anybody repeats what timed out.
REMEMBERED = timedelta(hours=2)


class Outcome(StrEnum):
    """``PASS``: like any other. ``HOLD``: taken, but somebody looks first. ``SLOW``: not yet."""

    PASS = "pass"  # noqa: S105
    HOLD = "hold"
    SLOW = "slow"


@dataclass(frozen=True)
class Verdict:
    """The outcome; ``wait`` says for how long where it is SLOW."""

    outcome: Outcome
    wait: timedelta = timedelta(0)

    @property
    def is_slow(self) -> bool:
        """Return whether nothing is taken now."""
        return self.outcome is Outcome.SLOW

    @property
    def is_held(self) -> bool:
        """Return whether somebody looks at it first."""
        return self.outcome is Outcome.HOLD


def assess(
    request: "HttpRequest | Request", *, form_kind: str, payload: str, token: uuid.UUID | str
) -> Verdict:
    """Judge a submission that is complete: ask after the form is valid, outside a transaction.

    ``payload`` is what the form calls ``pow``, ``token`` the form's own: the same one gets the
    same verdict without being counted again, so whoever takes the submission takes one token once.
    Raises RuntimeError inside a transaction.
    """
    if not settings.DEFENCE_ENABLED:
        return Verdict(Outcome.PASS)
    key = keyed_hash(f"{form_kind} {token}", purpose="taken submission")
    if earlier := _earlier(key):
        return earlier
    outcome = Outcome.PASS if spend(payload, str(token)) else Outcome.HOLD
    limit = SUBMISSION if outcome is Outcome.PASS else SUBMISSION_WITHOUT_PROOF
    tried = limit.attempt(f"{form_kind} {caller(request)}")
    if tried.wait:
        # Its twin may have been taken meanwhile.
        return _earlier(key) or Verdict(Outcome.SLOW, tried.wait)
    expires_at = epoch() + int(REMEMBERED.total_seconds())
    UsedOnce.objects.get_or_create(
        key=key, defaults={"owner": outcome.value, "expires_at": expires_at}
    )
    return Verdict(outcome)


def has_proof(*, payload: str, token: uuid.UUID | str) -> bool:
    """Tell whether ``payload`` is a proof for the submission of ``token``, and use it up for it.

    For those who take nothing without one.
    """
    return not settings.DEFENCE_ENABLED or spend(payload, str(token))


def once_for(*, what: str, key: uuid.UUID | str, owner: str) -> bool:
    """Note that ``key`` belongs to ``owner`` for some hours; tell whether it does.

    Of two at once one gets it.
    """
    used, _created = UsedOnce.objects.get_or_create(
        key=keyed_hash(f"{what} {key}", purpose="used once"),
        defaults={
            "owner": keyed_hash(owner, purpose="owner of what is used once"),
            "expires_at": epoch() + int(REMEMBERED.total_seconds()),
        },
    )
    return used.owner == keyed_hash(owner, purpose="owner of what is used once")


def slow_start(request: "HttpRequest | Request", *, form_kind: str) -> timedelta:
    """Count a draft that is begun; return how long to wait, or nothing.

    A draft is a row for days and may hold files, long before anything is submitted and judged.
    Raises RuntimeError inside a transaction.
    """
    return DRAFT.attempt(f"{form_kind} {caller(request)}").wait


def slow_lookup(request: "HttpRequest | Request", *, kind: str, number: str) -> timedelta:
    """Count a look-up by address and by the number tried; return how long to wait, or nothing.

    Ask before looking, with the number in its one form: numbers that do not exist count alike.
    Where a secret is tried without a number (""), all such tries are counted together: one guess
    is one at everybody's secret, and whoever has a number beside it waits for nobody's guesses.
    Raises RuntimeError inside a transaction.
    """
    tried = LOOKUP.attempt(f"{kind} {caller(request)}")
    limit = LOOKUP_OF_NUMBER if number else LOOKUP_WITHOUT_NUMBER
    return tried.wait or limit.attempt(f"{kind} {number}").wait


def slow_search(who: str) -> timedelta:
    """Count what a member of staff looks for; return how long to wait, or nothing.

    By the person: an office comes from one address. Raises RuntimeError inside a transaction.
    """
    return SEARCH.attempt(who).wait


def slow_find(who: str) -> timedelta:
    """Count words that a member of staff looks for; return how long to wait, or nothing.

    Wider than `slow_search`: words are looked for all day, and a name is one of them. Raises
    RuntimeError inside a transaction.
    """
    return FIND.attempt(who).wait


def slow_code(request: "HttpRequest | Request", *, kind: str, number: str) -> timedelta:
    """Count an asked code by address, and as a look-up; return how long to wait, or nothing.

    Numbers that do not exist count alike. Raises RuntimeError inside a transaction.
    """
    asked = CODE.attempt(f"{kind} {caller(request)}")
    return asked.wait or slow_lookup(request, kind=kind, number=number)


def _earlier(key: str) -> Verdict | None:
    """Return the verdict on an earlier sending of the same submission."""
    taken = UsedOnce.objects.filter(pk=key, expires_at__gt=epoch()).first()
    return Verdict(Outcome(taken.owner)) if taken else None
