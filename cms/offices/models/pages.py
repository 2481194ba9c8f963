"""The page of a facilitation office, one-to-one with its unit, and the index of offices."""

from datetime import date
from typing import Any, ClassVar

from django.core.exceptions import ValidationError
from django.db import models
from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from modelsearch import index
from wagtail.admin.panels import (
    FieldPanel,
    FieldRowPanel,
    InlinePanel,
    MultiFieldPanel,
    Panel,
)
from wagtail.api import APIField
from wagtail.fields import StreamField

from cms.core.blocks import BodyBlock
from cms.core.models import BasePage
from cms.core.structured_data import Thing
from cms.offices.blocks import OfficeServiceBlock, PhoneBlock
from cms.offices.managers import OfficeManager, OfficeQuerySet
from cms.offices.serializers import ExpertsField, PhotosField
from cms.offices.structured_data import government_office
from cms.offices.validators import validate_latitude, validate_longitude
from participation.common.enums import UnitKind
from participation.common.listing import paginate
from participation.common.models import OfficeSettings


class OfficeIndexPage(BasePage):
    """All facilitation offices, by county."""

    body = StreamField(BodyBlock(), blank=True, verbose_name=_("body"))

    template = "offices/office_index_page.html"
    max_count = 1
    parent_page_types: ClassVar[list[str]] = ["home.HomePage", "standard_pages.StandardIndexPage"]
    subpage_types: ClassVar[list[str]] = ["offices.FacilitationOfficePage"]

    search_fields: ClassVar = [*BasePage.search_fields, index.SearchField("body")]
    api_fields: ClassVar = [*BasePage.api_fields, APIField("body")]
    content_panels: ClassVar[list[Panel]] = [
        *BasePage.content_panels,
        FieldPanel("summary"),
        FieldPanel("body"),
    ]

    class Meta:
        verbose_name = _("index of facilitation offices")
        verbose_name_plural = _("indexes of facilitation offices")

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """Add one page of the offices, by county."""
        below = FacilitationOfficePage.objects.child_of(self).visible()
        page_obj = paginate(below.keys_by_county(), request.GET.get("page"))
        found = below.for_lists().in_bulk(page_obj.object_list)
        return {
            **super().get_context(request, *args, **kwargs),
            "page_obj": page_obj,
            "offices": [found[key] for key in page_obj.object_list if key in found],
        }


