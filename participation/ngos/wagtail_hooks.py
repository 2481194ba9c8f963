"""The register of NGOs in Wagtail's admin."""

from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.log_actions import LogActionRegistry

from participation.ngos.enums import Act
from participation.ngos.services import keeping


@hooks.register("register_log_actions")
def register_log_actions(actions: LogActionRegistry) -> None:
    """Name what is written into Wagtail's log."""
    for act in Act:
        actions.register_action(keeping.log_action(act), _("NGO: act"), act.label)
    actions.register_action(keeping.HIDDEN, _("NGO: hide"), _("NGO hidden"))
    actions.register_action(keeping.SHOWN, _("NGO: show"), _("NGO shown"))
