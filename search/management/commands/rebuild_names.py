"""`manage.py rebuild_names`: bring the kept names into line with their sources, keys and all."""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand
from tqdm import tqdm

from search.names.rebuilding import rebuild, strangers


class Command(BaseCommand):
    """Needed after a change of how names are taken apart, or after writes beside the services."""

    help = "Read all names anew and write the keys by which they are compared."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Add the options."""
        parser.add_argument(
            "--dry-run", action="store_true", help="only say what is kept without a source"
        )

    def handle(self, *args: Any, dry_run: bool, **options: Any) -> None:
        """Write, and say how many."""
        if dry_run:
            self.stdout.write(f"{len(strangers())} names have no source any more.")
            return
        with tqdm(unit=" names", disable=options["verbosity"] == 0) as bar:
            written, removed = rebuild(bar.update)
        self.stdout.write(f"{written} names written, {removed} removed.")
