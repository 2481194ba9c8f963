"""Addresses of the register; they are for ever."""

from django.urls import path
from django.utils.feedgenerator import Atom1Feed, Rss201rev2Feed

from participation.ngos import views
from participation.ngos.verifying import views as verifying

app_name = "ngos"
urlpatterns = [
    path("ngos/", views.archive, name="archive"),
    path("ngos/verify/", verifying.ask, name="verify"),
    path("ngos/verify/<str:token>/", verifying.by_token, name="verify-token"),
    path("permits/<str:number>/", verifying.by_number, name="permit"),
    path("ngos/<int:pk>/", views.ngo, name="ngo"),
    path("ngos/<int:pk>-<str:slug>/", views.ngo, name="ngo"),
    path("feeds/ngos/rss/", views.feed, {"kind": Rss201rev2Feed}, name="rss"),
    path("feeds/ngos/atom/", views.feed, {"kind": Atom1Feed}, name="atom"),
]
