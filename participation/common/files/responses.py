"""Private files and papers on their way out. The caller has made sure that who asks may see it."""

from django.http import Http404, HttpResponse
from django.utils.http import content_disposition_header

from participation.common.files.refusals import FileNotReadyError
from participation.common.files.selectors import read_file
from participation.common.models import PrivateFile


def file_response(file: PrivateFile) -> HttpResponse:
    """Return the file to be saved, never shown by the browser as a page of ours.

    Raises Http404 for one that has not passed its check.
    """
    try:
        content = read_file(file)
    except FileNotReadyError as error:
        raise Http404 from error
    return HttpResponse(
        content,
        content_type=file.content_type,
        headers={
            "Content-Disposition": content_disposition_header(True, file.name),
            "Content-Security-Policy": "sandbox; default-src 'none'",
            "X-Content-Type-Options": "nosniff",
            "Cross-Origin-Resource-Policy": "same-origin",
            "Cache-Control": "no-store, private",
            "X-Robots-Tag": "noindex",
        },
    )


def paper_response(content: bytes, content_type: str, *, name: str) -> HttpResponse:
    """Return a paper that was made at this moment, to be saved; ``name`` says nothing of people."""
    return HttpResponse(
        content,
        content_type=content_type,
        headers={
            "Content-Disposition": f'attachment; filename="{name}"',
            "Cache-Control": "no-store, private",
            "X-Content-Type-Options": "nosniff",
        },
    )
