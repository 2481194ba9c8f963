"""A few words to everybody, for a time: an office is shut, a service is down."""

from datetime import datetime
from typing import Any, ClassVar

from django.db import models, transaction
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext
from wagtail.admin.panels import FieldPanel, FieldRowPanel, Panel

from cms.notices.enums import NoticeKind, NoticePlace
from participation.common.versions import NOTICES, touch
from persian.letters import clean_input


class NoticeQuerySet(models.QuerySet["Notice"]):
    """Notices; whoever changes several at once marks it too."""

    @transaction.atomic
    def update(self, **values: Any) -> int:
        """Change all; every process reads them anew."""
        touch(NOTICES)
        return super().update(**values)

    @transaction.atomic
    def delete(self) -> tuple[int, dict[str, int]]:
        """Delete all; every process reads them anew."""
        touch(NOTICES)
        return super().delete()


class Notice(models.Model):
    """Shown from one moment until another; nobody has to take it away."""

    title = models.CharField(_("title"), max_length=80)
    text = models.TextField(_("text"), max_length=300, blank=True)
    kind = models.CharField(
        _("kind"), max_length=10, choices=NoticeKind.choices, default=NoticeKind.INFO
    )
    place = models.CharField(
        _("place"), max_length=12, choices=NoticePlace.choices, default=NoticePlace.EVERYWHERE
    )
    shown_from = models.DateTimeField(
        _("shown from"), null=True, blank=True, help_text=_("Where empty: from now on.")
    )
    shown_until = models.DateTimeField(
        _("shown until"), null=True, blank=True, help_text=_("Where empty: until it is deleted.")
    )

    objects = NoticeQuerySet.as_manager()

    panels: ClassVar[list[Panel]] = [
        FieldPanel("title"),
        FieldPanel("text"),
        FieldRowPanel([FieldPanel("kind"), FieldPanel("place")]),
        FieldRowPanel([FieldPanel("shown_from"), FieldPanel("shown_until")]),
    ]

    class Meta:
        verbose_name = _("notice")
        verbose_name_plural = _("notices")
        ordering = (F("shown_from").desc(nulls_last=True), "-pk")
        indexes = (models.Index(fields=("shown_until",), name="notice_until"),)
        constraints = (
            models.CheckConstraint(
                condition=Q(shown_from__isnull=True)
                | Q(shown_until__isnull=True)
                | Q(shown_until__gt=F("shown_from")),
                name="notice_ends_after_it_begins",
                violation_error_message=_("The notice ends before it begins."),
            ),
        )

    def __str__(self) -> str:
        """Return the title."""
        return self.title

    @transaction.atomic
    def save(self, *args: Any, **kwargs: Any) -> None:
        """Save; every process reads the notices anew."""
        super().save(*args, **kwargs)
        touch(NOTICES)

    @transaction.atomic
    def delete(self, *args: Any, **kwargs: Any) -> tuple[int, dict[str, int]]:
        """Delete; every process reads the notices anew."""
        touch(NOTICES)
        return super().delete(*args, **kwargs)

    def is_current(self, now: datetime) -> bool:
        """Tell whether its time is now."""
        return (self.shown_from is None or self.shown_from <= now) and (
            self.shown_until is None or self.shown_until > now
        )

    def clean(self) -> None:
        """Bring the words into one spelling."""
        super().clean()
        self.title, self.text = clean_input(self.title), clean_input(self.text)

    def standing(self) -> str:
        """Return in a word whether it is shown now, was or will be."""
        now = timezone.now()
        if self.shown_until and self.shown_until <= now:
            return pgettext("notice", "Over")
        if self.shown_from and self.shown_from > now:
            return pgettext("notice", "Not yet")
        return pgettext("notice", "Shown now")

    standing.short_description = _("standing")  # type: ignore[attr-defined]
