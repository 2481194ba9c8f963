"""What programs of staff are told of cases, and what they send."""

from typing import Any

from django.utils.translation import gettext_lazy as _
from rest_framework import serializers

from participation.cases.api.shapes import CaseFileSerializer, RowSerializer
from participation.cases.enums import Priority
from participation.common.api.fields import JalaliTwin

PRIORITIES = {one.name.lower(): one for one in Priority}


class PriorityName(serializers.ChoiceField):
    """A priority by its name in English."""

    def __init__(self, **kwargs: Any) -> None:
        """Offer all of them."""
        super().__init__(choices=list(PRIORITIES), **kwargs)

    def to_representation(self, value: Any) -> str:
        """Return the name."""
        return Priority(value).name.lower()


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
    priority = PriorityName(help_text=_("how soon the office turns to it"))
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


class CheckItemSerializer(serializers.Serializer[Any]):
    """An item of the checklist of a case."""

    id = serializers.IntegerField(source="key")
    title = serializers.CharField(help_text=_("what is to be done"))
    is_required = serializers.BooleanField(help_text=_("whether the final answer waits for it"))
    is_done = serializers.BooleanField(help_text=_("whether it is ticked"))
    by = serializers.CharField(help_text=_("who ticked or unticked it last; empty for nobody"))
    at = serializers.DateTimeField(allow_null=True, help_text=_("when"))


class StaffCaseDetailSerializer(StaffCaseSerializer):
    """A case whole; who filed it only where token and person may know."""

    filed = RowSerializer(many=True, help_text=_("what was filed"))
    timeline = StaffMomentSerializer(many=True, help_text=_("what happened, oldest first"))
    notes = NoteSerializer(
        source="notes_told", many=True, help_text=_("notes among colleagues, newest first")
    )
    checklist = CheckItemSerializer(
        source="checklist_told", many=True, help_text=_("what is done in each case of its category")
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
    tell = serializers.ListField(
        child=serializers.IntegerField(),
        required=False,
        help_text=_("ids of those among the colleagues who are named in it and told"),
    )


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


class ColleaguesSerializer(serializers.Serializer[Any]):
    """Who can be named in a note."""

    colleagues = ReceiverSerializer(many=True, help_text=_("who sees the case beside the owner"))


class PrioritySerializer(serializers.Serializer[Any]):
    """How soon the office turns to a case."""

    version = serializers.IntegerField(help_text=_("version of the case that was read"))
    priority = PriorityName(help_text=_("how soon the office turns to it"))


class TickSerializer(serializers.Serializer[Any]):
    """An item of the checklist, as it is to be."""

    item = serializers.IntegerField(help_text=_("id of an item of the checklist"))
    is_done = serializers.BooleanField(help_text=_("whether it is ticked"))


class CategoryOfPartSerializer(serializers.Serializer[Any]):
    """A category that a part may have."""

    id = serializers.CharField()
    title = serializers.CharField()


class FileOfPartSerializer(serializers.Serializer[Any]):
    """A file that can come along."""

    id = serializers.UUIDField()
    name = serializers.CharField()


class PartChoicesSerializer(serializers.Serializer[Any]):
    """What a part of a case can be made of."""

    categories = CategoryOfPartSerializer(many=True, help_text=_("categories that a part may have"))
    units = ReceiverSerializer(many=True, help_text=_("units that the case is not against"))
    files = FileOfPartSerializer(many=True, help_text=_("files that can come along"))


class SplitSerializer(serializers.Serializer[Any]):
    """A part that becomes a case of its own."""

    version = serializers.IntegerField(help_text=_("version of the case that was read"))
    category = serializers.CharField(help_text=_("id of a category among the choices"))
    text = serializers.CharField(help_text=_("words of the part; the citizen reads them"))
    unit = serializers.IntegerField(
        required=False, help_text=_("id of a unit among the choices; else where its category goes")
    )
    files = serializers.ListField(
        child=serializers.UUIDField(),
        required=False,
        help_text=_("ids of files among the choices; the part has copies of its own"),
    )


class PartSerializer(serializers.Serializer[Any]):
    """A case that was split off."""

    number = serializers.CharField(help_text=_("number of the part; it opens nothing"))
    id = serializers.UUIDField(
        allow_null=True, help_text=_("its id, null where the owner does not see it")
    )


class SplitCaseSerializer(StaffCaseDetailSerializer):
    """The case of which a part was split off."""

    part = PartSerializer(help_text=_("the part that was split off"))
