"""Tags that draw: icons, status marks, slots, structured data. No decision is taken here."""

import datetime as dt
from collections.abc import Iterable
from functools import lru_cache
from html import escape
from typing import Any

from django import template
from django.core.paginator import Page as ListPage
from django.forms.boundfield import BoundField
from django.template.context import Context
from django.template.loader import render_to_string
from django.utils import timezone
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe

from cms.core import structured_data as schema
from cms.core.icons import DECAGON, ICONS, STATUS_MARKS, TILES
from cms.core.panels import panels
from cms.core.selectors import canonical_address, public_address
from persian.digits import to_persian_digits
from persian.templatetags.persian import isodate, jalali_full, number

register = template.Library()
# What is drawn from a word or two is drawn once: lists repeat it in each row.
REMEMBERED = 1_024


def _drawing(drawings: dict[str, str], name: str) -> SafeString:
    if name not in drawings:
        raise template.TemplateSyntaxError(f"No drawing is called {name!r}; see cms/core/icons.py.")
    return mark_safe(drawings[name])  # noqa: S308 (our own constants)


def _girih(shape: str) -> SafeString:
    return format_html(
        '<svg class="gt" viewBox="0 0 20 20" aria-hidden="true">{}</svg>',
        mark_safe(shape),  # noqa: S308 (our own constants)
    )


@register.simple_tag
@lru_cache(REMEMBERED, typed=True)
def icon(name: str, css_class: str = "") -> SafeString:
    """Draw an icon beside words; it says nothing to a screen reader."""
    return format_html(
        '<svg class="i{}" viewBox="0 0 24 24" aria-hidden="true">{}</svg>',
        f" {css_class}" if css_class else "",
        _drawing(ICONS, name),
    )


@register.filter
def faulty_id(field: BoundField) -> str:
    """Return the id of the box to go to from an error: of several choices the first."""
    return f"{field.auto_id}_0" if field.use_fieldset else field.id_for_label or field.auto_id


@register.filter
def fault(field: BoundField) -> str:
    """Return what is wrong with a field as the summary of a form says it.

    The first error alone: with it mended others may go. The label stands before it where the error
    does not begin with what the label names, and before the same answer to several questions.
    """
    error, label = str(field.errors[0]), str(field.label)
    if label.endswith("؟"):
        return f"{label} {error}"
    return error if label.split(maxsplit=1)[0] in error.split() else f"{label}: {error}"


@register.simple_tag
@lru_cache(REMEMBERED, typed=True)
def mark(kind: str) -> SafeString:
    """Draw the girih tile of a stage, without words."""
    return _girih(_drawing(STATUS_MARKS, kind))


@register.simple_tag
@lru_cache(REMEMBERED, typed=True)
def status(kind: str, text: str) -> SafeString:
    """Draw a status tag: shape, word and colour together."""
    return format_html('<span class="st is-{}">{}{}</span>', kind, mark(kind), text)


@register.simple_tag
@lru_cache(REMEMBERED)
def due(kind: str, text: str) -> SafeString:
    """Draw how far a deadline is; ``kind`` is its colour."""
    drawing = icon("alert" if kind == "late" else "clock")
    return format_html('<span class="due is-{}">{}{}</span>', kind, drawing, text)


@register.simple_tag
def tile(index: int) -> SafeString:
    """Draw one of the five girih tiles; counting on begins again with the first."""
    return _girih(TILES[index % len(TILES)])


@register.simple_tag
def decagon(name: str) -> SafeString:
    """Draw an icon set in a decagon with one ochre edge, for the tiles of services."""
    return format_html(
        '<svg class="deca" viewBox="0 0 40 40" aria-hidden="true">{}'
        '<g transform="translate(8.5 8.5) scale(.96)">{}</g></svg>',
        mark_safe(DECAGON),  # noqa: S308 (our own constants)
        _drawing(ICONS, name),
    )


@register.simple_tag
@lru_cache(REMEMBERED, typed=True)
def progress(*, total: int, done: int, half: int = 0) -> SafeString:
    """Draw how many of ``total`` parts are done, as rhombi read from the right, with words."""
    kinds = ["full"] * done + ["half"] * half + ["empty"] * (total - done - half)
    marks = [(16 * (total - place) - 8, kind) for place, kind in enumerate(kinds)]
    shown = {"marks": marks, "width": 16 * total, "done": done, "total": total}
    return render_to_string("core/includes/progress.html", shown)


@register.simple_tag
def ticks(name: str, values: Iterable[Any]) -> SafeString:
    """Draw the values of a facet (`search.result.FacetValue`) as boxes to tick, with counts."""
    shown = (
        f'<li><label class="tick"><input type="checkbox" name="{escape(name)}"'
        f' value="{escape(one.value)}"{" checked" if one.is_chosen else ""}>'
        f"<span>{escape(to_persian_digits(one.label))}</span>"
        f'<span class="n">{number(one.count)}</span></label></li>'
        for one in values
    )
    return mark_safe("".join(shown))  # noqa: S308 (each is escaped)


