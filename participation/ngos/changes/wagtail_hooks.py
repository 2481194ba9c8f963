"""Changes in Wagtail's admin."""

from django.urls import URLResolver, include, path
from wagtail import hooks

from participation.ngos.changes.desk import acts

acts.register()


@hooks.register("register_admin_urls")
def register_changes() -> list[URLResolver]:
    """Return the screens on which staff work on changes."""
    return [path("ngo-changes/", include("participation.ngos.changes.desk.urls"))]
