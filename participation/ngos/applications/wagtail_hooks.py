"""Applications in Wagtail's admin."""

from django.urls import URLResolver, include, path, reverse
from django.utils.translation import gettext_lazy as _
from wagtail import hooks

from participation.cases.desk.menu import GuardedMenuItem
from participation.common.viewsets import register_desk_viewset
from participation.ngos.applications.desk import appointing, deciding, inquiring, reviewing
from participation.ngos.applications.desk.pipeline import may_see
from participation.ngos.applications.viewsets import (
    ApprovedTextViewSet,
    InquiryAuthorityViewSet,
    RefusalReasonViewSet,
)

register_desk_viewset(InquiryAuthorityViewSet, order=162)
register_desk_viewset(RefusalReasonViewSet, order=164)
register_desk_viewset(ApprovedTextViewSet, order=165)

for acts in (reviewing, appointing, inquiring, deciding):
    acts.register()


@hooks.register("register_admin_urls")
def register_applications() -> list[URLResolver]:
    """Return the screens on which staff work on applications."""
    return [path("ngo-applications/", include("participation.ngos.applications.desk.urls"))]


@hooks.register("register_reports_menu_item")
def register_pipeline() -> GuardedMenuItem:
    """Lead to applications by stage whoever sees cases."""
    label = _("Applications by stage")
    url = reverse("ngo_desk:pipeline")
    return GuardedMenuItem(label, url, icon_name="tasks", order=1190, may=may_see)
