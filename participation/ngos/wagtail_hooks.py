"""The register of NGOs in Wagtail's admin."""

from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.viewsets.chooser import ChooserViewSet
from wagtail.log_actions import LogActionRegistry
from wagtail.permissions import register_permission_policy

from participation.common.registers.lists import RegisterPolicy
from participation.common.viewsets import register_desk_viewset
from participation.ngos.choosers import decision_chooser, ngo_chooser
from participation.ngos.desk.viewset import (
    ActivityFieldViewSet,
    IssuingAuthorityViewSet,
    NamePrefixViewSet,
    NgoViewSet,
    ReservedWordViewSet,
)
from participation.ngos.enums import Act
from participation.ngos.models import Ngo
from participation.ngos.permissions import may_add, may_read
from participation.ngos.services import keeping
from participation.ngos.services.representatives import MOBILE_KEPT

register_permission_policy(Ngo, RegisterPolicy(Ngo, may_read=may_read, may_add=may_add))
register_desk_viewset(NgoViewSet, order=200)
register_desk_viewset(ActivityFieldViewSet, order=210)
register_desk_viewset(NamePrefixViewSet, order=220)
register_desk_viewset(IssuingAuthorityViewSet, order=230)
register_desk_viewset(ReservedWordViewSet, order=240)


@hooks.register("register_admin_viewset")
def register_choosers() -> tuple[ChooserViewSet, ...]:
    """Let NGOs and decisions be chosen by searching."""
    return ngo_chooser, decision_chooser


@hooks.register("register_log_actions")
def register_log_actions(actions: LogActionRegistry) -> None:
    """Name what is written into Wagtail's log."""
    for act in Act:
        actions.register_action(keeping.log_action(act), _("NGO: act"), act.label)
    actions.register_action(keeping.HIDDEN, _("NGO: hide"), _("NGO hidden"))
    actions.register_action(keeping.SHOWN, _("NGO: show"), _("NGO shown"))
    actions.register_action(
        MOBILE_KEPT, _("NGO: mobile"), _("Mobile of the representative changed")
    )
