"""The signed page of a letter: a private file that the letter holds."""

import uuid
from typing import Any

from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext_lazy as _

from participation.common.files import (
    FileGoneError,
    UploadRefusedError,
    claim_files,
    delete_files_of,
    file_purpose,
    files_of,
    ready_files_of,
    refusal_text,
)
from participation.common.files.forms import store_form_files
from participation.common.files.presenters import FileRow, file_row
from participation.common.models import Letter, PrivateFile

PURPOSE = "letter_scan"
KIND = "letter"


def scan_of(letter: Letter) -> PrivateFile | None:
    """Return the signed page once it was checked, to show behind the holder's own permissions."""
    if letter.scan_id is None:
        return None
    return ready_files_of(KIND, str(letter.pk)).filter(pk=letter.scan_id).first()


def scan_row(letter: Letter) -> FileRow | None:
    """Return how the signed page stands: checked, being checked, or why it was not taken."""
    if letter.scan_id is None:
        return None
    file = files_of(KIND, str(letter.pk)).filter(pk=letter.scan_id).first()
    return file_row(file) if file is not None else None


def send_scan(file: "UploadedFile[Any]") -> PrivateFile:
    """Take a scan from a form; nobody holds it until a letter does. Outside a transaction.

    Raises ValidationError that says why it was not taken.
    """
    stored = store_form_files(purpose=PURPOSE, files=[file])[0]
    if stored.refusal:
        raise ValidationError(refusal_text(stored.refusal, file_purpose(PURPOSE)))
    return stored


def sent_scan(scan_id: uuid.UUID | None) -> PrivateFile | None:
    """Return a scan that was sent with an earlier try of the same form."""
    if scan_id is None:
        return None
    return PrivateFile.objects.filter(pk=scan_id, purpose=PURPOSE, holder_id="").first()


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
