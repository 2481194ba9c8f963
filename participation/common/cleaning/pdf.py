"""PDF, rewritten from what a page shows: scripts, files, links and authors stay behind."""

import io
import zlib
from typing import Any

import pikepdf
import pypdfium2
from pikepdf import Dictionary, Name, Pdf

from participation.common.cleaning.answers import (
    ENCRYPTED,
    TOO_COMPLEX,
    TOO_MANY_PAGES,
    Bounds,
    Cleaned,
    RefusedError,
)
from participation.common.cleaning.jpeg import without_metadata

_ROOT_KEPT = frozenset({"/Type", "/Pages", "/PageLabels", "/OCProperties", "/Lang", "/Version"})
_PAGE_KEPT = frozenset(
    {
        "/Type", "/Parent", "/MediaBox", "/CropBox", "/TrimBox", "/BleedBox", "/ArtBox", "/Rotate",
        "/UserUnit", "/Contents", "/Resources", "/Annots", "/Group",
    }
)  # fmt: skip
_NOTES_KEPT = frozenset(
    {
        "/Text", "/FreeText", "/Line", "/Square", "/Circle", "/Polygon", "/PolyLine", "/Highlight",
        "/Underline", "/Squiggly", "/StrikeOut", "/Stamp", "/Caret", "/Ink", "/Widget",
    }
)  # fmt: skip
_NOTE_KEPT = frozenset(
    {
        "/Type", "/Subtype", "/Rect", "/AP", "/AS", "/F", "/C", "/Contents", "/QuadPoints",
        "/InkList", "/Vertices", "/L", "/LE", "/BS", "/Border", "/IC", "/DA", "/Q", "/CA", "/RD",
    }
)  # fmt: skip
# Wherever else these stand: scripts, other files, data of programs, places on the earth.
_NEVER = (
    "/A", "/AA", "/JS", "/OpenAction", "/Metadata", "/PieceInfo", "/AF", "/EF", "/XFA", "/Measure",
    "/PtData", "/OPI", "/Ref", "/Alternates", "/LastModified", "/Author", "/Creator", "/URI",
    "/RichMediaContent", "/Names", "/Thumb", "/UserProperties",
)  # fmt: skip
_FROM_OUTSIDE = ("/F", "/FFilter", "/FDecodeParms")
_FLATE = frozenset({"/FlateDecode", "/Fl"})
_MOST_OBJECTS = 200_000
_TAIL = 2048
_LOOK = 200


def clean(content: bytes, _name: str, bounds: Bounds) -> Cleaned:
    """Return the document with its pages and nothing around them, proved to open."""
    with _opened(content) as pdf:
        if pdf.is_encrypted:
            raise RefusedError(ENCRYPTED)
        pages = len(pdf.pages)
        if pages > bounds.pages:
            raise RefusedError(TOO_MANY_PAGES)
        if not pages:
            raise ValueError("no page")
        _keep_only(pdf.Root, _ROOT_KEPT)
        for page in pdf.pages:
            _clean_page(page.obj)
        _clean_objects(pdf, bounds)
        if "/Info" in pdf.trailer:
            del pdf.trailer["/Info"]
        out = io.BytesIO()
        pdf.save(out, deterministic_id=True)
    rewritten = out.getvalue()
    _prove(rewritten, pages)
    return Cleaned(content=rewritten, becomes="pdf", pages=pages)


def _opened(content: bytes) -> Pdf:
    """Open a document; one whose index is wrong only if its end is there, so nothing is lost."""
    try:
        return pikepdf.open(io.BytesIO(content), attempt_recovery=False)
    except pikepdf.PasswordError as error:
        raise RefusedError(ENCRYPTED) from error
    except pikepdf.PdfError:
        if b"%%EOF" not in content[-_TAIL:]:
            raise
        return pikepdf.open(io.BytesIO(content))


def _keep_only(thing: Any, kept: frozenset[str]) -> None:
    for key in set(thing.keys()) - kept:
        del thing[key]


