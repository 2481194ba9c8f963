"""The statute as it is, and as it was."""

import datetime
from collections.abc import Mapping
from dataclasses import dataclass

from django.db.models import Max

from participation.ngos.statutes.gaps import filled
from participation.ngos.statutes.models import ClauseVersion

MOST_CLAUSES = 200


@dataclass(frozen=True)
class Article:
    """A numbered clause with its gaps filled."""

    number: int
    chapter: str
    title: str
    text: str


def articles_at(moment: datetime.datetime, values: Mapping[str, str]) -> list[Article]:
    """Return the statute as its clauses were worded at a moment."""
    last = (
        ClauseVersion.objects.filter(made_at__lte=moment)
        .order_by()
        .values("clause")
        .annotate(last=Max("pk"))
    )
    rows = ClauseVersion.objects.filter(pk__in=last.values("last"), is_active=True)
    return [
        Article(number, one.chapter, one.title, filled(one.text, values))
        for number, one in enumerate(rows.order_by("order", "clause")[:MOST_CLAUSES], start=1)
    ]
