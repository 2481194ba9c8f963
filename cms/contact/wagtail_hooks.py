"""What this app adds to Wagtail's admin."""

from wagtail import hooks
from wagtail.permissions import register_permission_policy

from cms.contact.models import ContactMessage
from cms.contact.viewsets import ContactMessageViewSet, ReadAndMark

register_permission_policy(ContactMessage, ReadAndMark(ContactMessage))


@hooks.register("register_admin_viewset")
def register_messages() -> ContactMessageViewSet:
    """Show the messages to those who may read them."""
    return ContactMessageViewSet()
