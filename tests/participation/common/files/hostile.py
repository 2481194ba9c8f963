"""What people upload, honest and hostile, with what has to become of it.

A hostile sample is either refused for the reason that stands here, or made harmless: then its
stored bytes hold nothing of ``gone``. An accepted sample keeps what it was sent for.
"""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

from tests.participation.common.files.samples import audio, docx, pdf, pictures
from tests.participation.common.files.samples.markers import (
    AUTHOR,
    COMPANY,
    LINK,
    PLACE,
    SCRIPT,
    latin,
)

JPEG, PNG, PDF = "image/jpeg", "image/png", "application/pdf"
DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
MP3, MP4, AAC, OGG = "audio/mpeg", "audio/mp4", "audio/aac", "audio/ogg"
WAV, AMR, THREE_GP = "audio/wav", "audio/amr", "audio/3gpp"
FIVE_MEGABYTES = 5 * 1024 * 1024


@dataclass(frozen=True)
class Accepted:
    """An honest file, under the content type that it is kept as."""

    variant: str
    name: str
    build: Callable[[], bytes]
    becomes: str

    def __str__(self) -> str:
        """Name it in the report of the tests."""
        return self.variant


@dataclass(frozen=True, kw_only=True)
class Hostile:
    """One hostile file and its end: ``refused`` for a reason, or kept as ``becomes``."""

    group: str
    variant: str
    name: str
    build: Callable[[], bytes]
    refused: str = ""
    becomes: str = ""
    gone: tuple[bytes, ...] = ()
    shown_as: str = ""

    def __str__(self) -> str:
        """Name it in the report of the tests."""
        return f"{self.group}: {self.variant}"


ACCEPTED = (
    Accepted("photo JPEG", "عکس تابلو.jpg", pictures.photo, JPEG),
    Accepted("photo PNG", "a.png", partial(pictures.photo, "PNG"), PNG),
    Accepted("photo WebP", "a.webp", partial(pictures.photo, "WEBP"), JPEG),
    Accepted("photo HEIC", "IMG_0001.HEIC", partial(pictures.heic, with_tags=False), JPEG),
    Accepted("PDF", "نامه به شورا.pdf", partial(pdf.plain, 3), PDF),
    Accepted("PDF of a hundred pages", "a.pdf", partial(pdf.plain, 100), PDF),
    Accepted("DOCX", "نامه.docx", docx.plain, DOCX),
    Accepted("DOCX with a photo", "a.docx", partial(docx.plain, photo=pictures.photo()), DOCX),
    Accepted("MP3", "a.mp3", audio.mp3, MP3),
    Accepted("M4A", "a.m4a", audio.iso, MP4),
    Accepted("AAC", "a.aac", audio.aac, AAC),
    Accepted("Ogg Opus", "a.ogg", audio.ogg, OGG),
    Accepted("WAV", "a.wav", audio.wav, WAV),
    Accepted("AMR", "a.amr", audio.amr, AMR),
    Accepted("wide AMR", "a.awb", partial(audio.amr, wide=True), AMR),
    Accepted("3GP", "a.3gp", partial(audio.iso, brand=b"3gp4", entry=b"samr"), THREE_GP),
)


def _group(group: str, *rows: Callable[[str], Hostile]) -> tuple[Hostile, ...]:
    return tuple(row(group) for row in rows)


def _no(
    variant: str, name: str, build: Callable[[], bytes], reason: str
) -> Callable[[str], Hostile]:
    return lambda group: Hostile(
        group=group, variant=variant, name=name, build=build, refused=reason
    )


def _safe(
    variant: str,
    name: str,
    build: Callable[[], bytes],
    becomes: str,
    *gone: str | bytes,
    shown_as: str = "",
) -> Callable[[str], Hostile]:
    words = tuple(word.encode() if isinstance(word, str) else word for word in gone)
    return lambda group: Hostile(
        group=group,
        variant=variant,
        name=name,
        build=build,
        becomes=becomes,
        gone=words,
        shown_as=shown_as,
    )


