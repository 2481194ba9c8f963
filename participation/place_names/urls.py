"""Addresses of the register; they are for ever."""

from django.urls import path
from django.utils.feedgenerator import Atom1Feed, Rss201rev2Feed

from participation.place_names import views

app_name = "place_names"
urlpatterns = [
    path("place-names/", views.archive, name="archive"),
    path("place-names/<int:pk>/", views.place, name="place"),
    path("place-names/<int:pk>-<str:slug>/", views.place, name="place"),
    path("feeds/place-names/rss/", views.feed, {"kind": Rss201rev2Feed}, name="rss"),
    path("feeds/place-names/atom/", views.feed, {"kind": Atom1Feed}, name="atom"),
]
