"""Load the demonstration content."""

from argparse import ArgumentParser
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from tqdm import tqdm

from cms.demo.cases import HOW_MANY
from cms.demo.loader import load_demo, steps_of_load
from cms.demo.reading import read_content


class Command(BaseCommand):
    """Make the pages and cases of the demonstration that are missing."""

    help = "Load the demonstration content; what is there already is left as it is."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Take ``--dry-run`` and ``--no-cases``."""
        parser.add_argument(
            "--dry-run", action="store_true", help="read the content, write nothing"
        )
        parser.add_argument(
            "--no-cases", action="store_true", help="leave out the invented cases of citizens"
        )

    def handle(self, *_args: Any, **options: Any) -> None:
        """Load, with a progress bar. Raises CommandError in production."""
        if getattr(settings, "IS_PRODUCTION", False):
            raise CommandError("The demonstration is not loaded into production.")
        if options["dry_run"]:
            pages, cases = len(read_content().pages), 0 if options["no_cases"] else HOW_MANY
            self.stdout.write(f"{pages} pages and {cases} cases can be made.")
            return
        with_cases = not options["no_cases"]
        quiet = options["verbosity"] == 0
        with tqdm(total=steps_of_load(with_cases=with_cases), disable=quiet, unit="row") as bar:
            made = load_demo(with_cases=with_cases, step=lambda _title: bar.update())
        if not quiet:
            told = f"{made.pages} pages, {made.cases} cases and {made.proposals} proposals made."
            self.stdout.write(told)
