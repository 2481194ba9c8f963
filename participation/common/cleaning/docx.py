"""DOCX, packed anew part by part: macros are refused, authors and ways out of it are emptied."""

import io
import zipfile
from pathlib import PurePosixPath
from typing import Any

import docx
from lxml import etree

from participation.common.cleaning import pictures
from participation.common.cleaning.answers import (
    ACTIVE,
    DAMAGED,
    ENCRYPTED,
    NOT_ACCEPTED,
    TOO_COMPLEX,
    Bounds,
    Cleaned,
    RefusedError,
)

_TYPES, _MAIN = "[Content_Types].xml", "word/document.xml"
_WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_LOCKED = 0x1
_AWAY = "about:blank"
_MACRO_TYPES = ("macroEnabled", "vbaProject", "activeX", "oleObject")
# What a letter consists of; a part of any other kind (programs, objects, pages) refuses the file.
_XML = frozenset({"xml", "rels"})
_PHOTOS = {"jpg": "jpeg", "jpeg": "jpeg", "jpe": "jpeg", "png": "png"}
_DRAWINGS = frozenset({"emf", "wmf", "gif", "tif", "tiff", "bmp", "svg", "wdp"})
_DROPPED = (
    "docProps/custom.xml",
    "docProps/thumbnail.",
    "customXml/",
    "word/fonts/",
    "word/people",
)
_ACTIVE_PLACES = ("word/embeddings/", "word/activeX/", "customUI/")
_NO_CORE = (
    b'<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/'
    b'core-properties"/>'
)
_NO_APP = (
    b'<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties"'
    b"/>"
)
_EMPTIED = {"docProps/core.xml": _NO_CORE, "docProps/app.xml": _NO_APP}
_PERSONAL = frozenset({"author", "initials", "userId", "providerId"})
# Instructions of fields fetch files and start programs; what they last showed stands beside them.
_INSTRUCTIONS = frozenset({"instrText", "delInstrText", "fldChar"})
_SETTINGS = frozenset({"attachedTemplate", "docVars", "mailMerge", "rsids"})
_EMBEDDED_FONTS = frozenset({"embedRegular", "embedBold", "embedItalic", "embedBoldItalic"})


def clean(content: bytes, _name: str, bounds: Bounds) -> Cleaned:
    """Return the letter with its text and photos, proved to open."""
    parts = _read_parts(content, bounds)
    if _TYPES not in parts or _MAIN not in parts:
        raise RefusedError(NOT_ACCEPTED)
    if any(word.encode() in parts[_TYPES] for word in _MACRO_TYPES):
        raise RefusedError(ACTIVE)
    kept = {
        name: _clean_part(name, data, bounds)
        for name, data in parts.items()
        if not name.startswith(_DROPPED)
    }
    rewritten = _packed(kept)
    docx.Document(io.BytesIO(rewritten))
    return Cleaned(content=rewritten, becomes="docx")


def _read_parts(content: bytes, bounds: Bounds) -> dict[str, bytes]:
    """Return every part by its name. Raises RefusedError where they are too many or too large."""
    parts: dict[str, bytes] = {}
    left = bounds.unpacked
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        listed = archive.infolist()
        if len(listed) > bounds.parts or sum(item.file_size for item in listed) > left:
            raise RefusedError(TOO_COMPLEX)
        if any(item.flag_bits & _LOCKED for item in listed):
            raise RefusedError(ENCRYPTED)
        for item in listed:
            if item.is_dir():
                continue
            if item.filename in parts or not _is_inside(item.filename):
                raise RefusedError(DAMAGED)
            with archive.open(item) as part:
                # What the directory says may be a lie; no more is read than may be there.
                data = part.read(left + 1)
            left -= len(data)
            if left < 0:
                raise RefusedError(TOO_COMPLEX)
            parts[item.filename] = data
    return parts


def _is_inside(name: str) -> bool:
    path = PurePosixPath(name)
    return not path.is_absolute() and ".." not in path.parts and "\\" not in name


def _clean_part(name: str, data: bytes, bounds: Bounds) -> bytes:
    if name in _EMPTIED:
        return _EMPTIED[name]
    ending = name.rpartition(".")[2].lower()
    if name.startswith(_ACTIVE_PLACES):
        raise RefusedError(ACTIVE)
    if ending in _XML:
        return _clean_xml(name, data)
    if ending in _PHOTOS:
        return _clean_photo(data, bounds)
    if ending in _DRAWINGS:
        # Drawings have parsers that are attacked, and programs write names into them.
        return b""
    raise RefusedError(ACTIVE)


def _clean_photo(data: bytes, bounds: Bounds) -> bytes:
    """Return the photo anew, in its own format, whatever the name of its part says."""
    kind = "png" if data.startswith(b"\x89PNG") else "jpeg"
    return pictures.encoded(pictures.bare_pixels(data, kind, bounds), kind)


def _clean_xml(name: str, data: bytes) -> bytes:
    if b"<!DOCTYPE" in data:
        raise RefusedError(ACTIVE)
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, remove_pis=True
    )
    root = etree.fromstring(data, parser)
    # In sixteen bits the search above sees nothing.
    if root.getroottree().docinfo.internalDTD is not None:
        raise RefusedError(ACTIVE)
    if name.endswith(".rels"):
        _clean_relations(root)
    elif name == _TYPES:
        _forget_dropped(root, "PartName")
    else:
        _clean_words(root)
    return bytes(etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True))


def _clean_relations(root: Any) -> None:
    """Send every way out of the letter nowhere, and drop those to parts that are not kept."""
    for relation in list(root):
        if relation.get("TargetMode") == "External":
            relation.set("Target", _AWAY)
        elif relation.get("Type", "").endswith(
            ("/vbaProject", "/aFChunk", "/oleObject", "/control")
        ):
            raise RefusedError(ACTIVE)
    _forget_dropped(root, "Target")


def _forget_dropped(root: Any, attribute: str) -> None:
    places = tuple(place.removeprefix("word/") for place in _DROPPED) + _DROPPED
    for child in list(root):
        named = child.get(attribute, "").lstrip("/")
        while named.startswith("../"):
            named = named[3:]
        if child.get("TargetMode") != "External" and named.startswith(places):
            root.remove(child)


def _clean_words(root: Any) -> None:
    """Empty names of authors, and take away fields, merges and variables."""
    for element in list(root.iter(etree.Element)):
        local = etree.QName(element).localname
        for key in element.attrib:
            if etree.QName(key).localname in _PERSONAL:
                element.set(key, "")
        if local == "fldSimple":
            _unwrap(element)
        elif local in _INSTRUCTIONS | _SETTINGS | _EMBEDDED_FONTS:
            _take_out(element)


def _unwrap(element: Any) -> None:
    """Put the children of ``element`` in its place."""
    parent = element.getparent()
    place = parent.index(element)
    parent[place : place + 1] = list(element)


def _take_out(element: Any) -> None:
    parent = element.getparent()
    if parent is not None:
        parent.remove(element)


def _packed(parts: dict[str, bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        # Word reads the types first; every date is the same, so none is told.
        for name in sorted(parts, key=lambda part: (part != _TYPES, part)):
            archive.writestr(zipfile.ZipInfo(name), parts[name], zipfile.ZIP_DEFLATED)
    return out.getvalue()
