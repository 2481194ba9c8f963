"""News for staff: what reached whom, and how each wants to be told."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from participation.cases.enums import MailMode, StaffEvent
from participation.cases.models.case import Case
from participation.cases.models.ending import UnitEnding


class Notice(models.Model):
    """One piece of news for one person. It names a case and holds nothing of it.

    Without a ``case`` it is of the ``ending`` of a unit, or of ``count`` cases that were given at
    once. ``key`` keeps the same news
    from being told twice. ``mail`` is what the person wanted when it came.
    """

    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="notices"
    )
    event = models.CharField(_("news"), max_length=20, choices=StaffEvent.choices)
    case = models.ForeignKey(
        Case, on_delete=models.CASCADE, null=True, blank=True, related_name="+"
    )
    ending = models.ForeignKey(
        UnitEnding, on_delete=models.CASCADE, null=True, blank=True, related_name="+"
    )
    count = models.PositiveIntegerField(default=1)
    key = models.CharField(max_length=100)
    mail = models.CharField(max_length=10, choices=MailMode.choices)
    created_at = models.DateTimeField(_("at"), default=timezone.now, editable=False)
    read_at = models.DateTimeField(_("read"), null=True, editable=False)
    gathered_at = models.DateTimeField(null=True, editable=False)

    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("news for staff")
        verbose_name_plural = _("news for staff")
        ordering = ("-pk",)
        default_permissions = ()
        constraints = (
            models.UniqueConstraint(fields=("user", "key"), name="same_news_once_for_a_person"),
        )
        indexes = (
            models.Index(fields=("user",), condition=Q(read_at__isnull=True), name="notice_unread"),
            models.Index(
                fields=("user",),
                condition=Q(read_at__isnull=True, gathered_at__isnull=True, mail="digest"),
                name="notice_to_gather",
            ),
            models.Index(fields=("created_at",), name="notice_age"),
        )

    def __str__(self) -> str:
        """Return what it is of: nothing of the case."""
        return str(self.get_event_display())


class NoticeSetting(models.Model):
    """How somebody wants to be told of one kind of news, where it is not the usual way."""

    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="notice_settings"
    )
    event = models.CharField(max_length=20, choices=StaffEvent.choices)
    is_listed = models.BooleanField(default=True)
    mail = models.CharField(max_length=10, choices=MailMode.choices)

    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("setting for news")
        verbose_name_plural = _("settings for news")
        default_permissions = ()
        constraints = (
            models.UniqueConstraint(fields=("user", "event"), name="one_setting_for_a_news"),
        )

    def __str__(self) -> str:
        """Return what it is of."""
        return str(self.get_event_display())
