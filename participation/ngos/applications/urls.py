"""Addresses of applications; nothing of anybody stands in them."""

from django.urls import path

from participation.ngos.applications.views import apply

app_name = "ngo_applications"
urlpatterns = [
    path("ngos/apply/new/", apply.new, name="new"),
    *apply.WIZARD.urls("ngos/apply/new/"),
]
