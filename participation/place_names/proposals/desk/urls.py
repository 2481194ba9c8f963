"""Addresses of the desk of proposals."""

from django.urls import path

from participation.place_names.proposals.desk.papers import dossier_paper
from participation.place_names.proposals.desk.screen import ProposalView

app_name = "proposal_desk"
urlpatterns = [
    path("<uuid:pk>/", ProposalView.as_view(), name="screen"),
    path("<uuid:pk>/dossier/", dossier_paper, name="dossier"),
]
