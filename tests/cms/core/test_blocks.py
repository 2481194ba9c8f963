"""The blocks of a body as readers see them."""

from typing import Any

import pytest
from bs4 import BeautifulSoup
from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile
from django.db import connection
from django.template import Context, Template
from django.test.utils import CaptureQueriesContext

from cms.core.blocks import BodyBlock, LinkBlock
from cms.documents.models import CustomDocument
from tests.cms.factories import home_page
from tests.cms.standard_pages.factories import StandardPageFactory

pytestmark = pytest.mark.django_db


def shown(*rows: tuple[str, Any]) -> BeautifulSoup:
    value = BodyBlock().to_python([{"type": kind, "value": value} for kind, value in rows])
    template = Template("{% load wagtailcore_tags %}{% include_block body %}")
    return BeautifulSoup(template.render(Context({"body": value})), "html.parser")


def links(*values: dict[str, Any]) -> tuple[str, Any]:
    empty = {"page": None, "url": "", "description": ""}
    rows = [{"type": "item", "id": str(n), "value": {**empty, **v}} for n, v in enumerate(values)]
    return ("links", rows)


def test_blocks_follow_each_other_without_wrappers() -> None:
    soup = shown(("heading", "بخش"), ("text", "<p>متن</p>"))
    assert [child.name for child in soup.find_all(recursive=False)] == ["h2", "div"]


def test_a_question_opens_without_a_script() -> None:
    soup = shown(("question", {"question": "چرا؟", "answer": "<p>زیرا</p>"}))
    assert soup.details.summary.text.strip() == "چرا؟"
    assert soup.details.p.text == "زیرا"


def test_a_quote_names_its_speaker() -> None:
    soup = shown(("quote", {"text": "سخن", "speaker": "گوینده"}))
    assert soup.blockquote.text.strip() == "سخن"
    assert soup.figcaption.text.strip() == "گوینده"


def test_a_link_leads_to_a_page_while_it_is_published() -> None:
    page = StandardPageFactory()
    block = links({"title": "پیوند", "page": page.pk})
    assert shown(block).a["href"] == page.get_url()
    page.unpublish()
    assert shown(block).a is None
    assert "پیوند" in shown(block).text


def test_a_link_that_leads_nowhere_is_refused() -> None:
    block = LinkBlock()
    with pytest.raises(ValidationError):
        block.clean(block.to_python({"title": "پیوند", "page": None, "url": ""}))
    block.clean(block.to_python({"title": "پیوند", "page": home_page().pk, "url": ""}))


def test_a_folded_table_keeps_the_heading_of_each_cell() -> None:
    table = {
        "columns": [{"type": "text", "heading": "کار"}, {"type": "text", "heading": "مهلت"}],
        "rows": [{"values": ["گزارش", "۱ دی"]}],
        "caption": "کارها",
    }
    soup = shown(("table", table))
    assert [cell["data-label"] for cell in soup.find_all("td")] == ["کار", "مهلت"]
    assert soup.caption.text == "کارها"
    assert soup.table["role"] == "table"


def test_a_document_tells_its_size_without_writing() -> None:
    document = CustomDocument.objects.create(
        title="آیین‌نامه", file=ContentFile(b"x" * 2048, name="rules.pdf"), file_size=2048
    )
    with CaptureQueriesContext(connection) as captured:
        soup = shown(("documents", [{"type": "item", "id": "1", "value": document.pk}]))
    assert "۲" in soup.small.text
    assert "PDF" in soup.small.text
    assert all(query["sql"].startswith("SELECT") for query in captured)
