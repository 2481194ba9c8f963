"""What staff wrote down for a citizen: who did it, with which consent, out of which paper."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from participation.cases.enums import Consent
from participation.cases.models.case import Case


class OnBehalf(models.Model):
    """A case that a member of staff filed for somebody. ``unit`` is where it was written down.

    ``outer_key`` is the way in with the number there, folded, so that one paper is one case. Once
    the citizen has taken the case over, the key that staff have printed opens nothing.
    """

    case = models.OneToOneField(
        Case, on_delete=models.CASCADE, primary_key=True, related_name="on_behalf"
    )
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+"
    )
    unit = models.ForeignKey(
        "common.Unit", verbose_name=_("unit"), on_delete=models.PROTECT, related_name="+"
    )
    consent = models.CharField(_("consent"), max_length=10, choices=Consent.choices)
    outer_number = models.CharField(_("number there"), max_length=40, blank=True)
    outer_date = models.DateField(_("date there"), null=True, blank=True)
    outer_key = models.CharField(max_length=60, blank=True, editable=False)
    taken_over_at = models.DateTimeField(_("taken over"), null=True, editable=False)

    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("filing on behalf of a citizen")
        verbose_name_plural = _("filings on behalf of citizens")
        default_permissions = ()
        constraints = (
            models.UniqueConstraint(
                fields=("outer_key",), condition=~Q(outer_key=""), name="one_case_of_a_paper"
            ),
        )
        indexes = (models.Index(fields=("unit",), name="on_behalf_unit"),)

    def __str__(self) -> str:
        """Return the case: nothing of what was written."""
        return str(self.case_id)
