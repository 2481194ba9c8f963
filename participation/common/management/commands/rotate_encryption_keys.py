"""Bring all sensitive values under the first key of ENCRYPTION_KEYS."""

import sys
from argparse import ArgumentParser
from collections.abc import Iterable

from django.core.management.base import BaseCommand, CommandError
from tqdm import tqdm

from participation.common.encryption.rotation import (
    Batch,
    EncryptedColumn,
    encrypted_columns,
    rotate,
)
from participation.common.files.rotation import rotate_pieces, stale_pieces


class Command(BaseCommand):
    """Put the new key first, run this, then drop the old key."""

    help = (
        "Re-encrypts every sensitive value that is not under the first key of ENCRYPTION_KEYS. "
        "Safe to stop and to repeat. Exit code 0: everything is under the first key (with "
        "--dry-run: it was counted); 1: some values could not be read and were left as they are."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Add the options."""
        parser.add_argument("--dry-run", action="store_true", help="count, change nothing")
        parser.add_argument(
            "--batch-size", type=int, default=200, help="rows in one transaction (default 200)"
        )

    def handle(self, *, dry_run: bool, batch_size: int, **options: object) -> None:
        """Count or rotate, column by column."""
        if batch_size < 1:
            raise CommandError("--batch-size is at least 1.")
        unreadable: list[str] = []
        for column in encrypted_columns():
            stale = column.stale().count()
            if dry_run:
                self.stdout.write(f"{column}: {stale} to re-encrypt")
            elif stale:
                unreadable += self._rotate(column, stale=stale, batch_size=batch_size)
        stale = stale_pieces().count()
        if dry_run:
            self.stdout.write(f"private files: {stale} pieces to re-encrypt")
        elif stale:
            batches = rotate_pieces(batch_size=batch_size)
            unreadable += self._follow("private files", batches, stale=stale)
        for line in unreadable:
            self.stderr.write(line)
        if unreadable:
            raise CommandError(
                f"{len(unreadable)} values could not be read; do not drop any key yet.",
                returncode=1,
            )
        self.stdout.write("Nothing was changed." if dry_run else "All is under the first key.")

    def _rotate(self, column: EncryptedColumn, *, stale: int, batch_size: int) -> list[str]:
        return self._follow(str(column), rotate(column, batch_size=batch_size), stale=stale)

    def _follow(self, what: str, batches: Iterable[Batch], *, stale: int) -> list[str]:
        """Show how far it is; return what could not be read."""
        rotated, unreadable = 0, []
        with tqdm(total=stale, desc=what, disable=not sys.stderr.isatty()) as bar:
            for batch in batches:
                rotated += batch.rotated
                unreadable += batch.unreadable
                bar.update(batch.rotated + len(batch.unreadable))
        self.stdout.write(f"{what}: {rotated} re-encrypted")
        return unreadable
