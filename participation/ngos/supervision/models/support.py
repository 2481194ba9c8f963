"""What NGOs were given, by whom and on whose decision."""

import uuid

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from participation.ngos.models import Ngo
from participation.ngos.supervision.enums import SupportKind


class Support(models.Model):
    """Money, or something else, given to an NGO on a day. Readers see it where it is marked so."""

    ngo = models.ForeignKey(
        Ngo, verbose_name=_("NGO"), on_delete=models.PROTECT, related_name="support"
    )
    given_on = models.DateField(_("given on"))
    kind = models.CharField(_("kind"), max_length=10, choices=SupportKind.choices)
    amount = models.PositiveBigIntegerField(_("amount in rials"), null=True, blank=True)
    what = models.CharField(
        _("what was given"), max_length=300, blank=True, help_text=_("Where it was not money.")
    )
    giver = models.CharField(_("given by"), max_length=200)
    decision = models.ForeignKey(
        "resolutions.Resolution",
        verbose_name=_("decision"),
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
    )
    decision_words = models.CharField(
        _("decision in words"), max_length=200, blank=True,
        help_text=_("Number, day and body, where it is not among the resolutions kept here."),
    )  # fmt: skip
    is_public = models.BooleanField(_("shown to everybody"), default=False)
    # The same for every sending of one form: two clicks enter one.
    token = models.UUIDField(unique=True, default=uuid.uuid4)
    version = models.PositiveIntegerField(default=0)
    recorded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, editable=False,
        related_name="+",
    )  # fmt: skip
    recorded_at = models.DateTimeField(default=timezone.now, editable=False)
    is_removed = models.BooleanField(
        _("entered by mistake"), default=False, help_text=_("It counts nowhere any more.")
    )

    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("support given")
        verbose_name_plural = _("support given")
        ordering = ("-given_on", "-pk")
        default_permissions = ()
        constraints = (
            models.CheckConstraint(
                condition=Q(kind="money", amount__isnull=False) | (~Q(kind="money") & ~Q(what="")),
                name="support_says_what_was_given",
                violation_error_message=_("Write the amount, or what was given."),
            ),
        )
        indexes = (
            models.Index(fields=("ngo", "-given_on"), name="support_of_ngo"),
            models.Index(fields=("-given_on", "-id"), name="support_by_day"),
        )

    def __str__(self) -> str:
        """Return the kind."""
        return str(self.get_kind_display())
