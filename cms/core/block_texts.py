"""The words of a body as they are stored, read without the pictures and pages that it names.

Wagtail's own ``get_searchable_content`` asks for those, a query or two for each page, and takes
the names of icons for words of the page. Of files the titles are read, where a body names any.
"""

from collections.abc import Iterator
from typing import Any

from wagtail import blocks
from wagtail.contrib.typed_table_block.blocks import TypedTableBlock
from wagtail.documents import get_document_model
from wagtail.documents.blocks import DocumentChooserBlock
from wagtail.rich_text import get_text_for_indexing


def stream_texts(value: blocks.StreamValue) -> Iterator[str]:
    """Yield every text of a body in the order of its page, the titles of its files at the end."""
    files: list[int] = []
    yield from _texts(value.stream_block, value.raw_data, files)
    if files:
        titles = get_document_model().objects.in_bulk(files)
        yield from (titles[pk].title for pk in dict.fromkeys(files) if pk in titles)


def _texts(block: blocks.Block, raw: Any, files: list[int]) -> Iterator[str]:
    """Yield what is in the stored form of a block; what is not understood is passed by.

    The keys of files are added to ``files``.
    """
    if not raw:
        return
    if isinstance(block, blocks.RichTextBlock):
        yield get_text_for_indexing(raw)
    elif isinstance(block, blocks.CharBlock | blocks.TextBlock):
        yield str(raw)
    elif isinstance(block, DocumentChooserBlock):
        files.append(int(raw))
    else:
        for child, value in _children(block, raw):
            yield from _texts(child, value, files)


def _children(block: blocks.Block, raw: Any) -> Iterator[tuple[blocks.Block, Any]]:
    if isinstance(block, blocks.StreamBlock):
        known = ((block.child_blocks.get(item["type"]), item["value"]) for item in raw)
        yield from ((child, value) for child, value in known if child)
    elif isinstance(block, blocks.ListBlock):
        for item in raw:
            # As Wagtail tells them from items of old, which are stored bare.
            is_wrapped = isinstance(item, dict) and {"id", "value"} <= item.keys()
            yield block.child_block, item["value"] if is_wrapped else item
    elif isinstance(block, TypedTableBlock):
        yield from _cells(block, raw)
    # A picture of an old body is stored as its id alone.
    elif isinstance(block, blocks.StructBlock) and isinstance(raw, dict):
        yield from ((child, raw.get(name)) for name, child in block.child_blocks.items())


def _cells(block: TypedTableBlock, raw: Any) -> Iterator[tuple[blocks.Block, Any]]:
    words = blocks.CharBlock()
    columns = raw.get("columns", ())
    yield words, raw.get("caption")
    yield from ((words, column.get("heading")) for column in columns)
    for row in raw.get("rows", ()):
        for column, cell in zip(columns, row["values"], strict=False):
            if child := block.child_blocks.get(column["type"]):
                yield child, cell
