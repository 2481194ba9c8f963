"""Addresses of the desk of applications."""

from django.urls import path

from participation.ngos.applications.desk.papers import paper
from participation.ngos.applications.desk.pipeline import PipelineView
from participation.ngos.applications.desk.screen import ApplicationView

app_name = "ngo_desk"
urlpatterns = [
    path("", PipelineView.as_view(), name="pipeline"),
    path("<uuid:pk>/", ApplicationView.as_view(), name="screen"),
    path("<uuid:pk>/papers/<slug:name>/", paper, name="paper"),
]
