"""`manage.py rebuild_search`: analyse and index everything anew, while readers go on searching."""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from tqdm import tqdm

from search.kinds import kinds
from search.reconcile import bring_into_line, remove_strangers
from search.services import Written
from search.spelling import rebuild_words


class Command(BaseCommand):
    """Needed after a change of the Persian analysis, of weights, or of what kinds say."""

    help = "Index every findable thing anew; readers never notice."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Add the options."""
        parser.add_argument("--kind", action="append", help="only this kind; may be repeated")
        parser.add_argument(
            "--changed", action="store_true", help="only what differs from its entry"
        )

    def handle(self, *args: Any, changed: bool, **options: Any) -> None:
        """Write all entries. Raises CommandError for a kind that is not there."""
        chosen = options["kind"] or list(kinds())
        if unknown := set(chosen) - set(kinds()):
            raise CommandError(f"No such kind: {', '.join(sorted(unknown))}.")
        written = Written()
        for name in chosen:
            kind = kinds()[name]
            with tqdm(
                desc=name, total=kind.rows().count(), unit=" rows",
                disable=options["verbosity"] == 0,
            ) as bar:  # fmt: skip
                written += bring_into_line(kind, force=not changed, progress=bar.update)
        removed = remove_strangers()
        words = rebuild_words()
        self.stdout.write(
            f"{written.added} added, {written.changed} written anew, "
            f"{written.removed + removed} removed; {words} words."
        )
