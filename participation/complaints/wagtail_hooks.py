"""Complaints in Wagtail's admin."""

from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.log_actions import LogActionRegistry

from participation.common.viewsets import register_desk_viewset
from participation.complaints.outcomes import services
from participation.complaints.outcomes.desk.viewset import OutcomeViewSet
from participation.complaints.viewsets import CategoryViewSet

register_desk_viewset(OutcomeViewSet, order=10)
register_desk_viewset(CategoryViewSet, order=20)


@hooks.register("register_log_actions")
def register_log_actions(actions: LogActionRegistry) -> None:
    """Name what is written into Wagtail's log."""
    actions.register_action(services.WRITTEN, _("Outcome: write"), _("Outcome written"))
    actions.register_action(services.CHANGED, _("Outcome: change"), _("Outcome changed"))
    actions.register_action(services.PROPOSED, _("Outcome: propose"), _("Outcome proposed"))
    actions.register_action(services.PUBLISHED, _("Outcome: publish"), _("Outcome published"))
    actions.register_action(services.SENT_BACK, _("Outcome: send back"), _("Outcome sent back"))
    actions.register_action(services.WITHDRAWN, _("Outcome: take down"), _("Outcome taken down"))
