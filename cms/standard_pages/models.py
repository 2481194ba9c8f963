"""Pages of running text, their index, links to others, and questions with answers."""

from typing import Any, ClassVar

from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from modelsearch import index
from wagtail.admin.panels import FieldPanel, Panel
from wagtail.api import APIField
from wagtail.fields import StreamField
from wagtail.rich_text import get_text_for_indexing

from cms.core.blocks import BodyBlock
from cms.core.models import BasePage
from cms.core.structured_data import Thing
from cms.core.visibility import visible
from cms.standard_pages.blocks import LinkGroupBlock, QuestionGroupBlock
from participation.common.listing import paginate
from participation.common.models import OfficeSettings

PARENTS = ["home.HomePage", "standard_pages.StandardIndexPage"]


class StandardPage(BasePage):
    """A title and a body."""

    body = StreamField(BodyBlock(), blank=True, verbose_name=_("body"))

    template = "standard_pages/standard_page.html"
    parent_page_types: ClassVar[list[str]] = PARENTS
    subpage_types: ClassVar[list[str]] = []

    search_fields: ClassVar = [*BasePage.search_fields, index.SearchField("body")]
    api_fields: ClassVar = [*BasePage.api_fields, APIField("body")]
    content_panels: ClassVar[list[Panel]] = [
        *BasePage.content_panels,
        FieldPanel("summary"),
        FieldPanel("body"),
    ]

    class Meta:
        verbose_name = _("standard page")
        verbose_name_plural = _("standard pages")


class StandardIndexPage(BasePage):
    """A body, then the pages below it as a list."""

    body = StreamField(BodyBlock(), blank=True, verbose_name=_("body"))

    template = "standard_pages/standard_index_page.html"
    parent_page_types: ClassVar[list[str]] = PARENTS

    search_fields: ClassVar = [*BasePage.search_fields, index.SearchField("body")]
    api_fields: ClassVar = [*BasePage.api_fields, APIField("body")]
    content_panels: ClassVar[list[Panel]] = [
        *BasePage.content_panels,
        FieldPanel("summary"),
        FieldPanel("body"),
    ]

    class Meta:
        verbose_name = _("index of standard pages")
        verbose_name_plural = _("indexes of standard pages")

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """Add one page of the pages below, in the editors' order."""
        below = visible(self.get_children()).specific()
        return {
            **super().get_context(request, *args, **kwargs),
            "page_obj": paginate(below, request.GET.get("page")),
        }


class LinksPage(BasePage):
    """Links to other organisations, in groups."""

    groups = StreamField(
        [("group", LinkGroupBlock())], blank=True, verbose_name=_("groups of links")
    )

    template = "standard_pages/links_page.html"
    parent_page_types: ClassVar[list[str]] = PARENTS
    subpage_types: ClassVar[list[str]] = []

    search_fields: ClassVar = [*BasePage.search_fields, index.SearchField("groups")]
    api_fields: ClassVar = [*BasePage.api_fields, APIField("groups")]
    content_panels: ClassVar[list[Panel]] = [
        *BasePage.content_panels,
        FieldPanel("summary"),
        FieldPanel("groups"),
    ]

    class Meta:
        verbose_name = _("page of links")
        verbose_name_plural = _("pages of links")


class FAQPage(BasePage):
    """Questions that open to their answers."""

    groups = StreamField(
        [("group", QuestionGroupBlock())], blank=True, verbose_name=_("groups of questions")
    )

    template = "standard_pages/faq_page.html"
    parent_page_types: ClassVar[list[str]] = PARENTS
    subpage_types: ClassVar[list[str]] = []

    search_fields: ClassVar = [*BasePage.search_fields, index.SearchField("groups")]
    api_fields: ClassVar = [*BasePage.api_fields, APIField("groups")]
    content_panels: ClassVar[list[Panel]] = [
        *BasePage.content_panels,
        FieldPanel("summary"),
        FieldPanel("groups"),
    ]

    class Meta:
        verbose_name = _("page of questions and answers")
        verbose_name_plural = _("pages of questions and answers")

    def structured_data(self, *, here: str, office: OfficeSettings) -> list[Thing]:
        """Describe the questions with their answers to machines."""
        questions = [
            {
                "@type": "Question",
                "name": item["question"],
                "acceptedAnswer": {
                    "@type": "Answer",
                    "text": get_text_for_indexing(item["answer"].source),
                },
            }
            for group in self.groups
            for item in group.value["questions"]
        ]
        return [{"@type": "FAQPage", "url": here, "mainEntity": questions}] if questions else []
