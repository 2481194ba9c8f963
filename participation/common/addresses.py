"""Addresses of rows, for lists that write dozens of them."""

from functools import lru_cache

from django.conf import settings
from django.urls import reverse

# Rows of a list share bodies and meetings; Django looks the pattern up each time.
REMEMBERED = 4_096


@lru_cache(REMEMBERED)
def address(name: str, *parts: str | int) -> str:
    """Return the path of a named view; the same name and parts always have the same."""
    return reverse(name, args=parts)


def absolute(path: str) -> str:
    """Return the absolute address of a path."""
    return f"{settings.PUBLIC_URL}{path}"
