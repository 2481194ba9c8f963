"""Messages in the admin: read, and marked with what became of them."""

from typing import Any

from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.admin.views.generic import EditView
from wagtail.admin.viewsets.model import ModelViewSet
from wagtail.permission_policies import ModelPermissionPolicy

from cms.contact.models import ContactMessage


class ReadAndMark(ModelPermissionPolicy):
    """Nobody adds or deletes a message, whatever his permissions."""

    def user_has_permission(self, user: Any, action: str) -> bool:
        """Allow what the person may, except adding and deleting."""
        return action not in {"add", "delete"} and super().user_has_permission(user, action)


class MessageEditView(EditView):
    """Marks a message; the person who marks it is written beside it."""

    def save_instance(self) -> ContactMessage:
        """Write who it was."""
        message: ContactMessage = self.form.instance
        message.handled_by = self.request.user
        return super().save_instance()

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
        """Keep what was written out of every cache."""
        response = super().dispatch(request, *args, **kwargs)
        response["Cache-Control"] = "no-store"
        return response


class ContactMessageViewSet(ModelViewSet):
    """The list of messages and the screen of one."""

    model = ContactMessage
    name = "contact_messages"
    icon = "mail"
    menu_label = _("Contact messages")
    menu_order = 250
    add_to_admin_menu = True
    edit_view_class = MessageEditView
    list_display = ("__str__", "received_at", "state", "handled_by")
    list_filter = ("state", "received_at")
    search_fields = ()
    copy_view_enabled = False
    panels = (
        FieldPanel("subject", read_only=True),
        FieldPanel("text", read_only=True),
        FieldPanel("name", read_only=True),
        FieldPanel("reply_to", read_only=True),
        FieldPanel("received_at", read_only=True),
        FieldPanel("state"),
    )
