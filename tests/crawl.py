"""Walk a site by its own links, as whoever the client is signed in as.

`walk` finds the pages, `shown` what a person sees of one. Tests bring only what must hold, so that
what is added later is walked by itself.
"""

import re
from collections import Counter, deque
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from urllib.parse import parse_qsl, urldefrag, urljoin, urlsplit

from bs4 import BeautifulSoup, Comment
from django.test import Client
from lxml import html as parser
from lxml.html import HtmlElement

# Addresses that end the visit, or that answer with something other than a page.
LEFT_OUT = re.compile(r"/logout/|/jsi18n/|/sprite-|[?&]export=|/media/|/static/|/documents/\d")
# The admin's menu is drawn by a script, from what stands in the page as JSON.
MENU = re.compile(r'"url": "(/[^"]+)"')
SEEN_ATTRIBUTES = ("placeholder", "title", "aria-label", "alt", "data-w-tooltip-content-value")
LIMIT = 400
UNSEEN_INPUTS = {"hidden", "checkbox", "radio", "file"}


@dataclass(frozen=True)
class Visit:
    """One answer on the way."""

    url: str
    status: int
    html: str

    @cached_property
    def tree(self) -> HtmlElement:
        """The answer as a tree."""
        return parser.document_fromstring(self.html)


def shape(url: str) -> str:
    """The address without its numbers and values: what one view answers."""
    parts = urlsplit(url)
    names = "&".join(sorted({name for name, _ in parse_qsl(parts.query)}))
    return re.sub(r"\d+", "#", parts.path) + (f"?{names}" if names else "")


def links(tree: HtmlElement) -> Iterator[str]:
    """Give the addresses that a page offers for a visit."""
    for tag in tree.xpath("//a[@href] | //*[@data-href]"):
        yield tag.get("href", tag.get("data-href", ""))
    for script in tree.xpath("//script[@type='application/json']"):
        yield from MENU.findall(script.text or "")


def walk(
    client: Client,
    start: str,
    *,
    within: str,
    per_shape: int = 3,
    queries: bool = True,
) -> Iterator[Visit]:
    """Visit `start` and what it links to under `within`: a few of each shape, `LIMIT` in all.

    Without `queries`, addresses are visited without their parameters.
    """
    waiting, known, shapes = deque([start]), {start}, Counter[str]()
    while waiting and sum(shapes.values()) < LIMIT:
        url = waiting.popleft()
        if shapes[shape(url)] >= per_shape:
            continue
        shapes[shape(url)] += 1
        response = client.get(url, follow=True)
        if not response.get("Content-Type", "").startswith("text/html"):
            continue
        visit = Visit(url, response.status_code, response.content.decode())
        yield visit
        # WSGI hands over the bytes of a path as Latin letters.
        here = response.request["PATH_INFO"].encode("latin-1").decode("utf-8")
        for link in links(visit.tree):
            target = urldefrag(urljoin(here, link)).url
            target = target if queries else target.partition("?")[0]
            if not target.startswith(within) or target in known or LEFT_OUT.search(target):
                continue
            known.add(target)
            waiting.append(target)


def shown(html: str) -> list[str]:
    """All that a person reads on a page: text, what stands in boxes, labels and tips."""
    # Scripts of the admin hold templates with tags, where lxml takes some of them for text.
    soup = BeautifulSoup(html, "html.parser")
    # Hidden is also a counter that has not counted yet.
    for unseen in soup.select("script, style, head, .w-side-panel-toggle__counter[hidden]"):
        unseen.decompose()
    texts = [str(node) for node in soup.find_all(string=True) if not isinstance(node, Comment)]
    for tag in soup.find_all(True):
        texts += [str(tag[name]) for name in SEEN_ATTRIBUTES if tag.has_attr(name)]
        if tag.name == "input" and tag.get("type", "text") not in UNSEEN_INPUTS:
            # A slug is a part of an address.
            texts.append("" if "slug" in tag.get("name", "") else str(tag.get("value", "")))
    return [text.strip() for text in texts if text.strip()]
