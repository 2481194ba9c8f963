"""Load the demonstration content."""

from argparse import ArgumentParser
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from tqdm import tqdm

from cms.demo.loader import load_demo, steps_of_load
from cms.demo.reading import read_content


class Command(BaseCommand):
    """Make the pages of the demonstration that are missing."""

    help = "Load the demonstration content; what is there already is left as it is."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Take ``--dry-run``."""
        parser.add_argument(
            "--dry-run", action="store_true", help="read the content, write nothing"
        )

    def handle(self, *_args: Any, **options: Any) -> None:
        """Load, with a progress bar. Raises CommandError in production."""
        if getattr(settings, "IS_PRODUCTION", False):
            raise CommandError("The demonstration is not loaded into production.")
        if options["dry_run"]:
            self.stdout.write(f"{len(read_content().pages)} pages can be made.")
            return
        quiet = options["verbosity"] == 0
        with tqdm(total=steps_of_load(), disable=quiet, unit="page") as bar:
            made = load_demo(step=lambda _title: bar.update())
        if not quiet:
            self.stdout.write(f"{made} pages made.")