HOSTILE = (
    *_group("empty", _no("no byte", "a.pdf", bytes, "empty")),
    *_group(
        "too large",
        _no("a byte too many", "a.jpg", lambda: b"\xff\xd8\xff" * 2_000_000, "too_large"),
        _no("a real PDF", "a.pdf", lambda: pdf.plain() + b"%" * FIVE_MEGABYTES, "too_large"),
    ),
    *_group(
        "wrong type",
        _no("program named as a photo", "a.jpg", pictures.program, "not_accepted"),
        _no("text named as a PDF", "a.pdf", lambda: b"hello, world", "not_accepted"),
        _no("GIF", "a.gif", pictures.gif, "not_accepted"),
        _no("old DOC", "a.docx", docx.old_word, "not_accepted"),
        _no("archive named as a DOCX", "a.docx", docx.plain_archive, "not_accepted"),
        _no("zeros", "a.png", lambda: b"\0" * 5000, "not_accepted"),
    ),
    *_group(
        "script in markup",
        _no("SVG", "a.svg", pictures.svg, "not_accepted"),
        _no("SVG named as PNG", "a.png", pictures.svg, "not_accepted"),
        _no("SVG with a declaration", "a.svg", pictures.svg_with_declaration, "not_accepted"),
        _no("HTML", "a.html", pictures.html, "not_accepted"),
        _no("HTML named as PDF", "a.pdf", pictures.html, "not_accepted"),
        _safe("HTML in a comment", "a.jpg", pictures.jpeg_with_comment, JPEG, SCRIPT, "<html"),
        _safe("script in the texts of a PNG", "a.png", pictures.png_with_texts, PNG, SCRIPT),
    ),
    *_group(
        "polyglot",
        _safe(
            "photo and archive",
            "a.jpg",
            lambda: pictures.with_zip_behind(pictures.photo()),
            JPEG,
            SCRIPT,
            b"PK\x03\x04",
        ),
        _safe(
            "PDF and archive",
            "a.pdf",
            lambda: pictures.with_zip_behind(pdf.plain()),
            PDF,
            SCRIPT,
            b"PK\x03\x04",
        ),
        _safe(
            "AMR and archive",
            "a.amr",
            lambda: audio.amr(behind=b"\x7c" + pictures.html()),
            AMR,
            SCRIPT,
        ),
        _no("page and PDF", "a.pdf", pdf.behind_a_page, "not_accepted"),
        _safe(
            "voice and page",
            "a.mp3",
            lambda: audio.mp3(behind=pictures.html()),
            MP3,
            SCRIPT,
        ),
        _safe("boxes and page", "a.m4a", lambda: audio.iso(behind=pictures.html()), MP4, SCRIPT),
    ),
    *_group(
        "bomb",
        _no(
            "PNG that says huge",
            "a.png",
            lambda: pictures.png_of_declared_size(60_000, 60_000),
            "too_complex",
        ),
        _no("PNG that is huge", "a.png", pictures.png_really_huge, "too_complex"),
        _no("JPEG that says huge", "a.jpg", pictures.jpeg_of_declared_size, "too_complex"),
        _no("DOCX of 300 megabytes", "a.docx", docx.bomb, "too_complex"),
        _no("DOCX of ten thousand parts", "a.docx", docx.many_parts, "too_complex"),
        _no("DOCX that lies about its size", "a.docx", docx.bomb_that_lies, "damaged"),
        _no("PDF of 150 megabytes", "a.pdf", pdf.bomb, "too_complex"),
    ),
    *_group(
        "name",
        _safe("path", "../../../etc/cron.d/x.jpg", pictures.photo, JPEG, shown_as="x.jpg"),
        _safe("path of Windows", "C:\\Users\\zahra\\a.jpg", pictures.photo, JPEG, shown_as="a.jpg"),
        _safe(
            "direction mark", "photo\u202egpj.exe", pictures.photo, JPEG, shown_as="photogpj.jpg"
        ),
        _safe("isolate", "\u2066a\u2069\u200f.jpg", pictures.photo, JPEG, shown_as="a.jpg"),
        _safe(
            "line of a header",
            'a"\r\nSet-Cookie: x=1;.jpg',
            pictures.photo,
            JPEG,
            shown_as="a_ Set-Cookie_ x=1;.jpg",
        ),
        _safe("NUL", "a.php\0.jpg", pictures.photo, JPEG, shown_as="a.php.jpg"),
        _safe("second ending", "a.pdf.exe", pdf.plain, PDF, shown_as="a.pdf"),
        _safe("other ending", "a.html", pictures.photo, JPEG, shown_as="a.jpg"),
        _safe("nothing but dots", "....", pictures.photo, JPEG, shown_as="file.jpg"),
        _safe("nothing", "", pictures.photo, JPEG, shown_as="file.jpg"),
        _safe(
            "five thousand letters",
            "ن" * 5000 + ".jpg",
            pictures.photo,
            JPEG,
            shown_as="ن" * 96 + ".jpg",
        ),
        _safe("half of a letter", "a\ud800.jpg", pictures.photo, JPEG, shown_as="a.jpg"),
        _safe("joiner kept", "نامه‌ها.pdf", pdf.plain, PDF, shown_as="نامه‌ها.pdf"),
    ),
    *_group(
        "encrypted",
        _no("PDF under a password", "a.pdf", partial(pdf.encrypted, user="user-word"), "encrypted"),
        _no("PDF that is locked", "a.pdf", partial(pdf.encrypted, user=""), "encrypted"),
        _no("DOCX under a password", "a.docx", docx.under_password, "encrypted"),
        _no("DOCX with locked parts", "a.docx", docx.locked_parts, "encrypted"),
    ),
    *_group(
        "macro",
        _no("project", "a.docx", docx.macro, "active"),
        _no("type", "a.docm", docx.macro_type, "active"),
        _no("embedded object", "a.docx", docx.embedded_object, "active"),
        _no("page to take in", "a.docx", docx.foreign_chunk, "active"),
        _safe("field", "a.docx", docx.field_that_runs, DOCX, "AUTO", SCRIPT, LINK),
    ),
    *_group(
        "outside",
        _no("entity", "a.docx", docx.outside_entity, "active"),
        _no("entities that grow", "a.docx", docx.laughs, "active"),
        _no("entity in sixteen bits", "a.docx", docx.entity_in_sixteen_bits, "active"),
        _safe("template", "a.docx", docx.external_template, DOCX, LINK),
        _safe("picture", "a.docx", docx.external_picture, DOCX, LINK),
        _no("part outside its folder", "a.docx", docx.part_outside, "damaged"),
    ),
    *_group(
        "active PDF",
        _safe("script", "a.pdf", pdf.changed(pdf.with_script), PDF, SCRIPT, "JavaScript"),
        _safe("program", "a.pdf", pdf.changed(pdf.with_launch), PDF, SCRIPT, "Launch"),
        _safe("address", "a.pdf", pdf.changed(pdf.with_link), PDF, LINK, "SubmitForm"),
        _safe("file within", "a.pdf", pdf.changed(pdf.with_embedded_file), PDF, SCRIPT, "evil.exe"),
        _safe("form in XML", "a.pdf", pdf.changed(pdf.with_xfa), PDF, SCRIPT, "XFA"),
        _safe("film", "a.pdf", pdf.changed(pdf.with_film), PDF, SCRIPT, "RichMedia"),
    ),
    *_group(
        "metadata",
        _safe("JPEG", "a.jpg", partial(pictures.tagged, "JPEG"), JPEG, AUTHOR, PLACE, b"Exif"),
        _safe("PNG", "a.png", partial(pictures.tagged, "PNG"), PNG, AUTHOR, PLACE),
        _safe("texts of a PNG", "a.png", pictures.png_with_texts, PNG, AUTHOR, PLACE),
        _safe("WebP", "a.webp", partial(pictures.tagged, "WEBP"), JPEG, AUTHOR, PLACE),
        _safe("HEIC", "a.heic", pictures.heic, JPEG, AUTHOR, PLACE),
        _safe("PDF", "a.pdf", pdf.changed(pdf.with_author), PDF, AUTHOR, PLACE),
        _safe("photo in a PDF", "a.pdf", pdf.changed(pdf.with_tagged_photo), PDF, AUTHOR, PLACE),
        _safe(
            "photo packed twice in a PDF",
            "a.pdf",
            pdf.changed(pdf.with_tagged_photo_packed_twice),
            PDF,
            AUTHOR,
            PLACE,
        ),
        _safe("DOCX", "a.docx", docx.with_author, DOCX, AUTHOR, COMPANY),
        _safe("photo in a DOCX", "a.docx", docx.with_tagged_photo, DOCX, AUTHOR, PLACE),
    ),
    *_group(
        "tags",
        _safe("MP3", "a.mp3", lambda: audio.mp3(before=audio.id3()), MP3, AUTHOR, PLACE),
        _safe(
            "old tags of MP3",
            "a.mp3",
            lambda: audio.mp3(behind=audio.ape() + audio.old_id3()),
            MP3,
            AUTHOR,
            PLACE,
        ),
        _safe("AAC", "a.aac", lambda: audio.id3() + audio.aac(), AAC, AUTHOR, PLACE),
        _safe("M4A", "a.m4a", partial(audio.iso, tags=True), MP4, AUTHOR, PLACE),
        _safe(
            "3GP",
            "a.3gp",
            partial(audio.iso, brand=b"3gp4", entry=b"samr", tags=True),
            THREE_GP,
            AUTHOR,
            PLACE,
        ),
        _safe("Ogg", "a.ogg", partial(audio.ogg, tags=True), OGG, AUTHOR, PLACE),
        _safe("WAV", "a.wav", partial(audio.wav, tags=True), WAV, AUTHOR, PLACE),
        _safe("AMR", "a.amr", lambda: audio.amr(behind=audio.id3()), AMR, AUTHOR, PLACE),
    ),
    *_group(
        "not a voice",
        _no("program named as MP3", "a.mp3", pictures.program, "not_accepted"),
        _no("AVI in RIFF", "a.wav", partial(audio.wav, kind=b"AVI "), "not_accepted"),
        _no(
            "film in 3GP",
            "a.3gp",
            partial(audio.iso, brand=b"3gp4", second=audio.video_entry()),
            "video",
        ),
        _no(
            "film in MP4",
            "a.m4a",
            partial(audio.iso, brand=b"isom", second=audio.video_entry()),
            "video",
        ),
        _no(
            "track of places",
            "a.m4a",
            partial(audio.iso, second=audio.places_entry()),
            "not_accepted",
        ),
        _no("film in Ogg", "a.ogg", partial(audio.ogg, head=b"\x80theora" + b"\0" * 40), "video"),
        _no(
            "film beside a voice in Ogg",
            "a.ogg",
            partial(audio.ogg, second_stream=b"\x80theora" + b"\0" * 40),
            "video",
        ),
        _no(
            "two frames of MP3 in noise",
            "a.mp3",
            lambda: audio.mp3_frames(2) + b"x" * 5000,
            "damaged",
        ),
    ),
    *_group(
        "broken",
        _no("half a JPEG", "a.jpg", lambda: _half(pictures.photo(size=(600, 400))), "damaged"),
        _no("PNG with a wrong sum", "a.png", pictures.png_with_broken_sum, "damaged"),
        _no("half a HEIC", "a.heic", lambda: _half(pictures.heic()), "damaged"),
        _no("half a PDF", "a.pdf", lambda: _half(pdf.plain(5)), "damaged"),
        _no("head of a PDF", "a.pdf", lambda: b"%PDF-1.7\n" + b"x" * 500 + b"%%EOF", "damaged"),
        _no("PDF without an end to its pages", "a.pdf", pdf.endless_tree, "damaged"),
        _no("half a DOCX", "a.docx", docx.cut, "damaged"),
        _no("half a WAV", "a.wav", lambda: _half(audio.wav()), "damaged"),
        _no("half an Ogg", "a.ogg", lambda: _half(audio.ogg()), "damaged"),
        _no("M4A without its index", "a.m4a", partial(audio.iso, with_index=False), "damaged"),
        _no("AMR without frames", "a.amr", lambda: b"#!AMR\n", "damaged"),
    ),
    *_group(
        "many pages", _no("a hundred and one", "a.pdf", partial(pdf.plain, 101), "too_many_pages")
    ),
)


def _half(content: bytes) -> bytes:
    return content[: len(content) // 2]


MARKERS = latin(AUTHOR, PLACE, SCRIPT, LINK, COMPANY)
