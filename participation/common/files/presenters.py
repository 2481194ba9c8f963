"""A file as its sender sees it in a list."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.translation import gettext as _

from participation.common.enums import FileState
from participation.common.files.purposes import FilePurpose, file_purpose
from participation.common.files.refusals import accepted_kinds, refusal_text
from participation.common.models import PrivateFile
from persian.digits import format_number

_KILOBYTE = 1024
PICTURES = frozenset({"image/jpeg", "image/png", "image/webp"})


@dataclass(frozen=True)
class FileRow:
    """One row: the name, a line under it (size and state, or why not), the state for programs."""

    id: str
    name: str
    text: str
    state: str
    content_type: str = ""

    @property
    def is_picture(self) -> bool:
        """Whether a browser can draw it, checked and drawn anew as it is."""
        return self.state == FileState.READY and self.content_type in PICTURES

    @property
    def is_refused(self) -> bool:
        """Return whether the line says why it was not taken."""
        return self.state == FileState.REFUSED


def file_rows(files: Iterable[PrivateFile]) -> list[FileRow]:
    """Return the rows of a list."""
    return [file_row(file) for file in files]


def file_row(file: PrivateFile) -> FileRow:
    """Return the row of one file."""
    if file.state == FileState.REFUSED:
        text = refusal_text(file.refusal, file_purpose(file.purpose))
    else:
        text = _("%(size)s, %(state)s") % {"size": shown_size(file.size), "state": _state(file)}
    return FileRow(str(file.pk), file.name, text, file.state, file.content_type)


def shown_size(size: int) -> str:
    """Return a size as people say it, such as «۳۴۰ کیلوبایت» or «۱٫۲ مگابایت»."""
    kilobytes = size / _KILOBYTE
    if kilobytes < _KILOBYTE:
        return _("%(number)s kilobytes") % {"number": format_number(max(1, round(kilobytes)))}
    return _("%(number)s megabytes") % {"number": format_number(round(kilobytes / _KILOBYTE, 1))}


def limits_text(purpose: FilePurpose) -> str:
    """Return the line over a list that says what may be sent."""
    return _("Up to %(count)s files of %(size)s megabytes each: %(kinds)s.") % {
        "count": format_number(purpose.max_count),
        "size": format_number(purpose.max_size / _KILOBYTE / _KILOBYTE),
        "kinds": accepted_kinds(purpose),
    }


@dataclass(frozen=True)
class UploadField:
    """What ``common/includes/upload_field.html`` shows: the list and the way to add to it."""

    purpose: FilePurpose
    rows: list[FileRow]
    url: str = ""
    name: str = "files"

    @property
    def limits(self) -> str:
        """Return what may be sent."""
        return limits_text(self.purpose)

    @property
    def accept(self) -> str:
        """Return the endings of names that the browser offers."""
        return ",".join(self.purpose.suffixes)


def upload_field(*, purpose: str, files: Iterable[PrivateFile], url: str = "") -> UploadField:
    """Return the field of a form; ``url`` is where ``upload_urls`` are mounted."""
    return UploadField(file_purpose(purpose), file_rows(files), url)


def _state(file: PrivateFile) -> str:
    return {
        FileState.READY: _("checked"),
        FileState.CHECKING: _("being checked…"),
        FileState.RECEIVING: _("not sent to its end"),
    }[FileState(file.state)]
