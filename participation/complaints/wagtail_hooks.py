"""Complaints in Wagtail's admin."""

from django.urls import URLPattern, URLResolver, include, path, reverse
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.log_actions import LogActionRegistry

from participation.cases.desk.menu import GuardedMenuItem
from participation.cases.permissions import VIEW, may_handle
from participation.common.viewsets import register_desk_viewset
from participation.complaints.outcomes import services
from participation.complaints.outcomes.desk.viewset import OutcomeViewSet
from participation.complaints.quarters.views import QuarterView
from participation.complaints.routing_desk import RoutingRuleViewSet
from participation.complaints.viewsets import CategoryViewSet

register_desk_viewset(OutcomeViewSet, order=10)
register_desk_viewset(CategoryViewSet, order=20)
register_desk_viewset(RoutingRuleViewSet, order=25)


@hooks.register("register_admin_urls")
def register_urls() -> list[URLPattern | URLResolver]:
    """Return the screens on which staff file for citizens, and the figures of offices."""
    return [
        path("file-for/", include("participation.complaints.intake.urls")),
        path("office-quarters/", QuarterView.as_view(), name="office_quarters"),
    ]


@hooks.register("register_admin_menu_item")
def register_intake() -> MenuItem:
    """Lead to them whoever works on cases."""
    return GuardedMenuItem(
        _("File for a citizen"),
        reverse("complaint_intake:choose"),
        icon_name="plus",
        order=95,
        may=may_handle,
    )


@hooks.register("register_reports_menu_item")
def register_quarters() -> MenuItem:
    """Lead to the figures of facilitation offices from the reports."""
    return GuardedMenuItem(
        _("Quarterly figures of an office"),
        reverse("office_quarters"),
        icon_name="table",
        may=lambda user: user.has_perm(VIEW),
    )


@hooks.register("register_log_actions")
def register_log_actions(actions: LogActionRegistry) -> None:
    """Name what is written into Wagtail's log."""
    actions.register_action(services.WRITTEN, _("Outcome: write"), _("Outcome written"))
    actions.register_action(services.CHANGED, _("Outcome: change"), _("Outcome changed"))
    actions.register_action(services.PROPOSED, _("Outcome: propose"), _("Outcome proposed"))
    actions.register_action(services.PUBLISHED, _("Outcome: publish"), _("Outcome published"))
    actions.register_action(services.SENT_BACK, _("Outcome: send back"), _("Outcome sent back"))
    actions.register_action(services.WITHDRAWN, _("Outcome: take down"), _("Outcome taken down"))
