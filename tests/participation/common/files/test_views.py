"""The protocol of uploads, the plain form, and files on their way out."""

import base64

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from participation.common.enums import FileState
from participation.common.files import files_of
from participation.common.models import PrivateFile
from tests.participation.common.files import hostile
from tests.participation.common.files.conftest import HOLDER, objects_in
from tests.participation.common.files.samples import audio, pdf, pictures

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("tried_site")]

HERE = "/tried/7/files/"
PART_TYPE = "application/offset+octet-stream"


@pytest.fixture
def sender() -> Client:
    """Somebody whose draft is number 7."""
    client = Client()
    client.cookies["draft"] = "7"
    return client


def begin(client: Client, content: bytes, name: str = "صدا.mp3", where: str = HERE):
    encoded = base64.b64encode(name.encode()).decode()
    headers = {"Upload-Length": str(len(content)), "Upload-Metadata": f"filename {encoded}"}
    return client.post(where, headers=headers, content_type="application/octet-stream")


def patch(client: Client, place: str, offset: int | str, part: bytes, kind: str = PART_TYPE):
    return client.patch(place, part, content_type=kind, headers={"Upload-Offset": str(offset)})


def test_a_file_comes_in_parts_and_is_checked(sender, django_capture_on_commit_callbacks):
    content = audio.mp3_frames(200)
    begun = begin(sender, content)
    assert begun.status_code == 201
    assert begun["Tus-Resumable"] == "1.0.0"
    place = begun["Location"]
    first = patch(sender, place, 0, content[:40_000])
    assert (first.status_code, first["Upload-Offset"]) == (204, "40000")
    told = sender.head(place)
    assert (told["Upload-Offset"], told["Upload-Length"]) == ("40000", str(len(content)))
    assert told["Cache-Control"] == "no-store, private, max-age=0"
    shown = sender.get(place).json()
    assert shown["text"] == "۸۱ کیلوبایت، تا پایان فرستاده نشده"
    with django_capture_on_commit_callbacks(execute=True):
        last = patch(sender, place, 40_000, content[40_000:])
    assert last["Upload-Offset"] == str(len(content))
    shown = sender.get(place).json()
    assert (shown["name"], shown["state"]) == ("صدا.mp3", FileState.READY)
    assert shown["text"] == "۸۱ کیلوبایت، بررسی شد"


def test_a_gap_is_answered_with_the_place_to_go_on_from(sender):
    content = audio.mp3_frames(200)
    place = begin(sender, content)["Location"]
    patch(sender, place, 0, content[:20_000])
    gap = patch(sender, place, 60_000, content[60_000:])
    assert (gap.status_code, gap["Upload-Offset"]) == (409, "20000")
    repeated = patch(sender, place, 0, content[:20_000])
    assert (repeated.status_code, repeated["Upload-Offset"]) == (204, "20000")


def test_a_stranger_finds_nothing(sender):
    content = audio.mp3_frames(200)
    place = begin(sender, content)["Location"]
    assert sender.head(place).status_code == 200
    stranger = Client()
    stranger.cookies["draft"] = "8"
    for ask in (stranger.head, stranger.get, stranger.delete):
        assert ask(place).status_code == 404
        assert ask(place.replace("/7/", "/8/")).status_code == 404
    assert patch(stranger, place, 0, content[:20_000]).status_code == 404
    assert patch(stranger, place.replace("/7/", "/8/"), 0, content[:20_000]).status_code == 404
    assert begin(stranger, content).status_code == 404
    assert PrivateFile.objects.get().received == 0


def test_a_file_that_is_removed_is_gone(sender, private_root, django_capture_on_commit_callbacks):
    content = audio.mp3_frames(200)
    place = begin(sender, content)["Location"]
    patch(sender, place, 0, content[:20_000])
    with django_capture_on_commit_callbacks(execute=True):
        assert sender.delete(place).status_code == 204
    assert sender.head(place).status_code == 404
    assert patch(sender, place, 20_000, content[20_000:]).status_code == 404
    assert objects_in(private_root) == []


def test_an_upload_of_no_use_is_refused_in_words(sender):
    large = begin(sender, b"x" * (5 * 1024 * 1024 + 1))
    assert large.status_code == 413
    assert large.json()["text"] == "این مدرک بزرگ‌تر از ۵ مگابایت است."
    empty = begin(sender, b"")
    assert (empty.status_code, empty.json()["text"]) == (422, "این مدرک خالی است.")
    for number in range(10):
        assert begin(sender, b"x", f"{number}").status_code == 201
    assert begin(sender, b"x").json()["reason"] == "too_many"


@pytest.mark.parametrize(
    "headers",
    [
        {},
        {"Upload-Length": "-1"},
        {"Upload-Length": "۵"},
        {"Upload-Length": "9" * 30},
        {"Upload-Length": "5", "Upload-Metadata": "filename !!!"},
    ],
)
def test_nonsense_at_the_beginning_is_a_bad_request(sender, headers):
    answer = sender.post(HERE, headers=headers, content_type="text/plain")
    assert answer.status_code == 400


