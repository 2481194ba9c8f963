"""The measuring: each half-year once, when its time has come."""

import datetime as dt

from django.db import transaction

from participation.cases.kinds import all_kinds
from participation.cases.models import Case, CaseSettings, PublishedFigures
from participation.cases.statistics.counting import category_key, count_cases
from participation.cases.statistics.periods import Half, measurable
from participation.cases.statistics.publication import Names, published
from participation.common.clock import now
from participation.common.models import County
from persian.jalali import local_date


def publish_due() -> int:
    """Measure each half-year that is ripe and not published yet; return how many.

    One in which too little was received is left out, and looked at again the next time.
    """
    oldest = Case.objects.order_by("received_at").values_list("received_at", flat=True).first()
    if oldest is None:
        return 0
    there = set(PublishedFigures.objects.values_list("year", "half"))
    ripe = [half for half in measurable(local_date(oldest), local_date(now())) if half not in there]
    return sum(_publish(half) for half in ripe)


@transaction.atomic
def publish_demo_again() -> int:
    """Measure invented half-years anew: only of those may a second figure be known."""
    PublishedFigures.objects.filter(is_demo=True).delete()
    return publish_due()


def _publish(half: Half) -> bool:
    moment, least = now(), CaseSettings.load().least_count
    since, until = half.moments
    cases = Case.objects.all()
    count = count_cases(
        cases, since=since, until=until, on=local_date(moment), names_restricted=False
    )
    figures = published(count, _names(half), least=least)
    if figures is None:
        return False
    _row, is_new = PublishedFigures.objects.get_or_create(
        year=half.year,
        half=half.half,
        defaults={
            "measured_at": moment,
            "least": least,
            "is_demo": _is_demo(since, until),
            "figures": figures,
        },
    )
    return is_new


def _is_demo(since: dt.datetime, until: dt.datetime) -> bool:
    """Return whether nothing real was received."""
    received = Case.objects.filter(received_at__gte=since, received_at__lt=until)
    return not received.filter(is_demo=False).exists()


def _names(half: Half) -> Names:
    """Return what has a line: months, counties in force, categories and kinds that may be named."""
    kinds = all_kinds()
    return Names(
        months=half.month_keys(),
        counties={
            str(pk): name for pk, name in County.objects.in_force().values_list("pk", "name")
        },
        categories={
            category_key(kind.name, value): str(label)
            for kind in kinds
            for value, label in kind.public_categories()
        },
        kinds={kind.name: str(kind.label) for kind in kinds},
    )
