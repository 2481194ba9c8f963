"""Import places from a file."""

import uuid
from argparse import ArgumentParser
from pathlib import Path
from typing import TypeVar

from django.core.management.base import BaseCommand, CommandError

from participation.common.models import County
from participation.place_names.enums import ImportState, RowState
from participation.place_names.importing.runs import MAX_BYTES, go_on, progress, start
from participation.place_names.models import ImportRow, PlaceImport, PlaceKind
from persian.letters import compact_key

N = TypeVar("N", County, PlaceKind)
REFUSED, USELESS = 1, 2
SHOWN = 100


class Command(BaseCommand):
    """Safe to repeat: a row of a source is one place, however often it is imported."""

    help = (
        "Imports places from CSV or GeoJSON (also OpenStreetMap's name, name:fa, old_name, "
        "alt_name). A row that was imported before completes its place; its name is never "
        "changed. Exit code 0: all rows were taken; 1: some were refused; 2: nothing was read."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Add the options."""
        parser.add_argument("file", type=Path, metavar="FILE")
        parser.add_argument("--dry-run", action="store_true", help="report, write nothing")
        parser.add_argument("--source", default="file", help="where it is from, such as osm")
        parser.add_argument("--county", metavar="NAME", help="of rows that say none")
        parser.add_argument("--city", default="", metavar="NAME", help="of rows that say none")
        parser.add_argument("--kind", metavar="NAME", help="of rows that say none")

    def handle(self, *, file: Path, dry_run: bool, verbosity: int, **options: str) -> None:
        """Read, take, report. Raises CommandError."""
        run = self._start(file, dry_run=dry_run, **options)
        try:
            while go_on(run):
                pass
            run.refresh_from_db()
            if run.state == ImportState.FAILED:
                raise CommandError(f"{file} cannot be read: {run.failure}", returncode=USELESS)
            self._tell(run, dry_run=dry_run, is_quiet=verbosity == 0)
        finally:
            run.delete()

    def _start(self, file: Path, *, dry_run: bool, **options: str) -> PlaceImport:
        try:
            with file.open("rb") as opened:
                content = opened.read(MAX_BYTES + 1)
            return start(
                token=uuid.uuid4(),
                content=content,
                file_name=file.name,
                source=options["source"][:40],
                county=_named(County, options["county"]),
                city=options["city"],
                kind=_named(PlaceKind, options["kind"]),
                is_dry_run=dry_run,
            )
        except OSError as error:
            reason = error.strerror
            raise CommandError(f"{file} cannot be read: {reason}", returncode=USELESS) from None
        except ValueError as error:
            raise CommandError(f"{file} cannot be read: {error}", returncode=USELESS) from None

    def _tell(self, run: PlaceImport, *, dry_run: bool, is_quiet: bool) -> None:
        counted = progress(run)
        if not is_quiet:
            done = "would be" if dry_run else "were"
            self.stdout.write(
                f"{counted[RowState.ADDED]} places {done} added, {counted[RowState.CHANGED]} "
                f"completed, {counted[RowState.SAME]} are the same, "
                f"{counted[RowState.REFUSED]} {done} refused."
            )
        refused = ImportRow.objects.filter(run=run, state=RowState.REFUSED).order_by("line")
        for row in refused[:SHOWN]:
            self.stderr.write(f"Line {row.line}: {row.reason}")
        if counted[RowState.REFUSED]:
            raise CommandError(f"{counted[RowState.REFUSED]} rows refused.", returncode=REFUSED)


def _named(model: type[N], name: str | None) -> N | None:
    """Return what is called so. Raises CommandError."""
    if not name:
        return None
    found: N | None = model._default_manager.filter(name_key=compact_key(name)).first()
    if found is None:
        raise CommandError(f"There is no {model.__name__} {name!r}.", returncode=USELESS)
    return found
