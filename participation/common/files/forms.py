"""Files in a plain form, for browsers without scripts: in memory only, never on the disk."""

import functools
import io
from collections.abc import Callable, Iterable
from typing import Any

from django.core.files.uploadedfile import InMemoryUploadedFile, UploadedFile
from django.core.files.uploadhandler import FileUploadHandler
from django.http import HttpRequest, HttpResponseBase
from django.views.decorators.csrf import csrf_exempt, csrf_protect

from participation.common.enums import FileRefusal
from participation.common.files.purposes import FilePurpose, file_purpose
from participation.common.files.receiving import refuse_upload, store_upload
from participation.common.models import PrivateFile

View = Callable[..., HttpResponseBase]


def receives_files(purpose: str) -> Callable[[View], View]:
    """Let a view take the files of a form without Django writing the larger ones to the disk.

    The check against forged requests reads the form, so it comes after this, not before.
    """

    def decorate(view: View) -> View:
        protected = csrf_protect(view)

        @csrf_exempt
        @functools.wraps(view)
        def received(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
            if request.method == "POST":
                handler = BoundedMemoryHandler(file_purpose(purpose), request)
                request.upload_handlers = [handler]
            return protected(request, *args, **kwargs)

        return received

    return decorate


def store_form_files(
    *,
    purpose: str,
    files: "Iterable[UploadedFile[Any]]",
    holder_kind: str = "",
    holder_id: str = "",
) -> list[PrivateFile]:
    """Store what ``request.FILES.getlist(...)`` gives; each comes back ready, waiting or refused.

    One that is refused changes nothing for the others.
    """
    stored = []
    for file in files:
        told = {
            "purpose": purpose,
            "name": file.name or "",
            "holder_kind": holder_kind,
            "holder_id": holder_id,
        }
        content = file.read()
        if len(content) == file.size:
            stored.append(store_upload(content=content, **told))
            continue
        is_large = (file.size or 0) > file_purpose(purpose).max_size
        reason = FileRefusal.TOO_LARGE if is_large else FileRefusal.TOO_MANY
        stored.append(refuse_upload(size=file.size or 0, reason=reason, **told))
    return stored


class BoundedMemoryHandler(FileUploadHandler):
    """Keeps as much of a request as a holder may have at all; of the rest only the sizes."""

    def __init__(self, purpose: FilePurpose, request: HttpRequest) -> None:
        """Take the limits."""
        super().__init__(request)
        self.max_size = purpose.max_size
        self.left = purpose.max_size * purpose.max_count
        self.kept = io.BytesIO()
        self.is_kept = True

    def new_file(self, *args: Any, **kwargs: Any) -> None:
        """Begin to keep a file."""
        super().new_file(*args, **kwargs)
        self.kept, self.is_kept = io.BytesIO(), True

    def receive_data_chunk(self, raw_data: bytes, start: int) -> None:
        """Keep a part, or let go of the whole file where it is too large."""
        if start + len(raw_data) > self.max_size or len(raw_data) > self.left:
            self.is_kept = False
            self.left += self.kept.getbuffer().nbytes
            self.kept = io.BytesIO()
        if self.is_kept:
            self.left -= len(raw_data)
            self.kept.write(raw_data)

    def file_complete(self, file_size: int) -> "UploadedFile[Any]":
        """Return the file under its true size, with its content or without any."""
        self.kept.seek(0)
        return InMemoryUploadedFile(
            self.kept, self.field_name, self.file_name, self.content_type, file_size, self.charset
        )
