"""Addresses of the desk of changes."""

from django.urls import path

from participation.ngos.changes.desk.filing import ChooseView, DoneView, FileView
from participation.ngos.changes.desk.opening import OpenView
from participation.ngos.changes.desk.screen import ChangeView

app_name = "ngo_changes_desk"
urlpatterns = [
    path("open/", OpenView.as_view(), name="open"),
    path("file/", ChooseView.as_view(), name="choose"),
    path("file/<int:ngo>/<slug:sort>/", FileView.as_view(), name="file"),
    path("done/<uuid:pk>/", DoneView.as_view(), name="done"),
    path("<uuid:pk>/", ChangeView.as_view(), name="screen"),
]
