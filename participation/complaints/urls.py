"""Addresses of complaints; nothing of anybody stands in them."""

from django.urls import path
from django.utils.feedgenerator import Atom1Feed, Rss201rev2Feed

from participation.complaints.views import begin, outcomes, public
from participation.complaints.views.pages import WIZARD

app_name = "complaints"
urlpatterns = [
    path("complaints/", public.index, name="index"),
    path("complaints/new/", begin.new, name="new"),
    path("complaints/new/stop/", WIZARD.stop, name="stop"),
    *WIZARD.urls("complaints/new/"),
    path("complaints/outcomes/", outcomes.outcomes, name="outcomes"),
    path("complaints/outcomes/<int:pk>/", outcomes.outcome, name="outcome"),
    path("complaints/outcomes/<int:pk>/<str:slug>/", outcomes.outcome, name="outcome"),
    path("feeds/outcomes/rss/", outcomes.feed, {"kind": Rss201rev2Feed}, name="outcomes_rss"),
    path("feeds/outcomes/atom/", outcomes.feed, {"kind": Atom1Feed}, name="outcomes_atom"),
]
