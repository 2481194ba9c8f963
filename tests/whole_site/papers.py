"""Papers that the site gives: kept as a picture, read as words."""

import io
import subprocess
from pathlib import Path

from PIL import Image
from playwright.sync_api import Page

from tests.browser import SHOTS


def read_paper(page: Page, button: str, folder: Path, shot: str) -> str:
    """Press a button that gives a PDF; keep its first page as a picture, return its words."""
    with page.expect_download() as download:
        page.get_by_role("button", name=button).click()
    paper = folder / f"{shot}.pdf"
    download.value.save_as(paper)
    drawn = subprocess.run(
        ["pdftoppm", "-r", "80", "-png", "-singlefile", paper],  # noqa: S607
        capture_output=True,
        check=True,
    )
    picture = Image.open(io.BytesIO(drawn.stdout))
    SHOTS.mkdir(parents=True, exist_ok=True)
    picture.save(SHOTS / f"story-{shot}.png")
    assert picture.height > picture.width
    return subprocess.run(
        ["pdftotext", paper, "-"],  # noqa: S607
        capture_output=True,
        check=True,
        text=True,
    ).stdout
