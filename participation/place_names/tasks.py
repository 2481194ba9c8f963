"""Imports that no request waits for."""

import logging

from django.db import DatabaseError
from django_tasks import task

from participation.place_names.importing.runs import go_on
from participation.place_names.models import PlaceImport

logger = logging.getLogger(__name__)


@task()
def import_task(run_id: str) -> int:
    """Do an import to its end; return how many rows were looked at."""
    run = PlaceImport.objects.filter(pk=run_id).defer("content").first()
    done = 0
    while run is not None and (some := go_on(run)):
        done += some
    return done


def wake_import(run: PlaceImport) -> None:
    """Have an import done by a worker; where there is none, the clock does it part by part."""
    if not import_task.get_backend().supports_defer:
        return
    try:
        import_task.enqueue(str(run.pk))
    except DatabaseError:
        logger.exception("No worker could be told of import %s; the clock does it.", run.pk)
