"""The service card of Iranian public bodies (شناسنامهٔ خدمت) and the index of services."""

from typing import Any, ClassVar

from django.db import models
from django.forms import CheckboxSelectMultiple
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalManyToManyField
from modelsearch import index
from wagtail.admin.panels import FieldPanel, MultiFieldPanel, PageChooserPanel, Panel
from wagtail.api import APIField
from wagtail.fields import StreamField

from cms.core.blocks import BodyBlock
from cms.core.models import BasePage
from cms.core.selectors import public_address
from cms.core.serializers import PageReferenceField, shown_page
from cms.core.structured_data import Thing
from cms.core.validators import validate_address
from cms.services.blocks import ChannelBlock, LawBlock, PaperBlock, StepBlock
from cms.services.card import service_card
from cms.services.enums import Level, Nature, ServiceType
from cms.services.filters import ServiceFilter
from cms.services.managers import ServiceManager, ServiceQuerySet
from cms.services.serializers import TermField, TermsField
from participation.common.listing import paginate
from participation.common.models import OfficeSettings


class ServiceIndexPage(BasePage):
    """All services, by group, narrowed to an audience on request."""

    body = StreamField(BodyBlock(), blank=True, verbose_name=_("body"))

    template = "services/service_index_page.html"
    max_count = 1
    parent_page_types: ClassVar[list[str]] = ["home.HomePage"]
    subpage_types: ClassVar[list[str]] = ["services.ServicePage"]

    search_fields: ClassVar = [*BasePage.search_fields, index.SearchField("body")]
    api_fields: ClassVar = [*BasePage.api_fields, APIField("body")]
    content_panels: ClassVar[list[Panel]] = [
        *BasePage.content_panels,
        FieldPanel("summary"),
        FieldPanel("body"),
    ]

    class Meta:
        verbose_name = _("index of services")
        verbose_name_plural = _("indexes of services")

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """Add one page of the services, narrowed to what the address asks for."""
        wanted = ServiceFilter(request)
        services = wanted.apply(ServicePage.objects.child_of(self).visible())
        return {
            **super().get_context(request, *args, **kwargs),
            "filter": wanted,
            "page_obj": paginate(services.in_groups().for_lists(), request.GET.get("page")),
        }


