"""Addresses of the desk of changes."""

from django.urls import path

from participation.ngos.changes.desk.opening import OpenView
from participation.ngos.changes.desk.screen import ChangeView

app_name = "ngo_changes_desk"
urlpatterns = [
    path("open/", OpenView.as_view(), name="open"),
    path("<uuid:pk>/", ChangeView.as_view(), name="screen"),
]
