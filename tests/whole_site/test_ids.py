"""An id stands once on a page: what leads to it, or is named by it, means one thing."""

from collections import Counter

import pytest
from django.test import Client
from lxml.html import document_fromstring

from tests.crawl import walk
from tests.whole_site.page_types import one_of_each_type

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("demo")]
# What the first page does not lead to, and forms that have something to say.
ALSO = ("/api/docs/", "/statistics/", "/complaints/", "/track/", "/search/?q=شورا", "/search/")


def repeated(html: str) -> list[str]:
    counted = Counter(document_fromstring(html).xpath("//@id"))
    return [name for name, many in counted.items() if many > 1]


def test_no_id_stands_twice_on_any_page(client: Client) -> None:
    pages = {visit.url: visit.html for visit in walk(client, "/", within="/", per_shape=1)}
    for path in (*one_of_each_type().values(), *ALSO):
        if path not in pages:
            pages[path] = client.get(path).content.decode()
    assert len(pages) > 30
    assert {url: found for url, html in pages.items() if (found := repeated(html))} == {}


def test_no_id_stands_twice_on_a_form_that_was_refused(client: Client) -> None:
    answer = client.post("/track/", {"number": "x"})
    assert answer.status_code == 422
    assert repeated(answer.content.decode()) == []
