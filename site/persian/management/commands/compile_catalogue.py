"""Compile the Persian catalogue without GNU gettext, or check that it is compiled and complete."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

import polib
from django.conf import settings
from django.core.management.base import BaseCommand, CommandError


class Command(BaseCommand):
    """Write every ``.mo`` under LOCALE_PATHS; with ``--check`` only compare and count."""

    help = "Compile the Persian catalogue; --check fails on what is missing, fuzzy or not compiled."

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
        """Compare one ``.po`` with its ``.mo``."""
        catalogue = polib.pofile(str(source))
        gaps = [e.msgid for e in (*catalogue.untranslated_entries(), *catalogue.fuzzy_entries())]
        if gaps:
            raise CommandError(f"{source.name}: {len(gaps)} texts lack Persian, such as {gaps[:5]}")
        target = source.with_suffix(".mo")
        if not target.exists() or target.read_bytes() != catalogue.to_binary():
            raise CommandError(f"{target.name} is older than its source; run `make messages`.")
        self.stdout.write(f"{source.name}: {len(catalogue)} texts, all in Persian")
