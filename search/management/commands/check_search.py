"""`manage.py check_search`: whether every findable thing has its entry, and no other."""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from tqdm import tqdm

from search import elastic
from search.engines import is_remote
from search.kinds import kinds
from search.reconcile import bring_into_line, compare_all, remove_strangers
from search.sync import drain

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
        missing, surplus = self._compare_remote()
        if report.is_clean and not missing and not surplus:
            self.stdout.write("Every findable thing has its entry.")
            return
        if not repair:
            raise CommandError("Entries differ; --repair writes them.", returncode=1)
        for kind in kinds().values():
            bring_into_line(kind)
        remove_strangers()
        if is_remote():
            elastic.repair(elastic.alias())
            drain()
        self.stdout.write("Repaired.")

    def _compare_remote(self) -> tuple[int, int]:
        """Compare the server's index with the entries, where one is used."""
        if not is_remote():
            return 0, 0
        try:
            if not elastic.index_of_alias():
                raise CommandError("There is no index; `rebuild_search` makes one.", returncode=1)
            missing, surplus = elastic.differences(elastic.alias())
        except elastic.FAULTS as error:
            raise CommandError("Elasticsearch did not answer.", returncode=1) from error
        if missing or surplus:
            self.stdout.write(f"elasticsearch: {len(missing)} missing, {len(surplus)} too many")
        return len(missing), len(surplus)
