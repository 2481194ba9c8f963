"""The menus, one row for the site."""

from typing import Any

from django.db import models, transaction
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.contrib.settings.models import BaseGenericSetting, register_setting
from wagtail.fields import StreamField

from cms.core.kept import touch
from cms.navigation.blocks import ColumnBlock, MenuItemBlock, ShortcutBlock


@register_setting(icon="list-ul", order=20)
class Menus(BaseGenericSetting):
    """What leads through the site: the main menu, the footer, the shortcuts of phones."""

    main = StreamField(
        [("item", MenuItemBlock())],
        blank=True,
        max_num=8,
        collapsed=True,
        verbose_name=_("main menu"),
    )
    footer = StreamField(
        [("column", ColumnBlock())],
        blank=True,
        max_num=3,
        collapsed=True,
        verbose_name=_("columns of the footer"),
    )
    shortcuts = StreamField(
        [("shortcut", ShortcutBlock())],
        blank=True,
        max_num=3,
        collapsed=True,
        verbose_name=_("shortcuts on phones"),
        help_text=_("Beside the home page, at the end of every page."),
    )
    changed_at = models.DateTimeField(_("changed at"), auto_now=True)

    panels = (FieldPanel("main"), FieldPanel("footer"), FieldPanel("shortcuts"))

    class Meta:
        verbose_name = _("menus")
        verbose_name_plural = _("menus")

    def __str__(self) -> str:
        """Return the name of the setting."""
        return str(self._meta.verbose_name)

    @transaction.atomic
    def save(self, *args: Any, **kwargs: Any) -> None:
        """Save; every process builds its menus anew."""
        super().save(*args, **kwargs)
        touch()
