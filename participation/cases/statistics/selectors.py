"""What is published, as plain data: for the page, its files and the interface for programs."""

from collections.abc import Iterator
from typing import Any

from participation.cases.models import PublishedFigures
from participation.cases.statistics.periods import Half
from participation.cases.statistics.publication import TABLES, Figures
from participation.cases.statistics.words import definitions
from persian.jalali import local_date, to_jalali_iso

# Ten years.
MOST_PERIODS = 20


def published_halves() -> list[PublishedFigures]:
    """Return what is published, the newest first."""
    return list(PublishedFigures.objects.order_by("-year", "-half")[:MOST_PERIODS])


def figures_for(*, period: str = "", county: str = "", category: str = "") -> Figures | None:
    """Return the figures of a half-year; None where there are none, or none of that line.

    With a county or a category the table holds its line alone, and ``series`` that line in all
    half-years; the other tables are left out, for nothing is published of two things at once, and
    so there are no figures of a category in a county.
    """
    return told(published_halves(), period=period, county=county, category=category)


def told(
    halves: list[PublishedFigures], *, period: str = "", county: str = "", category: str = ""
) -> Figures | None:
    """Return the same from what was read already."""
    chosen = next((one for one in halves if not period or str(one) == period), None)
    if chosen is None or (county and category):
        return None
    data = {
        "period": about(chosen),
        "periods": [str(one) for one in halves],
        **{name: chosen.figures[name] for name in ("total", "days", *TABLES)},
        "definitions": definitions(chosen.least),
    }
    for table, key in (("counties", county), ("categories", category)):
        if key:
            return _narrowed(data, halves, table, key)
    return data


def _narrowed(
    data: Figures, halves: list[PublishedFigures], table: str, key: str
) -> Figures | None:
    series = [
        {"period": about(half), **line}
        for half in halves
        for line in half.figures[table]
        if line["key"] == key
    ]
    if not series:
        return None
    lines = [line for line in data[table] if line["key"] == key]
    left_out: Figures = {name: [] for name in ("days", *TABLES)}
    return data | left_out | {"total": None, table: lines, "series": series, "table": table}


def about(half: PublishedFigures) -> Figures:
    """Return which half-year it is, and how it was measured."""
    period = Half(half.year, half.half)
    measured = local_date(half.measured_at)
    return {
        "id": period.name,
        "label": period.label,
        "first_day": period.first_day.isoformat(),
        "first_day_jalali": to_jalali_iso(period.first_day),
        "last_day": period.last_day.isoformat(),
        "last_day_jalali": to_jalali_iso(period.last_day),
        "measured_on": measured.isoformat(),
        "measured_on_jalali": to_jalali_iso(measured),
        "least": half.least,
        "is_demo": half.is_demo,
    }


def rows_of(data: Figures) -> Iterator[dict[str, Any]]:
    """Yield the figures row by row, each with its table and its half-year."""
    period = data["period"]["id"]
    if data["total"]:
        yield {"period": period, "table": "total", **data["total"]}
    if "series" in data:
        for line in data["series"]:
            yield {**line, "period": line["period"]["id"], "table": data["table"]}
        return
    for table in TABLES:
        for line in data[table]:
            yield {"period": period, "table": table, **line}
    for span in data["days"]:
        last = span["to"] if span["to"] is not None else ""
        yield {
            "period": period,
            "table": "days",
            "name": f"{span['from']}-{last}",
            "closed": span["closed"],
        }
