"""Visits in Wagtail's admin."""

from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.log_actions import LogActionRegistry
from wagtail.permissions import register_permission_policy

from participation.common.registers.lists import RegisterPolicy
from participation.common.viewsets import register_desk_viewset
from participation.visits import services
from participation.visits.desk.viewset import VisitItemViewSet, VisitViewSet
from participation.visits.models import Visit
from participation.visits.permissions import may_read

register_permission_policy(
    Visit, RegisterPolicy(Visit, may_read=may_read, may_add=lambda _user: False)
)
register_desk_viewset(VisitViewSet, order=250)
register_desk_viewset(VisitItemViewSet, order=255)


@hooks.register("register_log_actions")
def register_log_actions(actions: LogActionRegistry) -> None:
    """Name what is written into Wagtail's log."""
    for name, label in (
        (services.ENTERED, _("Visit entered")),
        (services.CHANGED, _("Visit put right")),
        (services.FOLLOWED, _("What followed from a visit was noted")),
    ):
        actions.register_action(name, label, label)
