"""Bodies, meetings and resolutions as things that can be found."""

from collections.abc import Collection
from typing import Any

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from participation.common.models import Organisation
from participation.common.prepared import PreparedIn
from participation.resolutions.models import Body, Meeting, Resolution
from persian.digits import to_persian_digits
from search.content import Content
from search.facets import register_labels
from search.kinds import SearchKind, register


@register
class BodyKind(SearchKind):
    """Working groups, councils, boards."""

    name = "body"
    label = _("Bodies")
    label_one = _("Body")
    order = 60
    model = Body

    def rows(self) -> "QuerySet[Any]":
        """Return the bodies that everybody sees."""
        read = Body.objects.public().select_related("county", "secretariat")
        return read.prefetch_related("memberships__organisation")

    def content(self, row: Body) -> Content:
        """Return what a body says of itself; the names of persons are left out."""
        posts = (seat.post for seat in row.memberships.all())
        return Content(
            title=row.name,
            summary=row.description[:300],
            text="\n".join(filter(None, (row.description, row.legal_basis, *posts))),
            url=row.get_absolute_url(),
            county=row.county.slug if row.county else "",
            body=row.slug,
        )


@register
class MeetingKind(SearchKind):
    """Meetings with their agenda and discussion."""

    name = "meeting"
    label = _("Meetings")
    label_one = _("Meeting")
    order = 70
    model = Meeting

    def rows(self) -> "QuerySet[Any]":
        """Return the meetings that everybody sees."""
        read = Meeting.objects.public().select_related("body__county")
        return read.prefetch_related("agenda")

    def content(self, row: Meeting) -> Content:
        """Return what stood on the agenda and was said."""
        agenda = [item.title for item in row.agenda.all()]
        return Content(
            title=f"{to_persian_digits(row.label)}، {row.body.name}",
            number=row.invitation_number,
            summary="؛ ".join(agenda)[:300],
            text="\n".join((*agenda, row.discussion, row.open_points)),
            url=row.get_absolute_url(),
            date=row.day,
            county=row.body.county.slug if row.body.county else "",
            body=row.body.slug,
        )


@register
class ResolutionKind(SearchKind):
    """Resolutions with their clauses and who carries them out."""

    name = "resolution"
    label = _("Resolutions")
    label_one = _("Resolution")
    order = 15
    model = Resolution

    def rows(self) -> "QuerySet[Any]":
        """Return the resolutions that everybody sees."""
        read = Resolution.objects.public().select_related("meeting__body__county")
        return read.prefetch_related("clauses__actors__organisation")

    def content(self, row: Resolution) -> Content:
        """Return what was resolved."""
        clauses = list(row.clauses.all())
        actors = {actor.organisation for clause in clauses for actor in clause.actors.all()}
        names = sorted(actor.name for actor in actors)
        body = row.meeting.body
        return Content(
            title=row.title,
            number=row.number,
            summary=row.text[:300] or (clauses[0].text[:300] if clauses else ""),
            text="\n".join((row.text, *(clause.text for clause in clauses), *names)),
            url=row.get_absolute_url(),
            date=row.meeting.day,
            county=body.county.slug if body.county else "",
            body=body.slug,
            organisations=tuple(str(pk) for pk in sorted(actor.pk for actor in actors)),
        )


_body_names: PreparedIn[Any] = PreparedIn(
    lambda: Body.objects.public().order_by().values_list("slug", "name"), "slug", is_text=True
)
_organisation_names: PreparedIn[Any] = PreparedIn(
    lambda: Organisation.objects.order_by().values_list("pk", "name"), "pk"
)


def body_labels(slugs: Collection[str]) -> dict[str, str]:
    """Return the names of public bodies by slug."""
    return dict(_body_names.rows([*slugs]))


def organisation_labels(ids: Collection[str]) -> dict[str, str]:
    """Return the names of organisations by id."""
    known = [int(pk) for pk in ids if pk.isdecimal() and len(pk) < 19]  # noqa: PLR2004
    return {str(pk): name for pk, name in _organisation_names.rows(known)}


register_labels("body", body_labels)
register_labels("organisation", organisation_labels)
