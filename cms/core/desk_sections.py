"""What of the desk stands in the map of the site: the archive, complaints and their outcomes."""

from typing import Any

from django.db.models import QuerySet
from django.urls import reverse

from cms.core.sitemaps import Section, register_section
from participation.cases.models import PublishedFigures
from participation.complaints.models import Category, Outcome
from participation.ngos.models import Ngo
from participation.place_names.models import Place
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


def _outcomes() -> "QuerySet[Any]":
    return Outcome.objects.public().order_by("pk").only("slug", "updated_at")


def _places() -> "QuerySet[Any]":
    public = Place.objects.public().select_related("kind").order_by("pk")
    return public.only("name", "number", "updated_at", "kind__name", "kind__before_name")


def _ngos() -> "QuerySet[Any]":
    public = Ngo.objects.public().select_related("prefix").order_by("pk")
    return public.only("name", "other_prefix", "updated_at", "prefix__before_name")


def _complaints() -> "QuerySet[Any]":
    """Return the category that was changed last: it dates the one page of them all."""
    return Category.objects.filter(is_active=True).order_by("-updated_at").only("updated_at")[:1]


def _figures() -> "QuerySet[Any]":
    """Return the figures that were published last: they date the page of them all."""
    return PublishedFigures.objects.order_by("-measured_at").only("measured_at")[:1]


def register() -> None:
    """Put them there. Called once, when the apps are loaded."""
    for name, rows in (
        ("bodies", _bodies), ("meetings", _meetings), ("resolutions", _resolutions),
        ("outcomes", _outcomes), ("places", _places), ("ngos", _ngos),
    ):  # fmt: skip
        register_section(name, Section(rows=rows, path=_path, changed="updated_at"))
    register_section(
        "complaints",
        Section(
            rows=_complaints, path=lambda _row: reverse("complaints:index"), changed="updated_at"
        ),
    )
    register_section(
        "statistics",
        Section(rows=_figures, path=lambda _row: reverse("statistics"), changed="measured_at"),
    )
