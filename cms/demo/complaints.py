"""What can be filed at the demonstration's desk."""

import tomllib
from pathlib import Path

from django.db import transaction

from cms.demo.reading import Row
from cms.demo.units import Units
from participation.cases.enums import Priority
from participation.complaints.models import Category, CategoryCheck, CategoryQuestion
from persian.letters import slug

CONTENT = Path(__file__).parent / "content" / "complaints.toml"


def load_categories(units: Units) -> dict[str, Category]:
    """Make the categories that are missing; return all by their key in the content file."""
    rows = tomllib.loads(CONTENT.read_text(encoding="utf-8"))["category"]
    return {row["key"]: _category(row, units, place) for place, row in enumerate(rows, start=1)}


@transaction.atomic
def _category(row: Row, units: Units, place: int) -> Category:
    """Find a category by its slug, or make it with its questions."""
    address = slug(row["title"], max_length=120)
    there = Category.objects.filter(slug=address).first()
    if there is not None:
        return there
    amount, unit = row["promised"]
    made = Category(
        title=row["title"],
        slug=address,
        kind=row["kind"],
        description=row["description"],
        not_for=row.get("not_for", ""),
        emergency=row.get("emergency", ""),
        refers_to=row.get("refers_to", ""),
        against=row.get("against", []),
        unit=units.named(row["unit"]),
        goes_to_county=row.get("goes_to_county", False),
        promised_amount=amount,
        promised_unit=unit,
        is_legal_term=row.get("is_legal_term", False),
        is_restricted=row.get("is_restricted", False),
        priority=row.get("priority", Priority.NORMAL),
        order=place * 10,
    )
    made.full_clean()
    made.save()
    for order, check in enumerate(row.get("check", [])):
        CategoryCheck.objects.create(category=made, sort_order=order, **check)
    for order, question in enumerate(row.get("question", [])):
        _question(question, made, order)
    return made


def _question(row: Row, category: Category, order: int) -> None:
    made = CategoryQuestion(
        category=category,
        sort_order=order,
        label=row["label"],
        hint=row.get("hint", ""),
        kind=row["kind"],
        choices="\n".join(row.get("choices", [])),
        is_required=row.get("is_required", False),
        stops_on=row.get("stops_on", ""),
        stop_text=row.get("stop_text", ""),
    )
    made.full_clean()
    made.save()
