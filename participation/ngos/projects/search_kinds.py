"""Calls and projects as things that can be found."""

from typing import Any

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from participation.ngos.projects.models import Call, Project
from search.content import Content
from search.kinds import SearchKind, register


@register
class CallSearchKind(SearchKind):
    """Calls that were published."""

    name = "ngo_call"
    label = _("Calls for projects")
    label_one = pgettext_lazy("of a plan", "Call")
    order = 52
    model = Call

    def rows(self) -> "QuerySet[Any]":
        """Return the calls that everybody sees."""
        return Call.objects.public().prefetch_related("counties", "activity_fields")

    def content(self, row: Any) -> Content:
        """Return what it is about, for what and where."""
        places = [one.name for one in row.counties.all()]
        fields = [one.name for one in row.activity_fields.all()]
        return Content(
            title=row.title,
            summary=row.text[:300],
            text="\n".join((row.text, *fields, *places)),
            url=row.get_absolute_url(),
            date=row.published_on,
        )


@register
class ProjectSearchKind(SearchKind):
    """Projects that everybody sees."""

    name = "ngo_project"
    label = _("Projects of NGOs")
    label_one = _("Project of an NGO")
    order = 54
    model = Project

    def rows(self) -> "QuerySet[Any]":
        """Return the projects that everybody sees."""
        return Project.objects.public().for_lists().prefetch_related("milestones")

    def content(self, row: Any) -> Content:
        """Return what it does, whose it is and where, and what was published of its reports."""
        counties = list(row.counties.all())
        told = [one.public_summary for one in row.milestones.all() if one.public_summary]
        places = [one.name for one in counties]
        return Content(
            title=row.title,
            summary=row.summary[:300],
            text="\n".join((row.summary, row.ngo.title, row.call.title, *places, *told)),
            url=row.get_absolute_url(),
            date=row.awarded_on,
            county=counties[0].slug if len(counties) == 1 else "",
        )