class ServicePage(BasePage):
    """One service. What is unknown stays empty and is not shown."""

    code = models.CharField(
        _("service code"),
        max_length=30,
        blank=True,
        help_text=_("As given by the administrative and employment organisation."),
    )
    group = models.ForeignKey(
        "services.ServiceGroup",
        verbose_name=_("group"),
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
    )
    audiences = ParentalManyToManyField(
        "services.Audience", verbose_name=_("audiences"), blank=True, related_name="services"
    )
    provider = models.CharField(_("provider"), max_length=200, blank=True)
    parent_body = models.CharField(_("parent body"), max_length=200, blank=True)
    body = StreamField(BodyBlock(), blank=True, verbose_name=_("description"))
    service_type = models.CharField(
        _("type"), max_length=10, choices=ServiceType.choices, blank=True
    )
    nature = models.CharField(_("nature"), max_length=20, choices=Nature.choices, blank=True)
    level = models.CharField(_("level"), max_length=20, choices=Level.choices, blank=True)
    life_event = models.CharField(_("life event"), max_length=200, blank=True)
    how_to_begin = models.TextField(_("how to begin"), max_length=600, blank=True)
    documents = StreamField(
        [("document", PaperBlock())], blank=True, verbose_name=_("required documents")
    )
    steps = StreamField([("step", StepBlock())], blank=True, verbose_name=_("steps"))
    laws = StreamField([("law", LawBlock())], blank=True, verbose_name=_("laws"))
    duration = models.CharField(_("average duration"), max_length=200, blank=True)
    cost = models.CharField(_("cost"), max_length=200, blank=True)
    frequency = models.CharField(_("how often"), max_length=200, blank=True)
    visits = models.PositiveSmallIntegerField(
        _("visits in person"), null=True, blank=True, help_text=_("How many times one must come.")
    )
    channels = StreamField(
        [("channel", ChannelBlock())], blank=True, verbose_name=_("access channels")
    )
    statistics = models.CharField(
        _("statistics"), max_length=300, blank=True, help_text=_("Such as: applicants in a year.")
    )
    start_page = models.ForeignKey(
        "wagtailcore.Page",
        verbose_name=_("page where it begins"),
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
    )
    start_address = models.CharField(
        _("address where it begins"),
        max_length=300,
        blank=True,
        validators=[validate_address],
        help_text=_("Only where no page is chosen."),
    )
    start_label = models.CharField(_("words of the start button"), max_length=60, blank=True)

    objects = ServiceManager()

    template = "services/service_page.html"
    read_with = (*BasePage.read_with, "start_page")
    parent_page_types: ClassVar[list[str]] = ["services.ServiceIndexPage"]
    subpage_types: ClassVar[list[str]] = []

    search_fields: ClassVar = [
        *BasePage.search_fields,
        index.SearchField("code"),
        index.SearchField("body"),
        index.SearchField("life_event"),
        index.SearchField("how_to_begin"),
        index.SearchField("documents"),
        index.SearchField("steps"),
        index.SearchField("laws"),
        index.FilterField("group"),
    ]
    api_fields: ClassVar = [
        *BasePage.api_fields,
        *(
            APIField(name)
            for name in (
                "code",
                "provider",
                "parent_body",
                "body",
                "service_type",
                "nature",
                "level",
                "life_event",
                "how_to_begin",
                "documents",
                "steps",
                "laws",
                "duration",
                "cost",
                "frequency",
                "visits",
                "channels",
                "statistics",
                "start_address",
            )
        ),
        APIField("group", serializer=TermField()),
        APIField("audiences", serializer=TermsField()),
        APIField("start_page", serializer=PageReferenceField()),
    ]
    content_panels: ClassVar[list[Panel]] = [
        *BasePage.content_panels,
        FieldPanel("summary"),
        MultiFieldPanel(
            [
                FieldPanel("group"),
                FieldPanel("audiences", widget=CheckboxSelectMultiple),
                FieldPanel("code"),
                FieldPanel("provider"),
                FieldPanel("parent_body"),
                FieldPanel("service_type"),
                FieldPanel("nature"),
                FieldPanel("level"),
                FieldPanel("life_event"),
            ],
            heading=_("Identity"),
        ),
        FieldPanel("body"),
        MultiFieldPanel(
            [
                FieldPanel("how_to_begin"),
                PageChooserPanel("start_page"),
                FieldPanel("start_address"),
                FieldPanel("start_label"),
            ],
            heading=_("Beginning"),
        ),
        FieldPanel("documents"),
        FieldPanel("steps"),
        MultiFieldPanel(
            [
                FieldPanel("duration"),
                FieldPanel("cost"),
                FieldPanel("frequency"),
                FieldPanel("visits"),
                FieldPanel("statistics"),
            ],
            heading=_("Time and cost"),
        ),
        FieldPanel("channels"),
        FieldPanel("laws"),
    ]

    class Meta:
        verbose_name = _("service")
        verbose_name_plural = _("services")

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """Add the facts of the card that are known."""
        context: dict[str, Any] = super().get_context(request, *args, **kwargs)
        return {**context, "card": service_card(self)}

    @classmethod
    def prepare_for_api(cls, pages: ServiceQuerySet) -> ServiceQuerySet:
        """Read along what the fields of the API show."""
        prepared: ServiceQuerySet = pages.select_related("group")
        return prepared.prefetch_related("audiences", shown_page("start_page"))

    def structured_data(self, *, here: str, office: OfficeSettings) -> list[Thing]:
        """Describe the service to machines; what is unknown is left out."""
        described: Thing = {
            "@type": "GovernmentService",
            "@id": f"{here}#service",
            "name": self.title,
            "url": here,
            "description": self.summary,
            "identifier": self.code,
            "provider": {"@id": public_address("/#office")},
            "areaServed": {"@type": "AdministrativeArea", "name": office.province_name},
        }
        return [{key: value for key, value in described.items() if value}]
