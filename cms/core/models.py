"""What every page of the site has."""

from typing import Any, ClassVar

from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from modelsearch import index
from wagtail.admin.panels import FieldPanel, MultiFieldPanel, Panel
from wagtail.api import APIField
from wagtail.models import COMMENTS_RELATION_NAME, Page, PageViewRestriction

from cms.core.forms import BasePageForm
from cms.core.searching import refresh_page
from cms.core.selectors import trail
from cms.core.slugs import RESERVED_MESSAGE, is_reserved, page_slug
from cms.core.structured_data import Thing
from participation.common.models import OfficeSettings
from persian.serializers import jalali_twin

# What Wagtail keeps of a draft beside the published page.
DRAFTS_OWN = frozenset(
    {
        COMMENTS_RELATION_NAME,
        "draft_title",
        "has_unpublished_changes",
        "latest_revision",
        "latest_revision_created_at",
    }
)


class BasePage(Page):
    """A page with a summary, a picture for sharing and the origin of its facts."""

    summary = models.TextField(
        _("summary"), max_length=400, blank=True, help_text=_("One or two sentences for lists.")
    )
    share_image = models.ForeignKey(
        "images.CustomImage",
        verbose_name=_("picture for sharing"),
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
    )
    origin_name = models.CharField(
        _("origin"), max_length=200, blank=True, help_text=_("Who said or published it first.")
    )
    origin_url = models.URLField(_("original address"), max_length=500, blank=True)
    origin_note = models.CharField(
        _("note on the origin"), max_length=200, blank=True, help_text=_("Such as: rewritten from.")
    )
    as_of = models.DateField(
        _("as of"), null=True, blank=True, help_text=_("The day on which the facts were true.")
    )
    is_sample = models.BooleanField(
        _("sample"), default=False, help_text=_("Invented for demonstration; the page says so.")
    )

    slug: str
    base_form_class = BasePageForm
    # Set by the way that led to the page (see cms.core.routing): what lies above it, root left out.
    known_ancestors: list[Page] | None = None
    # What a reader of the page needs of its one-to-one relations: read in the same query.
    read_with: ClassVar[tuple[str, ...]] = ("share_image",)

    search_fields: ClassVar = [*Page.search_fields, index.SearchField("summary")]
    api_fields: ClassVar = [
        APIField("summary"),
        APIField("origin_name"),
        APIField("origin_url"),
        APIField("origin_note"),
        APIField("as_of"),
        jalali_twin("as_of"),
        APIField("is_sample"),
    ]
    origin_panels: ClassVar[list[Panel]] = [
        MultiFieldPanel(
            [
                FieldPanel("origin_name"),
                FieldPanel("origin_url"),
                FieldPanel("origin_note"),
                FieldPanel("as_of"),
                FieldPanel("is_sample"),
            ],
            heading=_("Origin"),
            classname="collapsed",
        )
    ]
    promote_panels: ClassVar[list[Panel]] = [
        *Page.promote_panels,
        FieldPanel("share_image"),
        *origin_panels,
    ]

    class Meta:
        abstract = True

    def clean(self) -> None:
        """Refuse a slug that would hide the page behind a part of the site."""
        super().clean()
        parent = self.get_parent()
        if parent is not None and is_reserved(self.slug, parent):
            raise ValidationError({"slug": ValidationError(RESERVED_MESSAGE, code="reserved")})

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """Add the trail from the first page to this one."""
        context: dict[str, Any] = super().get_context(request, *args, **kwargs)
        return {**context, "crumbs": trail(self, request)}

    def get_view_restrictions(self) -> QuerySet[PageViewRestriction]:
        """Return the restrictions of the page and of those above, in one query instead of two."""
        way = [*(self.known_ancestors or ()), self]
        if self.known_ancestors is None or any(page.alias_of_id for page in way):
            restrictions: QuerySet[PageViewRestriction] = super().get_view_restrictions()
            return restrictions
        paths = [self.path[:end] for end in range(self.steplen, len(self.path) + 1, self.steplen)]
        return PageViewRestriction.objects.filter(page__path__in=paths)

    @property
    def picture_to_share(self) -> Any:
        """Return the picture that other sites show beside a link to the page."""
        return self.share_image

    def structured_data(self, *, here: str, office: OfficeSettings) -> list[Thing]:
        """Describe the page to machines beyond its trail; see ``cms.core.structured_data``."""
        return []

    @transaction.atomic
    def save(self, *args: Any, **kwargs: Any) -> None:
        """Save, and bring what readers find of the page into line in the same transaction."""
        is_new_draft = self._state.adding and not self.live
        super().save(*args, **kwargs)
        written = kwargs.get("update_fields")
        if not is_new_draft and (written is None or not DRAFTS_OWN.issuperset(written)):
            refresh_page(self)

    def _set_core_field_defaults(self) -> None:
        """Make the slug ours before Wagtail checks it or makes one that glues words together."""
        if self.slug:
            self.slug = page_slug(self.slug)
        elif self.path:
            self.slug = self._get_autogenerated_slug(page_slug(self.title))
        super()._set_core_field_defaults()
