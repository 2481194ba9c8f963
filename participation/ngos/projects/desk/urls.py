"""Addresses of the desk of plans."""

from django.urls import path

from participation.ngos.projects.desk.plans import PlanView

app_name = "plan_desk"
urlpatterns = [path("<uuid:pk>/", PlanView.as_view(), name="screen")]
