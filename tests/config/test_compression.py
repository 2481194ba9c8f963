"""What is text travels compressed, for readers who pay for each kilobyte."""

import gzip

import pytest
from django.test import Client


@pytest.mark.django_db
@pytest.mark.parametrize("path", ["/", "/static/css/site.css"])
def test_text_travels_compressed_to_whoever_can_read_it(path: str) -> None:
    plain = Client().get(path)
    packed = Client(headers={"accept-encoding": "gzip"}).get(path)
    assert plain.headers.get("Content-Encoding") is None
    assert packed.headers["Content-Encoding"] == "gzip"
    body = b"".join(packed.streaming_content) if packed.streaming else packed.content
    assert gzip.decompress(body) == (
        b"".join(plain.streaming_content) if plain.streaming else plain.content
    )
    assert "Accept-Encoding" in packed.headers["Vary"]
