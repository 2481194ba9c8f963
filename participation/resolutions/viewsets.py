"""Bodies, meetings, resolutions and organisations in Wagtail's admin."""

from typing import Any

from django.db import transaction
from django.db.models import QuerySet
from django.urls import URLPattern, path
from django.utils.translation import gettext_lazy as _
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.panels import (
    FieldPanel,
    FieldRowPanel,
    InlinePanel,
    MultiFieldPanel,
    ObjectList,
)
from wagtail.admin.ui.tables import BooleanColumn
from wagtail.admin.views.generic import CreateView, EditView, IndexView
from wagtail.admin.viewsets.model import ModelViewSet

from participation.common.forms import VersionedForm
from participation.common.models import Organisation
from participation.common.views import KeepingDeleteView
from participation.common.viewsets import NamedIndexView
from participation.resolutions import services, staff_views
from participation.resolutions.forms import OrganisationForm, ResolutionForm
from participation.resolutions.models import Body, Meeting, Resolution
from participation.resolutions.panels import DeadlineReadingPanel
from participation.resolutions.validity import settle_validity, touched_by

ORIGIN = MultiFieldPanel(
    [FieldPanel("origin_name"), FieldPanel("origin_note"), FieldPanel("is_sample")],
    heading=_("Origin"),
    classname="collapsed",
)


class FollowedCreateView(CreateView):  # type: ignore[misc]
    """Saves a new row with all that hangs on it."""

    def save_instance(self) -> Any:
        """Save in one transaction."""
        with transaction.atomic():
            instance = super().save_instance()
            services.follow(instance)
            return instance


class FollowedEditView(EditView):  # type: ignore[misc]
    """Saves a changed row with all that hangs on it."""

    def post(self, request: Any, *args: Any, **kwargs: Any) -> Any:
        """Look and write in one transaction: the form locks the row that it compares with."""
        with transaction.atomic():
            return super().post(request, *args, **kwargs)

    def save_instance(self) -> Any:
        """Save."""
        instance = super().save_instance()
        services.follow(instance)
        return instance


class FollowedDeleteView(KeepingDeleteView):
    """Deletes a row with its entry; what other things hang on stays."""

    def delete_action(self) -> None:
        """Delete in one transaction."""
        with transaction.atomic():
            services.prepare_delete(self.object)
            super().delete_action()


class FollowedViewSet(ModelViewSet):  # type: ignore[misc]
    """A screen whose writes go through the services."""

    add_view_class = FollowedCreateView
    edit_view_class = FollowedEditView
    delete_view_class = FollowedDeleteView
    copy_view_enabled = False
    search_backend_name = None
    list_per_page = 50


class OrganisationViewSet(FollowedViewSet):
    """Organisations that duties are given to."""

    model = Organisation
    icon = "group"
    index_view_class = NamedIndexView
    list_display = ("listed_name", "kind", "parent")
    list_filter = ("kind",)
    search_fields = ("search_text",)
    edit_handler = ObjectList(
        [
            FieldPanel("name"),
            FieldPanel("kind"),
            FieldPanel("alternative_names"),
            FieldPanel("parent"),
            FieldPanel("slug"),
        ],
        base_form_class=OrganisationForm,
    )


class BodyViewSet(FollowedViewSet):
    """Bodies with their members."""

    model = Body
    icon = "group"
    index_view_class = NamedIndexView
    list_display = ("listed_name", "kind", BooleanColumn("is_public", label=_("Shown")))
    list_filter = ("kind", "is_public")
    search_fields = ("search_text",)
    edit_handler = ObjectList(
        [
            FieldPanel("version", heading=_("version"), classname="w-hidden"),
            FieldPanel("name"),
            FieldRowPanel([FieldPanel("kind"), FieldPanel("is_public")]),
            FieldPanel("description"),
            FieldPanel("legal_basis"),
            FieldRowPanel([FieldPanel("secretariat"), FieldPanel("county")]),
            FieldPanel("slug"),
            InlinePanel(
                "memberships",
                heading=_("Members"),
                label=_("Member"),
                panels=[
                    FieldPanel("post"),
                    FieldRowPanel([FieldPanel("role"), FieldPanel("organisation")]),
                    FieldPanel("person"),
                    FieldRowPanel([FieldPanel("since"), FieldPanel("until")]),
                ],
            ),
            ORIGIN,
        ],
        base_form_class=VersionedForm,
    )


class MeetingIndexView(IndexView):  # type: ignore[misc]
    """Meetings with their body, in one query."""

    def get_base_queryset(self) -> "QuerySet[Meeting]":
        """Read what the columns show."""
        queryset: QuerySet[Meeting] = super().get_base_queryset()
        return queryset.select_related("body")


