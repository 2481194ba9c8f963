"""Filing a complaint, a request or a report."""

from typing import Any

from django.conf import settings
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from drf_spectacular.utils import extend_schema
from rest_framework import serializers, status
from rest_framework.parsers import MultiPartParser
from rest_framework.request import Request
from rest_framework.response import Response

from participation.common.api.fields import JalaliTwin
from participation.common.api.writes import IDEMPOTENCY_KEY, WriteView, idempotency_key
from participation.complaints.api.submitting import Sending
from participation.complaints.models import Complaint
from participation.complaints.services import KIND
from participation.complaints.wizard.afterwards import Confirmation


class SubmissionSerializer(serializers.Serializer[Any]):
    """What is sent; the category says which of it, and adds the fields of its questions."""

    category = serializers.IntegerField(help_text=_("id of the category"))
    text = serializers.CharField(help_text=_("what happened, up to 5,000 characters"))
    confirm_personal_data = serializers.BooleanField(
        required=False,
        help_text=_("true where what was found of somebody in the text is to stay there"),
    )
    happened_on = serializers.CharField(required=False, help_text=_("day, ISO or Jalali"))
    county = serializers.IntegerField(required=False, help_text=_("id of the county"))
    place = serializers.CharField(required=False, help_text=_("town, village or street"))
    against = serializers.CharField(
        required=False, help_text=_("“id” of what complaint-subjects found")
    )
    against_name = serializers.CharField(
        required=False, help_text=_("a name, where it is in no register")
    )
    name = serializers.CharField(required=False, help_text=_("first and last name"))
    national_id = serializers.CharField(
        required=False, help_text=_("national id, or the code of a foreign national")
    )
    mobile = serializers.CharField(required=False, help_text=_("mobile number"))
    email = serializers.CharField(required=False, help_text=_("e-mail address"))
    address = serializers.CharField(required=False, help_text=_("postal address"))
    postal_code = serializers.CharField(required=False, help_text=_("postal code"))
    files = serializers.ListField(
        child=serializers.FileField(), required=False, help_text=_("up to 10 files")
    )
    consent_version = serializers.IntegerField(
        help_text=_("version of the consent that the citizen has read and agreed to")
    )
    pow = serializers.CharField(help_text=_("the solved challenge, as challenge says it"))


class NextStepSerializer(serializers.Serializer[Any]):
    """What the office does next."""

    title = serializers.CharField()
    text = serializers.CharField(help_text=_("what that means"))
    by = serializers.DateField(allow_null=True, help_text=_("by this day, or null"))
    by_jalali = JalaliTwin("by")


class FiledSerializer(serializers.Serializer[Any]):
    """A case that was made. The key is told for an hour and never again."""

    number = serializers.CharField(help_text=_("number of the case; it opens nothing"))
    key = serializers.CharField(
        allow_null=True,
        help_text=_("follow key, shown to the citizen once; null an hour after the filing"),
    )
    title = serializers.CharField()
    received_at = serializers.DateTimeField(help_text=_("when it arrived"))
    due_date = serializers.DateField(allow_null=True, help_text=_("day by which it is answered"))
    due_date_jalali = JalaliTwin("due_date")
    next_steps = NextStepSerializer(many=True, help_text=_("what happens next"))
    follow_url = serializers.CharField(help_text=_("page on which it is followed"))


class SubmitView(WriteView):
    """Takes a complaint, a request or a report with its files."""

    purpose = KIND
    parser_classes = (MultiPartParser,)

    @extend_schema(
        operation_id="file_complaint",
        summary=_("File a complaint, a request or a report, with its files"),  # type: ignore[arg-type]
        parameters=[IDEMPOTENCY_KEY],
        request={"multipart/form-data": SubmissionSerializer},
        responses={201: FiledSerializer},
    )
    def post(self, request: Request) -> Response:
        """Make a case of it. Raises ValidationError, Throttled, Conflict."""
        filed = Sending(request, idempotency_key(request)).file()
        complaint = Complaint.objects.select_related("category").get(case=filed.case)
        told = Confirmation(filed.case, filed.key or "", complaint)
        shown = {
            "number": filed.case.number,
            "key": filed.key,
            "title": told.title,
            "received_at": filed.case.received_at,
            "due_date": filed.case.due_date,
            "next_steps": told.next_steps(),
            "follow_url": f"{settings.PUBLIC_URL}{reverse('track')}",
        }
        return Response(FiledSerializer(shown).data, status=status.HTTP_201_CREATED)
