"""What becomes of an upload, and how a row of the table of uploads is written."""

from collections.abc import Callable
from dataclasses import dataclass

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


def group(group: str, *rows: Callable[[str], Hostile]) -> tuple[Hostile, ...]:
    return tuple(row(group) for row in rows)


def no(
    variant: str, name: str, build: Callable[[], bytes], reason: str
) -> Callable[[str], Hostile]:
    return lambda group: Hostile(
        group=group, variant=variant, name=name, build=build, refused=reason
    )


def safe(
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


def half(content: bytes) -> bytes:
    return content[: len(content) // 2]
