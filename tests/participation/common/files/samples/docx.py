"""DOCX files: honest ones, and those that do more than to be read."""

import io
import struct
import zipfile
from collections.abc import Iterable

from docx import Document
from docx.opc.constants import RELATIONSHIP_TYPE

from tests.participation.common.files.samples.markers import AUTHOR, COMPANY, LINK, SCRIPT
from tests.participation.common.files.samples.pictures import tagged

WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
VISIBLE = "متن نامهٔ آزمایشی"
DOCUMENT = "word/document.xml"


def plain(*, author: str = "", photo: bytes = b"") -> bytes:
    """Return an honest letter."""
    document = Document()
    document.core_properties.author = author
    document.core_properties.last_modified_by = author
    document.add_paragraph(VISIBLE)
    if photo:
        document.add_picture(io.BytesIO(photo))
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def rewritten(
    content: bytes,
    *,
    replace: Iterable[tuple[str, str, str]] = (),
    add: Iterable[tuple[str, bytes]] = (),
) -> bytes:
    """Return the package with words replaced in its parts (part, old, new) and parts added."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(out, "w", 8) as new:
        for item in old.infolist():
            data = old.read(item)
            for part, before, after in replace:
                if part == item.filename:
                    assert before.encode() in data, (part, before)
                    data = data.replace(before.encode(), after.encode())
            new.writestr(item.filename, data)
        for name, data in add:
            new.writestr(name, data)
    return out.getvalue()


def with_relation(kind: str, target: str, *, external: bool = True) -> tuple[str, str, str]:
    """Return the replacement that adds a relation of the document."""
    mode = ' TargetMode="External"' if external else ""
    relation = f'<Relationship Id="rId99" Type="{kind}" Target="{target}"{mode}/>'
    return ("word/_rels/document.xml.rels", "</Relationships>", f"{relation}</Relationships>")


def body(xml: str) -> tuple[str, str, str]:
    """Return the replacement that puts ``xml`` before the first paragraph."""
    return (DOCUMENT, "<w:body>", f"<w:body>{xml}")


def macro() -> bytes:
    """Return a letter with a macro."""
    kind = "http://schemas.microsoft.com/office/2006/relationships/vbaProject"
    return rewritten(
        plain(),
        replace=[with_relation(kind, "vbaProject.bin", external=False)],
        add=[("word/vbaProject.bin", SCRIPT.encode())],
    )


def macro_type() -> bytes:
    """Return a letter that says to be of the kind that may hold macros."""
    return rewritten(
        plain(),
        replace=[
            (
                "[Content_Types].xml",
                "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml",
                "application/vnd.ms-word.document.macroEnabled.main+xml",
            )
        ],
    )


def embedded_object() -> bytes:
    """Return a letter with another file in it."""
    return rewritten(
        plain(),
        replace=[with_relation(RELATIONSHIP_TYPE.OLE_OBJECT, "embeddings/a.bin", external=False)],
        add=[("word/embeddings/a.bin", SCRIPT.encode())],
    )


def foreign_chunk() -> bytes:
    """Return a letter that is to take in a web page."""
    return rewritten(
        plain(),
        replace=[with_relation(RELATIONSHIP_TYPE.A_F_CHUNK, "chunk.html", external=False)],
        add=[("word/chunk.html", f"<script>{SCRIPT}</script>".encode())],
    )


def field_that_runs() -> bytes:
    """Return a letter whose field starts a program, its name in two halves."""
    halves = "".join(
        f'<w:r><w:instrText xml:space="preserve">{half}</w:instrText></w:r>'
        for half in (" DDE", f'AUTO c:\\\\cmd.exe "{SCRIPT}" ')
    )
    begin, end = (f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>' for kind in ("begin", "end"))
    simple = (
        f'<w:fldSimple w:instr=" INCLUDEPICTURE {LINK} "><w:r><w:t>kept</w:t></w:r></w:fldSimple>'
    )
    return rewritten(plain(), replace=[body(f"<w:p>{begin}{halves}{end}{simple}</w:p>")])


def external_template() -> bytes:
    """Return a letter that fetches its template, with the template's macros."""
    kind = f"{RELATIONSHIP_TYPE.IMAGE.rpartition('/')[0]}/attachedTemplate"
    return rewritten(plain(), replace=[with_relation(kind, LINK)])


def external_picture() -> bytes:
    """Return a letter that tells an address when it is opened."""
    return rewritten(plain(), replace=[with_relation(RELATIONSHIP_TYPE.IMAGE, LINK)])