def test_nonsense_in_a_part_is_refused(sender):
    content = audio.mp3_frames(200)
    place = begin(sender, content)["Location"]
    assert patch(sender, place, 0, content, kind="text/plain").status_code == 415
    assert patch(sender, place, "x", content[:20_000]).status_code == 400
    assert patch(sender, place, 0, b"x").status_code == 400
    assert patch(sender, place, 0, b"x" * (1024 * 1024 + 1)).status_code == 413
    other = sender.head(place, headers={"Tus-Resumable": "0.2"})
    assert (other.status_code, other["Tus-Version"]) == (412, "1.0.0")
    assert sender.put(place).status_code == 405
    assert sender.options(HERE)["Tus-Max-Size"] == str(5 * 1024 * 1024)


def test_without_the_token_of_the_form_nothing_is_taken():
    client = Client(enforce_csrf_checks=True)
    client.cookies["draft"] = "7"
    assert begin(client, b"x").status_code == 403
    file = SimpleUploadedFile("a.pdf", pdf.plain())
    assert client.post("/tried/7/", {"files": [file]}).status_code == 403
    assert not PrivateFile.objects.exists()


def test_a_plain_form_sends_several_and_one_refusal_loses_nothing_else(
    sender, django_capture_on_commit_callbacks
):
    files = [
        SimpleUploadedFile("نامه.pdf", pdf.plain()),
        SimpleUploadedFile("a.svg", pictures.svg()),
        SimpleUploadedFile("b.jpg", b"\xff\xd8\xff" * 2_000_000),
        SimpleUploadedFile("c.png", pictures.photo("PNG")),
    ]
    with django_capture_on_commit_callbacks(execute=True):
        sender.post("/tried/7/", {"files": files})
    kept = {file.name: (file.state, file.refusal) for file in files_of("draft", "7")}
    assert kept == {
        "نامه.pdf": ("ready", ""),
        "a.svg": ("refused", "not_accepted"),
        "b.jpg": ("refused", "too_large"),
        "c.png": ("ready", ""),
    }
    page = sender.get("/tried/7/").content.decode()
    assert "این نوع مدرک پذیرفته نمی‌شود؛ عکس، PDF، ورد یا صدا بفرستید." in page
    assert "این مدرک بزرگ‌تر از ۵ مگابایت است." in page
    assert "تا ۱۰ مدرک، هر کدام تا ۵ مگابایت: عکس، PDF، ورد یا صدا." in page


def test_a_form_never_writes_a_file_to_the_disk_in_plain(sender, settings, tmp_path):
    # Django would write this one beside its temporary files.
    settings.FILE_UPLOAD_TEMP_DIR = str(tmp_path / "absent")
    settings.FILE_UPLOAD_MAX_MEMORY_SIZE = 10
    large = SimpleUploadedFile("a.mp3", audio.mp3_frames(9_600))
    assert sender.post("/tried/7/", {"files": [large]}).status_code == 302
    assert files_of("draft", "7").get().received == large.size


@pytest.mark.parametrize(
    "row", [row for row in hostile.HOSTILE if row.group in {"name", "script in markup"}], ids=str
)
def test_a_form_takes_hostile_files_as_calmly(sender, row, django_capture_on_commit_callbacks):
    body = (
        b'--x\r\nContent-Disposition: form-data; name="files"; filename="'
        + (row.name or " ").encode("utf-8", "replace").replace(b'"', b"%22")
        + b'"\r\nContent-Type: text/html\r\n\r\n'
        + row.build()
        + b"\r\n--x--\r\n"
    )
    with django_capture_on_commit_callbacks(execute=True):
        answer = sender.post("/tried/7/", data=body, content_type="multipart/form-data; boundary=x")
    assert answer.status_code in {302, 400}
    for file in files_of("draft", "7"):
        assert (file.refusal, file.content_type) == (row.refused, row.becomes)
        assert not set(file.name) & set('/\\\r\n\0"\u202e\u2066')


def test_a_file_goes_out_to_be_saved_and_never_as_a_page(sender, stored):
    file = stored(pdf.plain(), "نامه به «شورا».pdf", **HOLDER)
    answer = sender.get(f"/tried/7/open/{file.pk}/")
    assert answer.content.startswith(b"%PDF")
    assert answer["Content-Type"] == "application/pdf"
    assert answer["Content-Disposition"] == (
        "attachment; filename*=utf-8''"
        "%D9%86%D8%A7%D9%85%D9%87%20%D8%A8%D9%87%20%C2%AB%D8%B4%D9%88%D8%B1%D8%A7%C2%BB.pdf"
    )
    assert answer["Content-Security-Policy"] == "sandbox; default-src 'none'"
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert answer["Cross-Origin-Resource-Policy"] == "same-origin"
    assert answer["Cache-Control"] == "no-store, private"


def test_what_has_not_passed_its_check_is_not_found(sender, stored):
    refused = stored(b"nothing", **HOLDER)
    assert sender.get(f"/tried/7/open/{refused.pk}/").status_code == 404
    assert begin(sender, b"x").status_code == 201
    waiting = PrivateFile.objects.get(state=FileState.RECEIVING)
    assert sender.get(f"/tried/7/open/{waiting.pk}/").status_code == 404
