"""Whom of an NGO the office reminds; somebody's own mobile, so it is encrypted."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from participation.common.encryption import EncryptedTextField
from participation.ngos.models import Ngo


class SupervisionContact(models.Model):
    """The person of an NGO to whom links, codes and reminders go; shown to those who supervise."""

    ngo = models.OneToOneField(
        Ngo, on_delete=models.CASCADE, primary_key=True, related_name="supervision_contact"
    )
    name = EncryptedTextField(_("name"), blank=True)
    mobile = EncryptedTextField(_("mobile"), blank=True)
    email = EncryptedTextField(_("e-mail"), blank=True)
    updated_at = models.DateTimeField(auto_now=True)

    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("contact for supervision")
        verbose_name_plural = _("contacts for supervision")
        default_permissions = ()

    def __str__(self) -> str:
        """Return the NGO: nothing of the person."""
        return str(self.ngo_id)
