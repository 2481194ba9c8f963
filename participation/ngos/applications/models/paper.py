"""Papers of a case; each is accepted or rejected on its own."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from participation.cases.models import Case
from participation.common.encryption import EncryptedTextField
from participation.ngos.applications.enums import PaperFault, PaperKind, PaperState
from participation.ngos.applications.models.person import Person


class PaperQuerySet(models.QuerySet["Paper"]):
    """Papers as sentences."""

    def current(self) -> "PaperQuerySet":
        """Return those that no other has taken the place of."""
        return self.filter(replaced_by__isnull=True)


class Paper(models.Model):
    """What a file of a case is, whose, and what the office says of it.

    One that comes in place of another (``replaces``) is a row of its own: what was looked at stays.
    """

    case = models.ForeignKey(Case, on_delete=models.CASCADE, related_name="ngo_papers")
    person = models.ForeignKey(
        Person, on_delete=models.CASCADE, null=True, blank=True, related_name="papers"
    )
    file_id = models.UUIDField(unique=True)
    kind = models.CharField(_("what it is"), max_length=20, choices=PaperKind.choices)
    state = models.CharField(max_length=10, choices=PaperState.choices, default=PaperState.OPEN)
    fault = models.CharField(_("reason"), max_length=20, choices=PaperFault.choices, blank=True)
    remark = EncryptedTextField(_("remark"), blank=True)
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+"
    )
    decided_at = models.DateTimeField(null=True)
    # «برابر اصل»: who has seen the original, and when.
    original_seen_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+"
    )
    original_seen_on = models.DateField(_("original seen"), null=True)
    replaces = models.OneToOneField(
        "self", on_delete=models.CASCADE, null=True, related_name="replaced_by"
    )

    objects = PaperQuerySet.as_manager()

    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("paper of an application")
        verbose_name_plural = _("papers of applications")
        ordering = ("pk",)
        default_permissions = ()
        constraints = (
            models.CheckConstraint(
                condition=(Q(state=PaperState.REJECTED) & ~Q(fault=""))
                | (~Q(state=PaperState.REJECTED) & Q(fault="")),
                name="a_rejected_paper_has_a_reason",
            ),
            models.CheckConstraint(
                condition=Q(original_seen_by__isnull=True, original_seen_on__isnull=True)
                | Q(original_seen_by__isnull=False, original_seen_on__isnull=False),
                name="an_original_was_seen_by_somebody_on_a_day",
            ),
        )

    def __str__(self) -> str:
        """Return what it is."""
        return str(self.get_kind_display())