class MeetingViewSet(FollowedViewSet):
    """Meetings with agenda and attendance."""

    model = Meeting
    icon = "date"
    index_view_class = MeetingIndexView
    list_display = ("label", "body", "session_date", "invitation_date", "state")
    list_filter = ("body", "year", "state")
    search_fields = ("title", "invitation_number", "place")
    edit_handler = ObjectList(
        [
            FieldPanel("version", heading=_("version"), classname="w-hidden"),
            FieldPanel("state"),
            FieldRowPanel([FieldPanel("body"), FieldPanel("number")]),
            FieldPanel("title"),
            FieldRowPanel([FieldPanel("session_date"), FieldPanel("place")]),
            FieldRowPanel([FieldPanel("starts_at"), FieldPanel("ends_at")]),
            FieldRowPanel([FieldPanel("invitation_number"), FieldPanel("invitation_date")]),
            FieldPanel("notified_on"),
            FieldRowPanel([FieldPanel("chair"), FieldPanel("secretary")]),
            InlinePanel(
                "agenda",
                heading=_("Agenda"),
                label=_("Agenda item"),
                panels=[
                    FieldPanel("title"),
                    FieldRowPanel([FieldPanel("case_kind"), FieldPanel("case_id")]),
                ],
            ),
            FieldPanel("discussion"),
            FieldPanel("open_points"),
            InlinePanel(
                "attendances",
                heading=_("Attendance"),
                label=_("Attendance"),
                panels=[FieldRowPanel([FieldPanel("post"), FieldPanel("presence")])],
            ),
            ORIGIN,
        ],
        base_form_class=VersionedForm,
    )


class ResolutionFilterSet(WagtailFilterSet):  # type: ignore[misc]
    """By body, year and where it stands."""

    class Meta:
        """Fields that are filtered as they are."""

        model = Resolution
        fields = ("follow_up", "validity", "meeting__body", "meeting__year")


class ResolutionIndexView(IndexView):  # type: ignore[misc]
    """Resolutions with their meeting, in one query."""

    def get_base_queryset(self) -> "QuerySet[Resolution]":
        """Read what the columns show."""
        queryset: QuerySet[Resolution] = super().get_base_queryset()
        return queryset.select_related("meeting__body")


class ResolutionEditView(FollowedEditView):
    """Saves a changed resolution; those that it no longer amends or repeals hear of it too."""

    def save_instance(self) -> Any:
        """Save."""
        before = touched_by([self.object.pk])
        instance = super().save_instance()
        settle_validity(before)
        return instance


class ResolutionViewSet(FollowedViewSet):
    """Resolutions with their clauses, deadlines and who carries them out."""

    model = Resolution
    icon = "list-ol"
    index_view_class = ResolutionIndexView
    edit_view_class = ResolutionEditView
    list_display = ("title", "meeting", "row", "follow_up", "due_date")
    filterset_class = ResolutionFilterSet
    search_fields = ("title", "text")
    edit_handler = ObjectList(
        [
            FieldPanel("version", heading=_("version"), classname="w-hidden"),
            FieldRowPanel([FieldPanel("meeting"), FieldPanel("row")]),
            FieldPanel("title"),
            FieldPanel("text"),
            FieldPanel("agenda_item"),
            FieldRowPanel([FieldPanel("raw_deadline"), FieldPanel("raw_actors")]),
            FieldPanel("contradiction"),
            InlinePanel(
                "clauses",
                heading=_("Clauses"),
                label=_("Clause"),
                panels=[
                    FieldRowPanel([FieldPanel("label"), FieldPanel("force")]),
                    FieldPanel("text"),
                    FieldRowPanel([FieldPanel("deadline_phrase"), FieldPanel("deadline_start")]),
                    FieldRowPanel([FieldPanel("deadline_date"), FieldPanel("last_day_rule")]),
                    DeadlineReadingPanel(),
                    FieldRowPanel([FieldPanel("progress"), FieldPanel("done_on")]),
                    InlinePanel(
                        "actors",
                        heading=_("Organisations"),
                        label=_("Organisation"),
                        panels=[FieldRowPanel([FieldPanel("organisation"), FieldPanel("role")])],
                    ),
                ],
            ),
            FieldPanel("validity"),
            InlinePanel(
                "links",
                heading=_("Links between resolutions"),
                label=_("Link"),
                panels=[FieldRowPanel([FieldPanel("kind"), FieldPanel("other")])],
            ),
            MultiFieldPanel(
                [FieldRowPanel([FieldPanel("case_kind"), FieldPanel("case_id")])],
                heading=_("Settled case"),
                classname="collapsed",
            ),
        ],
        base_form_class=ResolutionForm,
    )

    def get_urlpatterns(self) -> list[URLPattern]:
        """Add the address that reads a deadline while it is typed."""
        return [
            *super().get_urlpatterns(),
            path("deadline/", staff_views.deadline, name="deadline"),
        ]
