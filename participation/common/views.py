"""Staff views of the outbox, and of what cannot be deleted."""

from typing import Any
from uuid import UUID

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.db.models import ProtectedError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.views import View
from wagtail.admin import messages
from wagtail.admin.views.generic import DeleteView, InspectView

from participation.common.enums import OutboxState
from participation.common.forms import OWN_MEMBERSHIP
from participation.common.models import OutboxMessage, User
from participation.common.outbox import retry_message

RETRY = "common.retry_outboxmessage"


class KeepingDeleteView(DeleteView):  # type: ignore[misc]
    """Deletes what nothing hangs on; what is in use stays, and the person is told."""

    def form_valid(self, form: Any) -> HttpResponse:
        """Delete, or say why not."""
        try:
            with transaction.atomic():
                response: HttpResponse = super().form_valid(form)
                return response
        except ProtectedError:
            messages.error(self.request, _("This is in use and stays. End it instead."))
            return redirect(self.index_url_name)


class MembershipDeleteView(DeleteView):  # type: ignore[misc]
    """Ends a membership of somebody else."""

    def form_valid(self, form: Any) -> HttpResponse:
        """Delete, but not one's own."""
        if self.object.user_id == self.request.user.pk:
            messages.error(self.request, OWN_MEMBERSHIP)
            return redirect(self.index_url_name)
        response: HttpResponse = super().form_valid(form)
        return response


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
