"""The register in Wagtail's admin."""

from django.urls import URLResolver, include, path
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.viewsets.chooser import ChooserViewSet
from wagtail.log_actions import LogActionRegistry
from wagtail.permissions import register_permission_policy

from participation.common.viewsets import register_desk_viewset
from participation.place_names.choosers import decision_chooser, place_chooser
from participation.place_names.desk.viewset import PlaceKindViewSet, PlacePolicy, PlaceViewSet
from participation.place_names.models import Place
from participation.place_names.services import keeping

register_permission_policy(Place, PlacePolicy(Place))
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
        (keeping.IMPORTED, _("Place: import"), _("Place imported")),
    ):
        actions.register_action(action, label, message)


@hooks.register("register_admin_urls")
def register_proposals() -> list[URLResolver]:
    """Return the screens on which staff work on proposals."""
    return [path("place-name-proposals/", include("participation.place_names.proposals.desk.urls"))]
