"""What files are sent for, each with its own limits.

An app registers its purposes in its ``file_purposes.py``::

    register_file_purpose("complaint")
    register_file_purpose("letter-scan", formats=DOCUMENTS, max_count=1)
"""

from dataclasses import dataclass

from django.conf import settings
from django.utils.module_loading import autodiscover_modules

from participation.common.cleaning.formats import DOCUMENTS, FORMATS, PICTURES, VOICES

__all__ = ["DOCUMENTS", "PICTURES", "VOICES", "FilePurpose", "file_purpose"]

_MAX_NAME = 40


@dataclass(frozen=True)
class FilePurpose:
    """Names of accepted formats, files of one holder, bytes of one file; None: the setting."""

    name: str
    formats: frozenset[str]
    own_count: int | None = None
    own_size: int | None = None

    @property
    def max_count(self) -> int:
        """Return how many files one holder may have."""
        return settings.FILES_MAX_COUNT if self.own_count is None else self.own_count

    @property
    def max_size(self) -> int:
        """Return how many bytes one file may have."""
        return settings.FILES_MAX_SIZE if self.own_size is None else self.own_size

    @property
    def suffixes(self) -> list[str]:
        """Return the endings of names that a browser may offer, such as ``.jpg``."""
        return sorted(f".{suffix}" for name in self.formats for suffix in FORMATS[name].suffixes)


_purposes: dict[str, FilePurpose] = {}


def register_file_purpose(
    name: str,
    *,
    formats: frozenset[str] = PICTURES | DOCUMENTS | VOICES,
    max_count: int | None = None,
    max_size: int | None = None,
) -> FilePurpose:
    """Add a purpose. Raises ValueError where the name is taken by another or a format unknown."""
    purpose = FilePurpose(name, formats, max_count, max_size)
    if not name or len(name) > _MAX_NAME or _purposes.get(name, purpose) != purpose:
        raise ValueError(f"A purpose of files cannot be named {name!r}, or is there already.")
    if not formats <= FORMATS.keys():
        raise ValueError(f"Unknown formats: {sorted(formats - FORMATS.keys())}.")
    _purposes[name] = purpose
    return purpose


def file_purpose(name: str) -> FilePurpose:
    """Return a purpose of the installed apps. Raises LookupError."""
    if name not in _purposes:
        autodiscover_modules("file_purposes")
    return _purposes[name]
