"""What the entry of an NGO said from when to when, and which act made it say so."""

from django.conf import settings
from django.core.validators import MaxLengthValidator
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from participation.ngos.enums import Act
from participation.ngos.models.ngo import Ngo
from participation.ngos.models.permit import Permit


class NgoVersionQuerySet(models.QuerySet["NgoVersion"]):
    """Versions as sentences."""

    def through_time(self) -> "NgoVersionQuerySet":
        """Return them newest first."""
        return self.order_by("-number")


class NgoVersion(models.Model):
    """An entry of the register, from ``held_from`` until the day before ``held_until``.

    ``entry`` is all that it said, by the names of `services.entry`, in words, so that versions can
    be compared after what they name is called otherwise. Rows are never deleted; only the end is
    written later.
    """

    ngo = models.ForeignKey(Ngo, on_delete=models.PROTECT, related_name="versions")
    number = models.PositiveIntegerField(_("version"))
    act = models.CharField(_("act"), max_length=12, choices=Act.choices)
    held_from = models.DateField(_("since"))
    held_until = models.DateField(_("until"), null=True, blank=True)
    entry = models.JSONField()
    permit = models.ForeignKey(
        Permit, on_delete=models.PROTECT, null=True, blank=True, related_name="acts"
    )
    reason = models.TextField(
        _("reasons"), max_length=2000, blank=True, validators=[MaxLengthValidator(2000)]
    )
    decision = models.ForeignKey(
        "resolutions.Resolution",
        verbose_name=_("decision"),
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="ngo_acts",
    )
    decision_number = models.CharField(_("number of the decision"), max_length=60, blank=True)
    decision_date = models.DateField(_("day of the decision"), null=True, blank=True)
    decision_body = models.CharField(_("who decided"), max_length=160, blank=True)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+"
    )
    recorded_at = models.DateTimeField(auto_now_add=True, db_index=True)

    objects = NgoVersionQuerySet.as_manager()

    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("version of an entry")
        verbose_name_plural = _("versions of entries")
        ordering = ("ngo", "-number")
        default_permissions = ()
        constraints = (
            models.UniqueConstraint(fields=("ngo", "number"), name="one_version_each_number"),
            models.UniqueConstraint(
                fields=("ngo",),
                condition=Q(held_until__isnull=True),
                name="one_version_of_today_each_ngo",
            ),
            models.CheckConstraint(
                condition=Q(held_until__isnull=True) | Q(held_until__gte=F("held_from")),
                name="a_version_ends_after_it_begins",
            ),
            models.CheckConstraint(
                condition=Q(decision__isnull=True)
                | Q(decision_number="", decision_date__isnull=True, decision_body=""),
                name="an_ngo_decision_is_a_row_or_typed",
                violation_error_message=_(
                    "Choose the resolution or type number, day and body; not both."
                ),
            ),
        )
        indexes = (models.Index(F("held_from").desc(), F("id").desc(), name="ngo_version_newest"),)

    def __str__(self) -> str:
        """Return what was done."""
        return str(self.get_act_display())
