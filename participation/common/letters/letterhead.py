"""The office's own paper: checked when it is uploaded, filled when a letter is printed."""

import json
from pathlib import Path
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from participation.common.letters.filling.names import KNOWN, REQUIRED
from participation.common.sandbox import Limits, SandboxError, run_limited
from participation.common.xml import writable

SCRIPT = Path(__file__).with_name("filling") / "script.py"
DEFAULT = Path(__file__).with_name("default.docx")
MAX_BYTES = 3 * 1024 * 1024
LIMITS = Limits(memory=512 * 1024 * 1024, seconds=20, file_size=16 * 1024 * 1024)
REFUSALS = {
    "not-docx": _("This is not a Word document. Save it as DOCX and try again."),
    "too-large": _("The letterhead is larger than 3 MB. Make its pictures smaller."),
    "macro": _("This document holds macros. Save it as DOCX without them."),
    "bomb": _("This document unpacks to far more than a letterhead needs."),
    "external": _("This document fetches something from outside. Put its pictures into it."),
    "embedded": _("This document holds other files or a template. Take them out."),
    "entities": _("This document holds definitions that a letterhead does not need."),
    "field": _("This document holds fields that fetch or start something. Take them out."),
    "missing": _("These places are missing in the letterhead: %(names)s"),
    "unknown": _("These places are not known: %(names)s"),
}


class LetterheadError(ValidationError):
    """The letterhead is refused; the message says what to do."""

    def __init__(self, reason: str, names: list[str] | None = None) -> None:
        """Choose the message."""
        shown = "، ".join(f"{{{{{name}}}}}" for name in names or [])
        super().__init__(REFUSALS[reason], code=reason, params={"names": shown})


def check_letterhead(data: bytes) -> None:
    """Look at an upload. Raises LetterheadError."""
    found = set(json.loads(_ask(None, data))["found"])
    if unknown := sorted(found - set(KNOWN)):
        raise LetterheadError("unknown", unknown)
    if missing := [name for name in REQUIRED if name not in found]:
        raise LetterheadError("missing", missing)


def fill_letterhead(data: bytes, values: dict[str, str]) -> bytes:
    """Return the document with its gaps filled. Raises LetterheadError."""
    return _ask({name: writable(value) for name, value in values.items()}, data)


def _ask(values: dict[str, str] | None, data: bytes) -> bytes:
    if len(data) > MAX_BYTES:
        raise LetterheadError("too-large")
    order = json.dumps({"values": values}).encode()
    try:
        answer = run_limited(SCRIPT, stdin=order + b"\n" + data, limits=LIMITS)
    except SandboxError:
        # Out of memory or time: whatever it is, it is no letterhead.
        raise LetterheadError("bomb") from None
    if answer.startswith(b"{"):
        said: dict[str, Any] = json.loads(answer)
        if "refused" in said:
            raise LetterheadError(said["refused"][0])
    return answer
