"""Telling those who keep a copy that something public is gone, or back."""

from collections.abc import Iterable

from django.utils import timezone

from participation.common.models import Tombstone


def bury(resource: str, ids: Iterable[object]) -> None:
    """Note that these are gone or hidden since now; what is noted already keeps its time."""
    now = timezone.now()
    Tombstone.objects.bulk_create(
        [Tombstone(resource=resource, object_id=str(pk), removed_at=now) for pk in ids],
        ignore_conflicts=True,
        batch_size=500,
    )


def unearth(resource: str, ids: Iterable[object]) -> None:
    """Note that these are to be seen again."""
    Tombstone.objects.filter(resource=resource, object_id__in=[str(pk) for pk in ids]).delete()
