"""Resolutions in Wagtail's admin."""

from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.viewsets.chooser import ChooserViewSet
from wagtail.log_actions import LogActionRegistry

from participation.common.viewsets import register_desk_viewset
from participation.resolutions import services, viewsets
from participation.resolutions.choosers import choosers

register_desk_viewset(viewsets.ResolutionViewSet, order=100)
register_desk_viewset(viewsets.MeetingViewSet, order=110)
register_desk_viewset(viewsets.BodyViewSet, order=120)
register_desk_viewset(viewsets.OrganisationViewSet, order=900)


@hooks.register("register_admin_viewset")
def register_choosers() -> tuple[ChooserViewSet, ...]:
    """Let every key to these rows be chosen by searching."""
    return choosers


@hooks.register("register_log_actions")
def register_log_actions(actions: LogActionRegistry) -> None:
    """Name what is written into Wagtail's log."""
    actions.register_action(services.PUBLISHED, _("Minutes: publish"), _("Minutes published"))
    actions.register_action(services.WITHDRAWN, _("Minutes: withdraw"), _("Minutes withdrawn"))
