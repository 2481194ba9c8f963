"""From a document to its bytes."""

from dataclasses import replace
from pathlib import Path

from django.utils.translation import gettext as _

from participation.common.pdf.document import PdfDocument
from participation.common.sandbox import Limits, SandboxError, run_limited

SCRIPT = Path(__file__).with_name("drawing") / "script.py"
LIMITS = Limits(memory=768 * 1024 * 1024, seconds=30, file_size=16 * 1024 * 1024)
# About a hundred pages of text: longer than any paper of ours, short enough to lay out in seconds.
MAX_BYTES = 1_500_000


class PdfError(Exception):
    """The paper could not be made; ``reason`` holds nothing of what stands on it."""

    def __init__(self, reason: str) -> None:
        """Keep the reason."""
        super().__init__(reason)
        self.reason = reason


def render_pdf(document: PdfDocument) -> bytes:
    """Lay out ``document`` on A4 from right to left and return the PDF.

    Takes a second and a process: call it from a task or a view, never inside a transaction.
    Raises PdfError where the paper is too long or cannot be laid out within the limits.
    """
    label = document.page_label or _("Page %(number)s of %(total)s")
    data = replace(document, page_label=label).to_json()
    if len(data) > MAX_BYTES:
        raise PdfError("too-long")
    try:
        made = run_limited(SCRIPT, stdin=data, limits=LIMITS)
    except SandboxError as error:
        # The last line of a crash may quote the text: only the kind of the error leaves the room.
        raise PdfError(error.reason.partition(":")[0]) from None
    if not made.startswith(b"%PDF-"):
        raise PdfError("no-pdf")
    return made
