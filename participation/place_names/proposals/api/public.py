"""Admitted proposals, for programs."""

from typing import Any

from django.db.models import QuerySet
from django.http import Http404
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import OpenApiParameter
from rest_framework import serializers

from participation.cases.kinds import kind_of
from participation.common.addresses import absolute
from participation.common.api.fields import JalaliTwin
from participation.common.api.pages import refuse
from participation.common.api.schema import described
from participation.common.api.views import PublicReadViewSet
from participation.common.asking import bounded_values
from participation.place_names.models import Proposal
from participation.place_names.proposals.enums import Action
from participation.place_names.proposals.selectors import public_proposal
from participation.place_names.proposals.services import KIND


class ProposalSerializer(serializers.ModelSerializer[Proposal]):
    """A proposed name. Of a refused one nothing but number, state and day is told."""

    number = serializers.CharField(source="case.number", read_only=True, help_text=_("case number"))
    state = serializers.CharField(source="case.state", read_only=True, help_text=_("as a code"))
    state_label = serializers.SerializerMethodField(help_text=_("for people"))
    date = serializers.DateField(source="public_on", read_only=True, help_text=_("shown since"))
    date_jalali = JalaliTwin("public_on")
    action = serializers.SerializerMethodField(help_text=_("naming or renaming"))
    kind = serializers.SerializerMethodField(help_text=_("what it is"))
    county = serializers.SerializerMethodField(help_text=_("slug of the county"))
    place = serializers.SerializerMethodField(help_text=_("id in the register, or null"))
    place_title = serializers.SerializerMethodField(help_text=_("what it is called today"))
    where = serializers.SerializerMethodField(help_text=_("where it lies, the widest first"))
    extent = serializers.SerializerMethodField(help_text=_("from where to where"))
    name = serializers.SerializerMethodField(help_text=_("the proposed name"))
    reason = serializers.SerializerMethodField(help_text=_("in words of the office"))
    is_demo = serializers.BooleanField(
        source="case.is_demo", read_only=True, help_text=_("invented, for a demonstration")
    )
    url = serializers.SerializerMethodField(help_text=_("address of its page"))

    class Meta:
        """Fields."""

        model = Proposal
        fields = (
            "number", "state", "state_label", "date", "date_jalali", "action", "kind", "county",
            "place", "place_title", "where", "extent", "name", "reason", "is_demo", "url",
        )  # fmt: skip

    def get_state_label(self, row: Proposal) -> str:
        """Return the state."""
        return str(kind_of(KIND).state(row.case.state).public_label)

    def get_action(self, row: Proposal) -> str | None:
        """Return what is done."""
        return row.action if row.is_named else None

    def get_kind(self, row: Proposal) -> str | None:
        """Return the kind of the place."""
        return row.kind.name if row.is_named else None

    def get_county(self, row: Proposal) -> str | None:
        """Return the county."""
        return row.county.slug if row.is_named else None

    def get_place(self, row: Proposal) -> int | None:
        """Return the place."""
        return row.place_id if row.is_named else None

    def get_place_title(self, row: Proposal) -> str | None:
        """Return what the place is called."""
        return row.place_title if row.is_named else None

    def get_where(self, row: Proposal) -> str | None:
        """Return where it lies."""
        return row.where if row.is_named else None

    def get_extent(self, row: Proposal) -> str | None:
        """Return its extent."""
        return row.where_extent if row.is_named else None

    def get_name(self, row: Proposal) -> str | None:
        """Return the name."""
        return row.name if row.is_named else None

    def get_reason(self, row: Proposal) -> str | None:
        """Return the reason for readers."""
        return row.public_reason if row.is_named else None

    def get_url(self, row: Proposal) -> str:
        """Return the address of its page."""
        return absolute(row.get_absolute_url())


def _parameter(name: str, about: Promise) -> OpenApiParameter:
    return OpenApiParameter(name, OpenApiTypes.STR, description=about, many=True)  # type: ignore[arg-type]


@described(
    many=_("Proposed names that were admitted or refused, the last first"),
    one=_("A proposed name"),
    parameters=[
        _parameter("county", _("slugs of counties; any of them")),
        _parameter("action", _("naming, renaming; any of them")),
        _parameter("state", _("codes of states; any of them")),
    ],
)
class ProposalViewSet(PublicReadViewSet):
    """Proposed names, the last first."""

    serializer_class = ProposalSerializer
    queryset = Proposal.objects.public().for_lists().order_by("-public_on", "-case")
    lookup_field = "number"
    lookup_value_regex = "[0-9-]{1,20}"

    def get_object(self) -> Proposal:
        """Find it by its number, however it is typed."""
        found = public_proposal(self.kwargs["number"])
        if found is None:
            raise Http404
        return found

    def filtered(self, rows: "QuerySet[Any]") -> "QuerySet[Any]":
        """As the parameters ask. Raises ValidationError."""
        asked = self.request.query_params
        counties, actions, states = (
            bounded_values(asked.getlist(name)) for name in ("county", "action", "state")
        )
        if set(actions) - set(Action.values):
            refuse("action", "naming or renaming")
        if counties:
            rows = rows.filter(is_named=True, county__slug__in=counties)
        if actions:
            rows = rows.filter(is_named=True, action__in=actions)
        return rows.filter(case__state__in=states) if states else rows
