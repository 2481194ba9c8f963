"""What is sent about a case and what its citizen is told of it."""

from typing import Any

from django.utils.translation import gettext_lazy as _
from rest_framework import serializers

from participation.cases.api.presenting import ACTIONS
from participation.cases.models.rating import HIGHEST, LOWEST
from participation.common.api.fields import JalaliTwin


class KeySerializer(serializers.Serializer[Any]):
    """What opens a case."""

    number = serializers.CharField(help_text=_("number of the case, however it is written"))
    key = serializers.CharField(help_text=_("follow key: twelve digits"))


class FileKeySerializer(KeySerializer):
    """What opens a file of a case."""

    file = serializers.CharField(help_text=_("“id” of a file of the timeline"))


class SaySerializer(KeySerializer):
    """Words of the citizen."""

    text = serializers.CharField(help_text=_("what the citizen says"))


class SayWithFilesSerializer(SaySerializer):
    """Words of the citizen and what goes along."""

    files = serializers.ListField(
        child=serializers.FileField(), required=False, help_text=_("up to 10 files")
    )


class ReplySerializer(SayWithFilesSerializer):
    """A reply: words, files or both."""

    text = serializers.CharField(required=False, help_text=_("what the citizen says"))


class WithdrawSerializer(KeySerializer):
    """Taking a case back."""

    text = serializers.CharField(required=False, help_text=_("a reason, which may stay unsaid"))


class RateSerializer(KeySerializer):
    """An opinion on a closed case."""

    stars = serializers.IntegerField(
        min_value=LOWEST, max_value=HIGHEST, help_text=_("from one to five")
    )
    text = serializers.CharField(required=False, help_text=_("a word about it"))


class CaseFileSerializer(serializers.Serializer[Any]):
    """A file of a case."""

    id = serializers.CharField(help_text=_("what opens it, with number and key"))
    name = serializers.CharField(help_text=_("name of the file"))
    size = serializers.IntegerField(help_text=_("bytes"))
    is_ready = serializers.BooleanField(help_text=_("whether it was checked and can be opened"))
    text = serializers.CharField(help_text=_("size and state in words, or why it was refused"))


class MomentSerializer(serializers.Serializer[Any]):
    """Something that happened."""

    at = serializers.DateTimeField(help_text=_("when"))
    type = serializers.CharField(help_text=_("what sort of event it is"))
    title = serializers.CharField(help_text=_("what happened, in words"))
    text = serializers.CharField(help_text=_("what was said with it; may be empty"))
    by_citizen = serializers.BooleanField(help_text=_("said by the citizen, not by the office"))
    files = CaseFileSerializer(many=True, help_text=_("what came with it"))


class RowSerializer(serializers.Serializer[Any]):
    """A line of what was filed."""

    label = serializers.CharField()  # type: ignore[assignment]
    value = serializers.CharField(help_text=_("what was told"))


class CaseSerializer(serializers.Serializer[Any]):
    """A case as its citizen sees it."""

    number = serializers.CharField(help_text=_("number of the case; it opens nothing"))
    title = serializers.CharField()
    state = serializers.CharField(help_text=_("where it stands"))
    state_label = serializers.CharField(help_text=_("where it stands, in words"))
    is_open = serializers.BooleanField(help_text=_("whether it is worked on"))
    received_at = serializers.DateTimeField(help_text=_("when it arrived"))
    due_date = serializers.DateField(allow_null=True, help_text=_("day by which it is answered"))
    due_date_jalali = JalaliTwin("due_date")
    reply_by = serializers.DateField(
        allow_null=True, help_text=_("last day to reply to the office’s question, or null")
    )
    reply_by_jalali = JalaliTwin("reply_by")
    object_by = serializers.DateField(
        allow_null=True, help_text=_("last day to object to the answer, or null")
    )
    object_by_jalali = JalaliTwin("object_by")
    can = serializers.ListField(
        child=serializers.ChoiceField(choices=ACTIONS),
        help_text=_("what the citizen may do today"),
    )
    stars = serializers.IntegerField(allow_null=True, help_text=_("the citizen’s opinion, or null"))
    timeline = MomentSerializer(many=True, help_text=_("what happened, oldest first"))
    filed = RowSerializer(many=True, help_text=_("what was filed"))
