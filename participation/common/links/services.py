"""Making, opening and closing links."""

import secrets
from datetime import timedelta

from django.utils import timezone

from participation.common.encryption import keyed_hash
from participation.common.models import AccessLink

TOKEN_BYTES = 24
LONGEST_TOKEN = 64


def create_link(  # noqa: PLR0913 (each is one thing that a link has)
    *,
    purpose: str,
    kind: str,
    object_id: str,
    lifetime: timedelta,
    data: str = "",
    token: str = "",
) -> tuple[AccessLink, str]:
    """Make a link to an object for one purpose; return it with its token, told this once.

    ``data`` is little and encrypted. ``token`` is one that people type: shorter, so that it opens
    nothing alone. Runs in the caller's transaction.
    """
    token = token or secrets.token_urlsafe(TOKEN_BYTES)
    link = AccessLink.objects.create(
        token_hash=_hash(token, purpose),
        purpose=purpose,
        kind=kind,
        object_id=object_id,
        data=data,
        expires_at=timezone.now() + lifetime,
    )
    return link, token


def open_link(token: str, *, purpose: str) -> AccessLink | None:
    """Return what a token opens, or None: one query, whether unknown, expired or revoked."""
    if not token or len(token) > LONGEST_TOKEN:
        return None
    return AccessLink.objects.alive().filter(token_hash=_hash(token, purpose)).first()


def revoke_link(link: AccessLink) -> None:
    """Close a link; again changes nothing."""
    AccessLink.objects.filter(pk=link.pk, revoked_at__isnull=True).update(
        revoked_at=timezone.now(), data=""
    )


def revoke_links_of(kind: str, object_id: str) -> int:
    """Close every link to an object; return how many."""
    links = AccessLink.objects.filter(kind=kind, object_id=object_id, revoked_at__isnull=True)
    return links.update(revoked_at=timezone.now(), data="")


def delete_dead_links() -> int:
    """Delete what opens nothing any more; return how many."""
    deleted, _by_model = AccessLink.objects.dead().delete()
    return deleted


def _hash(token: str, purpose: str) -> str:
    return keyed_hash(f"{purpose} {token}", purpose="access link")
