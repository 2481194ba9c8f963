"""Making, revoking and reading tokens."""

import secrets
from collections.abc import Collection
from dataclasses import dataclass, field
from datetime import timedelta

from django.db import transaction
from django.db.models import Q, QuerySet
from django.utils import timezone
from wagtail.log_actions import log

from participation.common.encryption import keyed_hash
from participation.common.models import User
from participation.staff_access.models import StaffToken
from participation.staff_access.services import NotAllowedError, verify
from participation.staff_access.tokens.scopes import scopes_of

MADE = "staff_access.token_made"
REVOKED = "staff_access.token_revoked"
BEGINNING = "mosh_"
SHOWN = 10
LONGEST = 80
MOST = 10
MOST_DAYS = 365
# A use is noted so exactly and no more: reading writes one row a minute at most.
NOTED_EVERY = timedelta(minutes=1)


@dataclass(frozen=True)
class Made:
    """A new token, which is never seen again."""

    row: StaffToken
    token: str = field(repr=False)


class TooManyTokensError(Exception):
    """Somebody has as many as anybody needs."""


def make_token(*, user: User, name: str, scopes: Collection[str], days: int, code: str) -> Made:
    """Make a token once a code of the authenticator was given.

    Raises CodeRefusedError, NotAllowedError for a scope that is not the person's or without an
    authenticator, TooManyTokensError.
    """
    if not set(scopes) <= {one.name for one in scopes_of(user)} or not 1 <= days <= MOST_DAYS:
        raise NotAllowedError
    verify(user=user, code=code)
    token = f"{BEGINNING}{secrets.token_urlsafe(32)}"
    with transaction.atomic():
        # The row of the person is the lock: two at once do not exceed the number.
        User.objects.select_for_update().get(pk=user.pk)
        if tokens_of(user).count() >= MOST:
            raise TooManyTokensError
        row = StaffToken.objects.create(
            user=user,
            name=name,
            prefix=token[:SHOWN],
            hashed=_hashed(token),
            scopes=sorted(scopes),
            expires_at=timezone.now() + timedelta(days=days),
        )
        log(user, MADE, user=user, data={"token": row.prefix, "scopes": row.scopes})
    return Made(row, token)


@transaction.atomic
def revoke_token(*, user: User, pk: int) -> bool:
    """Delete one of one's own tokens; return whether it was there."""
    row = StaffToken.objects.filter(user=user, pk=pk).first()
    if row is None:
        return False
    row.delete()
    log(user, REVOKED, user=user, data={"token": row.prefix})
    return True


def tokens_of(user: User) -> QuerySet[StaffToken]:
    """Return the tokens of somebody that have not ended, newest first."""
    return StaffToken.objects.filter(user=user, expires_at__gt=timezone.now())


def token_named(given: str) -> StaffToken | None:
    """Return the token that a program shows, with its owner; None for one that opens nothing.

    Its use is noted to the minute.
    """
    if not given.startswith(BEGINNING) or len(given) > LONGEST or not given.isascii():
        return None
    now = timezone.now()
    found = StaffToken.objects.filter(
        hashed=_hashed(given), expires_at__gt=now, user__is_active=True
    )
    row = found.select_related("user").first()
    if row is not None:
        fresh = Q(last_used_at__isnull=True) | Q(last_used_at__lt=now - NOTED_EVERY)
        StaffToken.objects.filter(fresh, pk=row.pk).update(last_used_at=now)
    return row


def forget_ended() -> int:
    """Delete tokens that ended; return how many."""
    return StaffToken.objects.filter(expires_at__lte=timezone.now()).delete()[0]


def _hashed(token: str) -> str:
    return keyed_hash(token, purpose="staff api token")
