"""Who stands behind a case: one record each, however many roles somebody has."""

import datetime
import uuid

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from participation.cases.models import Case
from participation.common.encryption import EncryptedTextField
from participation.ngos.applications.enums import Role


class Person(models.Model):
    """Somebody of an application, or new in an organisation. What is personal is encrypted; equals
    are found by the hash.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    case = models.ForeignKey(Case, on_delete=models.CASCADE, related_name="ngo_people")
    # Its place on the form, and in lists.
    position = models.PositiveSmallIntegerField()
    first_name = EncryptedTextField(_("first name"))
    last_name = EncryptedTextField(_("last name"))
    father_name = EncryptedTextField(_("father's name"))
    national_id = EncryptedTextField(_("national id"))
    # ISO; a date is somebody's too.
    born_on = EncryptedTextField(_("date of birth"))
    mobile = EncryptedTextField(_("mobile"))
    education = EncryptedTextField(_("education"), blank=True)
    occupation = EncryptedTextField(_("occupation"), blank=True)
    is_founder = models.BooleanField(Role.FOUNDER.label, default=False)
    is_director = models.BooleanField(Role.DIRECTOR.label, default=False)
    is_alternate = models.BooleanField(Role.ALTERNATE.label, default=False)
    is_inspector = models.BooleanField(Role.INSPECTOR.label, default=False)
    is_representative = models.BooleanField(Role.REPRESENTATIVE.label, default=False)
    is_specialist = models.BooleanField(_("of the profession"), default=False)
    # When a founder has typed the code that came to the own mobile.
    confirmed_at = models.DateTimeField(_("confirmed"), null=True, editable=False)
    person_hash = models.CharField(max_length=64, blank=True, editable=False)

    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("person of an application")
        verbose_name_plural = _("people of applications")
        ordering = ("position", "pk")
        default_permissions = ()
        constraints = (
            models.UniqueConstraint(
                fields=("case", "person_hash"),
                condition=~Q(person_hash=""),
                name="nobody_is_twice_in_an_application",
            ),
        )
        indexes = (
            models.Index(
                fields=("person_hash",), condition=~Q(person_hash=""), name="ngo_person_hash"
            ),
        )

    def __str__(self) -> str:
        """Return the id: nothing of who it is."""
        return str(self.pk)

    @property
    def name(self) -> str:
        """First and last name."""
        return f"{self.first_name} {self.last_name}".strip()

    @property
    def born_day(self) -> datetime.date:
        """The date of birth."""
        return datetime.date.fromisoformat(self.born_on)

    @property
    def role_values(self) -> list[str]:
        """What somebody is, as the boxes of the form call it."""
        return [role.value for role in Role if getattr(self, role.value)]

    @property
    def roles(self) -> list[str]:
        """What somebody is, in words."""
        return [str(role.label) for role in Role if getattr(self, role.value)]
