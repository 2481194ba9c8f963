"""Write the letterhead that ships with the product."""

from argparse import ArgumentParser
from pathlib import Path

from django.core.management.base import BaseCommand

from participation.common.letters.default_letterhead import build_letterhead
from participation.common.letters.letterhead import DEFAULT


class Command(BaseCommand):
    """Offices start their own from it."""

    help = "Writes the default letterhead (DOCX with its places for number, date, text ...)."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Add the options."""
        parser.add_argument("--output", type=Path, default=DEFAULT, help="where to (the product)")
        parser.add_argument("--dry-run", action="store_true", help="build it, write nothing")

    def handle(self, *, output: Path, dry_run: bool, **options: object) -> None:
        """Build and write."""
        data = build_letterhead()
        if not dry_run:
            output.write_bytes(data)
        self.stdout.write(f"{output}: {len(data)} bytes")
