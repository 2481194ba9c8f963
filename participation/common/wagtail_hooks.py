"""The desk in Wagtail's admin."""

from django.http import HttpRequest
from django.urls import URLPattern
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.actions.registry import ActionRegistry
from wagtail.admin.ui.components import Component
from wagtail.admin.viewsets.chooser import ChooserViewSet
from wagtail.log_actions import LogActionRegistry
from wagtail.permissions import register_permission_policy

from participation.common.calendar.actions import EditOfficeSettings
from participation.common.calendar.panels import CalendarPanel
from participation.common.calendar.viewsets import HolidayViewSet
from participation.common.choosers import OrganisationChooserViewSet
from participation.common.letters.admin import LOG_ACTIONS, letter_urls
from participation.common.messages.viewsets import ChangeOnlyPolicy, MessageTemplateViewSet
from participation.common.models import MessageTemplate, OfficeSettings, OutboxMessage
from participation.common.outbox.services import RETRIED
from participation.common.permissions import ReadOnlyPolicy
from participation.common.viewsets import DeskViewSetGroup, register_desk_viewset

register_permission_policy(OutboxMessage, ReadOnlyPolicy(OutboxMessage))
register_permission_policy(MessageTemplate, ChangeOnlyPolicy(MessageTemplate))
register_desk_viewset(HolidayViewSet, order=890)
register_desk_viewset(MessageTemplateViewSet, order=925)


@hooks.register("register_admin_viewset")
def register_desk() -> DeskViewSetGroup:
    """Return the desk's menu and screens."""
    return DeskViewSetGroup()


@hooks.register("register_admin_viewset")
def register_chooser() -> ChooserViewSet:
    """Let organisations be chosen by searching, wherever a form has a key to one."""
    return OrganisationChooserViewSet("choose_organisation")


@hooks.register("construct_homepage_panels")
def warn_of_calendar_gaps(request: HttpRequest, panels: list[Component]) -> None:
    """Say on the first page which year the calendar lacks."""
    panels.append(CalendarPanel())


@hooks.register("register_actions")
def register_actions(actions: ActionRegistry) -> None:
    """Let the screen of the office settings save through the calendar."""
    actions.register(OfficeSettings, EditOfficeSettings)


@hooks.register("register_log_actions")
def register_log_actions(actions: LogActionRegistry) -> None:
    """Name what the desk writes into Wagtail's log."""
    actions.register_action(
        RETRIED, _("Queued message: try again"), _("Queued message put back into the queue")
    )
    for action in LOG_ACTIONS:
        actions.register_action(*action)


@hooks.register("register_admin_urls")
def register_urls() -> list[URLPattern]:
    """Return the addresses that belong to no screen."""
    return letter_urls()
