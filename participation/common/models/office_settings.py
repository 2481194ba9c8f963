"""What the office says about itself. Empty means unknown and is shown nowhere."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.contrib.settings.models import BaseGenericSetting, register_setting


@register_setting(icon="cog")
class OfficeSettings(BaseGenericSetting):
    """The office's names and contacts, one row for the site."""

    product_name = models.CharField(_("name of the site"), max_length=60, default="مشارکت")
    office_name = models.CharField(
        _("name of the office"), max_length=120, default="دفتر امور اجتماعی و فرهنگی"
    )
    parent_name = models.CharField(
        _("name of the governorate"), max_length=120, default="استانداری اصفهان"
    )
    province_name = models.CharField(_("province"), max_length=60, default="اصفهان")
    address = models.TextField(_("address"), blank=True)
    postal_code = models.CharField(_("postal code"), max_length=10, blank=True)
    phone = models.CharField(_("telephone"), max_length=30, blank=True)
    email = models.EmailField(
        _("e-mail"), blank=True, help_text=_("Messages from the contact page are sent here.")
    )
    opening_hours = models.CharField(_("opening hours"), max_length=200, blank=True)
    shows_demo_banner = models.BooleanField(
        _("say that the data is invented"),
        default=False,
        help_text=_("Shows the demo strip on top of every page."),
    )

    panels = (
        MultiFieldPanel(
            [
                FieldPanel("product_name"),
                FieldPanel("office_name"),
                FieldPanel("parent_name"),
                FieldPanel("province_name"),
            ],
            heading=_("Names"),
        ),
        MultiFieldPanel(
            [
                FieldPanel("address"),
                FieldPanel("postal_code"),
                FieldPanel("phone"),
                FieldPanel("email"),
                FieldPanel("opening_hours"),
            ],
            heading=_("Contacts"),
        ),
        FieldPanel("shows_demo_banner"),
    )

    class Meta:
        verbose_name = _("office settings")
        verbose_name_plural = _("office settings")

    def __str__(self) -> str:
        """Return the name of the office."""
        return self.office_name
