"""Cases in Wagtail's admin."""

from django.templatetags.static import static
from django.utils.html import format_html
from django.utils.safestring import SafeString
from wagtail import hooks

from participation.cases.desk.viewset import CaseViewSet
from participation.common.viewsets import register_desk_viewset

register_desk_viewset(CaseViewSet, order=10)


@hooks.register("insert_global_admin_css")
def add_css() -> SafeString:
    """Style the screen of a case."""
    return format_html('<link rel="stylesheet" href="{}">', static("css/admin-cases.css"))
