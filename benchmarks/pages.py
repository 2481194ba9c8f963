"""What pages, search and API cost: CPU milliseconds and SQL queries of one request.

python benchmarks/pages.py [--entries 20000] [--rounds 5]

Runs on a scratch site with the demonstration and as many made-up entries (words by Zipf, skewed
facets), inside one process, so that nothing but our own work is counted; the lowest of the rounds
counts. Absolute figures depend on the machine: compare within one run, with the first line.
"""

import argparse
import datetime as dt
import os
import random
import sys
import tempfile
import time
from http import HTTPStatus
from itertools import accumulate
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
LETTERS = "ابپتجدرزسشفقکگلمنوهی"
VOCABULARY = 40_000
WORDS = 80
BATCH = 1_000
# Words of the made-up entries by their rank: the commonest, common, middle, rare.
RANKS = {"rare": 20_000, "middle": 2_000, "common": 100, "commonest": 0}


def made_up_words(dice: random.Random) -> list[str]:
    """Return different words, none of which the analysis changes into another."""
    words = {"".join(dice.choices(LETTERS, k=dice.randint(5, 8))) for _ in range(VOCABULARY * 2)}
    return sorted(words)[:VOCABULARY]


def fill(entries: int, words: list[str], dice: random.Random) -> None:
    """Write made-up resolutions, news and pages into the index."""
    from tqdm import tqdm

    from search.content import Content
    from search.services import store

    weights = list(accumulate(1 / (rank + 10) for rank in range(len(words))))
    first = dt.date(2011, 3, 21)
    with tqdm(total=entries, unit=" entries") as bar:
        for start in range(0, entries, BATCH):
            kind = dice.choices(["resolution", "news", "page"], [80, 16, 4])[0]
            contents: dict[str, Content | None] = {}
            for key in range(start, min(start + BATCH, entries)):
                text = " ".join(dice.choices(words, cum_weights=weights, k=WORDS))
                contents[f"made-{key}"] = Content(
                    title=text[:40],
                    text=text,
                    url=f"/made/{key}/",
                    date=first + dt.timedelta(days=int(dice.random() * 5_600)),
                    county="اصفهان",
                    body=f"body-{int(20 * dice.random() ** 2)}",
                    organisations=(str(int(60 * dice.random() ** 2)),),
                )
            store(kind, contents)
            bar.update(len(contents))


def measure(client: object, path: str, rounds: int) -> tuple[float, int]:
    """Return the lowest CPU time in milliseconds and the number of queries of a warm request."""
    from django.db import connection, reset_queries
    from django.test.utils import CaptureQueriesContext

    client.get(path)  # type: ignore[attr-defined]
    # Its log holds only so many.
    reset_queries()
    with CaptureQueriesContext(connection) as captured:
        response = client.get(path)  # type: ignore[attr-defined]
    if response.status_code != HTTPStatus.OK:
        raise SystemExit(f"{path} answered {response.status_code}")
    lowest = float("inf")
    for _ in range(rounds):
        start = time.process_time()
        client.get(path)  # type: ignore[attr-defined]
        lowest = min(lowest, time.process_time() - start)
    return lowest * 1000, len(captured.captured_queries)


def main() -> None:
    """Make the site, measure, print a table."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawTextHelpFormatter
    )
    parser.add_argument("--entries", type=int, default=20_000)
    parser.add_argument("--rounds", type=int, default=5)
    options = parser.parse_args()
    scratch = tempfile.TemporaryDirectory(prefix="bench-")
    os.environ |= {
        "VAR_DIR": scratch.name,
        "DJANGO_SETTINGS_MODULE": "config.settings.bench",
        "LOG_LEVEL": "error",
        "ACCESS_LOG": "0",
    }
    sys.path[:0] = [str(ROOT / "site"), str(ROOT)]
    import django

    django.setup()
    from django.core.management import call_command
    from django.test import Client

    call_command("migrate", verbosity=0)
    call_command("load_demo", verbosity=0)
    dice = random.Random(1405)
    words = made_up_words(dice)
    fill(options.entries, words, dice)
    from participation.resolutions.models import Resolution

    paths = {
        "healthz (the bare answer)": "/healthz",
        "home": "/",
        "article": "/خبرها/چهار-محله-چهار-دفتر-تسهیلگری/",
        "news index": "/خبرها/",
        "archive": "/resolutions/",
        "resolution": Resolution.objects.order_by("pk")[0].get_absolute_url(),
        "search, demonstration words": "/search/?q=دفتر تسهیلگری",
        **{f"search, {name} word": f"/search/?q={words[rank]}" for name, rank in RANKS.items()},
        "search, two words": f"/search/?q={words[100]} {words[400]}",
        "API, search": f"/api/v1/search/?q={words[2_000]}",
        "API, resolutions": "/api/v1/resolutions/",
    }
    client = Client(headers={"host": "127.0.0.1"})
    print(f"| {options.entries} made-up entries | CPU ms | SQL |\n|---|---|---|")
    for name, path in paths.items():
        spent, queries = measure(client, path, options.rounds)
        print(f"| {name} | {spent:.1f} | {queries} |", flush=True)
    scratch.cleanup()


if __name__ == "__main__":
    main()
