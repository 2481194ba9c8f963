"""What programs of staff are told of cases, and what they send."""

from typing import Any

from django.utils.translation import gettext_lazy as _
from rest_framework import serializers

from participation.cases.api.shapes import CaseFileSerializer, RowSerializer
from participation.common.api.fields import JalaliTwin


class StaffCaseSerializer(serializers.Serializer[Any]):
    """A case in a list, without who filed it."""

    id = serializers.UUIDField(help_text=_("id of the case in addresses"))
    number = serializers.CharField(help_text=_("number of the case; it opens nothing"))
    kind = serializers.CharField()
    title = serializers.CharField()
    state = serializers.CharField(help_text=_("where it stands"))
    is_open = serializers.BooleanField(help_text=_("whether it is worked on"))
    is_held = serializers.BooleanField(help_text=_("whether it waits for a first look"))
    is_restricted = serializers.BooleanField(help_text=_("whether its own unit alone sees it"))
    is_sealed = serializers.BooleanField(help_text=_("whether who filed it is sealed"))
    unit = serializers.CharField(help_text=_("the unit that has it"))
    county = serializers.CharField(allow_null=True, help_text=_("the county, or null"))
    assignee = serializers.CharField(allow_null=True, help_text=_("its officer, or null"))
    received_at = serializers.DateTimeField(help_text=_("when it arrived"))
    due_date = serializers.DateField(allow_null=True, help_text=_("day by which it is answered"))
    due_date_jalali = JalaliTwin("due_date")
    version = serializers.IntegerField(help_text=_("sent back with what is written"))


class StaffMomentSerializer(serializers.Serializer[Any]):
    """Something that happened."""

    at = serializers.DateTimeField(help_text=_("when"))
    type = serializers.CharField(help_text=_("what sort of event it is"))
    title = serializers.CharField(help_text=_("what happened, in words"))
    by = serializers.CharField(help_text=_("who did it"))
    text = serializers.CharField(help_text=_("what was said with it; may be empty"))
    note = serializers.CharField(help_text=_("words for colleagues with it; may be empty"))
    files = CaseFileSerializer(many=True, help_text=_("what came with it"))


class NoteSerializer(serializers.Serializer[Any]):
    """A note among colleagues."""

    at = serializers.DateTimeField(help_text=_("when"))
    by = serializers.CharField(source="author", allow_null=True, help_text=_("who wrote it"))
    text = serializers.CharField(help_text=_("what was written"))


class StaffCaseDetailSerializer(StaffCaseSerializer):
    """A case whole; who filed it only where token and person may know."""

    filed = RowSerializer(many=True, help_text=_("what was filed"))
    timeline = StaffMomentSerializer(many=True, help_text=_("what happened, oldest first"))
    notes = NoteSerializer(
        source="notes_told", many=True, help_text=_("notes among colleagues, newest first")
    )
    can = serializers.ListField(
        child=serializers.CharField(), help_text=_("what can be written to it now")
    )
    identity = RowSerializer(
        source="identity_told",
        many=True,
        allow_null=True,
        help_text=_("who filed it; null where the token or the person may not know"),
    )


class WordsSerializer(serializers.Serializer[Any]):
    """Words for the citizen."""

    version = serializers.IntegerField(help_text=_("version of the case that was read"))
    text = serializers.CharField(help_text=_("what the citizen reads"))
    confirm_personal_data = serializers.BooleanField(
        required=False,
        help_text=_("true where what was found of somebody in the text is to stay there"),
    )


class NoteWordsSerializer(serializers.Serializer[Any]):
    """Words for colleagues."""

    text = serializers.CharField(help_text=_("what colleagues read"))


class AssignSerializer(serializers.Serializer[Any]):
    """Who works on a case from now on."""

    version = serializers.IntegerField(help_text=_("version of the case that was read"))
    to = serializers.IntegerField(
        allow_null=True, help_text=_("id of an officer among the choices; null for nobody")
    )


class ReferSerializer(serializers.Serializer[Any]):
    """Where a case goes."""

    version = serializers.IntegerField(help_text=_("version of the case that was read"))
    unit = serializers.IntegerField(help_text=_("id of a unit among the choices"))
    reason = serializers.CharField(
        required=False, help_text=_("instruction for colleagues, up to 1,000 characters")
    )


class ReceiverSerializer(serializers.Serializer[Any]):
    """Somebody to whom a case can be given."""

    id = serializers.IntegerField()
    name = serializers.CharField(source="__str__")


class ChoicesSerializer(serializers.Serializer[Any]):
    """To whom a case can be given."""

    officers = ReceiverSerializer(many=True, help_text=_("officers of its unit, and the owner"))
    units = ReceiverSerializer(many=True, help_text=_("units that work today, without its own"))
