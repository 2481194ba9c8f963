"""What the API tells of calls and projects: what their pages tell, and nothing personal."""

from typing import Any

from django.utils.translation import gettext_lazy as _
from rest_framework import serializers

from participation.common.addresses import absolute
from participation.common.api.fields import JalaliTwin, NamedRefSerializer
from participation.ngos.projects.enums import CallState, MilestoneState, ProjectState
from participation.ngos.projects.models import Call, Criterion, Milestone, Payment, Project
from participation.ngos.serializers import HolderSerializer
from participation.resolutions.serializers import DecisionSerializer
from persian.jalali import today

PUBLIC_STATES = [(one.value, one.label) for one in CallState if one is not CallState.DRAFT]


class CallRefSerializer(serializers.ModelSerializer[Call]):
    """A call in brief."""

    url = serializers.SerializerMethodField(help_text=_("address of its page"))

    class Meta:
        """Fields."""

        model = Call
        fields: tuple[str, ...] = ("id", "title", "url")

    def get_url(self, call: Call) -> str:
        """Return the address of its page."""
        return absolute(call.get_absolute_url())


class NgoCallSerializer(CallRefSerializer):
    """A call for projects."""

    state = serializers.SerializerMethodField(help_text=_("where it stands today"))
    takes_plans = serializers.SerializerMethodField(
        help_text=_("whether plans can be sent for it today")
    )
    fields_of_activity = NamedRefSerializer(
        source="activity_fields", many=True, help_text=_("what it is about")
    )
    counties = NamedRefSerializer(
        many=True, help_text=_("where projects work; empty for the whole province")
    )
    opens_on_jalali = JalaliTwin("opens_on")
    closes_on_jalali = JalaliTwin("closes_on")

    class Meta(CallRefSerializer.Meta):
        """Fields."""

        fields: tuple[str, ...] = (
            "id", "title", "state", "takes_plans", "fields_of_activity", "counties", "budget",
            "ceiling", "awarded", "months_most", "opens_on", "opens_on_jalali", "closes_on",
            "closes_on_jalali", "ended_because", "is_sample", "updated_at", "url",
        )  # fmt: skip
        extra_kwargs = {
            "budget": {"help_text": _("what there is for all projects, in Rial")},
            "ceiling": {"help_text": _("most that one project gets, in Rial")},
            "awarded": {"help_text": _("what was awarded of it so far, in Rial")},
            "months_most": {"help_text": _("months that a project takes at most")},
            "opens_on": {"help_text": _("first day for plans")},
            "closes_on": {"help_text": _("last day for plans")},
            "ended_because": {"help_text": _("why it was cancelled, or an empty text")},
            "is_sample": {"help_text": _("invented, for a demonstration")},
        }

    def get_state(self, call: Call) -> serializers.ChoiceField(choices=PUBLIC_STATES):  # type: ignore[valid-type]
        """Return where it stands, also before the clock has written that its day is over."""
        is_over = call.state == CallState.OPEN and call.closes_on < today()
        return str(CallState.CLOSED if is_over else CallState(call.state))

    def get_takes_plans(self, call: Call) -> bool:
        """Return whether it takes plans today."""
        return call.takes_plans(today())


class CriterionSerializer(serializers.ModelSerializer[Criterion]):
    """What plans are judged by."""

    class Meta:
        """Fields."""

        model = Criterion
        fields = ("title", "weight")
        extra_kwargs = {"weight": {"help_text": _("how much it counts, in percent")}}


class NgoCallDetailSerializer(NgoCallSerializer):
    """A call with its text and criteria."""

    criteria = CriterionSerializer(many=True, help_text=_("what plans are judged by"))
    papers = serializers.ListField(
        child=serializers.CharField(), help_text=_("papers that come along with a plan")
    )

    class Meta(NgoCallSerializer.Meta):
        """Fields."""

        fields = (*NgoCallSerializer.Meta.fields, "text", "criteria", "papers")
        extra_kwargs = {
            **NgoCallSerializer.Meta.extra_kwargs,
            "text": {"help_text": _("what is wanted")},
        }


