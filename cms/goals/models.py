"""Goals and duties: rows, so that each can be linked, counted and pointed at."""

from itertools import count
from typing import Any, ClassVar

from django.db import models
from django.db.models import Prefetch
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from modelcluster.models import ClusterableModel
from modelsearch import index
from wagtail.admin.panels import FieldPanel, InlinePanel, MultiFieldPanel, PageChooserPanel, Panel
from wagtail.api import APIField
from wagtail.fields import StreamField
from wagtail.models import Orderable, Page

from cms.core.blocks import BodyBlock
from cms.core.models import BasePage
from cms.core.visibility import visible
from cms.goals.serializers import DutyGroupsField


class GoalsPage(BasePage):
    """The duties of the office in groups, each leading to what carries it out."""

    body = StreamField(BodyBlock(), blank=True, verbose_name=_("body"))

    template = "goals/goals_page.html"
    parent_page_types: ClassVar[list[str]] = ["home.HomePage", "standard_pages.StandardIndexPage"]
    subpage_types: ClassVar[list[str]] = []

    search_fields: ClassVar = [
        *BasePage.search_fields,
        index.SearchField("body"),
        index.SearchField("duties_text"),
    ]
    api_fields: ClassVar = [
        *BasePage.api_fields,
        APIField("body"),
        APIField("groups", serializer=DutyGroupsField()),
    ]
    content_panels: ClassVar[list[Panel]] = [
        *BasePage.content_panels,
        FieldPanel("summary"),
        FieldPanel("body"),
        InlinePanel("groups", heading=_("Groups of duties"), label=_("Group")),
    ]

    class Meta:
        verbose_name = _("goals and duties page")
        verbose_name_plural = _("goals and duties pages")

    def numbered_groups(self) -> list[tuple["DutyGroup", list[tuple[int, "Duty"]]]]:
        """Return the groups with their duties, numbered through the page from one."""
        numbers = count(1)
        # Without the pages that strangers cannot see.
        shown = Prefetch("duties__page", queryset=visible(Page.objects.all()))
        return [
            (group, [(next(numbers), duty) for duty in group.duties.all()])
            for group in self.groups.prefetch_related("duties", shown)
        ]

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """Add the groups with their numbered duties."""
        context: dict[str, Any] = super().get_context(request, *args, **kwargs)
        return {**context, "groups": self.numbered_groups()}

    def duties_text(self) -> str:
        """Return every group and duty in words, for the index."""
        return "\n".join(
            line
            for group in self.groups.prefetch_related("duties")
            for line in (group.title, group.description, *map(Duty.in_words, group.duties.all()))
            if line
        )


class DutyGroup(ClusterableModel, Orderable):
    """Duties that belong together."""

    page = ParentalKey(GoalsPage, on_delete=models.CASCADE, related_name="groups")
    title = models.CharField(_("title"), max_length=120)
    description = models.TextField(_("description"), max_length=400, blank=True)

    panels: ClassVar[list[Panel]] = [
        FieldPanel("title"),
        FieldPanel("description"),
        InlinePanel("duties", heading=_("Duties"), label=_("Duty")),
    ]

    class Meta(Orderable.Meta):
        verbose_name = _("group of duties")
        verbose_name_plural = _("groups of duties")

    def __str__(self) -> str:
        """Return the title."""
        return self.title

    @property
    def anchor(self) -> str:
        """Return the fragment that points at the group; it outlives a change of order."""
        return f"group-{self.pk or f'new-{self.sort_order}'}"


class Duty(Orderable):
    """One duty in our own words; ``page`` is the service or page that carries it out."""

    group = ParentalKey(DutyGroup, on_delete=models.CASCADE, related_name="duties")
    text = models.TextField(_("text"), max_length=500)
    legal_reference = models.CharField(
        _("legal reference"),
        max_length=200,
        blank=True,
        help_text=_("The law or circular that it rests on, with its article."),
    )
    legal_url = models.URLField(_("address of the law"), max_length=500, blank=True)
    page = models.ForeignKey(
        "wagtailcore.Page",
        verbose_name=_("carried out by"),
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="duties",
        help_text=_("The service or page where this duty is carried out."),
    )

    panels: ClassVar[list[Panel]] = [
        FieldPanel("text"),
        MultiFieldPanel([FieldPanel("legal_reference"), FieldPanel("legal_url")]),
        PageChooserPanel("page"),
    ]

    class Meta(Orderable.Meta):
        verbose_name = _("duty")
        verbose_name_plural = _("duties")

    def in_words(self) -> str:
        """Return the duty with what it rests on."""
        return f"{self.text} {self.legal_reference}".strip()

    def __str__(self) -> str:
        """Return the beginning of the text."""
        return self.text[:60]

    @property
    def anchor(self) -> str:
        """Return the fragment that points at the duty; it outlives a change of order."""
        return f"duty-{self.pk or f'new-{self.sort_order}'}"
