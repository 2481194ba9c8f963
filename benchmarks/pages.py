"""What pages, search and API cost: CPU milliseconds and SQL queries of one request.

python benchmarks/pages.py [--news 1000] [--resolutions 5000] [--rounds 5] [--keep FOLDER]
                           [--only LINE] [--profile LINE]

Runs on a site of its own with the demonstration and made-up content, inside one process; the
lowest of the rounds counts. What a database or search server spends on a request is told beside
it. Absolute figures depend on the machine: compare within one run, with the first two lines.
DATABASE_URL and SEARCH_ENGINE choose the parts, as everywhere; an empty database is filled. A
folder that is kept is gone on with.
"""

import argparse
import cProfile
import datetime as dt
import os
import pstats
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http import HTTPStatus
from pathlib import Path
from typing import Any

from submission import lines as sending

ROOT = Path(__file__).resolve().parent.parent
QUERIES = Path(__file__).with_name("queries.txt")
TICKS = os.sysconf("SC_CLK_TCK")
PROFILED = 50
BARE = "home, its template three lines"
THREE_LINES = "<!doctype html>\n<title>{{ page.title }}</title>\n<h1>{{ page.title }}</h1>\n"


def options() -> argparse.Namespace:
    """Read the command line."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawTextHelpFormatter
    )
    parser.add_argument("--news", type=int, default=1_000)
    parser.add_argument("--resolutions", type=int, default=5_000)
    parser.add_argument("--cases", type=int, default=5_000)
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--keep", type=Path, help="the folder of the site, kept for the next run")
    parser.add_argument("--only", default="", help="only the lines of the table that begin so")
    parser.add_argument("--profile", help="ask one line of the table and say where the time goes")
    return parser.parse_args()


def begin(folder: str) -> None:
    """Make Django ready for a site in a folder, with its tables."""
    os.environ |= {
        "VAR_DIR": folder,
        "DJANGO_SETTINGS_MODULE": "config.settings.bench",
        "LOG_LEVEL": "error",
        "ACCESS_LOG": "0",
    }
    sys.path[:0] = [str(ROOT / "site"), str(ROOT)]
    import django

    django.setup()
    from django.core.management import call_command

    call_command("migrate", verbosity=0)


def set_up(folder: str, news: int, resolutions: int, cases: int) -> None:
    """Make the site with its content."""
    begin(folder)
    from desk import fill_desk
    from django.core.management import call_command
    from made_up import fill

    call_command("load_demo", verbosity=0)
    fill(news, resolutions)
    fill_desk(cases)


def paths() -> dict[str, list[str]]:
    """Return the addresses of each line."""
    from participation.resolutions.models import Resolution

    some = Resolution.objects.order_by("pk").select_related("meeting__body")[0]
    kinds: dict[str, list[str]] = {}
    for line in QUERIES.read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            kind, words = line.split("\t")
            kinds.setdefault(kind, []).append(words)
    return {
        "the bare answer (`/healthz`)": ["/healthz"],
        BARE: ["/"],
        "home": ["/"],
        "article": ["/خبرها/چهار-محله-چهار-دفتر-تسهیلگری/"],
        "news index": ["/خبرها/"],
        "news index, last page": [f"/خبرها/?page={_last_page()}"],
        "archive": ["/resolutions/"],
        "archive, a body chosen": ["/resolutions/?body=made-0"],
        "archive, an organisation chosen": [f"/resolutions/?organisation={_busiest()}"],
        "archive, a word": [f"/resolutions/?q={kinds['middle'][0]}"],
        "resolution": [some.get_absolute_url()],
        "search, demonstration words": ["/search/?q=دفتر تسهیلگری"],
        **{f"search, {kind}": [f"/search/?q={words}" for words in kinds[kind]] for kind in kinds},
        "API, search": [f"/api/v1/search/?q={words}" for words in kinds["middle"]],
        "API, resolutions": ["/api/v1/resolutions/"],
        "API v2, news": ["/api/v2/pages/?type=news.NewsPage&fields=*"],
    }


def all_lines() -> dict[str, tuple[Any, list[str]]]:
    """Return who asks for which addresses in each line: a stranger, then those at the desk."""
    from desk import desk_lines
    from django.test import Client

    stranger = Client(headers={"host": "127.0.0.1"})
    return {name: (stranger, asked) for name, asked in paths().items()} | desk_lines()


def _last_page() -> int:
    from cms.news.models import NewsPage
    from participation.common.listing import PAGE_SIZE

    return -(-NewsPage.objects.visible().count() // PAGE_SIZE)


def _busiest() -> int:
    from participation.common.models import Organisation

    return Organisation.objects.get(slug="made-0").pk


@contextmanager
def as_in(line: str) -> Iterator[None]:
    """Show the home page by three lines while that line is measured: what is below any page."""
    from django.template import engines

    from cms.home.models import HomePage

    kept = HomePage.template
    if line == BARE:
        HomePage.template = engines["django"].from_string(THREE_LINES)  # type: ignore[assignment]
    try:
        yield
    finally:
        HomePage.template = kept


def servers_clock() -> Callable[[], float]:
    """Return a clock of the CPU seconds that servers beside this process have spent for it."""
    from django.conf import settings
    from django.db import connection

    clocks: list[Callable[[], float]] = []
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_backend_pid()")
            stat = Path(f"/proc/{cursor.fetchone()[0]}/stat")
        clocks.append(
            lambda: sum(map(int, stat.read_text().rsplit(")", 1)[1].split()[11:13])) / TICKS
        )
    if settings.SEARCH_ENGINE == "elasticsearch":
        from search.elastic import client

        def spent() -> float:
            nodes = client().nodes.stats(metric="process")["nodes"]
            return sum(node["process"]["cpu"]["total_in_millis"] for node in nodes.values()) / 1000

        clocks.append(spent)
    return lambda: sum(clock() for clock in clocks)


def asked_for(client: Any, path: str) -> None:
    """Ask once. Exits where the answer is none."""
    if (status := client.get(path).status_code) != HTTPStatus.OK:
        raise SystemExit(f"{path} answered {status}")


def measure(
    client: Any, addresses: list[str], rounds: int, servers: Callable[[], float]
) -> tuple[float, float, int]:
    """Return CPU milliseconds of a warm request here and in servers, and its queries."""
    from django.db import connection, reset_queries
    from django.test.utils import CaptureQueriesContext

    queries = 0
    for path in addresses:
        asked_for(client, path)
        # Its log holds only so many.
        reset_queries()
        with CaptureQueriesContext(connection) as captured:
            asked_for(client, path)
        queries = max(queries, len(captured.captured_queries))
    lowest = float("inf")
    begun = servers()
    for _ in range(rounds):
        start = time.process_time()
        for path in addresses:
            asked_for(client, path)
        lowest = min(lowest, time.process_time() - start)
    # A server's clock is coarse: the mean of all rounds.
    beside = (servers() - begun) / rounds
    return lowest * 1000 / len(addresses), beside * 1000 / len(addresses), queries


def profile(client: Any, path: str) -> None:
    """Say in which functions a request spends its time."""
    asked_for(client, path)
    with cProfile.Profile() as profiler:
        for _ in range(PROFILED):
            asked_for(client, path)
    pstats.Stats(profiler).sort_stats("cumulative").print_stats(80)


def heading(asked: argparse.Namespace) -> str:
    """Return what was measured, when, and how busy the machine was."""
    from django.conf import settings
    from django.db import connection

    return (
        f"{connection.vendor}, search by {settings.SEARCH_ENGINE}: {asked.news:,} news items and "
        f"{asked.resolutions:,} resolutions and {asked.cases:,} cases; {day_and_load()}, commit "
        f"{commit()}"
    )


def commit() -> str:
    """Return the commit that is measured."""
    command = ["git", "rev-parse", "--short", "HEAD"]
    told = subprocess.run(command, capture_output=True, text=True, check=False, cwd=ROOT).stdout
    return told.strip() or "unknown"


def day_and_load() -> str:
    """Return the day, and how busy the machine is."""
    day = dt.datetime.now(tz=dt.UTC).date()
    return f"{day}, {os.cpu_count()} cores, load {os.getloadavg()[0]:.1f}"


def main() -> None:
    """Make the site, measure, print a table."""
    asked = options()
    with tempfile.TemporaryDirectory(prefix="bench-") as scratch:
        folder = (asked.keep or Path(scratch)).resolve()
        folder.mkdir(parents=True, exist_ok=True)
        set_up(str(folder), asked.news, asked.resolutions, asked.cases)
        lines = all_lines()
        if asked.profile:
            client, addresses = lines[asked.profile]
            profile(client, addresses[0])
            return
        servers = servers_clock()
        print(f"\n{heading(asked)}\n")
        print("| | CPU ms here | in servers | SQL |\n|---|---|---|---|")
        for name, (client, addresses) in lines.items():
            if name.startswith(asked.only):
                with as_in(name):
                    spent, beside, queries = measure(client, addresses, asked.rounds, servers)
                print(f"| {name} | {spent:.1f} | {beside:.1f} | {queries} |", flush=True)
        if "sending".startswith(asked.only):
            print()
            for line in sending(asked.rounds):
                print(line, flush=True)


if __name__ == "__main__":
    main()
