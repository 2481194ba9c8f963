"""Pictures: uploaded by an editor, made into the web's files, refused when they are none."""

import io
import re
import struct
import zlib

import pytest
from django.contrib.auth import get_user_model
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.core.files.uploadedfile import SimpleUploadedFile
from django.template import Context, Template
from django.test import Client
from django.urls import reverse
from PIL import Image

from cms.images.models import CustomImage

pytestmark = pytest.mark.django_db


def picture_bytes(
    size: tuple[int, int] = (1000, 500), kind: str = "JPEG", **options: object
) -> bytes:
    out = io.BytesIO()
    picture = Image.new("RGB", size, "#1d3f84")
    # The left half is another colour, so that a crop shows where it was taken.
    picture.paste("#c98a1b", (0, 0, size[0] // 2, size[1]))
    picture.save(out, kind, **options)
    return out.getvalue()


def png_of_declared_size(width: int, height: int) -> bytes:
    def chunk(kind: bytes, data: bytes) -> bytes:
        body = kind + data
        return struct.pack(">I", len(data)) + body + struct.pack(">I", zlib.crc32(body))

    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    data = zlib.compress(b"\0" * 100_000)
    signature = b"\x89PNG\r\n\x1a\n"
    return signature + chunk(b"IHDR", head) + chunk(b"IDAT", data) + chunk(b"IEND", b"")


@pytest.fixture
def committed(django_capture_on_commit_callbacks):
    """Return a context at whose end everything that waits for the commit has run."""
    return lambda: django_capture_on_commit_callbacks(execute=True)


@pytest.fixture
def editor(client: Client) -> Client:
    user = get_user_model().objects.create_superuser("editor", password="editor-password")
    client.force_login(user)
    return client


def upload(client: Client, content: bytes, name: str = "میدان نقش جهان.jpg", **fields: str):
    data = {
        "title": "میدان",
        "description": "میدانی با حوض",
        "file": SimpleUploadedFile(name, content),
        **fields,
    }
    return client.post(reverse("wagtailimages:add"), data)


@pytest.fixture
def stored_image(committed):
    def store(content: bytes) -> CustomImage:
        file = ContentFile(content, name="نام نویسنده.jpg")
        image = CustomImage(title="نقش", description="نقشی آبی", file=file)
        with committed():
            image.save()
        image.refresh_from_db()
        return image

    return store


def test_an_upload_becomes_avif_and_webp_in_widths_up_to_its_own(editor: Client, committed) -> None:
    with committed():
        response = upload(editor, picture_bytes((1000, 500)))
    assert response.status_code == 302
    image = CustomImage.objects.get()
    made = {(r["shape"], r["format"], r["width"]) for r in image.sources}
    assert made == {
        (shape, kind, width)
        for shape, widths in (("whole", (480, 960, 1000)), ("wide", (480, 889)))
        for kind in ("avif", "webp")
        for width in widths
    }
    for row in image.sources:
        with default_storage.open(row["name"]) as stored, Image.open(stored) as opened:
            assert opened.size == (row["width"], row["height"])
            assert opened.format == row["format"].upper()


def test_the_name_that_the_author_gave_is_on_no_file(editor: Client, committed) -> None:
    with committed():
        upload(editor, picture_bytes(), name="Ali Rezaei.jpg")
    image = CustomImage.objects.get()
    assert re.fullmatch(r"images/[0-9a-f]{20}\.jpg", image.file.name)
    assert all("Ali" not in row["name"] for row in image.sources)


def test_where_and_by_whom_a_photo_was_taken_is_in_no_published_file(
    editor: Client, committed
) -> None:
    exif = Image.Exif()
    exif[0x013B] = "Marker Author"
    exif.get_ifd(0x8825)[2] = (32.0, 39.0, 0.0)
    with committed():
        upload(editor, picture_bytes(exif=exif))
    image = CustomImage.objects.get()
    with image.open_file() as original:
        assert b"Marker Author" in original.read()
    assert image.sources
    for row in image.sources:
        with default_storage.open(row["name"]) as stored:
            content = stored.read()
        assert b"Marker Author" not in content
        with Image.open(io.BytesIO(content)) as opened:
            assert not opened.getexif()


def test_without_alternative_text_an_upload_is_refused_and_the_words_say_why(
    editor: Client,
) -> None:
    response = upload(editor, picture_bytes(), description="")
    assert response.status_code == 200
    assert "بنویسید تصویر چه نشان می‌دهد" in response.content.decode()
    assert not CustomImage.objects.exists()


@pytest.mark.parametrize(
    ("name", "content"),
    [
        pytest.param("متن.jpg", b"this is no picture" * 50, id="متن.jpg"),
        pytest.param("خالی.png", b"", id="خالی.png"),
        pytest.param("بریده.jpg", picture_bytes()[:700], id="بریده.jpg"),
        pytest.param("بمب.png", png_of_declared_size(60_000, 60_000), id="بمب.png"),
        pytest.param("نیمه‌بمب.png", png_of_declared_size(6_900, 6_900), id="نیمه‌بمب.png"),
        pytest.param(
            "نقش.svg",
            b"<svg xmlns='http://www.w3.org/2000/svg'><script>alert(1)</script></svg>",
            id="نقش.svg",
        ),
        pytest.param("صفحه.png", b"<html><script>alert(1)</script></html>", id="صفحه.png"),
    ],
)
def test_what_is_no_picture_is_refused_with_a_message(
    editor: Client, name: str, content: bytes
) -> None:
    response = upload(editor, content, name=name)
    assert response.status_code == 200
    assert 'class="error-message"' in response.content.decode()
    assert not CustomImage.objects.exists()


def test_a_moved_focal_point_moves_the_wide_band_and_leaves_no_old_file(
    stored_image, committed
) -> None:
    image = stored_image(picture_bytes((400, 1200)))
    before = [row["name"] for row in image.sources]
    image.focal_point_x, image.focal_point_y = 200, 1150
    image.focal_point_width = image.focal_point_height = 20
    with committed():
        image.save()
    image.refresh_from_db()
    assert [row["name"] for row in image.sources] != before
    assert not any(default_storage.exists(name) for name in before)
    assert all(default_storage.exists(row["name"]) for row in image.sources)


def test_saving_again_without_a_change_makes_nothing_new(stored_image, committed) -> None:
    image = stored_image(picture_bytes())
    before = image.sources
    image.title = "نام دیگر"
    with committed():
        image.save()
    image.refresh_from_db()
    assert image.sources == before


def test_deleting_a_picture_deletes_what_was_made_from_it(
    editor: Client, stored_image, committed
) -> None:
    image = stored_image(picture_bytes())
    names = [row["name"] for row in image.sources]
    assert all(default_storage.exists(name) for name in names)
    with committed():
        editor.post(reverse("wagtailimages:delete", args=[image.pk]))
    assert not any(default_storage.exists(name) for name in names)


def test_the_tag_writes_sources_size_and_words_without_a_query(
    stored_image,
    django_assert_num_queries,
) -> None:
    image = stored_image(picture_bytes())
    template = Template("{% load pictures %}{% picture image sizes='50vw' %}")
    with django_assert_num_queries(0):
        html = template.render(Context({"image": image}))
    assert html.count('type="image/avif"') == 1
    assert html.count("480w") == 2
    assert 'alt="نقشی آبی"' in html
    assert 'width="960" height="480"' in html
    assert 'sizes="50vw"' in html


def test_a_picture_that_is_not_made_yet_is_not_shown() -> None:
    image = CustomImage(title="نقش", description="نقشی آبی")
    template = Template("{% load pictures %}[{% picture image %}]")
    assert template.render(Context({"image": image})) == "[]"
    assert template.render(Context({"image": None})) == "[]"
