"""Addresses of changes; nothing of anybody stands in them."""

from django.urls import path

from participation.ngos.changes.views import change

app_name = "ngo_changes"
urlpatterns = [
    *change.ENTRANCE.urls("ngos/changes/"),
    path("ngos/changes/", change.new, name="new"),
    *change.WIZARD.urls("ngos/changes/"),
]
