"""Addresses of complaints; nothing of anybody stands in them."""

from django.urls import include, path
from django.utils.feedgenerator import Atom1Feed, Rss201rev2Feed

from participation.common.files.views import upload_urls
from participation.complaints.views import begin, finish, outcomes, public, steps

app_name = "complaints"
urlpatterns = [
    path("complaints/", public.index, name="index"),
    path("complaints/new/", begin.new, name="new"),
    path("complaints/new/files/", steps.files, name="files"),
    path("complaints/new/uploads/", include(upload_urls(steps.upload_place, name="uploads"))),
    path("complaints/new/stop/", steps.stop, name="stop"),
    path("complaints/new/check/", finish.check, name="check"),
    path("complaints/new/done/", finish.done, name="done"),
    path("complaints/new/receipt/", finish.receipt, name="receipt"),
    path("complaints/new/noted/", finish.noted, name="noted"),
    path("complaints/new/leave/", finish.leave, name="leave"),
    path("complaints/new/left/", finish.left, name="left"),
    path("complaints/new/<slug:name>/", steps.step, name="step"),
    path("complaints/outcomes/", outcomes.outcomes, name="outcomes"),
    path("complaints/outcomes/<int:pk>/", outcomes.outcome, name="outcome"),
    path("complaints/outcomes/<int:pk>/<str:slug>/", outcomes.outcome, name="outcome"),
    path("feeds/outcomes/rss/", outcomes.feed, {"kind": Rss201rev2Feed}, name="outcomes_rss"),
    path("feeds/outcomes/atom/", outcomes.feed, {"kind": Atom1Feed}, name="outcomes_atom"),
]
