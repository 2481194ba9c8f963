"""What NGOs were given: taken out of sight where it was entered by mistake, never deleted."""

from django.db.models import Q, QuerySet, Sum

from participation.ngos.models import Ngo
from participation.ngos.supervision.models import SupervisionSettings, Support

MOST_SHOWN = 50


def support_of(ngo: Ngo) -> QuerySet[Support]:
    """Return what an NGO was given, the newest first."""
    rows = Support.objects.filter(ngo=ngo, is_removed=False)
    return rows.select_related("decision").order_by("-given_on", "-pk")


def public_support_of(ngo: Ngo, rules: SupervisionSettings) -> list[Support]:
    """Return what readers see of it; nothing where the office publishes none."""
    if not rules.publishes_support:
        return []
    return list(support_of(ngo).filter(is_public=True)[:MOST_SHOWN])


def total_of(ngo: Ngo) -> int:
    """Return the rials that an NGO was given altogether."""
    money = support_of(ngo).filter(~Q(amount=None)).order_by()
    return money.aggregate(Sum("amount"))["amount__sum"] or 0
