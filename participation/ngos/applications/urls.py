"""Addresses of applications; nothing of anybody stands in them."""

from django.urls import path

from participation.ngos.applications.views import apply, mend, papers, returning

app_name = "ngo_applications"
urlpatterns = [
    path("ngos/apply/new/", apply.new, name="new"),
    path("ngos/apply/new/return/", returning.enter, name="return"),
    path("ngos/apply/new/return/code/", returning.code, name="return-code"),
    path("ngos/apply/new/return/key/", returning.key, name="return-key"),
    *apply.WIZARD.urls("ngos/apply/new/"),
    path("track/application/", mend.parts, name="mend"),
    path("track/application/send/", mend.send, name="mend-send"),
    path("track/application/papers/<slug:name>/", papers.paper, name="paper"),
    path("track/application/appointment/", papers.appointment, name="appointment"),
    path(
        "track/application/appointment/list/",
        papers.appointment_list_paper,
        name="appointment-list",
    ),
    path(
        "track/application/appointment/calendar/",
        papers.appointment_calendar,
        name="appointment-calendar",
    ),
    path("track/application/<slug:part>/", mend.part, name="mend-part"),
]
