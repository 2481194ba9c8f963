"""Wagtail's API v2 over what is public: the same for everybody, bounded, deaf to nonsense.

Its shape is Wagtail's own. A page model with relations in ``api_fields`` says with a class method
``prepare_for_api(queryset)`` what to read along, so that a list costs the same at any length.
"""

import re
from typing import Any, ClassVar

from django.core.exceptions import FieldError, ValidationError
from django.db.models import QuerySet
from rest_framework.fields import Field
from rest_framework.renderers import JSONRenderer
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.throttling import AnonRateThrottle
from wagtail.api.v2.pagination import WagtailPagination
from wagtail.api.v2.serializers import PageSerializer as WagtailPageSerializer
from wagtail.api.v2.utils import BadRequestError
from wagtail.api.v2.views import BaseAPIViewSet, PagesAPIViewSet
from wagtail.api.validators import SiteFilterValidator
from wagtail.documents.api.v2.views import DocumentsAPIViewSet
from wagtail.fields import StreamField
from wagtail.images.api.v2.views import ImagesAPIViewSet
from wagtail.models import Page, Site

from cms.core.selectors import page_path, public_address
from cms.core.serializers import StoredStreamField
from cms.core.visibility import in_open_collections, visible
from cms.images.api import ImageSerializer

MAX_QUERY = 2000
MAX_DEPTH = 3
MAX_OFFSET = 1_000_000
WORDS = re.compile(r"[\w\u200c]+")
# What a value of the wrong kind raises deep inside a filter.
NONSENSE = (ValueError, TypeError, OverflowError, ValidationError, FieldError)


class PublicReadThrottle(AnonRateThrottle):
    """So many reads from one address; the rate is a setting."""

    scope = "public-read"


class Pagination(WagtailPagination):
    """Wagtail's limit and offset, with an end."""

    def paginate_queryset(self, queryset: Any, request: Request, view: Any = None) -> Any:
        """Return one slice. Raises BadRequestError where it lies beyond what is served."""
        offset = request.GET.get("offset", "0")
        if offset.isdecimal() and (len(offset) > len(str(MAX_OFFSET)) or int(offset) > MAX_OFFSET):
            raise BadRequestError(f"offset cannot be higher than {MAX_OFFSET}")
        return super().paginate_queryset(queryset, request, view)


class PublicMixin(BaseAPIViewSet):
    """What all endpoints share."""

    renderer_classes = (JSONRenderer,)
    throttle_classes = (PublicReadThrottle,)
    pagination_class = Pagination

    def initial(self, request: Request, *args: Any, **kwargs: Any) -> None:
        """Refuse an address that is too long, nested too deep or carries a NUL."""
        super().initial(request, *args, **kwargs)
        if len(request.META.get("QUERY_STRING", "")) > MAX_QUERY:
            raise BadRequestError(f"the query cannot be longer than {MAX_QUERY} characters")
        if any("\x00" in part for pair in request.GET.lists() for part in (pair[0], *pair[1])):
            raise BadRequestError("null characters are not allowed")
        if request.GET.get("fields", "").count("(") > MAX_DEPTH:
            raise BadRequestError(f"fields cannot be nested more than {MAX_DEPTH} times")
        if request.GET.get("search_operator", "and") not in {"and", "or"}:
            raise BadRequestError("search_operator must be 'and' or 'or'")
        if "search" in request.GET:
            # Only the words: quotes and the like have a meaning for some search backends.
            parameters = request.GET.copy()
            parameters["search"] = " ".join(WORDS.findall(request.GET["search"]))
            request._request.GET = parameters  # type: ignore[assignment]

    def filter_queryset(self, queryset: "QuerySet[Any]") -> Any:
        """Filter. Raises BadRequestError where a value is of the wrong kind."""
        try:
            return super().filter_queryset(queryset)
        except NONSENSE as error:
            raise BadRequestError("a filter has a value of the wrong kind") from error

    def find_view(self, request: Request) -> Response:
        """Lead to the one object. Raises BadRequestError where an id is of the wrong kind."""
        try:
            return super().find_view(request)
        except NONSENSE as error:
            raise BadRequestError("id must be a positive integer") from error


class HtmlUrlField(Field[Any, Any, Any, Any]):
    """The absolute address of a page: from the setting, never from the Host header."""

    def get_attribute(self, instance: Page) -> Page:
        """The page itself."""
        return instance

    def to_representation(self, page: Page) -> str | None:
        """Return the address, or nothing where no site shows the page."""
        path = page_path(page, self.context["request"])
        return public_address(path) if path else None


class PageSerializer(WagtailPageSerializer):
    """Wagtail's, with our addresses; a body costs no query."""

    serializer_field_mapping: ClassVar = {
        **WagtailPageSerializer.serializer_field_mapping,
        StreamField: StoredStreamField,
    }
    html_url = HtmlUrlField(read_only=True)


class PublicPagesViewSet(PublicMixin, PagesAPIViewSet):
    """Published pages that nobody restricts, whoever asks."""

    base_serializer_class = PageSerializer

    def get_base_queryset(self) -> "QuerySet[Page]":
        """Return all public pages of the site. Raises BadRequestError for an unknown site."""
        if not hasattr(self, "_base"):
            try:
                site = SiteFilterValidator(
                    site=self.request.GET.get("site"), request=self.request
                ).site_obj
            except ValueError as error:
                raise BadRequestError("there is no such site") from error
            self._base = self._pages_of(site) if site else Page.objects.none()
        return self._base

    def _pages_of(self, site: Site) -> "QuerySet[Page]":
        shown = visible(Page.objects.descendant_of(site.root_page, inclusive=True))
        if "search" in self.request.GET:
            # The search backends cannot read a condition that is a query of its own.
            shown = Page.objects.filter(pk__in=shown.values("pk"))
        return shown

    def get_queryset(self) -> "QuerySet[Page]":
        """Return the pages with what their fields read along."""
        queryset = super().get_queryset().select_related("locale")
        prepare = getattr(queryset.model, "prepare_for_api", None)
        return prepare(queryset) if prepare else queryset


class PublicImagesViewSet(PublicMixin, ImagesAPIViewSet):
    """Pictures, with the files made for the web in place of the upload."""

    base_serializer_class = ImageSerializer
    body_fields: ClassVar = [*ImagesAPIViewSet.body_fields, "description", "credit", "files"]

    def get_queryset(self) -> "QuerySet[Any]":
        """Return the pictures of open collections with their tags."""
        return in_open_collections(self.model.objects.order_by("id")).prefetch_related("tags")


class PublicDocumentsViewSet(PublicMixin, DocumentsAPIViewSet):
    """Published files."""

    body_fields: ClassVar = [*DocumentsAPIViewSet.body_fields, "source"]

    def get_queryset(self) -> "QuerySet[Any]":
        """Return the files of open collections with their tags."""
        return in_open_collections(self.model.objects.order_by("id")).prefetch_related("tags")
