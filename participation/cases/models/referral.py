"""Referrals (ارجاع): colleagues are asked to act, to say what they think, or to know of it."""

import uuid

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from participation.cases.enums import ReferralPurpose, ReferralState
from participation.cases.managers import ReferralQuerySet
from participation.cases.models.case import Case
from participation.common.encryption import EncryptedTextField


class Referral(models.Model):
    """One recipient of a referral: a unit, whoever works there, or a person. ``parent`` is the
    referral out of which this one was sent on.

    The case stays where it is. ``opens`` says whether the recipient sees the case by it: from the
    beginning until it is sent back or taken back, or the case closes. With ``returns`` the sender
    is told of the end and confirms it. ``token`` is that of the form, so that two clicks are one.
    """

    case = models.ForeignKey(Case, on_delete=models.CASCADE, related_name="referrals")
    parent = models.ForeignKey(
        "self", on_delete=models.CASCADE, null=True, blank=True, related_name="children"
    )
    sender = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("sender"),
        on_delete=models.SET_NULL,
        null=True,
        related_name="+",
    )
    unit = models.ForeignKey(
        "common.Unit",
        verbose_name=_("unit"),
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
    )
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("person"),
        on_delete=models.CASCADE,
        null=True,
        blank=True,
        related_name="+",
    )
    purpose = models.CharField(_("purpose"), max_length=10, choices=ReferralPurpose.choices)
    instruction = EncryptedTextField(_("instruction"), blank=True)
    due_date = models.DateField(_("due"), null=True, blank=True)
    is_reminded = models.BooleanField(default=False, editable=False)
    returns = models.BooleanField(_("returns to the sender"), default=True)
    state = models.CharField(
        _("state"),
        max_length=10,
        choices=ReferralState.choices,
        default=ReferralState.OPEN,
    )
    opens = models.BooleanField(default=True, editable=False)
    token = models.UUIDField(default=uuid.uuid4, editable=False)
    sent_at = models.DateTimeField(_("sent"), default=timezone.now, editable=False)
    seen_at = models.DateTimeField(_("seen"), null=True, editable=False)
    ended_at = models.DateTimeField(_("ended"), null=True, editable=False)
    ended_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+"
    )
    result = EncryptedTextField(_("result"), blank=True)
    confirmed_at = models.DateTimeField(_("confirmed"), null=True, editable=False)

    objects = ReferralQuerySet.as_manager()

    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("referral")
        verbose_name_plural = _("referrals")
        ordering = ("pk",)
        default_permissions = ()
        constraints = (
            models.CheckConstraint(
                condition=Q(unit__isnull=False, user__isnull=True)
                | Q(unit__isnull=True, user__isnull=False),
                name="referral_goes_to_a_unit_or_a_person",
            ),
            models.CheckConstraint(
                condition=Q(state="open", ended_at__isnull=True)
                | (~Q(state="open") & Q(ended_at__isnull=False)),
                name="ended_referral_has_its_time",
            ),
            models.UniqueConstraint(fields=("token", "unit"), name="referral_to_a_unit_once"),
            models.UniqueConstraint(fields=("token", "user"), name="referral_to_a_person_once"),
        )
        indexes = (
            models.Index(fields=("unit",), condition=Q(opens=True), name="referral_opens_to_unit"),
            models.Index(fields=("user",), condition=Q(opens=True), name="referral_opens_to_user"),
            models.Index(
                fields=("sender",),
                condition=Q(confirmed_at__isnull=True, returns=True),
                name="referral_unconfirmed",
            ),
            models.Index(
                fields=("due_date",),
                condition=Q(state="open", is_reminded=False),
                name="referral_to_remind",
            ),
        )

    def __str__(self) -> str:
        """Return the case: nothing of what was written."""
        return str(self.case_id)


class Substitution(models.Model):
    """Somebody (جانشین) stands for a colleague from one day to another, both included.

    The substitute reaches what the colleague reaches through units, assignments and referrals, with
    the own permissions; never a case against the colleague by that way.
    """

    person = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("person who is away"),
        on_delete=models.CASCADE,
        related_name="substitutions",
    )
    substitute = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("substitute"),
        on_delete=models.CASCADE,
        related_name="substitutes_for",
    )
    since = models.DateField(_("since"))
    until = models.DateField(_("until"))

    class Meta:
        verbose_name = _("substitution")
        verbose_name_plural = _("substitutions")
        ordering = ("-until", "pk")
        default_permissions = ()
        permissions = (("manage_substitutions", _("Can say who stands for others")),)
        constraints = (
            models.CheckConstraint(
                condition=Q(until__gte=models.F("since")),
                name="substitution_ends_after_it_begins",
                violation_error_message=_("The last day is before the first."),
            ),
            models.CheckConstraint(
                condition=~Q(person=models.F("substitute")),
                name="nobody_stands_for_oneself",
                violation_error_message=_("Nobody stands for himself; choose a colleague."),
            ),
        )

    def __str__(self) -> str:
        """Return who stands for whom."""
        return f"{self.substitute} ← {self.person}"
