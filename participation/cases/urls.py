"""Addresses of following a case."""

from django.urls import include, path

from participation.cases.statistics.views import statistics
from participation.cases.tracking import actions, taking_over, views
from participation.common.files.views import upload_urls

urlpatterns = [
    path("statistics/", statistics, name="statistics"),
    path("track/", views.track, name="track"),
    path("track/code/", views.code, name="track-code"),
    path("track/code/send/", views.request_code, name="track-code-send"),
    path("track/state/", views.state, name="track-state"),
    path("track/leave/", views.leave, name="track-leave"),
    path("track/take-over/", taking_over.take, name="track-take-over"),
    path("track/case/", views.case, name="track-case"),
    path("track/case/uploads/", include(upload_urls(actions.upload_place, name="track-upload"))),
    path("track/case/files/<uuid:file_id>/", views.download, name="track-file"),
    path("track/case/answers/<int:number>/", views.answer, name="track-answer"),
    path("track/case/<slug:action>/", actions.act, name="track-act"),
]
