"""What is written about pictures."""

import json
import secrets
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.db import transaction

from participation.common.sandbox import run_limited

if TYPE_CHECKING:
    from cms.images.models import CustomImage

ENCODER = Path(__file__).with_name("encoder.py")


def make_sources(image: "CustomImage") -> bool:
    """Make the AVIF and WebP files of one picture and store their names on its row.

    Returns False where they were there already. Raises SandboxError where the picture cannot be
    decoded within the limits, FileNotFoundError where its file is gone. Safe to repeat and to run
    twice at once: the row is only changed if it still shows the same file and focal point.
    """
    wanted = image.wanted_sources_key()
    if image.sources_key == wanted:
        return False
    with image.open_file() as opened:
        data = opened.read()
    with tempfile.TemporaryDirectory(prefix="pictures-") as folder:
        focal = image.focal_fractions()
        answer = run_limited(ENCODER, folder, *(f"{f:.5f}" for f in focal), stdin=data)
        sources = [_stored(row, Path(folder)) for row in json.loads(answer)]
    old = image.sources
    with transaction.atomic():
        changed = (
            type(image)
            .objects.filter(pk=image.pk, file=image.file.name, sources_key=image.sources_key)
            .update(sources=sources, sources_key=wanted)
        )
    delete_files(old if changed else sources)
    image.sources, image.sources_key = sources, wanted
    return bool(changed)


def delete_files(sources: list[dict[str, object]]) -> None:
    """Delete derived files from the storage; what is gone already is passed over."""
    for row in sources:
        default_storage.delete(str(row["name"]))


def _stored(row: dict[str, object], folder: Path) -> dict[str, object]:
    """Put one derived file into the storage under a random name; return its row."""
    content = ContentFile((folder / str(row["file"])).read_bytes())
    name = f"pictures/{secrets.token_hex(10)}-{row['width']}.{row['format']}"
    return {key: row[key] for key in ("shape", "format", "width", "height")} | {
        "name": default_storage.save(name, content),
        "bytes": content.size,
    }
