"""Wagtail tells of a deleted picture only by a signal; its derived files go then."""

from typing import Any

from django.db import transaction
from django.db.models.signals import post_delete

from cms.images.models import CustomImage
from cms.images.services import delete_files


def delete_sources(instance: CustomImage, **_kwargs: Any) -> None:
    """Delete the files once the deletion of the row is certain."""
    transaction.on_commit(lambda: delete_files(instance.sources))


def register() -> None:
    """Listen."""
    post_delete.connect(delete_sources, sender=CustomImage)
