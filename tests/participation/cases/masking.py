"""Files of a case and the masked copies that an officer makes of them."""

import io
import re
import uuid
from typing import Any

import pikepdf
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from PIL import Image, ImageDraw

from participation.cases.models import Case
from participation.cases.services.submission import Submitted
from participation.common.models import PrivateFile
from participation.common.tick import run_tick
from tests.participation.cases.following import opened
from tests.participation.common.files.samples import pdf

SECRET, SEEN = "Secret Name", "Visible page"
RED, BLACK = (255, 0, 0), (0, 0, 0)


def photo(kind: str = "PNG") -> bytes:
    """A white picture with a red square in its middle, which is what has to go."""
    picture = Image.new("RGB", (320, 320), "white")
    ImageDraw.Draw(picture).rectangle((128, 128, 191, 191), fill=RED)
    out = io.BytesIO()
    picture.save(out, kind)
    return out.getvalue()


def paper(pages: int = 2) -> bytes:
    """A PDF whose first page has a name that has to go, in text, a note and a hidden layer."""
    document = pdf.document(pages)
    page = document.pages[0]
    shown = f"BT /F1 18 Tf 20 100 Td ({SEEN} 1) Tj 0 40 Td ({SECRET}) Tj"
    # Once more in letters that are not drawn, as programs lay them over a scan.
    hidden = f" 3 Tr ({SECRET}) Tj ET"
    page.Contents = pikepdf.Stream(document, (shown + hidden).encode())
    return pdf.saved(document)


def sent_by_citizen(mine: Submitted, client: Client, name: str, content: bytes) -> PrivateFile:
    """A file that the citizen has added, checked."""
    sent = {
        "text": "پیوست",
        "token": str(uuid.uuid4()),
        "files": [SimpleUploadedFile(name, content)],
    }
    assert opened(client, mine).post("/track/case/add/", sent).status_code == 302
    run_tick(only=["common.check_files"])
    mine.case.refresh_from_db()
    return PrivateFile.objects.latest("created_at")


def address(case: Case, file: PrivateFile, what: str = "mask") -> str:
    """Where a file is masked, or looked at."""
    return f"/admin/cases/{case.pk}/files/{file.pk}/{what}/"


def boxes(*rows: tuple[Any, ...], token: str = "", **more: Any) -> dict[str, Any]:
    """The form with boxes: page, left, top, width, height."""
    names = ("page", "left", "top", "width", "height")
    sent = {
        f"area-{number}-{name}": str(value)
        for number, row in enumerate(rows)
        for name, value in zip(names, row, strict=True)
    }
    counts = {"area-TOTAL_FORMS": str(max(len(rows), 3)), "area-INITIAL_FORMS": "0"}
    return {**sent, **counts, "token": token or str(uuid.uuid4()), "make": "1", **more}


def told(answer: Any) -> str:
    """The errors above a form."""
    found = re.findall(r'role="alert".*?</div>', answer.content.decode(), re.DOTALL)
    return " ".join(found)
