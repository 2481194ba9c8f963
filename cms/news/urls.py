"""Addresses of the feeds; the items are pages."""

from django.urls import path
from django.utils.feedgenerator import Atom1Feed, Rss201rev2Feed

from cms.news.views import feed

app_name = "news"
urlpatterns = [
    path("rss/", feed, {"kind": Rss201rev2Feed}, name="rss"),
    path("atom/", feed, {"kind": Atom1Feed}, name="atom"),
]
