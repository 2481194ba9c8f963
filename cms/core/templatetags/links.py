"""``{% link_url page address %}``: where something of the editors' leads."""

from django import template
from django.template.context import Context
from wagtail.models import Page

register = template.Library()


@register.simple_tag(takes_context=True)
def link_url(context: Context, page: Page | None, address: str = "") -> str:
    """Return the address of the page while it is published, else the written one, else nothing."""
    if page is not None and page.live:
        return page.get_url(context.get("request")) or ""
    return address or ""
