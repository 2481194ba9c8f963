"""Fifty thousand names: whatever is asked, three queries of ranges of an index, and no more."""

import random
import re
from collections.abc import Iterator

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from persian.names.lexicon import FAMILIES, GIVEN, ORDINARY
from search.names.models import NameKey
from search.names.places import Spot
from search.names.selectors import MOST_SHOWN, compare
from search.names.services import NameRecord, put_name, put_names

pytestmark = pytest.mark.django_db

MANY = 50_000
MIDDLE = Spot("شهرستان 3", "شهر 13", 32.5, 52.0)
QUESTIONS = (
    "ژرف‌نگر", "خیابان گلستان", "لاله ۲", "شهید محمدی", "سردار شهید حاج محمد حسینی", "نیلوفز",
    "شهید محمد حسیینی", "شهید", "گل", "بیست و دو بهمن",
    "شهیدان مدافع حرم برادران سید محمد علی حسین رضا حسینی نسب اصفهانی بهارستان شرقی دوم",
)  # fmt: skip


def made_up() -> Iterator[NameRecord]:
    """Yield names of streets, always the same; the commonest words stand in thousands of them."""
    chance = random.Random(1405)  # noqa: S311  # made up, no secret
    given, families, words = (sorted(each) for each in (GIVEN, FAMILIES, ORDINARY))

    def pick(some: list[str]) -> str:
        return some[int(len(some) * chance.random() ** 2)]

    for number in range(MANY):
        person = f"شهید {pick(given)} {pick(families)}"
        text = person if chance.random() < 0.45 else f"{pick(words)} {chance.randrange(1, 40)}"
        county = chance.randrange(28)
        at = Spot(f"شهرستان {county}", f"شهر {county * 4 + chance.randrange(4)}")
        yield NameRecord("streets", "street", str(number), text, bearer=str(number), at=at)


def test_a_question_asks_three_times_and_reads_few_names_however_many_there_are() -> None:
    assert put_names(made_up()) == MANY
    assert NameKey.objects.count() > 4 * MANY
    put_name(NameRecord("streets", "street", "mine", "سردار محمد حسینی", at=MIDDLE))
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")
    for text in QUESTIONS:
        with CaptureQueriesContext(connection) as captured:
            found = compare(text, register="streets", at=MIDDLE)
        asked = [one["sql"] for one in captured]
        assert len(asked) <= 3, (text, asked)
        assert len(found.collisions) <= MOST_SHOWN
        for sql in asked:
            with connection.cursor() as cursor:
                cursor.execute(f"EXPLAIN QUERY PLAN {sql}")
                steps = [row[3] for row in cursor.fetchall()]
            # Ranges of an index alone; what was found in them («k0» …) may be read to its end.
            read = [step for step in steps if re.match(r"(SEARCH|SCAN) (search_\w+|k)\b", step)]
            assert read
            assert [step for step in read if not step.startswith("SEARCH")] == [], (text, steps)
    serious = compare("شهید محمد حسینی", register="streets", at=MIDDLE).serious
    assert "mine" in {each.object_id for each in serious}
