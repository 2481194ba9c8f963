"""Addresses of the archive; they are for ever."""

from django.urls import path
from django.utils.feedgenerator import Atom1Feed, Rss201rev2Feed

from participation.resolutions import feed_views, views

app_name = "resolutions"
urlpatterns = [
    path("resolutions/", views.archive, name="archive"),
    path(
        "resolutions/<str:body>/<int:year>/<int:number>/<int:row>/",
        views.resolution,
        name="resolution",
    ),
    path("meetings/<str:body>/<int:year>/<int:number>/", views.meeting, name="meeting"),
    path("bodies/", views.bodies, name="bodies"),
    path("bodies/<str:slug>/", views.body, name="body"),
    *(
        path(f"feeds/resolutions/{part}{name}/", feed_views.resolutions, {"kind": kind}, name=name)
        for name, kind in (("rss", Rss201rev2Feed), ("atom", Atom1Feed))
        for part in ("", "<str:body>/")
    ),
    path("feeds/meetings.ics", feed_views.meetings, name="calendar"),
    path("feeds/meetings/<str:body>.ics", feed_views.meetings, name="calendar"),
    path("organisations/<str:slug>/", views.organisation, name="organisation"),
]
