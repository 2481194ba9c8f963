"""The mobile by which the representative of an NGO proves who is there; no reader sees it."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from participation.common.encryption import EncryptedTextField
from participation.ngos.models.ngo import Ngo


class RepresentativeMobile(models.Model):
    """The mobile to which codes of an NGO go. It stands in no entry, no version, no answer."""

    ngo = models.OneToOneField(
        Ngo, on_delete=models.CASCADE, primary_key=True, related_name="representative_mobile"
    )
    mobile = EncryptedTextField(_("mobile of the representative"))
    changed_at = models.DateTimeField(_("changed"))
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+"
    )

    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("mobile of a representative")
        verbose_name_plural = _("mobiles of representatives")
        default_permissions = ()

    def __str__(self) -> str:
        """Return the NGO: nothing of the number."""
        return str(self.ngo_id)
