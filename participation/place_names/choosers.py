"""Places and minutes to choose from in the screens of the register."""

from django.db.models import Q, QuerySet
from django.utils.translation import gettext_lazy as _

from participation.common.choosers import EntryForm, FoundChooserViewSet
from participation.place_names.models import Place
from participation.place_names.permissions import ANY
from participation.resolutions.choosers import ResolutionChooserViewSet
from participation.resolutions.models import Resolution


class PlaceForm(EntryForm):
    """Places by any of their names."""

    kind = "place"
    public = Q(is_public=True)


class PlaceChooserViewSet(FoundChooserViewSet):
    """Places."""

    model = Place
    icon = "site"
    may = ANY
    filter_form_class = PlaceForm
    read_with = ("kind", "county")
    more = (("where", _("Where it is"), lambda row: row.where),)


class DecisionChooserViewSet(ResolutionChooserViewSet):
    """Published resolutions, for those who enter what they decided of names."""

    may = ANY
    # Forms of the minutes have a chooser of their own.
    register_widget = False

    def get_object_list(self) -> "QuerySet[Resolution]":
        """Return what everybody reads: drafts are no affair of the register."""
        rows: QuerySet[Resolution] = super().get_object_list()
        return rows.filter(is_public=True)


place_chooser = PlaceChooserViewSet("choose_place")
decision_chooser = DecisionChooserViewSet("choose_naming_decision")
