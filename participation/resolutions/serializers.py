"""What the API tells of bodies, meetings, resolutions and organisations."""

from typing import Any

from django.utils.translation import gettext_lazy as _
from rest_framework import serializers

from participation.common.addresses import absolute
from participation.common.api.fields import JalaliTwin
from participation.common.models import Organisation
from participation.resolutions import told
from participation.resolutions.models import Body, Clause, ClauseActor, Meeting, Resolution
from participation.resolutions.parts import told_clauses


class UrlField(serializers.CharField):
    """The address of the page of an object."""

    def __init__(self) -> None:
        super().__init__(
            source="get_absolute_url", read_only=True, help_text=_("address of its page")
        )

    def to_representation(self, value: str) -> str:
        """Return the absolute address."""
        return absolute(value)


class OrganisationSerializer(serializers.ModelSerializer[Organisation]):
    """An organisation or a group of them."""

    url = serializers.SerializerMethodField(help_text=_("address of its page"))

    # The pattern that Django tells of a slug is ASCII's.
    slug = serializers.CharField(read_only=True)

    class Meta:
        """Fields."""

        model = Organisation
        fields = ("id", "name", "slug", "kind", "is_group", "url", "updated_at")

    is_group = serializers.BooleanField(
        read_only=True, help_text=_("whether the name stands for several organisations")
    )

    def get_url(self, organisation: Organisation) -> str:
        """Return the address of its page."""
        return absolute(f"/organisations/{organisation.slug}/")


class BodyRefSerializer(serializers.ModelSerializer[Body]):
    """A body in brief."""

    url = UrlField()

    # The pattern that Django tells of a slug is ASCII's.
    slug = serializers.CharField(read_only=True)

    class Meta:
        """Fields."""

        model = Body
        fields = ("id", "name", "slug", "url")


class MemberSerializer(serializers.Serializer[Any]):
    """A seat of a body; the name of the person is the body's own affair and is not told."""

    post = serializers.CharField()
    role = serializers.CharField()
    since = serializers.DateField(allow_null=True)
    since_jalali = JalaliTwin("since")
    until = serializers.DateField(allow_null=True)
    until_jalali = JalaliTwin("until")


class BodySerializer(serializers.ModelSerializer[Body]):
    """A body with its seats."""

    url = UrlField()
    members = MemberSerializer(source="memberships.all", many=True, read_only=True)

    # The pattern that Django tells of a slug is ASCII's.
    slug = serializers.CharField(read_only=True)

    class Meta:
        """Fields."""

        model = Body
        fields = (
            "id", "name", "slug", "kind", "description", "legal_basis", "members", "origin_name",
            "origin_note", "is_sample", "url", "updated_at",
        )  # fmt: skip


class AgendaItemSerializer(serializers.Serializer[Any]):
    """A point of an agenda."""

    title = serializers.CharField()


class MeetingRefSerializer(serializers.ModelSerializer[Meeting]):
    """A meeting in brief."""

    body = BodyRefSerializer(read_only=True)
    session_date_jalali = JalaliTwin("session_date")
    url = UrlField()

    class Meta:
        """Fields."""

        model = Meeting
        fields = (
            "id",
            "number",
            "title",
            "year",
            "session_date",
            "session_date_jalali",
            "body",
            "url",
        )


class MeetingSerializer(MeetingRefSerializer):
    """A meeting with its agenda."""

    invitation_date_jalali = JalaliTwin("invitation_date")
    agenda = AgendaItemSerializer(source="agenda.all", many=True, read_only=True)

    class Meta(MeetingRefSerializer.Meta):
        """Fields."""

        fields = (  # type: ignore[assignment]
            *MeetingRefSerializer.Meta.fields, "invitation_number", "invitation_date",
            "invitation_date_jalali", "place", "agenda", "discussion", "open_points",
            "origin_name", "origin_note", "is_sample", "updated_at",
        )  # fmt: skip


class ActorSerializer(serializers.ModelSerializer[ClauseActor]):
    """An organisation with its part in a clause."""

    id = serializers.IntegerField(source="organisation_id", read_only=True)
    name = serializers.CharField(source="organisation.name", read_only=True)
    is_group = serializers.BooleanField(source="organisation.is_group", read_only=True)

    class Meta:
        """Fields."""

        model = ClauseActor
        fields = ("id", "name", "is_group", "role")


class ClauseSerializer(serializers.ModelSerializer[Clause]):
    """An obligation: what, who, until when."""

    deadline = serializers.CharField(
        source="deadline_phrase", read_only=True, help_text=_("as the minutes word it")
    )
    deadline_kind = serializers.CharField(
        read_only=True, help_text=_("how the wording of the deadline is read")
    )
    due_date_jalali = JalaliTwin("due_date")
    done_on_jalali = JalaliTwin("done_on")
    actors = ActorSerializer(many=True, read_only=True)

    class Meta:
        """Fields."""

        model = Clause
        fields = (
            "label", "text", "force", "deadline", "deadline_kind", "due_date", "due_date_jalali",
            "progress", "done_on", "done_on_jalali", "actors",
        )  # fmt: skip


class ToldList(serializers.ListSerializer[Any]):
    """Resolutions, their clauses read for all of them at once."""

    def to_representation(self, data: Any) -> list[Any]:
        """Return what each of them says."""
        return told.resolutions(data)


class ResolutionSerializer(serializers.ModelSerializer[Resolution]):
    """A resolution with its clauses. ``deadline`` is worded as in the row of the minutes."""

    number = serializers.CharField(read_only=True, help_text=_("meeting and row, such as 12/5"))
    deadline = serializers.CharField(
        source="raw_deadline", read_only=True, help_text=_("as the row of the minutes words it")
    )
    state = serializers.CharField(
        source="follow_up", read_only=True, help_text=_("where it stands today")
    )
    in_force = serializers.BooleanField(
        read_only=True, help_text=_("false once another resolution repeals it")
    )
    due_date_jalali = JalaliTwin("due_date")
    meeting = MeetingRefSerializer(read_only=True)
    clauses = ClauseSerializer(many=True, read_only=True)
    organisations = serializers.SerializerMethodField(
        help_text=_("names of those who have to do something")
    )
    url = UrlField()

    class Meta:
        """Fields."""

        model = Resolution
        list_serializer_class = ToldList
        fields = (
            "id", "number", "row", "title", "text", "clauses", "organisations", "deadline",
            "due_date", "due_date_jalali", "state", "validity", "in_force", "contradiction",
            "meeting", "url", "updated_at",
        )  # fmt: skip

    def to_representation(self, instance: Resolution) -> dict[str, Any]:
        """Return what the fields say, without asking each of them: a list costs a third so."""
        return told.resolutions([instance])[0]

    def get_organisations(self, resolution: Resolution) -> list[str]:
        """Return who has to do something, each once."""
        return told.organisations(told_clauses([resolution.pk])[resolution.pk])


class DecisionSerializer(serializers.ModelSerializer[Resolution]):
    """The resolution that something rests on."""

    url = serializers.SerializerMethodField(help_text=_("address of its page"))

    class Meta:
        """Fields."""

        model = Resolution
        fields = ("id", "title", "url")

    def get_url(self, resolution: Resolution) -> str:
        """Return the address of its page."""
        return absolute(resolution.get_absolute_url())
