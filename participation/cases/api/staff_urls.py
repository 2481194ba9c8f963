"""Addresses below ``/api/v1/staff/cases/``."""

from django.urls import path

from participation.cases.api import staff

urlpatterns = [
    path("", staff.CasesView.as_view(), name="staff-cases"),
    path("<uuid:pk>/", staff.OneCaseView.as_view(), name="staff-case"),
    path("<uuid:pk>/note/", staff.NoteView.as_view(), name="staff-note"),
    path("<uuid:pk>/<slug:act>/", staff.TellView.as_view(), name="staff-tell"),
]
