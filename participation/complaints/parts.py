"""A part of a complaint or request that is split off: a complaint or request of its own."""

from typing import Any

from participation.cases.enums import Identity, Priority
from participation.cases.kinds import Part
from participation.cases.models import Accused, Case
from participation.common.models import Unit
from participation.complaints.enums import ComplaintClass
from participation.complaints.models import Category, Complaint
from participation.complaints.routing import route

RANK = {Identity.NONE: 0, Identity.MOBILE: 1, Identity.FULL: 2}


def part_categories(case: Case) -> list[tuple[str, Any]]:
    """Return the categories of a part: none that asks for more of a person than the whole has, and
    a report without a name for such a one alone.
    """
    rows = Category.objects.offered()
    return [(str(one.pk), one.title) for one in rows if _fits(case, one)]


def part_of(case: Case, category: str, text: str) -> Part:
    """Return what a part is made of; where and when it happened, and whom it is against where its
    category asks for that, are as in the whole.
    """
    whole = Complaint.objects.get(case=case)
    chosen = Category.objects.select_related("unit").get(pk=int(category))
    is_against = bool(whole.against_kind) and whole.against_kind in chosen.against

    def details(part: Case) -> Complaint:
        return Complaint(
            case=part,
            category=chosen,
            text=text,
            against_kind=whole.against_kind if is_against else "",
            against_id=whole.against_id if is_against else "",
            against_name=whole.against_name if is_against else "",
            happened_on=whole.happened_on,
            place=whole.place,
            place_hash=whole.place_hash,
            consent_version=whole.consent_version,
        )

    accused = Unit.objects.filter(pk__in=Accused.objects.filter(case=case).values("unit"))
    return Part(
        title=chosen.title,
        unit=route(chosen, case.county, list(accused), whole.against_kind if is_against else ""),
        period=chosen.period,
        identity=chosen.identity,
        priority=Priority(chosen.priority),
        is_restricted=chosen.is_restricted,
        category=chosen.pk,
        details=details,
    )


def words_of(case: Case) -> str:
    """Return what was submitted, in its own words."""
    return str(Complaint.objects.get(case=case).text)


def _fits(case: Case, category: Category) -> bool:
    asked = RANK[ComplaintClass(category.kind).identity]
    has = RANK[Identity(case.identity)]
    return asked <= has and (asked == 0) == (has == 0)
