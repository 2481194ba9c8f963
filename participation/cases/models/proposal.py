"""An answer that waits for a second person: nothing of it is the citizen's to read."""

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from participation.cases.models.case import Case
from participation.common.encryption import EncryptedTextField


class Proposal(models.Model):
    """What somebody would answer by a step; a case has one at most, and none once it is sent.

    One that came back stays, with ``is_returned``, for its author to write anew.
    """

    case = models.OneToOneField(
        Case, on_delete=models.CASCADE, primary_key=True, related_name="proposal"
    )
    step = models.CharField(max_length=20)
    text = EncryptedTextField(_("text"))
    author = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+"
    )
    is_returned = models.BooleanField(default=False)
    created_at = models.DateTimeField(_("written"), default=timezone.now, editable=False)

    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("proposed answer")
        verbose_name_plural = _("proposed answers")
        default_permissions = ()

    def __str__(self) -> str:
        """Return the case: nothing of what was written."""
        return str(self.case_id)