def outside_entity() -> bytes:
    """Return a letter whose XML reads a file of the server."""
    head = '<!DOCTYPE x [<!ENTITY file SYSTEM "file:///etc/passwd">]>'
    return rewritten(
        plain(),
        replace=[(DOCUMENT, "<w:document", f"{head}<w:document"), body("<w:p>&file;</w:p>")],
    )


def laughs() -> bytes:
    """Return a letter whose entities grow a thousand million times."""
    entities = '<!ENTITY a "ha">' + "".join(
        f'<!ENTITY {name} "{f"&{before};" * 10}">'
        for before, name in zip("abcdefghi", "bcdefghij", strict=True)
    )
    return rewritten(
        plain(),
        replace=[
            (DOCUMENT, "<w:document", f"<!DOCTYPE x [{entities}]><w:document"),
            body("<w:p><w:r><w:t>&j;</w:t></w:r></w:p>"),
        ],
    )


def entity_in_sixteen_bits() -> bytes:
    """Return a letter with an entity that a search for its letters does not find."""
    xml = (
        '<?xml version="1.0" encoding="UTF-16"?>'
        '<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]>'
        f'<w:document xmlns:w="{WORD}"><w:body><w:p><w:r><w:t>&e;</w:t></w:r></w:p></w:body>'
        "</w:document>"
    )
    return replaced(plain(), DOCUMENT, xml.encode("utf-16"))


def replaced(content: bytes, part: str, data: bytes) -> bytes:
    """Return the package with one part exchanged."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(out, "w", 8) as new:
        for item in old.infolist():
            new.writestr(item.filename, data if item.filename == part else old.read(item))
    return out.getvalue()


def with_author() -> bytes:
    """Return a letter that says who wrote it, in every place that knows."""
    note = (
        f'<w:ins w:id="1" w:author="{AUTHOR}" w:initials="{AUTHOR}"><w:r><w:t>x</w:t></w:r></w:ins>'
    )
    app = f"<Properties><Company>{COMPANY}</Company><Manager>{AUTHOR}</Manager></Properties>"
    content = rewritten(
        plain(author=AUTHOR),
        replace=[body(f"<w:p>{note}</w:p>")],
        add=[
            ("docProps/custom.xml", f"<Properties><x>{AUTHOR}</x></Properties>".encode()),
            ("customXml/item9.xml", f"<x>{AUTHOR}</x>".encode()),
        ],
    )
    return replaced(content, "docProps/app.xml", app.encode())


def with_tagged_photo() -> bytes:
    """Return a letter with a photo that kept its metadata."""
    return plain(photo=tagged("JPEG"))


def bomb() -> bytes:
    """Return a letter with a part that unpacks to 300 megabytes."""
    out = io.BytesIO(plain())
    with zipfile.ZipFile(out, "a", 8) as archive, archive.open("word/footer9.xml", "w") as part:
        for _ in range(300):
            part.write(b" " * 1024 * 1024)
    return out.getvalue()


def bomb_that_lies() -> bytes:
    """Return the same, with a directory that says one kilobyte."""
    content = bytearray(bomb())
    told = struct.pack("<I", 300 * 1024 * 1024)
    while (place := content.find(told)) >= 0:
        content[place : place + 4] = struct.pack("<I", 1024)
    return bytes(content)


def many_parts() -> bytes:
    """Return a letter of ten thousand parts."""
    return rewritten(plain(), add=((f"word/part{n}.xml", b"<x/>") for n in range(10_000)))


def part_outside() -> bytes:
    """Return a letter with a part that would lie outside its folder."""
    return rewritten(plain(), add=[("../../../../tmp/evil.xml", b"<x/>")])


def locked_parts() -> bytes:
    """Return a letter whose archive says that its parts are under a password."""
    content = bytearray(plain())
    for mark, place in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        start = -1
        while (start := content.find(mark, start + 1)) >= 0:
            content[start + place] |= 1
    return bytes(content)


def under_password() -> bytes:
    """Return the beginning of what Word writes when a password is set."""
    name = "EncryptedPackage".encode("utf-16-le")
    return b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 1016 + name + b"\0" * 1000


def old_word() -> bytes:
    """Return the beginning of a DOC of twenty years ago."""
    name = "WordDocument".encode("utf-16-le")
    return b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 1016 + name + b"\0" * 1000


def plain_archive() -> bytes:
    """Return an archive that is no letter."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("readme.txt", "hello")
    return out.getvalue()


def cut() -> bytes:
    """Return the first half of a letter."""
    content = plain()
    return content[: len(content) // 2]
