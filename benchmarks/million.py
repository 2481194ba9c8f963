"""How fast Elasticsearch answers at a million entries: the time that a reader waits for the engine.

python benchmarks/million.py [--entries 1000000] [--rounds 3] [--clients 1,4] [--keep FOLDER]

Fills an index of its own with made-up entries, through the kernel's own documents and without a
database, and asks what `queries.txt` holds as its kinds are mixed there, with all facets and words
put to the engine as readers put them: for all of them, else for any. The server keeps its data in
FOLDER: what was filled is not filled again, and a filling that was cut short goes on.
"""

import argparse
import datetime as dt
import os
import random
import sys
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
QUERIES = Path(__file__).with_name("queries.txt")
MIX = {"rare": 40, "middle": 40, "long": 15, "very common": 5}
TARGET = 50
BATCH = 2_000
COUNTIES, BODIES, ORGANISATIONS = 12, 400, 600
ENGINE_INDEX = "million"


def options() -> argparse.Namespace:
    """Read the command line."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawTextHelpFormatter
    )
    parser.add_argument("--entries", type=int, default=1_000_000)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--clients", default="1,4", help="how many readers ask at once, each a run")
    parser.add_argument("--keep", type=Path, default=ROOT / "var/bench-elasticsearch")
    return parser.parse_args()


def set_up(folder: Path, url: str) -> None:
    """Make the kernel ask the server."""
    os.environ |= {
        "VAR_DIR": str(folder / "site"),
        "DJANGO_SETTINGS_MODULE": "config.settings.bench",
        "LOG_LEVEL": "error",
        "SEARCH_ENGINE": "elasticsearch",
        "ELASTICSEARCH_URL": url,
        "ELASTICSEARCH_INDEX": ENGINE_INDEX,
    }
    sys.path[:0] = [str(ROOT / "site"), str(ROOT)]
    import django

    django.setup()


def fill(wanted: int) -> None:
    """Bring the index to so many entries."""
    from made_up import Words
    from tqdm import tqdm

    from search import elastic

    index = elastic.index_of_alias()
    if not index:
        index = elastic.new_index()
        elastic.writer().indices.put_alias(index=index, name=elastic.alias())
    elastic.writer().indices.refresh(index=index)
    # Batches go in order, each again where it was cut short.
    there = elastic.writer().count(index=index)["count"] // BATCH * BATCH
    words = Words()
    with tqdm(desc="entries", total=wanted, initial=min(there, wanted), unit=" entries") as bar:
        for start in range(there, wanted, BATCH):
            keys = range(start, min(start + BATCH, wanted))
            elastic.send(index, [entry(key, words) for key in keys])
            bar.update(len(keys))
    if there < wanted:
        elastic.writer().options(request_timeout=3_600).indices.forcemerge(
            index=index, max_num_segments=5
        )
    elastic.writer().indices.refresh(index=index)


def entry(key: int, words: Any) -> Any:
    """Return a made-up entry, always the same for a key."""
    from made_up import skewed

    from search.content import Content
    from search.models import Entry

    dice = random.Random(f"entry-{key}")
    text = words.text(dice, 100)
    day = dt.date(2026, 11, 1) - dt.timedelta(days=skewed(dice, 5_800))
    content = Content(
        title=text[:60],
        text=text,
        url=f"/{key}/",
        number=f"{key}" if key % 2 else "",
        date=day,
    )
    return Entry(
        pk=key + 1,
        kind=("resolution", "news", "meeting", "page")[skewed(dice, 4)],
        county=f"county-{skewed(dice, COUNTIES)}",
        body=f"body-{skewed(dice, BODIES)}",
        organisations=f" {skewed(dice, ORGANISATIONS)} {skewed(dice, ORGANISATIONS)} ",
        year=content.year,
        date=day,
        terms=content.terms,
        fingerprint=f"{key:040d}",
        changed_at=dt.datetime(2026, 11, 1, tzinfo=dt.UTC),
    )


def mixed() -> list[tuple[str, str]]:
    """Return a hundred questions with their kinds, as they are mixed, in an order like chance."""
    kinds: dict[str, list[str]] = {}
    for line in QUERIES.read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            kind, words = line.split("\t")
            kinds.setdefault(kind, []).append(words)
    asked = [
        (kind, kinds[kind][place % len(kinds[kind])])
        for kind, share in MIX.items()
        for place in range(share)
    ]
    random.Random(1405).shuffle(asked)
    return asked


def waited(kind: str, words: str) -> tuple[str, float]:
    """Ask once; return how many milliseconds the answer took."""
    from search.engines.elasticsearch import ElasticsearchEngine
    from search.query import Query
    from search.selectors import matched

    start = time.perf_counter()
    match, _mode = matched(ElasticsearchEngine(), Query(words))
    spent = time.perf_counter() - start
    if not match.ids or not match.facets["year"]:
        raise SystemExit(f"{words} found nothing")
    return kind, spent * 1000


def percentile(times: list[float], part: float) -> float:
    """Return what so many of a hundred do not exceed."""
    return sorted(times)[max(0, -(-len(times) * int(part) // 100) - 1)]


def measure(rounds: int, clients: int) -> Iterator[str]:
    """Ask everything, after a round that warms; yield the lines of a table."""
    asked = mixed()
    with ThreadPoolExecutor(clients) as readers:
        list(readers.map(lambda one: waited(*one), asked))
        told = list(readers.map(lambda one: waited(*one), asked * rounds))
    for name in [*MIX, "all"]:
        times = [spent for kind, spent in told if name in {kind, "all"}]
        shown = " | ".join(f"{percentile(times, part):.1f}" for part in (50, 95, 99))
        yield f"| {clients} | {name} | {shown} |"


def main() -> None:
    """Start the server, fill it, measure, print a table, say whether the target is met."""
    asked = options()
    sys.path.insert(0, str(ROOT))
    from tests.parts import elasticsearch

    folder = asked.keep.resolve()
    folder.mkdir(parents=True, exist_ok=True)
    process, url = elasticsearch.start(folder)
    try:
        set_up(folder, url)
        fill(asked.entries)
        from pages import commit, day_and_load

        print(
            f"\n{asked.entries:,} entries on Elasticsearch; {day_and_load()}, commit {commit()}\n"
        )
        print("| readers at once | | p50 ms | p95 ms | p99 ms |\n|---|---|---|---|---|")
        for clients in map(int, asked.clients.split(",")):
            for line in measure(asked.rounds, clients):
                print(line, flush=True)
    finally:
        elasticsearch.stop(process)


if __name__ == "__main__":
    main()
