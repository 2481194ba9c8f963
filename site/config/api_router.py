"""Wagtail's API v2 at ``/api/v2/``: pages, images, documents."""

from collections.abc import Callable
from typing import Any

from django.views.decorators.http import conditional_page
from wagtail.api.v2.router import WagtailAPIRouter

from cms.core.api import PublicDocumentsViewSet, PublicImagesViewSet, PublicPagesViewSet


class ConditionalRouter(WagtailAPIRouter):
    """Answers 304 where the caller has the answer already."""

    def wrap_view(self, func: Callable[..., Any]) -> Callable[..., Any]:
        """Give the view the router, and its answer an ETag."""
        wrapped: Callable[..., Any] = conditional_page(super().wrap_view(func))
        return wrapped


wagtail_api = ConditionalRouter("wagtailapi")
wagtail_api.register_endpoint("pages", PublicPagesViewSet)
wagtail_api.register_endpoint("images", PublicImagesViewSet)
wagtail_api.register_endpoint("documents", PublicDocumentsViewSet)
