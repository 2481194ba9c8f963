"""What the registers of places and of NGOs cost when they are large: CPU ms and SQL of a request.

python benchmarks/registers.py [--rows 10000] [--rounds 5] [--keep FOLDER] [--only LINE]
                               [--profile LINE]

Fills both registers with so many made-up entries each, past the services but as they would write
them: each NGO with a permit and the version of today, each place with one to three names.
DATABASE_URL chooses the database; an empty one is filled. A folder that is kept is gone on with.
"""

import argparse
import tempfile
from pathlib import Path
from typing import Any

from made_up_registers import SOURCE
from pages import begin, commit, day_and_load, measure, profile, servers_clock


def options() -> argparse.Namespace:
    """Read the command line."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawTextHelpFormatter
    )
    parser.add_argument("--rows", type=int, default=10_000, help="places, and as many NGOs")
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--keep", type=Path, help="the folder of the site, kept for the next run")
    parser.add_argument("--only", default="", help="only the lines of the table that begin so")
    parser.add_argument("--profile", help="ask one line of the table and say where the time goes")
    return parser.parse_args()


def set_up(folder: str, rows: int) -> None:
    """Make the site with its registers, and index them."""
    begin(folder)
    from django.core.management import call_command
    from django.db import connection
    from made_up_registers import fill_ngos, fill_places

    from participation.common.versions import touch

    call_command("load_demo", verbosity=0)
    missing = fill_ngos(rows) + fill_places(rows)
    for name in ("ngos", "places"):
        touch(name)
    if missing:
        for kind in ("ngo", "place"):
            call_command("rebuild_search", "--changed", "--kind", kind)
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")


def lines() -> dict[str, tuple[Any, list[str]]]:
    """Return who asks for which addresses in each line."""
    from django.test import Client

    from participation.common.listing import PAGE_SIZE
    from participation.common.models import User
    from participation.ngos.models import Ngo
    from participation.place_names.models import Place

    stranger, manager = Client(headers={"host": "127.0.0.1"}), Client(headers={"host": "127.0.0.1"})
    user, _is_new = User.objects.get_or_create(
        username="bench-registers", defaults={"is_superuser": True}
    )
    manager.force_login(user, backend="django.contrib.auth.backends.ModelBackend")
    made = {}
    for name, model, base, api in (
        ("NGOs", Ngo, "/ngos/", "/api/v1/ngos/"),
        ("places", Place, "/place-names/", "/api/v1/places/"),
    ):
        some = model.objects.filter(source=SOURCE).order_by("pk")[:1].get()
        last = -(-model.objects.public().count() // PAGE_SIZE)
        made |= {
            f"{name}, the list": (stranger, [base]),
            f"{name}, the list, last page": (stranger, [f"{base}?page={last}"]),
            f"{name}, a county": (stranger, [f"{base}?county={some.county.slug}"]),
            f"{name}, a word": (stranger, [f"{base}?q={some.name.split()[0]}"]),
            f"{name}, one": (stranger, [some.get_absolute_url()]),
            f"{name}, API": (stranger, [api]),
        }
    some = Ngo.objects.filter(source=SOURCE).order_by("pk")[0]
    return made | {
        "NGOs, a permit verified": (stranger, [some.permits.get().get_absolute_url()]),
        "NGOs, at the desk": (manager, ["/admin/ngos/"]),
        "NGOs, at the desk, page 100": (manager, ["/admin/ngos/?p=100"]),
        "NGOs, at the desk, one": (manager, [f"/admin/ngos/{some.pk}/"]),
        "places, at the desk": (manager, ["/admin/places/"]),
        "places, at the desk, page 100": (manager, ["/admin/places/?p=100"]),
    }


def main() -> None:
    """Make the site, measure, print a table."""
    asked = options()
    with tempfile.TemporaryDirectory(prefix="bench-") as scratch:
        folder = (asked.keep or Path(scratch)).resolve()
        folder.mkdir(parents=True, exist_ok=True)
        set_up(str(folder), asked.rows)
        table = lines()
        if asked.profile:
            client, addresses = table[asked.profile]
            profile(client, addresses[0])
            return
        from django.db import connection

        servers = servers_clock()
        print(
            f"\n{connection.vendor}: {asked.rows:,} places, {asked.rows:,} NGOs; {day_and_load()},"
            f" commit {commit()}\n"
        )
        print("| | CPU ms here | in servers | SQL |\n|---|---|---|---|")
        for name, (client, addresses) in table.items():
            if name.startswith(asked.only):
                spent, beside, queries = measure(client, addresses, asked.rounds, servers)
                print(f"| {name} | {spent:.1f} | {beside:.1f} | {queries} |", flush=True)


if __name__ == "__main__":
    main()
