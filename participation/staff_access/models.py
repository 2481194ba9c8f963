"""What proves that a member of staff is who he says, and where he is signed in."""

from django.conf import settings
from django.contrib.sessions.base_session import AbstractBaseSession
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django_otp.models import Device, ThrottlingMixin

from participation.common.encryption import EncryptedTextField

# Wrong codes wait 1, 2, 4 … seconds; never more than 17 minutes, so that nobody who knows
# a password can shut its owner out for days.
MOST_COUNTED_FAILURES = 11


class Authenticator(ThrottlingMixin, Device):
    """The app on one person's phone that makes codes of six digits."""

    user = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("user"),
        on_delete=models.CASCADE,
        related_name="+",
    )
    secret = EncryptedTextField(_("secret"))
    last_step = models.BigIntegerField(
        _("step of the last code"), default=-1, help_text=_("No code is accepted twice.")
    )
    drift = models.SmallIntegerField(_("steps that the phone's clock is off"), default=0)
    created_at = models.DateTimeField(_("set up on"), default=timezone.now)
    throttling_failure_count = models.PositiveIntegerField(_("wrong codes in a row"), default=0)

    class Meta:
        verbose_name = _("authenticator")
        verbose_name_plural = _("authenticators")
        constraints = (
            models.UniqueConstraint(fields=["user"], name="one_authenticator_for_each_user"),
        )

    def get_throttle_factor(self) -> int:
        """Return the seconds that the first wrong code costs."""
        return 1

    def throttle_increment(self, commit: bool = True) -> None:
        """Count a wrong code, up to the longest wait."""
        super().throttle_increment(commit=False)
        self.throttling_failure_count = min(self.throttling_failure_count, MOST_COUNTED_FAILURES)
        if commit:
            self.save()


class RecoveryCode(models.Model):
    """One of the codes for the day on which the phone is lost. Only its keyed hash is kept."""

    authenticator = models.ForeignKey(
        Authenticator,
        verbose_name=_("authenticator"),
        on_delete=models.CASCADE,
        related_name="recovery_codes",
    )
    hashed = models.CharField(_("keyed hash"), max_length=64)
    used_at = models.DateTimeField(_("used at"), null=True, blank=True)

    class Meta:
        verbose_name = _("recovery code")
        verbose_name_plural = _("recovery codes")
        constraints = (
            models.UniqueConstraint(
                fields=["authenticator", "hashed"], name="recovery_codes_differ"
            ),
        )

    def __str__(self) -> str:
        """Return whose it is, never what."""
        return f"{self._meta.verbose_name} {self.pk}"


class Session(AbstractBaseSession):
    """A session that knows whose it is, so that all of one person's can be ended."""

    user = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("user"),
        on_delete=models.CASCADE,
        null=True,
        related_name="+",
    )

    class Meta:
        verbose_name = _("session")
        verbose_name_plural = _("sessions")


class StaffToken(models.Model):
    """What a program of a member of staff shows in place of a password.

    Only its keyed hash is kept; ``prefix`` tells its owner which one it is. It opens no more than
    the owner may at that moment, and of that only its ``scopes``.
    """

    user = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("user"),
        on_delete=models.CASCADE,
        related_name="+",
    )
    name = models.CharField(_("what it is for"), max_length=60)
    prefix = models.CharField(_("beginning"), max_length=12)
    hashed = models.CharField(_("keyed hash"), max_length=64, unique=True)
    scopes = models.JSONField(_("scopes"), default=list)
    created_at = models.DateTimeField(_("made"), default=timezone.now)
    expires_at = models.DateTimeField(_("ends"))
    last_used_at = models.DateTimeField(_("last used"), null=True, blank=True)

    class Meta:
        verbose_name = _("token")
        verbose_name_plural = _("tokens")
        default_permissions = ()
        ordering = ("-created_at", "-pk")

    def __str__(self) -> str:
        """Return its beginning, which opens nothing."""
        return self.prefix
