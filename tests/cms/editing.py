"""Wagtail's admin as an editor uses it: forms posted, refusals read."""

import html
import re

from bs4 import BeautifulSoup
from django.http import HttpResponse


def refusals(response: HttpResponse) -> str:
    """Return what the form says beside its fields."""
    assert response.status_code == 200
    soup = BeautifulSoup(response.content, "html.parser")
    return " ".join(error.get_text(" ", strip=True) for error in soup.select(".error-message"))


def refusals_in_blocks(response: HttpResponse) -> str:
    """Return the page with the words that its scripts show: those of the blocks are written so."""
    assert response.status_code == 200
    text = html.unescape(response.content.decode())
    return re.sub(r"\\u([0-9a-f]{4})", lambda found: chr(int(found[1], 16)), text)
