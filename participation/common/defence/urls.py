"""Addresses of the defence."""

from django.urls import path

from participation.common.defence.views import challenge

app_name = "defence"

urlpatterns = [path("challenge/", challenge, name="challenge")]
