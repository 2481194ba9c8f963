"""Is this file a plain Word document, and nothing that acts when it is opened?"""

import io
import re
import zipfile
from collections.abc import Iterator
from typing import Any

from defusedxml import ElementTree
from defusedxml.common import DefusedXmlException

MAX_PARTS = 500
MAX_UNPACKED = 40 * 1024 * 1024
MAX_RATIO = 200
SMALL = 256 * 1024
DOCUMENT = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
_RELATIONSHIP = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"
_WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_EMBEDS = {"oleObject", "package", "control", "aFChunk", "attachedTemplate", "subDocument", "frame"}
_LINK = re.compile(r"(https?|mailto):", re.IGNORECASE)
# Fields that fetch or start something.
_ACTING = re.compile(
    r"\b(DDE|DDEAUTO|INCLUDETEXT|INCLUDEPICTURE|INCLUDE|LINK|IMPORT|DATABASE|RD)\b"
)


class RefusedError(Exception):
    """The file is not opened; ``reason`` is a key of the messages that people see."""

    def __init__(self, reason: str, *names: str) -> None:
        """Keep the reason and the names that belong to it."""
        super().__init__(reason)
        self.reason = reason
        self.names = names


def check_package(data: bytes) -> None:
    """Look at every part of a file before anything else opens it. Raises RefusedError."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            _check_sizes(archive)
            _check_names(archive)
            for name, root in _trees(archive):
                _check_tree(name, root)
    except (zipfile.BadZipFile, ElementTree.ParseError, NotImplementedError, EOFError) as error:
        raise RefusedError("not-docx") from error
    except DefusedXmlException as error:
        raise RefusedError("entities") from error
    except (RuntimeError, OSError, ValueError) as error:  # encrypted, cut off, made to confuse
        raise RefusedError("not-docx") from error


def _check_sizes(archive: zipfile.ZipFile) -> None:
    parts = archive.infolist()
    if len(parts) > MAX_PARTS or sum(part.file_size for part in parts) > MAX_UNPACKED:
        raise RefusedError("bomb")
    for part in parts:
        if part.file_size > SMALL and part.file_size > MAX_RATIO * max(1, part.compress_size):
            raise RefusedError("bomb")


def _check_names(archive: zipfile.ZipFile) -> None:
    names = [name.lower() for name in archive.namelist()]
    if len(set(names)) != len(names) or "[content_types].xml" not in names:
        raise RefusedError("not-docx")
    if any("vbaproject" in name or "vbadata" in name for name in names):
        raise RefusedError("macro")
    if any(name.startswith(("word/embeddings/", "word/activex/")) for name in names):
        raise RefusedError("embedded")


def _trees(archive: zipfile.ZipFile) -> Iterator[tuple[str, Any]]:
    for name in archive.namelist():
        if name.lower().endswith((".xml", ".rels", ".vml")):
            yield name, ElementTree.fromstring(archive.read(name), forbid_dtd=True)


def _check_tree(name: str, root: Any) -> None:
    if name.lower() == "[content_types].xml":
        _check_types({part.get("ContentType", "") for part in root})
    elif name.lower().endswith(".rels"):
        for relationship in root.iter(_RELATIONSHIP):
            _check_relationship(relationship)
    else:
        _check_fields(root)


def _check_types(types: set[str]) -> None:
    if any("macroenabled" in kind.lower() or "vbaproject" in kind.lower() for kind in types):
        raise RefusedError("macro")
    if DOCUMENT not in types:
        raise RefusedError("not-docx")


def _check_relationship(relationship: Any) -> None:
    kind = relationship.get("Type", "").rpartition("/")[2]
    if kind in _EMBEDS:
        raise RefusedError("embedded")
    is_external = relationship.get("TargetMode", "").lower() == "external"
    target = relationship.get("Target", "")
    # A link that somebody has to press is no harm; whatever Word would fetch by itself is.
    if is_external and not (kind == "hyperlink" and _LINK.match(target)):
        raise RefusedError("external")


def _check_fields(root: Any) -> None:
    code = "".join(part.text or "" for part in root.iter(f"{_WORD}instrText"))
    simple = " ".join(part.get(f"{_WORD}instr", "") for part in root.iter(f"{_WORD}fldSimple"))
    if _ACTING.search(f"{code} {simple}".upper()):
        raise RefusedError("field")
