"""What this app adds to Wagtail's admin: our look, and refusals that forms of pages cannot give."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.templatetags.static import static
from django.utils.html import format_html
from django.utils.safestring import SafeString
from wagtail import hooks
from wagtail.admin import messages
from wagtail.admin.menu import DismissibleMenuItem, MenuItem
from wagtail.models import Page

from cms.core.slugs import RESERVED_MESSAGE, is_reserved, page_slug


@hooks.register("before_move_page")
def refuse_move_to_reserved_address(
    request: HttpRequest, page: Page, destination: Page
) -> HttpResponse | None:
    """Send back whoever moves a page to where its slug belongs to a part of the site."""
    return _refused(request, page, "move") if is_reserved(page.slug, destination) else None


@hooks.register("before_copy_page")
def refuse_copy_to_reserved_address(request: HttpRequest, page: Page) -> HttpResponse | None:
    """Send back whoever copies a page to a slug that belongs to a part of the site."""
    chosen = request.POST.get("new_parent_page", "")
    if request.method != "POST" or not chosen.isdecimal():
        return None
    parent = Page.objects.filter(pk=int(chosen[:18])).first()
    slug = page_slug(request.POST.get("new_slug", ""))
    return _refused(request, page, "copy") if parent and is_reserved(slug, parent) else None


def _refused(request: HttpRequest, page: Page, view: str) -> HttpResponse:
    messages.error(request, RESERVED_MESSAGE)
    return redirect(f"wagtailadmin_pages:{view}", page.pk)


@hooks.register("construct_help_menu")
def leave_out_guides_in_english(_request: HttpRequest, items: list[MenuItem]) -> None:
    """Keep what leads to another site in English out of the menu, and its count of unread news."""
    items[:] = [item for item in items if not isinstance(item, DismissibleMenuItem)]


@hooks.register("insert_global_admin_css")
def link_admin_style() -> SafeString:
    """Give the admin the site's letters and colours."""
    return format_html('<link rel="stylesheet" href="{}">', static("css/admin.css"))
