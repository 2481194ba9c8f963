"""`manage.py rebuild_search`: analyse and index everything anew, while readers go on searching."""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from tqdm import tqdm

from search import elastic
from search.engines import EngineError, is_remote
from search.kinds import kinds
from search.models import Entry
from search.reconcile import Progress, bring_into_line, remove_strangers
from search.services import Written
from search.spelling import rebuild_words
from search.sync import drain


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
        if is_remote():
            with tqdm(
                desc="elasticsearch", total=Entry.objects.count(), unit=" entries",
                disable=options["verbosity"] == 0,
            ) as bar:  # fmt: skip
                _rebuild_remote(bar.update)
        self.stdout.write(
            f"{written.added} added, {written.changed} written anew, "
            f"{written.removed + removed} removed; {words} words."
        )


def _rebuild_remote(progress: Progress) -> None:
    """Fill a new index behind the alias. Raises CommandError where the server does not answer."""
    try:
        elastic.rebuild(progress)
        drain()
    except EngineError as error:
        raise CommandError(f"Elasticsearch did not answer: {error}.") from error
