"""`manage.py rebuild_names`: bring the kept names into line with their sources, keys and all."""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from tqdm import tqdm

from search.names.rebuilding import fill, missing, rebuild, strangers


class Command(BaseCommand):
    """Needed after a change of how names are taken apart, or after writes beside the services."""

    help = (
        "Read all names anew and write the keys by which they are compared. With --missing only "
        "what an upgrade has left out, which setup_site does. Exits with 1 where --dry-run finds "
        "that something differs."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Add the options."""
        parser.add_argument(
            "--dry-run",
            action="store_true",
            help="only say what is missing, and what is kept without a source",
        )
        parser.add_argument(
            "--missing",
            action="store_true",
            help="only where a source has another number of names than is kept",
        )

    def handle(self, *args: Any, dry_run: bool, **options: Any) -> None:
        """Write, and say how many. Raises CommandError where a dry run finds differences."""
        if dry_run:
            lacking, gone = missing(), len(strangers())
            told = f"{lacking} names are not kept, {gone} have no source any more."
            if lacking or gone:
                raise CommandError(told, returncode=1)
            self.stdout.write(told)
            return
        if options["missing"]:
            with tqdm(unit=" names", disable=options["verbosity"] == 0) as bar:
                changed = fill(bar.update)
            if changed or options["verbosity"]:
                self.stdout.write(f"{changed} names entered or removed.")
            return
        with tqdm(unit=" names", disable=options["verbosity"] == 0) as bar:
            written, removed = rebuild(bar.update)
        self.stdout.write(f"{written} names written, {removed} removed.")
