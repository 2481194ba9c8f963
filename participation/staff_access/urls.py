"""Addresses in front of the admin's own: the door and the way out."""

from django.urls import path
from wagtail.admin.views.account import LogoutView

from participation.staff_access.views import door

urlpatterns = [
    path("login/code/", door.VerifyView.as_view(), name="staff_access_verify"),
    path("login/app/", door.FirstEnrolmentView.as_view(), name="staff_access_enrol"),
    # Wagtail's own stands behind its check of permissions; who still owes the second factor has
    # none and must be able to leave.
    path("logout/", LogoutView.as_view(), name="staff_access_leave"),
]
