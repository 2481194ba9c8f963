"""What is to change of an NGO, as it was sent and put right since."""

import json
from functools import cached_property
from typing import Any

from django.db import models
from django.utils.translation import gettext_lazy as _

from participation.cases.models import Case
from participation.common.encryption import EncryptedTextField
from participation.ngos.applications.models import Dossier
from participation.ngos.changes.enums import Sort
from participation.ngos.models import Ngo, NgoVersion

# Of each section what was typed, what that means, and how a page tells it.
Said = dict[str, dict[str, Any]]


class Change(Dossier):
    """A change of an NGO. ``said`` is encrypted: names of people may stand in it.

    ``made`` is the version of the register that it has made.
    """

    case = models.OneToOneField(
        Case, on_delete=models.PROTECT, primary_key=True, related_name="ngo_change"
    )
    ngo = models.ForeignKey(
        Ngo, verbose_name=_("NGO"), on_delete=models.PROTECT, related_name="changes"
    )
    sort = models.CharField(_("what changes"), max_length=20, choices=Sort.choices)
    said = EncryptedTextField(_("what was said"), blank=True)
    made = models.ForeignKey(
        NgoVersion, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    # What the county says of a branch there: its opinion, and the agreement of its governorate.
    county_agrees = models.BooleanField(_("the county agrees"), null=True)
    county_number = models.CharField(_("number of the agreement"), max_length=60, blank=True)
    county_on = models.DateField(_("day of the agreement"), null=True, blank=True)
    # The hearing before something is decided against it; what was said is for staff.
    heard_on = models.DateField(_("heard on"), null=True, blank=True)
    heard = EncryptedTextField(_("what was said"), blank=True)
    consent_version = models.PositiveIntegerField(_("version of the consent"))

    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("change of an NGO")
        verbose_name_plural = _("changes of NGOs")
        default_permissions = ()
        indexes = (models.Index(fields=("ngo", "sort"), name="ngo_change_of_ngo"),)

    @property
    def title(self) -> str:
        """What the organisation is called."""
        return self.ngo.title

    @cached_property
    def sections(self) -> Said:
        """What was said, by section."""
        return json.loads(self.said) if self.said else {}

    def value(self, section: str, name: str, default: Any = "") -> Any:
        """Return something that was said."""
        return self.sections.get(section, {}).get("values", {}).get(name, default)

    @property
    def rows(self) -> list[tuple[str, str]]:
        """What was said, in words."""
        told = (part.get("rows", ()) for part in self.sections.values())
        return [(label, value) for part in told for label, value in part]

    @classmethod
    def of_case(cls, case: Case) -> "Change | None":
        """Return the change of a case, None for a case of another kind."""
        rows = cls.objects.select_related("ngo__prefix", "ngo__county", "ngo__authority", "made")
        found = rows.filter(case=case).first()
        if found is not None:
            # What the case was asked already is not asked again.
            found.case = case
        return found


def packed(said: Said) -> str:
    """Return what was said as it is kept."""
    return json.dumps(said, ensure_ascii=False)
