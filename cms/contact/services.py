"""What is written about messages."""

import uuid
from datetime import timedelta

from django.conf import settings
from django.db import transaction
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from cms.contact.models import ContactMessage
from cms.core.selectors import public_address
from participation.common.models import OfficeSettings
from participation.common.outbox import enqueue_email


@transaction.atomic
def receive_message(
    *, token: uuid.UUID, subject: str, text: str, name: str = "", reply_to: str = ""
) -> ContactMessage:
    """Keep a message and tell the office that one has come; nothing of it is in the mail.

    The same ``token`` gives the message that is there already: a double click is one message.
    """
    message, created = ContactMessage.objects.get_or_create(
        token=token,
        defaults={"subject": subject, "text": text, "name": name, "reply_to": reply_to},
    )
    office = OfficeSettings.load()
    if created and office.email:
        address = public_address(reverse("contact_messages:edit", args=[message.pk]))
        enqueue_email(
            to=office.email,
            subject=_("A new message from the contact page"),
            body=_("A message has come. Sign in to read it:\n%(address)s") % {"address": address},
            idempotency_key=f"contact-message-{token}",
        )
    return message


def delete_old_messages() -> int:
    """Delete what was written long ago, answered or not; return how many."""
    limit = timezone.now() - timedelta(days=settings.CONTACT_KEEP_DAYS)
    deleted, _by_model = ContactMessage.objects.filter(received_at__lt=limit).delete()
    return deleted
