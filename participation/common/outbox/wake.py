"""Telling a worker that something waits; the clock would find it anyway."""

import logging

from django.db import DatabaseError, transaction
from django_tasks import task

from participation.common.outbox.drain import drain_outbox

logger = logging.getLogger(__name__)


@task()
def drain_outbox_task() -> int:
    """Send what is due; return how many left."""
    return drain_outbox().sent


def wake_drain() -> None:
    """Wake a worker once the transaction has committed.

    Where tasks run at once there is no worker: the task would send within the request, so the
    tick that comes next does it instead.
    """
    if drain_outbox_task.get_backend().supports_defer:
        transaction.on_commit(_enqueue_task, robust=True)


def _enqueue_task() -> None:
    try:
        drain_outbox_task.enqueue()
    except DatabaseError:
        logger.exception("The drain could not be woken; the next tick sends.")
