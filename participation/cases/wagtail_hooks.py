"""Cases in Wagtail's admin."""

from django.templatetags.static import static
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.log_actions import LogActionRegistry
from wagtail.permissions import register_permission_policy

from participation.cases.desk.policy import CasePolicy
from participation.cases.desk.viewset import CaseViewSet
from participation.cases.enums import EventType
from participation.cases.models import Case, CaseLogEntry
from participation.cases.services.events import NOTED, PERSONAL_SENT, log_action

register_permission_policy(Case, CasePolicy(Case))


@hooks.register("register_admin_viewset")
def register_viewset() -> CaseViewSet:
    """Return the list and the screens of cases: what most of the staff come for."""
    return CaseViewSet()


@hooks.register("register_log_actions")
def register_log_actions(actions: LogActionRegistry) -> None:
    """Give the log of cases its own table, and each act its name."""
    actions.register_model(Case, CaseLogEntry)
    actions.register_action(NOTED, _("Note"), _("Note written"))
    actions.register_action(
        PERSONAL_SENT, _("Personal data sent"), _("Words with personal data sent to the citizen")
    )
    for event in EventType:
        actions.register_action(log_action(event), event.label, event.label)


@hooks.register("insert_global_admin_css")
def add_css() -> SafeString:
    """Style the screen of a case."""
    return format_html('<link rel="stylesheet" href="{}">', static("css/admin-cases.css"))
