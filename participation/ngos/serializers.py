"""What the API tells of NGOs and their permits: what their pages tell, and nothing personal."""

from typing import Any

from django.utils.translation import gettext_lazy as _
from rest_framework import serializers

from participation.common.addresses import absolute
from participation.common.api.fields import JalaliTwin, NamedRefSerializer
from participation.ngos.enums import Level, NgoState, PermitState
from participation.ngos.models import Ngo, NgoVersion, Permit
from participation.ngos.selectors import state_of
from participation.ngos.services.entry import WITHHELD
from participation.resolutions.serializers import DecisionSerializer
from persian.jalali import today


class PermitSerializer(serializers.ModelSerializer[Permit]):
    """A permit, as it stands today."""

    state = serializers.SerializerMethodField(help_text=_("where it stands today"))
    issued_on_jalali = JalaliTwin("issued_on")
    valid_until_jalali = JalaliTwin("valid_until")
    url = serializers.SerializerMethodField(help_text=_("address at which it is verified"))

    class Meta:
        """Fields."""

        model = Permit
        fields: tuple[str, ...] = (
            "number", "state", "issuer", "issued_on", "issued_on_jalali", "valid_until",
            "valid_until_jalali", "url",
        )  # fmt: skip
        extra_kwargs = {
            "number": {"help_text": _("its number, as it stands on the paper")},
            "issuer": {"help_text": _("who issued it, as it was called then")},
            "issued_on": {"help_text": _("first day")},
            "valid_until": {"help_text": _("last day on which it holds")},
        }

    def get_state(self, permit: Permit) -> serializers.ChoiceField(choices=PermitState.choices):  # type: ignore[valid-type]
        """Return where it stands today."""
        return str(permit.state_on(today()))

    def get_url(self, permit: Permit) -> str:
        """Return the address of its page."""
        return absolute(permit.get_absolute_url())


class NgoVersionSerializer(serializers.ModelSerializer[NgoVersion]):
    """What an entry said, from ``held_from`` until the day before ``held_until``."""

    held_from_jalali = JalaliTwin("held_from")
    held_until_jalali = JalaliTwin("held_until")
    decision_date_jalali = JalaliTwin("decision_date")
    entry = serializers.SerializerMethodField(
        help_text=_("all that it said: names of fields with their values in words, days as ISO")
    )
    decision = serializers.SerializerMethodField(
        help_text=_("the resolution it rests on, or null where it is not kept here")
    )

    class Meta:
        """Fields."""

        model = NgoVersion
        fields = (
            "number", "act", "held_from", "held_from_jalali", "held_until", "held_until_jalali",
            "reason", "decision", "decision_number", "decision_date", "decision_date_jalali",
            "decision_body", "entry",
        )  # fmt: skip
        extra_kwargs = {
            "number": {"help_text": _("which version of the entry, from 1")},
            "act": {"help_text": _("what made the entry say so")},
            "held_from": {"help_text": _("first day")},
            "held_until": {"help_text": _("the day on which it no longer held, or null")},
            "reason": {"help_text": _("why that was done")},
            "decision_number": {"help_text": _("of a decision that is not kept here")},
            "decision_date": {"help_text": _("day of that decision")},
            "decision_body": {"help_text": _("who decided")},
        }

    def get_entry(self, version: NgoVersion) -> serializers.DictField():  # type: ignore[valid-type]
        """Return what it said, without what is shown to staff alone."""
        return {name: told for name, told in version.entry.items() if name not in WITHHELD}

    def get_decision(self, version: NgoVersion) -> DecisionSerializer(allow_null=True):  # type: ignore[valid-type]
        """Return the resolution where everybody may read it."""
        decision = version.decision
        return DecisionSerializer(decision).data if decision and decision.is_public else None


