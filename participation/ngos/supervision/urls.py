"""Addresses of reports of NGOs."""

from django.urls import include, path

from participation.common.files.views import upload_urls
from participation.ngos.supervision.views import opening, writing

app_name = "ngo_supervision"
urlpatterns = [
    path("ngos/report/", writing.report, name="report"),
    path("ngos/report/done/", writing.done, name="done"),
    path("ngos/report/receipt.pdf", writing.receipt, name="receipt"),
    path("ngos/report/leave/", opening.leave, name="leave"),
    path("ngos/report/files/", include(upload_urls(writing.upload_place, name="file"))),
    path("ngos/report/open/<str:token>/", opening.open_report, name="open"),
]
