"""What pages ask of the clock: to go live and to end when they were told to."""

import logging
from collections.abc import Iterator
from datetime import timedelta
from typing import Any

from django.apps import apps
from django.db import models, transaction
from django.utils import timezone
from wagtail.models import DraftStateMixin, Page, Revision

from participation.common.tick import register_tick_job

logger = logging.getLogger(__name__)

# Far less than a lease can hold; the rest follows a minute later.
AT_ONCE = 100


class NotPublishedError(Exception):
    """Some pages could not be published or ended; the others were."""


def publish_scheduled() -> None:
    """End what has expired and publish what is scheduled, each in a transaction of its own.

    Wagtail's command of this name stops at the first page that fails, for ever; here the others
    go on and the job is marked as failed. A lock on a page stops people, not its schedule.
    """
    failures = sum(not _ended(expired) for expired in _expired())
    failures += sum(not _published(pk) for pk in _scheduled())
    if failures:
        raise NotPublishedError(f"{failures} failed")


def _draft_models() -> Iterator[type[models.Model]]:
    yield Page
    for model in apps.get_models():
        if issubclass(model, DraftStateMixin) and not issubclass(model, Page):
            yield model


def _expired() -> list[tuple[type[models.Model], object]]:
    now = timezone.now()
    return [
        (model, pk)
        for model in _draft_models()
        for pk in model._default_manager.filter(live=True, expire_at__lt=now)
        .order_by("expire_at")
        .values_list("pk", flat=True)[:AT_ONCE]
    ]


def _ended(expired: tuple[type[models.Model], object]) -> bool:
    model, pk = expired
    try:
        with transaction.atomic():
            rows = model._default_manager.select_for_update()
            found: Any = rows.filter(pk=pk, live=True, expire_at__lt=timezone.now()).first()
            if found is not None:
                found.unpublish(set_expired=True, log_action="wagtail.unpublish.scheduled")
    except Exception:
        logger.exception("%s %s could not be ended.", model._meta.label, pk)
        return False
    return True


def _scheduled() -> list[int]:
    due = Revision.objects.filter(approved_go_live_at__lt=timezone.now())
    return list(due.order_by("approved_go_live_at").values_list("pk", flat=True)[:AT_ONCE])


def _published(pk: int) -> bool:
    try:
        with transaction.atomic():
            due = Revision.objects.filter(pk=pk, approved_go_live_at__lt=timezone.now())
            revision = due.select_for_update(of=("self",)).first()
            if revision is not None:
                revision.publish(log_action="wagtail.publish.scheduled")
    except Exception:
        logger.exception("The scheduled revision %s could not be published.", pk)
        return False
    return True


register_tick_job("core.publish_scheduled", every=timedelta(minutes=1), run=publish_scheduled)