class NgoProjectSerializer(serializers.ModelSerializer[Project]):
    """A project of an NGO."""

    ngo = HolderSerializer(help_text=_("whose it is"))
    call = CallRefSerializer(help_text=_("the call for which it was awarded"))
    state = serializers.ChoiceField(
        choices=ProjectState.choices, help_text=_("where it stands today")
    )
    counties = NamedRefSerializer(many=True, help_text=_("where it works"))
    awarded_on_jalali = JalaliTwin("awarded_on")
    starts_on_jalali = JalaliTwin("starts_on")
    ends_on_jalali = JalaliTwin("ends_on")
    url = serializers.SerializerMethodField(help_text=_("address of its page"))

    class Meta:
        """Fields."""

        model = Project
        fields: tuple[str, ...] = (
            "id", "title", "state", "ngo", "call", "counties", "amount", "paid", "awarded_on",
            "awarded_on_jalali", "starts_on", "starts_on_jalali", "ends_on", "ends_on_jalali",
            "is_sample", "updated_at", "url",
        )  # fmt: skip
        extra_kwargs: dict[str, Any] = {
            "amount": {"help_text": _("what was awarded, in Rial")},
            "paid": {"help_text": _("what was paid of it so far, in Rial")},
            "awarded_on": {"help_text": _("day of the award")},
            "starts_on": {"help_text": _("first day of the work")},
            "ends_on": {"help_text": _("last day of the work as planned")},
            "is_sample": {"help_text": _("invented, for a demonstration")},
        }

    def get_url(self, project: Project) -> str:
        """Return the address of its page."""
        return absolute(project.get_absolute_url())


class MilestoneSerializer(serializers.ModelSerializer[Milestone]):
    """A day on which the NGO reports."""

    number = serializers.IntegerField(help_text=_("which of them, from 1"))
    state = serializers.ChoiceField(
        choices=MilestoneState.choices, help_text=_("where its report stands")
    )
    due_on_jalali = JalaliTwin("due_on")
    is_late = serializers.SerializerMethodField(help_text=_("whether its report is late today"))
    summary = serializers.CharField(
        source="public_summary", help_text=_("what the office tells of the report, or empty")
    )

    class Meta:
        """Fields."""

        model = Milestone
        fields = ("number", "state", "due_on", "due_on_jalali", "is_late", "accepted_on", "summary")
        extra_kwargs = {
            "due_on": {"help_text": _("day on which the report is due")},
            "accepted_on": {"help_text": _("day on which the office accepted it, or null")},
        }

    def get_is_late(self, milestone: Milestone) -> bool:
        """Return whether it is late."""
        return milestone.is_late(today())


class PaymentSerializer(serializers.ModelSerializer[Payment]):
    """Money that was paid."""

    paid_on_jalali = JalaliTwin("paid_on")

    class Meta:
        """Fields."""

        model = Payment
        fields = ("paid_on", "paid_on_jalali", "amount")
        extra_kwargs = {
            "paid_on": {"help_text": _("day of the payment")},
            "amount": {"help_text": _("amount in Rial")},
        }


class NgoProjectDetailSerializer(NgoProjectSerializer):
    """A project with its milestones, payments and the decision."""

    milestones = MilestoneSerializer(many=True, help_text=_("days on which it reports, in order"))
    payments = PaymentSerializer(many=True, help_text=_("what was paid when"))
    decision = serializers.SerializerMethodField(
        help_text=_("the resolution it rests on, or null where it is not public")
    )
    supervisor = serializers.CharField(
        source="supervisor.name", help_text=_("the county governorate that supervises it")
    )
    chief_supervisor = serializers.CharField(
        source="chief.name", help_text=_("the office above it")
    )

    class Meta(NgoProjectSerializer.Meta):
        """Fields."""

        fields = (
            *NgoProjectSerializer.Meta.fields, "summary", "supervisor", "chief_supervisor",
            "decision", "milestones", "payments", "ended_on", "ended_because",
        )  # fmt: skip
        extra_kwargs = {
            **NgoProjectSerializer.Meta.extra_kwargs,
            "summary": {"help_text": _("what it does")},
            "ended_on": {"help_text": _("day on which it was carried out or stopped, or null")},
            "ended_because": {"help_text": _("why it was stopped, or an empty text")},
        }

    def get_decision(self, project: Project) -> DecisionSerializer(allow_null=True):  # type: ignore[valid-type]
        """Return the resolution where everybody may read it."""
        decision = project.resolution
        return DecisionSerializer(decision).data if decision.is_public else None
