"""Filling the gaps of a Word document, wherever Word has torn them apart."""

import copy
import re
from collections.abc import Iterator
from typing import Any
from unicodedata import bidirectional

from docx.oxml.ns import qn
from docx.oxml.parser import OxmlElement
from docx.text.run import Run

from participation.common.letters.filling.names import GAP, OF_SEVERAL_LINES, name_of

# Runs of a paragraph itself; what lies in a text box belongs to the paragraphs of that box.
_RUNS = "|".join(
    f"./{way}w:r" for way in ("", "w:hyperlink/", "w:ins/", "w:sdt/w:sdtContent/", "w:smartTag/")
)
# What the schema wants behind the mark of a paragraph that runs from the right.
_AFTER_BIDI = (
    "w:adjustRightInd", "w:snapToGrid", "w:spacing", "w:ind", "w:contextualSpacing",
    "w:mirrorIndents", "w:suppressOverlap", "w:jc", "w:textDirection", "w:textAlignment",
    "w:textboxTightWrap", "w:outlineLvl", "w:divId", "w:cnfStyle", "w:rPr", "w:sectPr",
    "w:pPrChange",
)  # fmt: skip


def found_in(document: Any) -> set[str]:
    """Return the names of all gaps."""
    return {
        name_of(match[1])
        for paragraph in _paragraphs(document)
        for match in GAP.finditer("".join(node.text or "" for node in _texts(paragraph)))
    }


def fill(document: Any, values: dict[str, str]) -> None:
    """Put ``values`` into the gaps of text, tables, text boxes, heads and feet."""
    for paragraph in list(_paragraphs(document)):
        nodes = _texts(paragraph)
        whole = "".join(node.text or "" for node in nodes)
        gaps = list(GAP.finditer(whole))
        if not gaps:
            continue
        name = name_of(gaps[0][1])
        if len(gaps) == 1 and name in OF_SEVERAL_LINES and whole.strip() == gaps[0].group():
            _fill_lines(paragraph, values.get(name, "").split("\n"))
        else:
            _fill_within(paragraph, gaps, values)


def _paragraphs(document: Any) -> Iterator[Any]:
    heads_and_feet = (
        part.element
        for part in document.part.package.iter_parts()
        if re.match(r"/word/(header|footer)\d*\.xml", str(part.partname))
    )
    for root in (document.element.body, *heads_and_feet):
        yield from root.iter(qn("w:p"))


def _runs(paragraph: Any) -> list[Any]:
    runs: list[Any] = paragraph.xpath(_RUNS)
    return runs


def _texts(paragraph: Any) -> list[Any]:
    return [node for run in _runs(paragraph) for node in run.findall(qn("w:t"))]


def _fill_lines(paragraph: Any, lines: list[str]) -> None:
    """Turn the paragraph of a gap into one for each line; nothing to say, no paragraph."""
    model = _runs(paragraph)[0]
    for line in lines:
        if not line:
            continue
        made = OxmlElement("w:p")
        if paragraph.pPr is not None:
            made.append(copy.deepcopy(paragraph.pPr))
        made.append(_run_like(model, line))
        _set_right_to_left(made)
        paragraph.addprevious(made)
    has_sibling = any(
        sibling.tag == qn("w:p") for sibling in paragraph.getparent() if sibling is not paragraph
    )
    if has_sibling:
        paragraph.getparent().remove(paragraph)
    else:
        for run in _runs(paragraph):
            run.getparent().remove(run)


def _fill_within(paragraph: Any, gaps: list[Any], values: dict[str, str]) -> None:
    """Replace gaps amid other text, the last one first so that places stay true."""
    for run in _runs(paragraph):
        _part(run)
    for gap in reversed(gaps):
        nodes = _texts(paragraph)
        first, begin = _place(nodes, gap.start())
        last, end = _place(nodes, gap.end() - 1)
        rest = (nodes[last].text or "")[end + 1 :]
        run = nodes[first].getparent()
        _set_text(nodes[first], (nodes[first].text or "")[:begin])
        for node in nodes[first + 1 : last]:
            _set_text(node, "")
        if last == first:
            run.addnext(_run_like(run, rest, keeps_direction=True))
        else:
            _set_text(nodes[last], rest)
        run.addnext(_run_like(run, values.get(name_of(gap[1]), "")))
    _set_right_to_left(paragraph)


def _place(nodes: list[Any], offset: int) -> tuple[int, int]:
    """Return which node a place of the whole text lies in, and where."""
    for index, node in enumerate(nodes):
        length = len(node.text or "")
        if offset < length:
            return index, offset
        offset -= length
    raise IndexError(offset)


def _part(run: Any) -> None:
    """Give each tab, break and text of a run a run of its own."""
    content = [child for child in run if child.tag != qn("w:rPr")]
    for child in reversed(content[1:]):
        alone = OxmlElement("w:r")
        if run.rPr is not None:
            alone.append(copy.deepcopy(run.rPr))
        alone.append(child)
        run.addnext(alone)


def _run_like(model: Any, text: str, *, keeps_direction: bool = False) -> Any:
    """Return a run that looks like another and says ``text``."""
    run = OxmlElement("w:r")
    if model.rPr is not None:
        run.append(copy.deepcopy(model.rPr))
    for number, line in enumerate(text.split("\n")):
        if number:
            run.append(OxmlElement("w:br"))
        node = OxmlElement("w:t")
        _set_text(node, line)
        run.append(node)
    if not keeps_direction and text:
        # Word reads a run of Persian digits and slashes from the left only if it is told so.
        letters = any(bidirectional(char) in {"R", "AL"} for char in text)
        Run(run, None).font.rtl = True if letters else None  # type: ignore[arg-type]
    return run


def _set_text(node: Any, text: str) -> None:
    node.text = text
    node.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")


def _set_right_to_left(paragraph: Any) -> None:
    properties = paragraph.get_or_add_pPr()
    if properties.find(qn("w:bidi")) is None:
        properties.insert_element_before(OxmlElement("w:bidi"), *_AFTER_BIDI)