class NgoSerializer(serializers.ModelSerializer[Ngo]):
    """An NGO with its permit."""

    title = serializers.CharField(help_text=_("its whole name, the word before it included"))
    prefix = serializers.CharField(source="prefix_word", help_text=_("the word before its name"))
    state = serializers.SerializerMethodField(help_text=_("where it stands today"))
    level = serializers.ChoiceField(choices=Level.choices, help_text=_("how far it works"))
    fields_of_activity = NamedRefSerializer(
        source="activity_fields", many=True, help_text=_("what it works in")
    )
    county = NamedRefSerializer(read_only=True, help_text=_("the county of its office"))
    authority = NamedRefSerializer(read_only=True, help_text=_("who licenses it"))
    permit = serializers.SerializerMethodField(help_text=_("its newest permit, or null"))
    licensed_on_jalali = JalaliTwin("licensed_on")
    dissolved_on_jalali = JalaliTwin("dissolved_on")
    email = serializers.CharField(help_text=_("of its office"))
    website = serializers.CharField(help_text=_("its own pages, or empty"))
    url = serializers.SerializerMethodField(help_text=_("address of its page"))

    class Meta:
        """Fields."""

        model = Ngo
        fields: tuple[str, ...] = (
            "id", "title", "prefix", "name", "short_name", "state", "level", "fields_of_activity",
            "county", "scope", "authority", "permit", "licensed_on", "licensed_on_jalali",
            "registration_number", "legal_id", "address", "phone", "email", "website",
            "dissolved_on", "dissolved_on_jalali", "branch_of", "is_sample", "url", "updated_at",
        )  # fmt: skip
        extra_kwargs = {
            "name": {"help_text": _("its name without the word before it")},
            "short_name": {"help_text": _("a short form of the name, or an empty text")},
            "scope": {"help_text": _("where and for whom it works")},
            "licensed_on": {"help_text": _("day of its first permit, or null")},
            "registration_number": {"help_text": _("of the companies' register, or empty")},
            "legal_id": {"help_text": _("its national id, or empty")},
            "address": {"help_text": _("of its office")},
            "phone": {"help_text": _("of its office")},
            "dissolved_on": {"help_text": _("since when it is no more, or null")},
            "branch_of": {"help_text": _("id of the NGO that it is a branch of, or null")},
            "is_sample": {"help_text": _("invented, for a demonstration")},
        }

    def get_state(self, ngo: Ngo) -> serializers.ChoiceField(choices=NgoState.choices):  # type: ignore[valid-type]
        """Return where it stands today."""
        return str(state_of(ngo))

    def get_permit(self, ngo: Any) -> PermitSerializer(allow_null=True):  # type: ignore[valid-type]
        """Return the permit entered last."""
        permit = next(iter(ngo.told_permits), None)
        return PermitSerializer(permit).data if permit else None

    def get_url(self, ngo: Ngo) -> str:
        """Return the address of its page."""
        return absolute(ngo.get_absolute_url())


class NgoDetailSerializer(NgoSerializer):
    """An NGO with all its permits and what its entry said through time."""

    permits = PermitSerializer(
        source="told_permits", many=True, help_text=_("all its permits, newest first")
    )
    versions = NgoVersionSerializer(many=True, help_text=_("its entry through time, newest first"))

    class Meta(NgoSerializer.Meta):
        """Fields."""

        fields = (*NgoSerializer.Meta.fields, "permits", "versions")


class HolderSerializer(serializers.ModelSerializer[Ngo]):
    """The holder of a permit in brief."""

    title = serializers.CharField(help_text=_("its whole name, the word before it included"))
    url = serializers.SerializerMethodField(help_text=_("address of its page"))

    class Meta:
        """Fields."""

        model = Ngo
        fields = ("id", "title", "url")

    def get_url(self, ngo: Ngo) -> str:
        """Return the address of its page."""
        return absolute(ngo.get_absolute_url())


class VerifiedPermitSerializer(PermitSerializer):
    """A permit with its holder, for whoever verifies it."""

    ngo = HolderSerializer(help_text=_("its holder"))
    issued_to = serializers.CharField(help_text=_("what the holder was called when it was issued"))

    class Meta(PermitSerializer.Meta):
        """Fields."""

        fields = (*PermitSerializer.Meta.fields, "issued_to", "ngo")
