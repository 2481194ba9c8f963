"""``{% related_lists page %}``: what other apps have about a page."""

from django import template
from django.template.context import Context
from django.utils.safestring import SafeString, mark_safe
from wagtail.models import Page

from cms.core.related import related_items

register = template.Library()


@register.simple_tag(takes_context=True)
def related_lists(context: Context, page: Page, limit: int = 4) -> SafeString:
    """Render each list that has something about ``page``; its template reads ``items``."""
    engine = context.template.engine  # type: ignore[union-attr]
    shown: list[str] = []
    for related, items in related_items(page, limit=limit):
        with context.push(items=items, about=page):
            shown.append(engine.get_template(related.template).render(context))
    return mark_safe("".join(shown))  # noqa: S308 (rendered and escaped by the templates)
