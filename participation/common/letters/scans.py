"""The signed page of a letter: a private file that the letter holds."""

import uuid

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from participation.common.files import (
    FileGoneError,
    UploadRefusedError,
    claim_files,
    delete_files_of,
    ready_files_of,
)
from participation.common.models import Letter, PrivateFile

PURPOSE = "letter_scan"
KIND = "letter"


def scan_of(letter: Letter) -> PrivateFile | None:
    """Return the signed page once it was checked, to show behind the holder's own permissions."""
    if letter.scan_id is None:
        return None
    return ready_files_of(KIND, str(letter.pk)).filter(pk=letter.scan_id).first()


def claim_scan(letter: Letter, scan_id: uuid.UUID) -> None:
    """Give a letter its signed page, in the caller's transaction; the one before it goes.

    Raises ValidationError for what is no file sent for it, is another letter's or was refused.
    """
    key = str(letter.pk)
    # A file that somebody else holds is none of ours, whatever the form says.
    sent = PrivateFile.objects.filter(pk=scan_id, purpose=PURPOSE, holder_id__in=("", key)).first()
    if sent is None:
        raise _refused()
    if sent.holder_id == key:
        return
    delete_files_of(KIND, key)
    try:
        claimed = claim_files(files=[sent], holder_kind=KIND, holder_id=key)
    except (FileGoneError, UploadRefusedError):
        claimed = []
    if not claimed:
        raise _refused()


def _refused() -> ValidationError:
    return ValidationError({"scan_id": _("Send the signed page of the letter again.")})
