"""Addresses of the desk of decisions."""

from django.urls import path

from participation.place_names.decisions.desk.views import DecisionView, EnterView

app_name = "naming_decision_desk"
urlpatterns = [
    path("new/", EnterView.as_view(), name="enter"),
    path("<int:pk>/", DecisionView.as_view(), name="decision"),
]
