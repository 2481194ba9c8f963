"""What comparing a name costs: CPU milliseconds and queries of one question to the conflict engine.

python benchmarks/names.py [--names 50000] [--rounds 3] [--keep FOLDER] [--profile]

Fills a register with made-up names of streets: a third of them honour people of few given and
family names, so that the commonest words stand in thousands. DATABASE_URL chooses the database; an
empty one is filled. A folder that is kept is gone on with.
"""

import argparse
import cProfile
import pstats
import random
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from pages import begin, commit, day_and_load, servers_clock

SEED = 1405
REGISTER = "made-up"
SIDES = ["شرقی", "غربی", "شمالی", "جنوبی", "بالا", "پایین", "اول", "دوم"]
TITLES = ["شهید", "شهید", "شهید", "سردار شهید", "دکتر", "استاد", "آیت‌الله", "مهندس", "شهید سید"]
FILLED = 20_000
QUESTIONS = {
    "a rare name": ["آتشکده ورهرام", "کوچه پیروزان", "ژرف‌نگر"],
    "a common word": ["نرگس", "خیابان گلستان", "لاله ۲"],
    "a person, one word": ["شهید محمدی", "حسینی", "شهید احمدی"],
    "a person, in full": ["سردار شهید حاج محمد حسینی", "شهید دکتر علی رضایی", "شهید سید رضا موسوی"],
    "with slips": ["نیلوفز", "شهید محمد حسیینی", "گلستن شرقی"],
    "only very common words": ["شهید", "گل", "شهدای باغ نو"],
    "a number in words": ["بیست و دو بهمن", "پانزده خرداد", "کوچه دوازدهم"],
    "long": ["شهیدان مدافع حرم برادران سید محمد علی حسین رضا حسینی نسب اصفهانی بهارستان شرقی دوم"],
}


def options() -> argparse.Namespace:
    """Read the command line."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawTextHelpFormatter
    )
    parser.add_argument("--names", type=int, default=50_000)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--keep", type=Path, help="the folder of the register, for the next run")
    parser.add_argument("--profile", action="store_true", help="say where the time goes")
    return parser.parse_args()


def made_up(start: int, end: int) -> Iterator[Any]:
    """Yield the records from one number to another, always the same ones."""
    from persian.names.lexicon import FAMILIES, GIVEN, ORDINARY
    from search.names.places import Spot
    from search.names.services import NameRecord

    given, families, words = (sorted(each) for each in (GIVEN, FAMILIES, ORDINARY))
    for number in range(start, end):
        chance = random.Random(SEED + number)
        # The first of each list are the commonest, as in life.
        pick = lambda some: some[int(len(some) * chance.random() ** 2)]  # noqa: B023, E731
        kind = chance.random()
        if kind < 0.35:  # noqa: PLR2004
            text = f"{pick(TITLES)} {pick(given)} {pick(families)}"
        elif kind < 0.45:  # noqa: PLR2004
            text = f"{pick(TITLES)} {pick(families)}"
        elif kind < 0.6:  # noqa: PLR2004
            text = f"{pick(words)} {chance.randrange(1, 40)}"
        elif kind < 0.75:  # noqa: PLR2004
            text = f"{pick(words)} {pick(SIDES)}"
        else:
            text = f"{pick(words)} {pick(words)}"
        county = chance.randrange(28)
        city = f"شهر {county * 4 + chance.randrange(4)}"
        yield NameRecord(
            register=REGISTER, kind="made-up", object_id=str(number), text=text, bearer=str(number),
            at=Spot(f"شهرستان {county}", city, 31 + chance.random() * 3, 50 + chance.random() * 4),
        )  # fmt: skip


def fill(wanted: int) -> None:
    """Put the names that are missing."""
    from search.names.models import KeptName
    from search.names.services import put_names

    there = KeptName.objects.filter(register=REGISTER).count()
    begun = time.monotonic()
    for start in range(there, wanted, FILLED):
        put_names(made_up(start, min(start + FILLED, wanted)))
        print(
            f"  {min(start + FILLED, wanted):,} names, {time.monotonic() - begun:.0f} s", flush=True
        )


def main() -> None:
    """Fill, ask, print a table."""
    asked = options()
    with tempfile.TemporaryDirectory(prefix="bench-") as scratch:
        folder = (asked.keep or Path(scratch)).resolve()
        folder.mkdir(parents=True, exist_ok=True)
        begin(str(folder))
        from django.db import connection

        fill(asked.names)
        with connection.cursor() as cursor:
            cursor.execute("ANALYZE")
        measure(asked)


def measure(asked: argparse.Namespace) -> None:
    """Ask each question in the middle of a city, the lowest of the rounds counts."""
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    from persian.names.parsing import parse
    from search.names.places import Spot
    from search.names.selectors import compare

    spot = Spot("شهرستان 3", "شهر 13", 32.5, 52.0)
    if asked.profile:
        with cProfile.Profile() as profiler:
            for texts in QUESTIONS.values():
                for text in texts:
                    parse.cache_clear()
                    compare(text, register=REGISTER, at=spot)
        pstats.Stats(profiler).sort_stats("cumulative").print_stats(45)
        return
    servers = servers_clock()
    print(f"\n{connection.vendor}: {asked.names:,} names; {day_and_load()}, commit {commit()}\n")
    print("| | CPU ms here | in servers | SQL | found |\n|---|---|---|---|---|")
    for line, texts in QUESTIONS.items():
        with CaptureQueriesContext(connection) as captured:
            found = [len(compare(text, register=REGISTER, at=spot).collisions) for text in texts]
        lowest, begun = float("inf"), servers()
        for _ in range(asked.rounds):
            # Nothing that another question has taken apart helps.
            parse.cache_clear()
            start = time.process_time()
            for text in texts:
                compare(text, register=REGISTER, at=spot)
            lowest = min(lowest, time.process_time() - start)
        beside = (servers() - begun) / asked.rounds * 1000 / len(texts)
        queries = len(captured.captured_queries) / len(texts)
        print(
            f"| {line} | {lowest * 1000 / len(texts):.1f} | {beside:.1f} | {queries:.0f} |"
            f" {max(found)} |",
            flush=True,
        )


if __name__ == "__main__":
    main()
