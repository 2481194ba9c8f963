"""What is not taken, and how it is said."""

from django.conf import settings
from django.utils.translation import gettext as _

from participation.common.cleaning.formats import DOCUMENTS, PICTURES, VOICES
from participation.common.enums import FileRefusal
from participation.common.files.purposes import FilePurpose
from persian.digits import format_number

_MEGABYTE = 1024 * 1024


class UploadRefusedError(Exception):
    """An upload that is not begun; ``reason`` is a FileRefusal, ``text`` says it to people."""

    def __init__(self, reason: FileRefusal, text: str) -> None:
        """Keep both."""
        super().__init__(reason.value)
        self.reason, self.text = reason, text


class OffsetError(Exception):
    """A part that does not follow the last one; ``expected`` is where the next has to begin."""

    def __init__(self, expected: int) -> None:
        """Keep the place."""
        super().__init__(f"the next byte is {expected}")
        self.expected = expected


class ChunkRefusedError(Exception):
    """A part that is too small to be worth a row, or goes beyond the size that was told."""


class FileGoneError(LookupError):
    """The file is not there any more, or belongs to somebody else by now."""


class FileNotReadyError(Exception):
    """The file has not passed its check, so nobody opens it."""


def refusal_text(reason: str, purpose: FilePurpose) -> str:
    """Return what the sender is told: what is wrong and what to do about it."""
    match reason:
        case FileRefusal.EMPTY:
            return _("This file is empty.")
        case FileRefusal.TOO_LARGE:
            size = format_number(purpose.max_size / _MEGABYTE)
            return _("This file is larger than %(size)s megabytes.") % {"size": size}
        case FileRefusal.TOO_MANY:
            count = format_number(purpose.max_count)
            return _("No more than %(count)s files; remove another one first.") % {"count": count}
        case FileRefusal.NOT_ACCEPTED:
            kinds = accepted_kinds(purpose)
            return _("Files of this kind are not accepted; send %(kinds)s.") % {"kinds": kinds}
        case FileRefusal.TOO_MANY_PAGES:
            pages = format_number(settings.FILES_MAX_PAGES)
            return _("This file has more than %(pages)s pages; send it in parts.") % {
                "pages": pages
            }
    return _plain_texts().get(reason, "")


def accepted_kinds(purpose: FilePurpose) -> str:
    """Return the kinds in words, such as «عکس، PDF، ورد یا صدا»."""
    kinds = [_("photo")] if purpose.formats & PICTURES else []
    documents = {"pdf": "PDF", "docx": _("Word")}
    kinds += [documents[name] for name in sorted(purpose.formats & DOCUMENTS, reverse=True)]
    kinds += [_("sound")] if purpose.formats & VOICES else []
    if len(kinds) == 1:
        return kinds[0]
    return _("%(some)s or %(last)s") % {"some": "، ".join(kinds[:-1]), "last": kinds[-1]}


def _plain_texts() -> dict[str, str]:
    return {
        FileRefusal.DAMAGED: _("This file is damaged or incomplete and does not open."),
        FileRefusal.ENCRYPTED: _("This file has a password; send it without one."),
        FileRefusal.ACTIVE: _("This file holds a program or another file; send it as a PDF."),
        FileRefusal.VIDEO: _("Films are not accepted."),
        FileRefusal.TOO_COMPLEX: _("This file unfolds too far; send a smaller version."),
        FileRefusal.DUPLICATE: _("You have sent this file before."),
        FileRefusal.MALWARE: _("Malware was found in this file; it was not kept."),
        FileRefusal.UNCHECKED: _("This file could not be checked; send it again."),
    }
