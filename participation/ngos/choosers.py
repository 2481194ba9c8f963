"""NGOs and minutes to choose from in the screens of the register."""

from django.db.models import Q, QuerySet
from django.utils.translation import gettext_lazy as _

from participation.common.choosers import EntryForm, FoundChooserViewSet
from participation.ngos.models import Ngo
from participation.ngos.permissions import ANY
from participation.resolutions.choosers import ResolutionChooserViewSet
from participation.resolutions.models import Resolution


class NgoForm(EntryForm):
    """NGOs by any of their names."""

    kind = "ngo"
    public = Q(is_public=True)


class NgoChooserViewSet(FoundChooserViewSet):
    """NGOs."""

    model = Ngo
    icon = "group"
    may = ANY
    filter_form_class = NgoForm
    read_with = ("prefix", "county")
    more = (("county", _("County"), lambda row: row.county.name),)


class NgoDecisionChooserViewSet(ResolutionChooserViewSet):
    """Published resolutions, for those who enter what they decided of NGOs."""

    may = ANY
    # Forms of the minutes have a chooser of their own.
    register_widget = False

    def get_object_list(self) -> "QuerySet[Resolution]":
        """Return what everybody reads: drafts are no affair of the register."""
        rows: QuerySet[Resolution] = super().get_object_list()
        return rows.filter(is_public=True)


ngo_chooser = NgoChooserViewSet("choose_ngo")
decision_chooser = NgoDecisionChooserViewSet("choose_ngo_decision")
