"""Addresses of the archive of naming decisions."""

from django.urls import path

from participation.place_names.decisions import views

app_name = "naming_decisions"
urlpatterns = [
    path("place-names/decisions/", views.index, name="index"),
    path("place-names/decisions/<int:pk>/", views.decided, name="decided"),
]
