"""Addresses of cases below ``/api/v1/cases/``. No number and no key stands in any."""

from django.urls import path

from participation.cases.api import following

urlpatterns = [
    path("follow/", following.FollowView.as_view(), name="case-follow"),
    path("reply/", following.ReplyView.as_view(), name="case-reply"),
    path("add/", following.AddView.as_view(), name="case-add"),
    path("object/", following.ObjectView.as_view(), name="case-object"),
    path("withdraw/", following.WithdrawView.as_view(), name="case-withdraw"),
    path("rate/", following.RateView.as_view(), name="case-rate"),
    path("file/", following.FileView.as_view(), name="case-file"),
]
