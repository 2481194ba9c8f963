"""What of the desk stands in the map of the site: bodies, meetings, resolutions."""

from typing import Any

from django.db.models import QuerySet

from cms.core.sitemaps import Section, register_section
from participation.resolutions.models import Body, Meeting, Resolution


def _path(row: Any) -> str:
    path: str = row.get_absolute_url()
    return path


def _bodies() -> "QuerySet[Any]":
    return Body.objects.public().order_by("pk").only("slug", "updated_at")


def _meetings() -> "QuerySet[Any]":
    public = Meeting.objects.public().select_related("body").order_by("pk")
    return public.only("year", "number", "updated_at", "body__slug")


def _resolutions() -> "QuerySet[Any]":
    public = Resolution.objects.public().select_related("meeting__body").order_by("pk")
    return public.only(
        "row", "updated_at", "meeting__year", "meeting__number", "meeting__body__slug"
    )


def register() -> None:
    """Put them there. Called once, when the apps are loaded."""
    for name, rows in (
        ("bodies", _bodies), ("meetings", _meetings), ("resolutions", _resolutions)
    ):  # fmt: skip
        register_section(name, Section(rows=rows, path=_path, changed="updated_at"))
