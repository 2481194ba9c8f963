"""Compile the Persian catalogues without GNU gettext, or check them: compiled and complete."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

import polib
from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from persian.catalogues.libraries import refreshed


class Command(BaseCommand):
    """Write every ``.mo`` under LOCALE_PATHS; with ``--check`` only compare and count."""

    help = "Compile the Persian catalogues; --check fails on what is missing, fuzzy, not compiled."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Take ``--check``."""
        parser.add_argument("--check", action="store_true", help="write nothing, fail on a gap")

    def handle(self, *_args: Any, **options: Any) -> None:
        """Go through all catalogues. Raises CommandError naming the first gaps."""
        for folder in settings.LOCALE_PATHS:
            for source in sorted(Path(folder).glob("fa/LC_MESSAGES/*.po")):
                if options["check"]:
                    self.check_catalogue(source)
                else:
                    polib.pofile(str(source)).save_as_mofile(str(source.with_suffix(".mo")))

    def check_catalogue(self, source: Path) -> None:
        """Compare one ``.po`` with its ``.mo`` and, of the libraries' texts, with the libraries."""
        catalogue = polib.pofile(str(source), wrapwidth=0)
        gaps = [e.msgid for e in (*catalogue.untranslated_entries(), *catalogue.fuzzy_entries())]
        if gaps:
            raise CommandError(f"{source.name}: {len(gaps)} texts lack Persian, such as {gaps[:5]}")
        if source.is_relative_to(settings.LIBRARY_LOCALE_PATH):
            self.check_libraries(catalogue, source)
        target = source.with_suffix(".mo")
        if not target.exists() or target.read_bytes() != catalogue.to_binary():
            raise CommandError(f"{target.name} is older than its source; run `make messages`.")
        self.stdout.write(f"{source.name}: {len(catalogue)} texts, all in Persian")

    def check_libraries(self, catalogue: polib.POFile, source: Path) -> None:
        """Compare the catalogue with what the installed libraries say now."""
        wanted = refreshed(catalogue, source.stem)
        if str(wanted) != str(catalogue):
            changed = {e.msgid for e in wanted} ^ {e.msgid for e in catalogue}
            raise CommandError(
                f"{source.name}: the installed libraries say other things than were collected"
                f" ({sorted(changed)[:5]}); run `make messages` and translate what is new."
            )
