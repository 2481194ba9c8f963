"""What every template may ask for; nothing is read before a template does."""

from typing import Any

from django.http import HttpRequest
from django.utils.functional import SimpleLazyObject

from cms.core.selectors import office_settings


def shell(request: HttpRequest) -> dict[str, Any]:
    """Return ``office``: the names and contacts of the office."""
    return {"office": SimpleLazyObject(lambda: office_settings(request))}
