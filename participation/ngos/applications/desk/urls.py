"""Addresses of the desk of applications."""

from django.urls import path

from participation.ngos.applications.desk.papers import paper
from participation.ngos.applications.desk.screen import ApplicationView

app_name = "ngo_desk"
urlpatterns = [
    path("<uuid:pk>/", ApplicationView.as_view(), name="screen"),
    path("<uuid:pk>/papers/<slug:name>/", paper, name="paper"),
]
