"""Import NGOs from a file."""

from argparse import ArgumentParser
from collections import Counter
from pathlib import Path

from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError

from participation.ngos.importing.reading import MAX_BYTES, UnreadableError, rows_of
from participation.ngos.importing.taking import Importer, Taken

REFUSED, USELESS = 1, 2
SHOWN = 100


class Command(BaseCommand):
    """Safe to repeat: a row of a source is one NGO, however often it is imported."""

    help = (
        "Imports existing NGOs with their permits from CSV (titles in English or Persian) or JSON "
        "(a list of objects), such as the files of the register itself. A row that was imported "
        "before completes its NGO; its name is never changed. Exit code 0: all rows were taken; "
        "1: some were refused; 2: nothing was read."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Add the options."""
        parser.add_argument("file", type=Path, metavar="FILE")
        parser.add_argument("--dry-run", action="store_true", help="report, write nothing")
        parser.add_argument("--source", default="file", help="where it is from, such as ministry")

    def handle(
        self, *, file: Path, dry_run: bool, source: str, verbosity: int, **_options: object
    ) -> None:
        """Read, take, report. Raises CommandError."""
        try:
            with file.open("rb") as opened:
                rows = list(rows_of(opened.read(MAX_BYTES + 1), file.name))
        except OSError as error:
            raise CommandError(
                f"{file} cannot be read: {error.strerror}", returncode=USELESS
            ) from None
        except UnreadableError as error:
            raise CommandError(f"{file} cannot be read: {error}", returncode=USELESS) from None
        counted: Counter[Taken] = Counter()
        refused: list[tuple[int, str]] = []
        importer = Importer(source[:40])
        for line, row in rows:
            try:
                counted[importer.take(row, is_dry_run=dry_run)] += 1
            except ValidationError as error:
                refused.append((line, " ".join(error.messages)))
        done = "would be" if dry_run else "were"
        if verbosity:
            self.stdout.write(
                f"{counted[Taken.ADDED]} NGOs {done} added, {counted[Taken.CHANGED]} completed, "
                f"{counted[Taken.SAME]} are the same, {len(refused)} {done} refused."
            )
        for line, reason in refused[:SHOWN]:
            self.stderr.write(f"Line {line}: {reason}")
        if refused:
            raise CommandError(f"{len(refused)} rows refused.", returncode=REFUSED)
