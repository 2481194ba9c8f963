"""What a complaint holds beside its case."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from participation.cases.models import Case
from participation.common.encryption import EncryptedTextField
from participation.complaints.models.category import Category


class Complaint(models.Model):
    """The words of a submission, encrypted. ``against`` is a register and an id, or a name."""

    case = models.OneToOneField(
        Case, on_delete=models.PROTECT, primary_key=True, related_name="complaint"
    )
    category = models.ForeignKey(
        Category, verbose_name=_("category"), on_delete=models.PROTECT, related_name="complaints"
    )
    text = EncryptedTextField(_("what happened"))
    # Answers to the questions of the category as they stood then: [[question, answer], …].
    answers = EncryptedTextField(_("answers"), blank=True)
    against_kind = models.CharField(_("against"), max_length=20, blank=True)
    against_id = models.CharField(max_length=40, blank=True)
    against_name = EncryptedTextField(_("name of whom it is against"), blank=True)
    # Where a social referral sends somebody.
    agency = models.ForeignKey(
        "common.Organisation",
        verbose_name=_("agency"),
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        db_index=False,
    )
    happened_on = models.DateField(_("happened on"), null=True, blank=True)
    place = EncryptedTextField(_("where"), blank=True)
    # Equality without reading: others about the same address (`cases/places.py`).
    place_hash = models.CharField(max_length=64, null=True, editable=False)  # noqa: DJ001
    consent_version = models.PositiveIntegerField(_("version of the consent"))

    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("complaint")
        verbose_name_plural = _("complaints")
        default_permissions = ()
        indexes = (
            models.Index(fields=("against_kind", "against_id"), name="complaint_against"),
            models.Index(
                fields=("agency",), condition=Q(agency__isnull=False), name="complaint_agency"
            ),
            models.Index(
                fields=("place_hash",),
                condition=Q(place_hash__isnull=False),
                name="complaint_place",
            ),
        )

    def __str__(self) -> str:
        """Return the case: nothing of what was written."""
        return str(self.case_id)
