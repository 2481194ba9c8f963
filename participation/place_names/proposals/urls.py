"""Addresses of proposals; nothing of anybody stands in them."""

from django.urls import path

from participation.place_names.proposals.views import propose, public

app_name = "proposals"
urlpatterns = [
    path("place-names/propose/", propose.new, name="new"),
    path("place-names/propose/near/", propose.near, name="near"),
    *propose.WIZARD.urls("place-names/propose/"),
    path("place-names/proposals/", public.index, name="index"),
    path("place-names/proposals/<str:number>/", public.proposal, name="proposal"),
]
