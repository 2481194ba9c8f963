"""A letterhead that is uploaded: only a plain Word document with its places gets in."""

import io
import zipfile

import docx
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.management import call_command
from django.urls import reverse

from participation.common.letters.default_letterhead import build_letterhead
from participation.common.letters.letterhead import (
    DEFAULT,
    MAX_BYTES,
    LetterheadError,
    check_letterhead,
    fill_letterhead,
)
from participation.common.models import LetterSettings, User
from tests.participation.common.letters.making import docx_lines, letterhead, rezipped

WHOLE = ("{{شماره}}", "{{تاریخ}}", "{{گیرنده}}", "{{موضوع}}", "{{متن}}", "{{امضا}}")
RELATIONSHIPS = "word/_rels/document.xml.rels"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


def refused(data: bytes) -> LetterheadError:
    with pytest.raises(LetterheadError) as caught:
        check_letterhead(data)
    return caught.value


def with_part(name: str, content: bytes):
    return rezipped(lambda parts: parts.update({name: content}))


def with_relationship(kind: str, target: str) -> bytes:
    def add(parts: dict[str, bytes]) -> None:
        row = (
            f'<Relationship Id="rX" Type="{OFFICE}/{kind}" Target="{target}" '
            f'TargetMode="External"/></Relationships>'
        )
        parts[RELATIONSHIPS] = parts[RELATIONSHIPS].replace(b"</Relationships>", row.encode())

    return rezipped(add)


def with_field(code: str) -> bytes:
    def add(parts: dict[str, bytes]) -> None:
        half = len(code) // 2
        field = "".join(
            f"<w:r><w:instrText>{piece}</w:instrText></w:r>" for piece in (code[:half], code[half:])
        )
        parts["word/document.xml"] = parts["word/document.xml"].replace(
            b"</w:p>", f"{field}</w:p>".encode(), 1
        )

    return rezipped(add)


def test_the_letterhead_of_the_product_passes_and_is_what_its_command_makes(tmp_path):
    check_letterhead(DEFAULT.read_bytes())
    call_command("make_letterhead", output=tmp_path / "made.docx", verbosity=0)
    shipped, made = (
        zipfile.ZipFile(io.BytesIO(path.read_bytes())) for path in (DEFAULT, tmp_path / "made.docx")
    )
    assert shipped.namelist() == made.namelist()
    assert {n: shipped.read(n) for n in shipped.namelist()} == {
        n: made.read(n) for n in made.namelist()
    }


def test_a_dry_run_writes_nothing(tmp_path):
    call_command("make_letterhead", output=tmp_path / "made.docx", dry_run=True, verbosity=0)
    assert list(tmp_path.iterdir()) == []


def test_macros_are_refused():
    assert refused(with_part("word/vbaProject.bin", b"x")).code == "macro"
    kind = b"application/vnd.ms-word.document.macroEnabled.main+xml"
    plain = b"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"

    def enable(parts):
        parts["[Content_Types].xml"] = parts["[Content_Types].xml"].replace(plain, kind)

    assert refused(rezipped(enable)).code == "macro"


@pytest.mark.parametrize("size", [30, 100])
def test_a_bomb_is_refused_by_what_it_would_unpack_to(size):
    bomb = with_part("word/media/image1.xml", b"<a>" + b" " * (size << 20) + b"</a>")
    assert len(bomb) < 200_000
    assert refused(bomb).code == "bomb"


def test_a_thousand_parts_are_refused():
    def add(parts):
        parts.update({f"word/p{number}.txt": b"" for number in range(600)})

    assert refused(rezipped(add)).code == "bomb"


@pytest.mark.parametrize(
    ("kind", "target"),
    [
        ("image", "http://tracker.example/pixel.png"),
        ("image", "file://server/share/logo.png"),
        ("hyperlink", "file://server/share"),
        ("hyperlink", "javascript:alert(1)"),
    ],
)
def test_what_word_would_fetch_from_outside_is_refused(kind, target):
    assert refused(with_relationship(kind, target)).code == "external"


@pytest.mark.parametrize("kind", ["attachedTemplate", "oleObject", "aFChunk"])
def test_templates_and_objects_are_refused(kind):
    assert refused(with_relationship(kind, "http://evil.example/a.dotm")).code == "embedded"
    assert refused(with_part("word/embeddings/oleObject1.bin", b"x")).code == "embedded"


def test_a_link_to_press_is_no_harm():
    check_letterhead(with_relationship("hyperlink", "https://ostan.example/"))
    check_letterhead(with_relationship("hyperlink", "mailto:info@ostan.example"))


@pytest.mark.parametrize(
    "code", [" DDEAUTO c:\\\\windows cmd", ' INCLUDEPICTURE "http://a.example"', "dde x"]
)
def test_fields_that_fetch_or_start_something_are_refused_even_torn_apart(code):
    assert refused(with_field(code)).code == "field"
    check_letterhead(with_field(" PAGE "))


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_entities_are_refused_in_any_encoding(encoding):
    xml = f'<?xml version="1.0" encoding="{encoding}"?><!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>'
    assert refused(with_part("word/custom.xml", xml.encode(encoding))).code == "entities"


