"""`manage.py check_search`: whether every findable thing has its entry, and no other."""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from tqdm import tqdm

from search.kinds import kinds
from search.reconcile import bring_into_line, compare_all, remove_strangers

SHOWN = 20


class Command(BaseCommand):
    """Report what differs; with --repair, mend it."""

    help = "Compare the search entries with what they stand for. Exits with 1 where they differ."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Add the options."""
        parser.add_argument("--repair", action="store_true", help="write what differs")

    def handle(self, *args: Any, repair: bool, **options: Any) -> None:
        """Compare and say. Raises CommandError where something differs and is not repaired."""
        with tqdm(unit=" rows", disable=options["verbosity"] == 0) as bar:
            report = compare_all(bar.update)
        for name in ("missing", "stale", "orphaned"):
            found: list[str] = getattr(report, name)
            if found:
                more = f" … and {len(found) - SHOWN} more" if len(found) > SHOWN else ""
                self.stdout.write(f"{name}: {', '.join(found[:SHOWN])}{more}")
        if report.is_clean:
            self.stdout.write("Every findable thing has its entry.")
            return
        if not repair:
            raise CommandError("Entries differ; --repair writes them.", returncode=1)
        for kind in kinds().values():
            bring_into_line(kind)
        remove_strangers()
        self.stdout.write("Repaired.")
