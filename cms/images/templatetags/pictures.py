"""``{% picture image %}``: the stored files of a picture, without a query or a new file."""

from typing import Any

from django import template
from django.core.files.storage import default_storage
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from cms.images.models import CustomImage

register = template.Library()
MIME = {"avif": "image/avif", "webp": "image/webp"}


def source_rows(image: CustomImage, *, shape: str, kind: str) -> list[dict[str, Any]]:
    """Return the stored files of one shape and format, narrow to wide, each with its ``url``."""
    rows = [r for r in image.sources if r["shape"] == shape and r["format"] == kind]
    return [{**r, "url": default_storage.url(r["name"])} for r in rows]


@register.simple_tag
def picture(  # noqa: PLR0913 (the attributes of an <img>)
    image: CustomImage | None,
    *,
    alt: str | None = None,
    shape: str = "whole",
    sizes: str = "(min-width: 62rem) 46rem, 100vw",
    loading: str = "lazy",
    css_class: str = "",
) -> SafeString | str:
    """Return a ``<picture>`` of AVIF and WebP in three widths, or nothing before they are made.

    ``alt`` is the image's own description unless given (``alt=""`` for decoration); ``shape`` is
    ``whole`` or ``wide`` (16:9 around the focal point); ``loading="eager"`` is for the first
    picture of a page and asks the browser to hurry.
    """
    if image is None or not image.sources:
        return ""
    modern = source_rows(image, shape=shape, kind="avif")
    plain = source_rows(image, shape=shape, kind="webp")
    if not plain:
        return ""
    fallback = plain[min(1, len(plain) - 1)]
    return format_html(
        '<picture><source type="{}" srcset="{}" sizes="{}"><img src="{}" srcset="{}" sizes="{}"'
        ' width="{}" height="{}" alt="{}" loading="{}"{}{} decoding="async"></picture>',
        MIME["avif"],
        _srcset(modern),
        sizes,
        fallback["url"],
        _srcset(plain),
        sizes,
        fallback["width"],
        fallback["height"],
        image.description if alt is None else alt,
        loading,
        format_html(' class="{}"', css_class) if css_class else "",
        SafeString(' fetchpriority="high"') if loading == "eager" else "",
    )


@register.simple_tag
def picture_url(image: CustomImage | None, *, shape: str = "wide", width: int = 1600) -> str:
    """Return the path of the WebP file nearest to ``width`` pixels, empty where there is none."""
    rows = source_rows(image, shape=shape, kind="webp") if image else []
    return min(rows, key=lambda r: abs(r["width"] - width))["url"] if rows else ""


def _srcset(rows: list[dict[str, Any]]) -> SafeString:
    return format_html_join(", ", "{} {}w", ((r["url"], r["width"]) for r in rows))