@pytest.mark.parametrize(
    "data",
    [b"", b"%PDF-1.7", b"PK\x03\x04broken", build_letterhead()[:2000], b"{}\n{}"],
    ids=["empty", "pdf", "broken", "cut", "json"],
)
def test_what_is_no_word_document_is_refused(data):
    assert refused(data).code == "not-docx"


def test_a_spreadsheet_is_refused():
    def turn(parts):
        parts["[Content_Types].xml"] = parts["[Content_Types].xml"].replace(
            b"wordprocessingml.document.main", b"spreadsheetml.sheet.main"
        )

    assert refused(rezipped(turn)).code == "not-docx"


def test_a_large_file_is_refused_unopened():
    assert refused(b"PK" + b"\0" * MAX_BYTES).code == "too-large"


def test_missing_and_unknown_places_are_named():
    error = refused(letterhead(*WHOLE[:-1]))
    assert error.code == "missing"
    assert "{{امضا}}" in error.messages[0]
    error = refused(letterhead(*WHOLE, "{{مهر}}"))
    assert error.code == "unknown"
    assert "{{مهر}}" in error.messages[0]


def test_places_typed_on_an_arabic_keyboard_or_with_spaces_are_the_same():
    typed = [line.replace("ی", "ي") for line in WHOLE]
    typed[0] = "{{ شماره }}"
    data = letterhead(*typed, "{{پيوست}}")
    check_letterhead(data)
    assert docx_lines(fill_letterhead(data, {"پیوست": "دو برگ"}))[-1] == "دو برگ"


def test_a_place_that_word_has_torn_apart_is_filled_and_its_neighbours_stay():
    document = docx.Document()
    paragraph = document.add_paragraph()
    for piece in ("شماره: {", "{شما", "ره}", "} پایان\tتاریخ {{تاریخ}}."):
        paragraph.add_run(piece).bold = True
    for name in WHOLE[2:]:
        document.add_paragraph(name)
    cell = document.add_table(rows=1, cols=1).rows[0].cells[0]
    cell.text = "{{رونوشت}}"
    made = io.BytesIO()
    document.save(made)
    check_letterhead(made.getvalue())
    filled = fill_letterhead(made.getvalue(), {"شماره": "۱۲", "تاریخ": "۱۴۰۵", "متن": "الف\nب"})
    opened = docx.Document(io.BytesIO(filled))
    lines = [paragraph.text for paragraph in opened.paragraphs]
    assert lines[0] == "شماره: ۱۲ پایان\tتاریخ ۱۴۰۵."
    assert all(run.bold for run in opened.paragraphs[0].runs if run.text)
    assert lines[lines.index("الف") + 1] == "ب"
    # A cell of a table may not be without a paragraph.
    assert [p.text for p in opened.tables[0].rows[0].cells[0].paragraphs] == [""]


@pytest.mark.django_db
class TestInTheAdmin:
    @pytest.fixture
    def chief(self, client):
        client.force_login(User.objects.create_superuser("chief"))
        return client

    @pytest.fixture
    def screen(self):
        kept = LetterSettings.load()
        return reverse("wagtailsettings:edit", args=["common", "lettersettings", kept.pk])

    def test_it_lists_the_places_and_gives_the_letterhead_in_use(self, chief, screen):
        page = chief.get(screen).content.decode()
        for name in WHOLE:
            assert name in page
        given = chief.get(reverse("letterhead"))
        assert given.content == DEFAULT.read_bytes()
        assert given["Content-Disposition"].startswith("attachment")

    def test_a_good_one_is_kept_and_given_back(self, chief, screen):
        own = letterhead("کاغذ ما", *WHOLE)
        answer = chief.post(
            screen,
            {
                "letterhead_file": SimpleUploadedFile("سربرگ.docx", own),
                "signatory_name": "زهرا نمونه",
                "signatory_post": "مدیرکل",
            },
        )
        assert answer.status_code == 302
        kept = LetterSettings.load()
        assert bytes(kept.letterhead) == own
        assert (kept.letterhead_name, kept.signatory_name) == ("سربرگ.docx", "زهرا نمونه")
        assert chief.get(reverse("letterhead")).content == own
        assert "سربرگ.docx" in chief.get(screen).content.decode()
        chief.post(screen, {"signatory_name": "", "signatory_post": ""})
        assert bytes(LetterSettings.load().letterhead) == own
        chief.post(screen, {"takes_default": "on", "signatory_name": "", "signatory_post": ""})
        assert LetterSettings.load().letterhead is None

    def test_a_hostile_one_is_refused_in_words_and_nothing_is_kept(self, chief, screen):
        bad = with_part("word/vbaProject.bin", b"x")
        answer = chief.post(screen, {"letterhead_file": SimpleUploadedFile("a.docx", bad)})
        assert answer.status_code == 200
        assert "ماکرو" in answer.content.decode()
        assert LetterSettings.load().letterhead is None

    def test_who_may_not_change_it_does_not_get_it(self, client):
        assert client.get(reverse("letterhead")).status_code == 302
        from django.contrib.auth.models import Permission  # noqa: PLC0415

        user = User.objects.create_user("clerk")
        user.user_permissions.add(Permission.objects.get(codename="access_admin"))
        client.force_login(user)
        answer = client.get(reverse("letterhead"))
        assert answer.status_code == 302
        assert b"PK" not in answer.content
