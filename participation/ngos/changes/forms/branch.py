"""A branch in a county, and who heads it."""

from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from participation.common.models import County
from participation.ngos.applications.enums import Role
from participation.ngos.applications.forms import PlaceForm
from participation.ngos.changes.forms.newcomer import NewcomerForm
from participation.ngos.changes.forms.said import SaidForm
from participation.ngos.models import Ngo


class BranchForm(SaidForm, PlaceForm):
    """Where the branch is."""

    def clean_county(self) -> County:
        """Refuse the county of the NGO itself, and one in which it has a branch."""
        county: County = self.cleaned_data["county"]
        ngo: Ngo = self.about.ngo
        there = Ngo.objects.filter(branch_of=ngo, county=county, dissolved_on__isnull=True)
        if county.pk == ngo.county_id or there.exists():
            raise ValidationError(_("It is in this county already."), code="taken")
        return county


class HeadForm(NewcomerForm):
    """Who heads a branch."""

    roles = None  # type: ignore[assignment]  # there is one

    def clean(self) -> dict[str, Any]:
        """Give the one role that there is."""
        self.cleaned_data["roles"] = [Role.REPRESENTATIVE.value]
        return super().clean()
