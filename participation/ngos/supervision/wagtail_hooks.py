"""Supervision in Wagtail's admin."""

from django.urls import URLResolver, include, path
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.log_actions import LogActionRegistry
from wagtail.permissions import register_permission_policy

from participation.common.registers.lists import RegisterPolicy
from participation.common.viewsets import register_desk_viewset
from participation.ngos.supervision.desk.cases import LinkView
from participation.ngos.supervision.desk.duties import DutyViewSet
from participation.ngos.supervision.desk.support import SupportPolicy, SupportViewSet
from participation.ngos.supervision.enums import DutyAct
from participation.ngos.supervision.models import Duty, Support
from participation.ngos.supervision.permissions import may_read, may_record_support
from participation.ngos.supervision.services import complaints, contacts
from participation.ngos.supervision.services.duties import log_action
from participation.ngos.supervision.viewsets import (
    DutyKindViewSet,
    LadderRungViewSet,
    ReportFormViewSet,
)

register_permission_policy(
    Duty, RegisterPolicy(Duty, may_read=may_read, may_add=lambda _user: False)
)
register_desk_viewset(DutyViewSet, order=202)
register_permission_policy(
    Support, SupportPolicy(Support, may_read=may_read, may_add=may_record_support)
)
register_desk_viewset(SupportViewSet, order=204)
register_desk_viewset(DutyKindViewSet, order=242)
register_desk_viewset(ReportFormViewSet, order=244)
register_desk_viewset(LadderRungViewSet, order=246)


@hooks.register("register_admin_urls")
def register_files() -> list[URLResolver]:
    """Return the screen on which cases are put on files of NGOs."""
    link = LinkView.as_view(index_url_name="ngo_register:index")
    urls = ([path("<int:pk>/cases/", link, name="link")], "ngo_files")
    return [path("ngo-files/", include(urls))]


@hooks.register("register_log_actions")
def register_log_actions(actions: LogActionRegistry) -> None:
    """Name what is written into Wagtail's log."""
    for act in DutyAct:
        actions.register_action(log_action(act), _("Duty: act"), act.label)
    for name, label in (
        (contacts.CHANGED, _("Contact for supervision changed")),
        (complaints.LINKED, _("Case put on the file of an NGO")),
        (complaints.UNLINKED, _("Case taken off the file of an NGO")),
    ):
        actions.register_action(name, label, label)
