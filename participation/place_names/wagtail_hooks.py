"""The register in Wagtail's admin."""

from django.urls import URLResolver, include, path, reverse
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.admin.viewsets.chooser import ChooserViewSet
from wagtail.log_actions import LogActionRegistry
from wagtail.permissions import register_permission_policy

from participation.cases.desk.menu import GuardedMenuItem
from participation.common.registers.lists import RegisterPolicy
from participation.common.viewsets import register_desk_viewset
from participation.place_names.choosers import decision_chooser, place_chooser
from participation.place_names.decisions.permissions import may_decide
from participation.place_names.desk.viewset import PlaceKindViewSet, PlaceViewSet
from participation.place_names.models import Place
from participation.place_names.path import acts as path_acts
from participation.place_names.path.services import MOVED
from participation.place_names.path.viewsets import NamingPathViewSet
from participation.place_names.permissions import may_add, may_read
from participation.place_names.services import keeping

register_permission_policy(Place, RegisterPolicy(Place, may_read=may_read, may_add=may_add))
path_acts.register()
register_desk_viewset(NamingPathViewSet, order=35)
register_desk_viewset(PlaceViewSet, order=130)
register_desk_viewset(PlaceKindViewSet, order=140)


@hooks.register("register_admin_viewset")
def register_choosers() -> tuple[ChooserViewSet, ...]:
    """Let places and decisions be chosen by searching."""
    return place_chooser, decision_chooser


@hooks.register("register_log_actions")
def register_log_actions(actions: LogActionRegistry) -> None:
    """Name what is written into Wagtail's log."""
    for action, label, message in (
        (keeping.REGISTERED, _("Place: register"), _("Place registered")),
        (keeping.CHANGED, _("Place: describe"), _("Place described anew")),
        (keeping.NAMED, _("Place: name"), _("Name given")),
        (keeping.TOOK_EFFECT, _("Place: name in force"), _("Name came into force")),
        (keeping.OTHER_NAME, _("Place: other name"), _("Other name noted")),
        (keeping.CORRECTED, _("Place: correct"), _("Name put right")),
        (keeping.CEASED, _("Place: cease"), _("Place is no more")),
        (keeping.REOPENED, _("Place: reopen"), _("Place is there again")),
        (keeping.REPEALED, _("Place: repeal"), _("Name taken back")),
        (keeping.RESTORED, _("Place: restore"), _("Name stands again")),
        (keeping.HIDDEN, _("Place: hide"), _("Place hidden")),
        (keeping.SHOWN, _("Place: show"), _("Place shown")),
        (MOVED, _("Proposal: stage"), _("Proposal moved on its path")),
        (keeping.IMPORTED, _("Place: import"), _("Place imported")),
    ):
        actions.register_action(action, label, message)


@hooks.register("register_admin_urls")
def register_proposals() -> list[URLResolver]:
    """Return the screens on which staff work on proposals."""
    return [
        path("place-name-proposals/", include("participation.place_names.proposals.desk.urls")),
        path("file-name-for/", include("participation.place_names.proposals.intake.urls")),
        path("naming-decisions/", include("participation.place_names.decisions.desk.urls")),
    ]


@hooks.register("register_admin_menu_item")
def register_decisions() -> MenuItem:
    """Lead whoever enters decisions of councils to their screen."""
    return GuardedMenuItem(
        _("Enter a decision on names"),
        reverse("naming_decision_desk:enter"),
        icon_name="site",
        order=96,
        may=may_decide,
    )
