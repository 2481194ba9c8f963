"""Staff views of the outbox."""

from typing import Any
from uuid import UUID

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.views import View
from wagtail.admin import messages
from wagtail.admin.views.generic import InspectView

from participation.common.enums import OutboxState
from participation.common.models import OutboxMessage, User
from participation.common.outbox import retry_message

RETRY = "common.retry_outboxmessage"


class OutboxInspectView(InspectView):  # type: ignore[misc]
    """How one message fares, with a button for one that was given up."""

    template_name = "common/outbox_message.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Say whether the person may give it another try."""
        message: OutboxMessage = self.object
        may_retry = (
            message.state == OutboxState.FAILED
            and message.emptied_at is None
            and self.request.user.has_perm(RETRY)
        )
        return super().get_context_data(may_retry=may_retry, **kwargs)  # type: ignore[no-any-return]


class RetryView(View):
    """Gives a message that was given up all its attempts again."""

    http_method_names = ("post",)
    index_url_name = ""

    def post(self, request: HttpRequest, pk: UUID) -> HttpResponse:
        """Do it and lead back to the list."""
        if not isinstance(request.user, User) or not request.user.has_perm(RETRY):
            raise PermissionDenied
        message = get_object_or_404(OutboxMessage, pk=pk)
        if retry_message(message, user=request.user):
            messages.success(request, _("The message is tried again within a minute."))
        else:
            messages.error(request, _("Only a message that was given up can be tried again."))
        return redirect(self.index_url_name)
