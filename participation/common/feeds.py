"""What feeds share: texts that XML can carry, and the answer."""

import re
from urllib.parse import urlsplit

from django.conf import settings
from django.http import HttpResponse
from django.utils.feedgenerator import SyndicationFeed

FEED_LENGTH = 20
# What XML 1.0 has no place for; editors paste it from elsewhere.
UNPRINTABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")


def printable(text: str) -> str:
    """Return a text without what XML cannot hold."""
    return UNPRINTABLE.sub("", text)


def tag_id(year: int, name: str) -> str:
    """Return the id (RFC 4151) of something that the site published in a year."""
    return f"tag:{urlsplit(settings.PUBLIC_URL).hostname},{year}:{name}"


def feed_response(feed: SyndicationFeed) -> HttpResponse:
    """Answer with a feed."""
    response = HttpResponse(content_type=feed.content_type)  # type: ignore[attr-defined]
    feed.write(response, "utf-8")
    return response
