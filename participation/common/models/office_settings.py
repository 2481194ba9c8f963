"""What the office says about itself. Empty means unknown and is shown nowhere."""

import re
from typing import Any

from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, MultiFieldPanel, ObjectList
from wagtail.contrib.settings.models import BaseGenericSetting, register_setting

from participation.common.enums import WeekendDay
from participation.common.forms import OfficeSettingsForm
from persian.digits import to_latin_digits
from persian.letters import clean_input

# One number, as a telephone dials it: hyphens are allowed, words are not.
PHONE = re.compile(r"\+?[0-9](-?[0-9]){2,14}")
CLEANED = ("product_name", "office_name", "parent_name", "province_name", "address")


def default_weekend() -> list[int]:
    """Return Friday."""
    return [WeekendDay.FRIDAY.value]


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
    security_contact = models.EmailField(
        _("e-mail for security reports"),
        blank=True,
        help_text=_("Shown in security.txt; where empty, the e-mail above is."),
    )
    # Written through `participation.common.calendar`, so that running deadlines follow.
    weekend = models.JSONField(_("closed each week on"), default=default_weekend)
    shows_demo_banner = models.BooleanField(
        _("say that the data is invented"),
        default=False,
        help_text=_("Shows the demo strip on top of every page."),
    )

    edit_handler = ObjectList(
        [
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
                    FieldPanel("security_contact"),
                ],
                heading=_("Contacts"),
            ),
            FieldPanel("weekend"),
            FieldPanel("shows_demo_banner"),
        ],
        base_form_class=OfficeSettingsForm,
    )

    class Meta:
        verbose_name = _("office settings")
        verbose_name_plural = _("office settings")

    def __str__(self) -> str:
        """Return the name of the office."""
        return self.office_name

    @transaction.atomic
    def save(self, *args: Any, **kwargs: Any) -> None:
        """Save; every process shows the new names and contacts."""
        from participation.common.versions import OFFICE, touch  # noqa: PLC0415 (reads the models)

        super().save(*args, **kwargs)
        touch(OFFICE)

    def clean(self) -> None:
        """Bring what was typed into one form. Raises ValidationError beside the field."""
        super().clean()
        for name in CLEANED:
            setattr(self, name, clean_input(getattr(self, name)))
        self.phone = re.sub(r"\s+", "-", to_latin_digits(clean_input(self.phone)))
        if self.phone and not PHONE.fullmatch(self.phone):
            raise ValidationError({"phone": _("Write one number, such as 031-12345678.")})