@register.simple_tag
def menu_items(links: Iterable[Any], *, marks_parents: bool = False) -> SafeString:
    """Write the links of a menu (`navigation.selectors.Link`) as items of a list.

    The one that leads to this page is marked; with ``marks_parents`` those above it are, too.
    """
    shown = (
        f'<li><a href="{escape(one.url)}"'
        f"{_aria_current(one.current if marks_parents or one.current == 'page' else '')}>"
        f"{escape(one.title)}</a></li>"
        for one in links
    )
    return mark_safe("".join(shown))  # noqa: S308 (each is escaped)


def _aria_current(current: str) -> str:
    return f' aria-current="{current}"' if current else ""


@register.filter
def marked(pieces: Iterable[Any]) -> SafeString:
    """Write the pieces of a text (`search.result.Piece`): what was found is marked."""
    parts = (
        f"<mark>{shown}</mark>" if is_found else shown
        for shown, is_found in ((escape(to_persian_digits(text)), found) for text, found in pieces)
    )
    return mark_safe("".join(parts))  # noqa: S308 (each is escaped)


@register.simple_tag
def hits(found: Iterable[Any]) -> SafeString:
    """Draw what a search has found (`search.result.Hit`)."""
    return mark_safe("".join(map(_hit, found)))  # noqa: S308 (each part is escaped)


def _hit(hit: Any) -> str:
    told = f'<span class="kind">{escape(hit.kind_label)}</span>'
    if hit.number:
        told += f"<span>{escape(to_persian_digits(hit.number))}</span>"
    if hit.date:
        told += _time(hit.date)
    text = marked(hit.text_pieces) or escape(to_persian_digits(hit.summary))
    return (
        f'<article class="item"><div class="row small muted">{told}</div>'
        f'<h3><a class="cover" href="{escape(hit.url)}">{marked(hit.title_pieces)}</a></h3>'
        f"{f'<p>{text}</p>' if text else ''}</article>"
    )


@lru_cache(REMEMBERED)
def _time(day: dt.date) -> str:
    return f'<time datetime="{isodate(day)}">{jalali_full(day)}</time>'


@register.simple_tag
def today() -> dt.date:
    """Return the day in Tehran."""
    return timezone.localdate()


@register.simple_tag(takes_context=True)
def slot(context: Context, place: str) -> SafeString:
    """Show what other apps registered for a place of the page."""
    request = context.get("request")
    if request is None or context.template is None:
        return SafeString("")
    shown: list[str] = []
    for panel in panels(place):
        values = panel.selector(request)
        if values is None:
            continue
        with context.push(**values):
            part = context.template.engine.get_template(panel.template)
            shown.append(part.render(context))
    return mark_safe("".join(shown))  # noqa: S308 (rendered, and escaped, by the templates)


@register.simple_tag(takes_context=True)
def page_window(
    context: Context, page_obj: ListPage[Any]
) -> tuple[list[tuple[int | None, bool, str]], str, str]:
    """Return the page numbers to link, and the addresses of the page before and of the next.

    A few at each end and around the present one, each with its address, which keeps the other
    parameters. ``None`` stands for a gap; the second value marks what a phone has no room for.
    """
    asked = context["request"].GET.copy()
    asked.pop("page", None)
    address = f"?{asked.urlencode()}&page=" if asked else "?page="
    here, last = page_obj.number, page_obj.paginator.num_pages
    numbers = page_obj.paginator.get_elided_page_range(here, on_each_side=1, on_ends=1)
    near = {1, 2 if here == 1 else here, last - 1 if here == last else here, last}
    window: list[tuple[int | None, bool, str]] = [
        (n, n not in near, f"{address}{n}") if isinstance(n, int) else (None, True, "")
        for n in numbers
    ]
    return window, f"{address}{here - 1}", f"{address}{here + 1}"


@register.simple_tag(takes_context=True)
def canonical(context: Context) -> str:
    """Return the one absolute address of what is shown."""
    request = context.get("request")
    return canonical_address(request, context.get("page")) if request is not None else ""


@register.filter
def absolute(path: str) -> str:
    """Return the absolute address of a path of this site."""
    return public_address(path)


@register.filter
def labelled_rows(table: Any) -> list[list[tuple[str, Any]]]:
    """Return the rows of a typed table, each cell with the heading of its column."""
    headings = [column["heading"] for column in table.columns]
    return [list(zip(headings, row, strict=True)) for row in table.rows]


@register.simple_tag
def jsonld(value: schema.Thing | list[schema.Thing]) -> SafeString:
    """Write structured data; nothing in it can end the element or begin another."""
    return schema.script(value)


@register.simple_tag(takes_context=True)
def structured_data(context: Context) -> SafeString:
    """Write what the page says of itself to machines: its trail, the office, its own kind."""
    request = context.get("request")
    if request is None:
        return SafeString("")
    return schema.script(
        schema.graph(
            page=context.get("page"),
            crumbs=context.get("crumbs") or [],
            office=context["office"],
            request=request,
        )
    )