class FacilitationOfficePage(BasePage):
    """What is published about one office. County and dates of activity are its unit's."""

    unit = models.OneToOneField(
        "common.Unit",
        verbose_name=_("unit"),
        on_delete=models.PROTECT,
        null=True,
        related_name="office_page",
        limit_choices_to={"kind": UnitKind.FACILITATION_OFFICE},
        help_text=_("Its county and its dates of activity are shown here."),
        error_messages={
            "unique": _("This unit already has a page."),
            "invalid": _("This unit is not a facilitation office."),
        },
    )
    neighbourhood = models.CharField(_("neighbourhood"), max_length=80, blank=True)
    district = models.CharField(_("municipal district"), max_length=80, blank=True)
    city = models.CharField(_("city"), max_length=60, blank=True)
    body = StreamField(BodyBlock(), blank=True, verbose_name=_("body"))
    address = models.TextField(_("address"), max_length=300, blank=True)
    latitude = models.DecimalField(
        _("latitude"),
        max_digits=8,
        decimal_places=5,
        null=True,
        blank=True,
        validators=[validate_latitude],
    )
    longitude = models.DecimalField(
        _("longitude"),
        max_digits=8,
        decimal_places=5,
        null=True,
        blank=True,
        validators=[validate_longitude],
    )
    hours = models.CharField(_("opening hours"), max_length=200, blank=True)
    phones = StreamField([("phone", PhoneBlock())], blank=True, verbose_name=_("telephones"))
    services = StreamField(
        [("service", OfficeServiceBlock())], blank=True, verbose_name=_("services")
    )

    objects = OfficeManager()

    template = "offices/facilitation_office_page.html"
    read_with = (*BasePage.read_with, "unit__county")
    parent_page_types: ClassVar[list[str]] = ["offices.OfficeIndexPage"]
    subpage_types: ClassVar[list[str]] = []
    # A copy is another office: its unit is chosen by hand.
    exclude_fields_in_copy: ClassVar[list[str]] = ["unit"]

    search_fields: ClassVar = [
        *BasePage.search_fields,
        index.SearchField("neighbourhood"),
        index.SearchField("city"),
        index.SearchField("address"),
        index.SearchField("body"),
        index.SearchField("services"),
    ]
    api_fields: ClassVar = [
        *BasePage.api_fields,
        APIField("neighbourhood"),
        APIField("district"),
        APIField("city"),
        APIField("county"),
        APIField("active_from"),
        APIField("active_until"),
        APIField("body"),
        APIField("address"),
        APIField("latitude"),
        APIField("longitude"),
        APIField("hours"),
        APIField("phones"),
        APIField("experts", serializer=ExpertsField()),
        APIField("services"),
        APIField("photos", serializer=PhotosField()),
    ]
    content_panels: ClassVar[list[Panel]] = [
        *BasePage.content_panels,
        FieldPanel("summary"),
        FieldPanel("unit"),
        MultiFieldPanel(
            [
                FieldPanel("neighbourhood"),
                FieldPanel("district"),
                FieldPanel("city"),
                FieldPanel("address"),
                FieldRowPanel([FieldPanel("latitude"), FieldPanel("longitude")]),
                FieldPanel("hours"),
            ],
            heading=_("Place and hours"),
        ),
        FieldPanel("phones"),
        FieldPanel("services"),
        FieldPanel("body"),
        InlinePanel("experts", heading=_("Experts"), label=_("Expert")),
        InlinePanel("photos", heading=_("Photographs"), label=_("Photograph")),
    ]

    class Meta:
        verbose_name = _("facilitation office")
        verbose_name_plural = _("facilitation offices")

    @classmethod
    def prepare_for_api(cls, pages: OfficeQuerySet) -> OfficeQuerySet:
        """Read along what the fields of the API show."""
        prepared: OfficeQuerySet = pages.select_related("unit__county")
        return prepared.prefetch_related("experts", "photos__image")

    @property
    def county(self) -> str:
        """Return the county's name, or nothing where it is unknown."""
        return self.unit.county.name if self.unit and self.unit.county else ""

    @property
    def active_from(self) -> date | None:
        """Return the first day of the office, where it is known."""
        return self.unit.active_from if self.unit else None

    @property
    def active_until(self) -> date | None:
        """Return the last day of the office, where it has one."""
        return self.unit.active_until if self.unit else None

    @property
    def is_closed(self) -> bool:
        """Tell whether the last day has passed."""
        return self.active_until is not None and self.active_until < timezone.localdate()

    @property
    def is_to_open(self) -> bool:
        """Tell whether the first day is still to come."""
        return self.active_from is not None and self.active_from > timezone.localdate()

    @property
    def is_contact_known(self) -> bool:
        """Tell whether one can learn here how to reach the office."""
        return any((self.address, self.phones, self.hours, self.geo_uri))

    @property
    def is_place_known(self) -> bool:
        """Tell whether there is anything to show of the office's place and time."""
        place = (self.neighbourhood, self.city, self.county, self.active_from)
        return self.is_contact_known or any(place)

    @property
    def geo_uri(self) -> str:
        """Return the point as a ``geo:`` address (RFC 5870), or nothing without a point."""
        if self.latitude is None or self.longitude is None:
            return ""
        return f"geo:{self.latitude},{self.longitude}"

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """Add the rows of the office, as they are in a preview too."""
        return {
            **super().get_context(request, *args, **kwargs),
            "experts": list(self.experts.all()),
            "photos": list(self.photos.select_related("image")),
        }

    def structured_data(self, *, here: str, office: OfficeSettings) -> list[Thing]:
        """Describe the office to machines; what is unknown is left out."""
        return [government_office(self, here=here, province=office.province_name)]

    def clean(self) -> None:
        """Refuse half of a point."""
        super().clean()
        if (self.latitude is None) != (self.longitude is None):
            empty = "latitude" if self.latitude is None else "longitude"
            raise ValidationError({empty: _("A point has both latitude and longitude.")})
