"""What every page of the admin loads for the calendar."""

from django.templatetags.static import static
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from wagtail import hooks


@hooks.register("insert_global_admin_css")
def calendar_styles() -> SafeString:
    """Style the calendar."""
    return format_html('<link rel="stylesheet" href="{}">', static("css/admin-jalali.css"))


@hooks.register("insert_global_admin_js")
def calendar_script() -> SafeString:
    """Put a calendar beside each date input, and what scripts write into Persian."""
    return format_html_join(
        "",
        '<script src="{}"></script>',
        ((static(f"js/{name}.js"),) for name in ("admin-jalali", "admin-digits")),
    )
