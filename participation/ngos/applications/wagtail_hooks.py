"""Applications in Wagtail's admin."""

from django.urls import URLResolver, include, path
from wagtail import hooks


@hooks.register("register_admin_urls")
def register_applications() -> list[URLResolver]:
    """Return the screens on which staff work on applications."""
    return [path("ngo-applications/", include("participation.ngos.applications.desk.urls"))]
