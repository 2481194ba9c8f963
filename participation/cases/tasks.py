"""Work on many cases that no request waits for."""

import logging

from django.db import DatabaseError
from django_tasks import task

from participation.cases.models import BulkRun
from participation.cases.services.bulk import go_on

logger = logging.getLogger(__name__)


@task()
def bulk_task(run_id: str) -> int:
    """Do a run to its end; return how many cases were looked at."""
    run = BulkRun.objects.filter(pk=run_id).select_related("user", "to", "unit").first()
    done = 0
    while run is not None and (some := go_on(run)):
        done += some
    return done


def wake_bulk(run: BulkRun) -> None:
    """Have a run done by a worker; where there is none, the clock does it part by part."""
    if not bulk_task.get_backend().supports_defer:
        return
    try:
        bulk_task.enqueue(str(run.pk))
    except DatabaseError:
        logger.exception("No worker could be told of run %s; the clock goes on with it.", run.pk)