def _clean_page(page: Any) -> None:
    _keep_only(page, _PAGE_KEPT)
    notes = [note for note in page.get("/Annots", ()) if _is_shown(note)]
    for note in notes:
        _keep_only(note, _NOTE_KEPT)
    if notes:
        page.Annots = pikepdf.Array(notes)
    elif "/Annots" in page:
        del page["/Annots"]


def _is_shown(note: Any) -> bool:
    return isinstance(note, Dictionary) and str(note.get("/Subtype")) in _NOTES_KEPT


def _clean_objects(pdf: Pdf, bounds: Bounds) -> None:
    """Walk over everything that the pages still reach."""
    waiting: list[Any] = [pdf.Root]
    seen: set[tuple[int, int]] = set()
    steps, left = 0, bounds.unpacked
    while waiting:
        thing = waiting.pop()
        steps += 1
        if steps > _MOST_OBJECTS:
            raise RefusedError(TOO_COMPLEX)
        if getattr(thing, "is_indirect", False):
            if thing.objgen in seen:
                continue
            seen.add(thing.objgen)
        if isinstance(thing, pikepdf.Stream):
            left -= _clean_stream(thing, left)
        if isinstance(thing, (Dictionary, pikepdf.Stream)):
            for key in _NEVER:
                if key in thing and not _is_a_name_of_a_resource(thing, key):
                    del thing[key]
            waiting += [thing[key] for key in list(thing.keys())]
        elif isinstance(thing, pikepdf.Array):
            waiting += list(thing)


def _is_a_name_of_a_resource(thing: Any, key: str) -> bool:
    """Tell a font called /A from an action: tables of resources hold dictionaries with a type."""
    value = thing.get(key)
    return key == "/A" and isinstance(value, Dictionary | pikepdf.Stream) and "/S" not in value


def _clean_stream(stream: Any, left: int) -> int:
    """Clean one stream; return the bytes that it unpacks to. Raises RefusedError beyond ``left``.

    Pictures are not counted: they are large by nature, and shown one by one.
    """
    for key in _FROM_OUTSIDE:
        if key in stream:
            del stream[key]
    filters = _filters(stream)
    raw = bytes(stream.read_raw_bytes())
    if filters and filters[-1] == "/DCTDecode":
        packed = _unfolded(raw, len(filters) - 1, left) if set(filters[:-1]) <= _FLATE else None
        if packed is not None:
            stream.write(
                without_metadata(packed), filter=Name.DCTDecode, decode_parms=_last_parms(stream)
            )
        return 0
    if str(stream.get("/Subtype")) == "/Image":
        return 0
    if set(filters) <= _FLATE:
        return len(_unfolded(raw, len(filters), left))
    size = len(stream.read_bytes())
    if size > left:
        raise RefusedError(TOO_COMPLEX)
    return size


def _filters(stream: Any) -> list[str]:
    told = stream.get("/Filter")
    if told is None:
        return []
    return [str(one) for one in told] if isinstance(told, pikepdf.Array) else [str(told)]


def _last_parms(stream: Any) -> Any:
    told = stream.get("/DecodeParms")
    if isinstance(told, pikepdf.Array):
        told = told[-1] if len(told) else None
    return told if isinstance(told, Dictionary) else None


def _unfolded(raw: bytes, times: int, most: int) -> bytes:
    """Return ``raw`` unpacked so many times. Raises RefusedError where it grows beyond ``most``."""
    for _ in range(times):
        opener = zlib.decompressobj()
        raw = opener.decompress(raw, most)
        if opener.unconsumed_tail:
            raise RefusedError(TOO_COMPLEX)
    return raw


def _prove(content: bytes, pages: int) -> None:
    """Raise where another reader does not open what was written, or cannot show its beginning."""
    document = pypdfium2.PdfDocument(content)
    try:
        if len(document) != pages:
            raise ValueError("pages were lost")
        page = document[0]
        page.render(scale=_LOOK / max(*page.get_size(), 1))
    finally:
        document.close()
