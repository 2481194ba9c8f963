"""Checks that no request waits for."""

from django_tasks import task

from participation.common.files.checking import check_file
from participation.common.models import PrivateFile


@task()
def check_file_task(file_id: str) -> bool:
    """Check one file; return whether there was something to check."""
    file = PrivateFile.objects.filter(pk=file_id).first()
    return file is not None and check_file(file)
