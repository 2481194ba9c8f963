"""Let others of the same address be found for cases that came before there were hashes of it."""

from argparse import ArgumentParser

from django.core.management.base import BaseCommand

from participation.cases.kinds import all_kinds
from participation.cases.services.hashing import hash_people


class Command(BaseCommand):
    """Safe to repeat and to stop: a batch is a transaction of its own."""

    help = (
        "Hashes the addresses of cases, so that others of the same address are found: of those "
        "that were not looked at yet (setup_site calls it), or of all, and who submitted them too "
        "(--all: after a change of KEYED_HASH_KEY or of the way in which addresses are read). "
        "Nothing readable is kept. Exit code 0."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Add the options."""
        parser.add_argument("--all", action="store_true", help="hash everything once more")

    def handle(self, **options: object) -> None:
        """Hash people, then the places of each kind."""
        anew = bool(options["all"])
        total = 0
        for batches in (hash_people(anew), *(kind.hash_places(anew) for kind in all_kinds())):
            for number in batches:
                total += number
                self.stdout.write(f"{total} addresses hashed …") if options["verbosity"] else None
        if total or options["verbosity"]:
            self.stdout.write(f"{total} addresses hashed.")
