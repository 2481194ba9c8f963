"""NGOs as things that can be found, by every name that they ever had."""

from typing import Any

from django.db.models import Prefetch, QuerySet
from django.utils.translation import gettext_lazy as _

from participation.ngos.models import Ngo, NgoVersion
from search.content import Content
from search.kinds import SearchKind, register


@register
class NgoSearchKind(SearchKind):
    """NGOs of the register."""

    name = "ngo"
    label = _("NGOs")
    label_one = _("NGO")
    order = 50
    model = Ngo

    def rows(self) -> "QuerySet[Any]":
        """Return the NGOs that everybody sees, with the names that they had."""
        versions = NgoVersion.objects.only("ngo_id", "entry").through_time()
        read = Ngo.objects.public().select_related("prefix", "county")
        return read.prefetch_related(
            "activity_fields", Prefetch("versions", queryset=versions, to_attr="told_versions")
        )

    def content(self, row: Any) -> Content:
        """Return its names, what it does and where, and the numbers it is known by."""
        names = [str(one.entry.get("name", "")) for one in row.told_versions]
        fields = "، ".join(one.name for one in row.activity_fields.all())
        numbers = [str(one.entry.get("permit_number", "")) for one in row.told_versions]
        told = (fields, row.scope, row.short_name, *names, *numbers, row.registration_number)
        return Content(
            title=row.title,
            summary=(row.scope or fields)[:300],
            text="\n".join(dict.fromkeys(filter(None, (row.county.name, *told)))),
            url=row.get_absolute_url(),
            date=row.licensed_on,
            county=row.county.slug,
        )
