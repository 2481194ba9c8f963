"""Addresses under the admin on which staff file for citizens."""

from django.urls import path

from participation.complaints.intake.views import ChooseView, DoneView, FileView

app_name = "complaint_intake"
urlpatterns = [
    path("", ChooseView.as_view(), name="choose"),
    path("done/<uuid:pk>/", DoneView.as_view(), name="done"),
    path("<str:slug>/", FileView.as_view(), name="file"),
]
