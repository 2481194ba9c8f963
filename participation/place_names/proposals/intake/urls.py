"""Addresses under the admin on which staff file proposals for citizens."""

from django.urls import path

from participation.place_names.proposals.intake.views import DoneView, FileView

app_name = "proposal_intake"
urlpatterns = [
    path("done/<uuid:pk>/", DoneView.as_view(), name="done"),
    path("<str:action>/", FileView.as_view(), name="file"),
]
