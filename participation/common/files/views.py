"""Uploads that go on after a lost connection: as much of tus 1.0 as a form needs.

An app mounts them with its own answer to the question who may add files to what::

    path("complaints/new/files/", include(upload_urls(place_of_draft, name="complaint-file")))

``place_of_draft(request, **kwargs)`` returns the UploadPlace of this request, or None for a
stranger, who gets 404. POST begins a file, HEAD tells how far it came, PATCH adds a part, DELETE
removes it, GET returns its row for the list.
"""

import base64
import binascii
import dataclasses
import uuid
from collections.abc import Callable
from typing import Any, NamedTuple

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase, JsonResponse
from django.http.request import UnreadablePostError
from django.urls import URLPattern, path
from django.views import View

from participation.common.enums import FileRefusal
from participation.common.files.presenters import file_row
from participation.common.files.purposes import file_purpose
from participation.common.files.receiving import MOST_CHUNK, begin_upload, receive_chunk
from participation.common.files.refusals import (
    ChunkRefusedError,
    FileGoneError,
    OffsetError,
    UploadRefusedError,
)
from participation.common.files.services import remove_file
from participation.common.links import private_page
from participation.common.models import PrivateFile

VERSION = "1.0.0"
PART_TYPE = "application/offset+octet-stream"
_MOST_DIGITS = 12
_LONGEST_NAME = 4096


class UploadPlace(NamedTuple):
    """Where a request may add files: for what, and to which holder."""

    purpose: str
    holder_kind: str
    holder_id: str


PlaceOf = Callable[..., UploadPlace | None]


def upload_urls(place_of: PlaceOf, *, name: str) -> list[URLPattern]:
    """Return the two addresses, named ``name`` and ``name-item``."""
    uploads = private_page(UploadsView.as_view(place_of=place_of))
    upload = private_page(UploadView.as_view(place_of=place_of))
    return [path("", uploads, name=name), path("<uuid:file_id>/", upload, name=f"{name}-item")]


class _PlacedView(View):
    """Knows the place of the request, or answers that there is nothing here."""

    place_of: PlaceOf | None = None
    place: UploadPlace

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """Answer strangers 404 and another version of the protocol 412."""
        file_id = kwargs.pop("file_id", None)
        place = self.place_of(request, **kwargs) if self.place_of else None
        if place is None:
            raise Http404
        self.place = place
        if request.headers.get("Tus-Resumable", VERSION) != VERSION:
            response: HttpResponseBase = HttpResponse(status=412)
            response.headers["Tus-Version"] = VERSION
        else:
            found = {} if file_id is None else {"file": self._file(file_id)}
            response = super().dispatch(request, **found)
        response.headers["Tus-Resumable"] = VERSION
        return response

    def _file(self, file_id: uuid.UUID) -> PrivateFile:
        of_place = PrivateFile.objects.of(self.place.holder_kind, self.place.holder_id)
        file = of_place.filter(purpose=self.place.purpose, pk=file_id).first()
        if file is None:
            raise Http404
        return file


class UploadsView(_PlacedView):
    """Where files begin."""

    http_method_names = ["post", "options"]

    def post(self, request: HttpRequest) -> HttpResponse:
        """Make room for the file that the headers tell of, and say where it is."""
        size = _number(request.headers.get("Upload-Length", ""))
        name = _name(request.headers.get("Upload-Metadata", ""))
        if size is None or name is None:
            return HttpResponse(status=400)
        try:
            file = begin_upload(name=name, size=size, **self.place._asdict())
        except UploadRefusedError as error:
            status = 413 if error.reason == FileRefusal.TOO_LARGE else 422
            return JsonResponse({"reason": error.reason, "text": error.text}, status=status)
        headers = {"Location": f"{request.path}{file.pk}/", "Upload-Offset": str(file.received)}
        return HttpResponse(status=201, headers=headers)

    def options(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Say what of the protocol is here."""
        headers = {
            "Tus-Version": VERSION,
            "Tus-Extension": "creation,termination",
            "Tus-Max-Size": str(file_purpose(self.place.purpose).max_size),
        }
        return HttpResponse(status=204, headers=headers)


class UploadView(_PlacedView):
    """One file on its way."""

    http_method_names = ["get", "head", "patch", "delete"]

    def get(self, request: HttpRequest, file: PrivateFile) -> HttpResponse:
        """Return the row that the list shows."""
        return JsonResponse(dataclasses.asdict(file_row(file)))

    def head(self, request: HttpRequest, file: PrivateFile) -> HttpResponse:
        """Tell how far it came."""
        return HttpResponse(headers=_progress(file))

    def patch(self, request: HttpRequest, file: PrivateFile) -> HttpResponse:
        """Add the part in the body."""
        if request.content_type != PART_TYPE:
            return HttpResponse(status=415)
        offset = _number(request.headers.get("Upload-Offset", ""))
        if offset is None:
            return HttpResponse(status=400)
        if int(request.META.get("CONTENT_LENGTH") or 0) > MOST_CHUNK:
            return HttpResponse(status=413)
        try:
            received = receive_chunk(file=file, offset=offset, content=request.body)
        except OffsetError as error:
            return HttpResponse(status=409, headers={"Upload-Offset": str(error.expected)})
        except (ChunkRefusedError, UnreadablePostError):
            return HttpResponse(status=400)
        except FileGoneError as error:
            raise Http404 from error
        return HttpResponse(status=204, headers={"Upload-Offset": str(received)})

    def delete(self, request: HttpRequest, file: PrivateFile) -> HttpResponse:
        """Remove it."""
        remove_file(file)
        return HttpResponse(status=204)


def _progress(file: PrivateFile) -> dict[str, str]:
    size = file.size if file.is_receiving else file.received
    return {"Upload-Offset": str(file.received), "Upload-Length": str(size)}


def _number(text: str) -> int | None:
    return int(text) if text.isascii() and text.isdigit() and len(text) <= _MOST_DIGITS else None


def _name(metadata: str) -> str | None:
    """Return the name among pairs of a key and base64; None where it cannot be read."""
    for pair in metadata[: 2 * _LONGEST_NAME].split(","):
        key, _space, encoded = pair.strip().partition(" ")
        if key == "filename":
            try:
                return base64.b64decode(encoded, validate=True).decode("utf-8", "replace")
            except (ValueError, binascii.Error):
                return None
    return ""
