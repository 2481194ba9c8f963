"""Pages of a list: ``page`` and ``page_size``, absolute addresses from the setting."""

from typing import Any, NoReturn
from urllib.parse import urlencode

from django.conf import settings
from django.utils.translation import gettext_lazy as _
from rest_framework.exceptions import ValidationError
from rest_framework.pagination import PageNumberPagination
from rest_framework.request import Request

MAX_PAGE_SIZE = 100
PAGE_SIZE = 20
# Beyond, the database counts off what nobody reads; `modified_since` leads through everything.
MAX_PAGE = 5_000


def number_of(request: Request, name: str, default: int, most: int) -> int:
    """Return a whole number from 1 on. Raises ValidationError beside the parameter."""
    typed = request.query_params.get(name)
    if typed is None or typed == "":
        return default
    if not (typed.isascii() and typed.isdecimal() and len(typed) < 8 and 1 <= int(typed) <= most):  # noqa: PLR2004
        raise ValidationError({name: [f"a whole number from 1 to {most}"]})
    return int(typed)


def address_of(request: Request, **changes: Any) -> str:
    """Return the absolute address of the request with other parameters."""
    pairs = [(n, v) for n, values in request.query_params.lists() for v in values]
    kept = [(name, value) for name, value in pairs if name not in changes]
    asked = urlencode([*kept, *((n, v) for n, v in changes.items() if v is not None)])
    return f"{settings.PUBLIC_URL}{request.path}{f'?{asked}' if asked else ''}"


class Pages(PageNumberPagination):
    """``{"count", "next", "previous", "results"}``."""

    page_size = PAGE_SIZE
    page_size_query_param = "page_size"
    page_query_description = _("number of the page, from 1")  # type: ignore[assignment]
    page_size_query_description = _("objects on a page: 20, at most 100")  # type: ignore[assignment]
    max_page_size = MAX_PAGE_SIZE

    def paginate_queryset(self, queryset: Any, request: Request, view: Any = None) -> Any:
        """Return one page. Raises ValidationError for what is no number."""
        number_of(request, "page", 1, MAX_PAGE)
        self.asked_size = number_of(request, "page_size", PAGE_SIZE, MAX_PAGE_SIZE)
        return super().paginate_queryset(queryset, request, view)

    def get_page_size(self, request: Request) -> int:
        """Return the size that was asked for."""
        return self.asked_size

    def get_next_link(self) -> str | None:
        """Return the address of the next page."""
        if self.page is None or self.request is None or not self.page.has_next():
            return None
        return address_of(self.request, page=self.page.next_page_number())

    def get_previous_link(self) -> str | None:
        """Return the address of the page before."""
        if self.page is None or self.request is None or not self.page.has_previous():
            return None
        return address_of(self.request, page=self.page.previous_page_number())


def refuse(name: str, why: str) -> NoReturn:
    """Refuse a parameter. Raises ValidationError."""
    raise ValidationError({name: [why]})
