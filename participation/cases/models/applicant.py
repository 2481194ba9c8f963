"""Who made a submission. Everything is encrypted; what must be found by equality has a hash."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from participation.cases.models.case import Case
from participation.common.encryption import EncryptedTextField


class Applicant(models.Model):
    """The identity behind a case; anonymous cases have none, anonymised ones have it no more."""

    case = models.OneToOneField(
        Case, on_delete=models.CASCADE, primary_key=True, related_name="applicant"
    )
    name = EncryptedTextField(_("name"), blank=True)
    father_name = EncryptedTextField(_("father's name"), blank=True)
    national_id = EncryptedTextField(_("national id"), blank=True)
    foreign_code = EncryptedTextField(_("code for foreign nationals"), blank=True)
    mobile = EncryptedTextField(_("mobile"), blank=True)
    email = EncryptedTextField(_("e-mail"), blank=True)
    address = EncryptedTextField(_("address"), blank=True)
    postal_code = EncryptedTextField(_("postal code"), blank=True)
    # Equality without reading: other cases of one person, the digits asked on the tracking page.
    person_hash = models.CharField(max_length=64, blank=True, editable=False, db_index=True)
    mobile_hash = models.CharField(max_length=64, blank=True, editable=False, db_index=True)
    digits_hash = models.CharField(max_length=64, blank=True, editable=False)
    # Of the same household or office (`cases/places.py`); most people give neither.
    address_hash = models.CharField(max_length=64, null=True, editable=False)  # noqa: DJ001
    postal_hash = models.CharField(max_length=64, null=True, editable=False)  # noqa: DJ001

    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("applicant")
        verbose_name_plural = _("applicants")
        default_permissions = ()
        indexes = (
            models.Index(
                fields=("address_hash",),
                condition=Q(address_hash__isnull=False),
                name="applicant_address",
            ),
            models.Index(
                fields=("postal_hash",),
                condition=Q(postal_hash__isnull=False),
                name="applicant_postal_code",
            ),
        )

    def __str__(self) -> str:
        """Return the case."""
        return str(self.case_id)
