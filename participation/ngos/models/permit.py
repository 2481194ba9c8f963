"""Permits, and the sequence of which the office numbers its own."""

import datetime
import secrets

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from participation.common.addresses import address
from participation.common.models.named import KEY_LENGTH
from participation.ngos.enums import LIVE, NumberSource, PermitState
from participation.ngos.models.ngo import Ngo
from participation.ngos.models.reference import IssuingAuthority
from persian import letters

TOKEN_BYTES = 16


def new_token() -> str:
    """Return what the address in the QR code of a permit says: nobody can guess it."""
    return secrets.token_urlsafe(TOKEN_BYTES)


class PermitQuerySet(models.QuerySet["Permit"]):
    """Permits as sentences."""

    def live(self) -> "PermitQuerySet":
        """Return those in force or suspended: at most one of an NGO."""
        return self.filter(state__in=LIVE)

    def run_out(self, day: datetime.date) -> "PermitQuerySet":
        """Return those whose last day is over but whose state does not say so yet."""
        return self.filter(state=PermitState.ACTIVE, valid_until__lt=day)

    def public(self) -> "PermitQuerySet":
        """Return those of NGOs that strangers see."""
        return self.filter(ngo__is_public=True)


class Permit(models.Model):
    """A permit, valid through the day ``valid_until``. It is never deleted; renewing makes it
    longer and keeps its number, so that what hangs on a wall stays verifiable.

    ``issuer`` is what the authority was called on the day of issue; ``token`` is in the QR code.
    """

    ngo = models.ForeignKey(
        Ngo, verbose_name=_("NGO"), on_delete=models.PROTECT, related_name="permits"
    )
    number = models.CharField(_("permit number"), max_length=40)
    number_key = models.CharField(max_length=KEY_LENGTH, unique=True, editable=False)
    number_source = models.CharField(
        _("number given by"), max_length=10, choices=NumberSource.choices
    )
    year = models.PositiveSmallIntegerField(null=True, editable=False)
    serial = models.PositiveIntegerField(null=True, editable=False)
    authority = models.ForeignKey(
        IssuingAuthority,
        verbose_name=_("issuing authority"),
        on_delete=models.PROTECT,
        related_name="permits",
    )
    issuer = models.CharField(_("issued by"), max_length=200)
    issued_on = models.DateField(_("issued on"))
    valid_until = models.DateField(_("valid until"))
    state = models.CharField(
        _("state"), max_length=10, choices=PermitState.choices, default=PermitState.ACTIVE
    )
    token = models.CharField(max_length=32, unique=True, default=new_token, editable=False)
    recorded_at = models.DateTimeField(auto_now_add=True)

    objects = PermitQuerySet.as_manager()

    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("permit")
        verbose_name_plural = _("permits")
        ordering = ("-issued_on", "-pk")
        default_permissions = ()
        constraints = (
            models.UniqueConstraint(
                fields=("ngo",),
                condition=Q(state__in=("active", "suspended")),
                name="one_live_permit_each_ngo",
            ),
            models.UniqueConstraint(fields=("year", "serial"), name="one_permit_each_serial"),
            models.CheckConstraint(
                condition=Q(valid_until__gte=F("issued_on")),
                name="a_permit_ends_after_it_begins",
                violation_error_message=_("The last day is before the first."),
            ),
            models.CheckConstraint(
                condition=Q(number_source="office", year__isnull=False, serial__gte=1)
                | (~Q(number_source="office") & Q(year__isnull=True, serial__isnull=True)),
                name="only_the_offices_own_permits_are_counted",
            ),
            models.CheckConstraint(
                condition=~Q(number="") & ~Q(number_key=""), name="a_permit_has_a_number"
            ),
        )
        indexes = (
            models.Index(fields=("ngo", "-issued_on"), name="permit_of_ngo"),
            models.Index(
                fields=("valid_until",), condition=Q(state="active"), name="permit_running_out"
            ),
        )

    def __str__(self) -> str:
        """Return the number."""
        return self.number

    def get_absolute_url(self) -> str:
        """Return the address at which anybody verifies it."""
        return address("ngos:permit", self.slug)

    @property
    def slug(self) -> str:
        """Return its number as an address has it; what was left out makes no difference."""
        return letters.slug(self.number)

    def state_on(self, day: datetime.date) -> PermitState:
        """Return where it stands on a day from now on, also before the clock has written it."""
        if self.state == PermitState.ACTIVE and self.valid_until < day:
            return PermitState.EXPIRED
        return PermitState(self.state)


class PermitSequence(models.Model):
    """The last number that the office has given in a Jalali year.

    It is locked and counted in the transaction of the permit: what is rolled back was not counted.
    """

    year = models.PositiveSmallIntegerField(unique=True)
    last = models.PositiveIntegerField(default=0)

    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("sequence of permits")
        verbose_name_plural = _("sequences of permits")
        default_permissions = ()

    def __str__(self) -> str:
        """Return the year."""
        return str(self.year)
