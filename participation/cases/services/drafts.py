"""Drafts of citizens: on the server alone, opened by a token that one browser holds.

A draft is made of parts, one a step of its form; each part is what was typed there, so that an
unfinished one can be shown again, and one that was refused with what is wrong with it. Parts are
saved apart: two tabs at two steps lose nothing, and two at the same step are told of each other.
"""

import json
import uuid
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import timedelta
from typing import Any

from django.db import transaction
from django.utils import timezone

from participation.cases.enums import DraftState
from participation.cases.models import CaseSettings, Draft, Receipt
from participation.common.files import delete_files_of, files_of
from participation.common.links import create_link, open_link, revoke_links_of
from participation.common.models.private_file import PrivateFileQuerySet

# What an AccessLink and a PrivateFile call a draft.
HOLDER = "draft"
Values = dict[str, Any]


class DraftGoneError(LookupError):
    """The draft was sent, thrown away or has expired."""


class StaleDraftError(Exception):
    """Another tab has written the same part since this page was made; nothing has changed."""

    def __init__(self, draft: "OpenDraft") -> None:
        """Keep what is there now."""
        super().__init__("The draft has changed meanwhile.")
        self.draft = draft


@dataclass(frozen=True)
class OpenDraft:
    """A draft as it is read: what was typed at each step, and at which version it was saved."""

    id: uuid.UUID
    kind: str
    version: int
    is_sent: bool
    parts: Mapping[str, Values] = field(default_factory=dict, repr=False)
    saved_at: Mapping[str, int] = field(default_factory=dict, repr=False)
    refused: frozenset[str] = frozenset()

    def part(self, name: str) -> Values | None:
        """Return what was typed at a step, None where nothing was yet."""
        return self.parts.get(name)

    def files(self) -> PrivateFileQuerySet:
        """Return its files, refused and unfinished ones too."""
        return files_of(HOLDER, str(self.id))


def draft_lifetime() -> timedelta:
    """Return for how long a draft is kept."""
    # Wagtail's own ``load`` stores a row where there is none.
    settings = CaseSettings.base_queryset().first() or CaseSettings()
    return timedelta(days=settings.draft_days)


@transaction.atomic
def start_draft(
    *,
    kind: str,
    purpose: str,
    parts: Mapping[str, Values],
    lifetime: timedelta | None = None,
) -> tuple[OpenDraft, str]:
    """Begin a draft; return it with the token that opens it for ``purpose``, told this once.

    It is kept for ``lifetime``, where its kind has one of its own.
    """
    lifetime = lifetime or draft_lifetime()
    draft = Draft.objects.create(
        kind=kind,
        version=1,
        data=_packed(parts, dict.fromkeys(parts, 1), frozenset()),
        expires_at=timezone.now() + lifetime,
    )
    _link, token = create_link(
        purpose=purpose, kind=HOLDER, object_id=str(draft.pk), lifetime=lifetime
    )
    return _read(draft), token


def open_draft(token: str, *, kind: str, purpose: str) -> OpenDraft | None:
    """Return what a token opens, sent ones too, or None. Writes nothing."""
    link = open_link(token, purpose=purpose)
    if link is None or link.kind != HOLDER:
        return None
    alive = Draft.objects.filter(kind=kind, expires_at__gt=timezone.now())
    draft = alive.filter(pk=uuid.UUID(link.object_id)).first()
    return _read(draft) if draft is not None else None


@transaction.atomic
def save_part(
    draft: OpenDraft, name: str, values: Values, *, seen: int, is_refused: bool = False
) -> OpenDraft:
    """Keep what was typed at a step; ``seen`` is the version that its page showed.

    ``is_refused`` says that the step did not take the values: its page shows them with the reasons.
    The same values again change nothing. Raises StaleDraftError where another tab has saved other
    values of this step since, DraftGoneError.
    """
    now = _locked(draft.id)
    is_same = now.part(name) == values
    if is_same and (name in now.refused) == is_refused:
        return now
    if not is_same and now.saved_at.get(name, 0) > seen:
        raise StaleDraftError(now)
    version = now.version + 1
    parts = {**now.parts, name: values}
    saved_at = {**now.saved_at, name: version}
    refused = now.refused | {name} if is_refused else now.refused - {name}
    data = _packed(parts, saved_at, refused)
    Draft.objects.filter(pk=draft.id).update(data=data, version=version)
    return replace(now, version=version, parts=parts, saved_at=saved_at, refused=refused)


@transaction.atomic
def discard_draft(draft: OpenDraft) -> None:
    """Delete a draft with its files and whatever opens it; again changes nothing.

    Of one that was sent the case stays; its key can then be shown no more.
    """
    delete_files_of(HOLDER, str(draft.id))
    revoke_links_of(HOLDER, str(draft.id))
    Receipt.objects.filter(submission=draft.id).delete()
    Draft.objects.filter(pk=draft.id).delete()


def receipt_of(draft: OpenDraft) -> Receipt | None:
    """Return number and key of a draft that was sent, while they can still be shown."""
    alive = Receipt.objects.filter(submission=draft.id, expires_at__gt=timezone.now())
    return alive.select_related("case").first()


def _locked(pk: uuid.UUID) -> OpenDraft:
    row = Draft.objects.select_for_update().filter(pk=pk, state=DraftState.OPEN).first()
    if row is None or row.expires_at <= timezone.now():
        raise DraftGoneError
    return _read(row)


def _read(draft: Draft) -> OpenDraft:
    kept = json.loads(draft.data or "{}")
    return OpenDraft(
        draft.pk,
        draft.kind,
        draft.version,
        is_sent=draft.state == DraftState.SENT,
        parts=kept.get("parts", {}),
        saved_at=kept.get("saved_at", {}),
        refused=frozenset(kept.get("refused", ())),
    )


def _packed(
    parts: Mapping[str, Values], saved_at: Mapping[str, int], refused: frozenset[str]
) -> str:
    kept = {"parts": parts, "saved_at": saved_at, "refused": sorted(refused)}
    return json.dumps(kept, ensure_ascii=False)
