"""The words of a body as they are stored, read without the pictures and pages that it names.

Wagtail's own ``get_searchable_content`` asks for those, a query or two for each page, and takes
the names of icons for words of the page.
"""

from collections.abc import Iterator
from typing import Any

from wagtail import blocks
from wagtail.contrib.typed_table_block.blocks import TypedTableBlock
from wagtail.documents.blocks import DocumentChooserBlock
from wagtail.rich_text import get_text_for_indexing


def stream_texts(value: blocks.StreamValue) -> Iterator[str]:
    """Yield every text of a body in the order of its page."""
    return (text for kind, text in _walk(value.stream_block, value.raw_data) if kind == "text")


def stream_documents(value: blocks.StreamValue) -> Iterator[int]:
    """Yield the ids of the files that a body names."""
    return (pk for kind, pk in _walk(value.stream_block, value.raw_data) if kind == "document")


def _walk(block: blocks.Block, raw: Any) -> Iterator[tuple[str, Any]]:
    """Yield what is in the stored form of a block; what is not understood is passed by."""
    if not raw:
        return
    if isinstance(block, blocks.StreamBlock):
        for item in raw:
            if child := block.child_blocks.get(item["type"]):
                yield from _walk(child, item["value"])
    elif isinstance(block, blocks.ListBlock):
        for item in raw:
            is_wrapped = isinstance(item, dict) and item.get("type") == "item"
            yield from _walk(block.child_block, item["value"] if is_wrapped else item)
    elif isinstance(block, TypedTableBlock):
        yield from _walk_table(block, raw)
    elif isinstance(block, blocks.StructBlock):
        # A picture of an old body is stored as its id alone.
        for name, child in block.child_blocks.items() if isinstance(raw, dict) else ():
            yield from _walk(child, raw.get(name))
    elif isinstance(block, DocumentChooserBlock):
        yield "document", raw
    elif isinstance(block, blocks.RichTextBlock):
        yield "text", get_text_for_indexing(raw)
    elif isinstance(block, blocks.CharBlock | blocks.TextBlock):
        yield "text", str(raw)


def _walk_table(block: TypedTableBlock, raw: Any) -> Iterator[tuple[str, Any]]:
    columns = raw.get("columns", ())
    yield "text", raw.get("caption") or ""
    for column in columns:
        yield "text", column.get("heading") or ""
    for row in raw.get("rows", ()):
        for column, cell in zip(columns, row["values"], strict=False):
            if child := block.child_blocks.get(column["type"]):
                yield from _walk(child, cell)
