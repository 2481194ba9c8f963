"""Naming decisions, for programs."""

from typing import Any

from django.utils.translation import gettext_lazy as _
from rest_framework import serializers

from participation.common.addresses import absolute
from participation.common.api.fields import JalaliTwin
from participation.common.api.schema import described
from participation.common.api.views import PublicReadViewSet
from participation.place_names.models import DecidedName


class NamingDecisionSerializer(serializers.ModelSerializer[DecidedName]):
    """A name that a council gave."""

    name = serializers.CharField(
        source="placename.text", read_only=True, help_text=_("the name alone, without its kind")
    )
    title = serializers.CharField(
        source="placename.title", read_only=True, help_text=_("kind and name")
    )
    place = serializers.IntegerField(
        source="place_id", read_only=True, help_text=_("id in the register")
    )
    where = serializers.CharField(
        source="place.where", read_only=True, help_text=_("where the place lies, in words")
    )
    body = serializers.CharField(
        source="decision.resolution.meeting.body.name",
        read_only=True,
        help_text=_("body that decided"),
    )
    resolution = serializers.SerializerMethodField(help_text=_("address of the resolution"))
    proposal = serializers.SerializerMethodField(help_text=_("number of the proposal, or null"))
    effective_on = serializers.DateField(
        source="decision.effective_on", read_only=True, help_text=_("day from which it holds")
    )
    effective_on_jalali = JalaliTwin("decision.effective_on")
    repealed_on = serializers.DateField(
        source="placename.repealed_on",
        read_only=True,
        allow_null=True,
        help_text=_("day on which its decision was repealed, or null"),
    )
    repealed_on_jalali = JalaliTwin("placename.repealed_on")
    plate = serializers.CharField(
        source="plate.state", read_only=True, help_text=_("waiting, ordered or installed")
    )
    url = serializers.SerializerMethodField(help_text=_("address of its page"))

    class Meta:
        """Fields."""

        model = DecidedName
        fields = (
            "id", "action", "former_name", "name", "title", "place", "where", "body",
            "resolution", "proposal", "effective_on", "effective_on_jalali",
            "repealed_on", "repealed_on_jalali", "plate", "url",
        )  # fmt: skip
        extra_kwargs = {
            "action": {"help_text": _("naming or renaming")},
            "former_name": {"help_text": _("name before, or empty")},
        }

    def get_resolution(self, row: DecidedName) -> str:
        """Return the address of the resolution."""
        return absolute(row.decision.resolution.get_absolute_url())

    def get_proposal(self, row: DecidedName) -> str | None:
        """Return the number of the proposal."""
        return row.proposal.case.number if row.proposal is not None else None

    def get_url(self, row: DecidedName) -> str:
        """Return the address of its page."""
        return absolute(row.get_absolute_url())


@described(many=_("Names that councils gave, the last first"), one=_("A name that a council gave"))
class NamingDecisionViewSet(PublicReadViewSet):
    """Names that councils gave, the last first."""

    serializer_class = NamingDecisionSerializer
    queryset = DecidedName.objects.public().for_lists().order_by("-pk")

    def filtered(self, rows: Any) -> Any:
        """As they are."""
        return rows
