"""Bring the catalogue of the libraries' texts up to what is installed."""

from typing import Any

import polib
from django.conf import settings
from django.core.management.base import BaseCommand

from persian.catalogues.libraries import DOMAINS, refreshed


class Command(BaseCommand):
    """Add what the libraries say anew, without Persian, and take out what they say no more."""

    help = "Collect what the installed libraries leave in English (see LIBRARY_LOCALE_PATH)."

    def handle(self, *_args: Any, **_options: Any) -> None:
        """Write both catalogues in place."""
        for domain in DOMAINS:
            file = settings.LIBRARY_LOCALE_PATH / "fa" / "LC_MESSAGES" / f"{domain}.po"
            catalogue = refreshed(polib.pofile(str(file), wrapwidth=0), domain)
            catalogue.save(str(file))
            untold = len(catalogue.untranslated_entries())
            self.stdout.write(f"{file.name}: {len(catalogue)} texts, {untold} without Persian")
