"""Addresses of the archive; they are for ever."""

from django.urls import path

from participation.resolutions import views

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
    path("organisations/<str:slug>/", views.organisation, name="organisation"),
]
