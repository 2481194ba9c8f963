"""Let staff find the cases that no word leads to yet."""

from argparse import ArgumentParser

from django.core.management.base import BaseCommand
from django.db.models import Exists, OuterRef

from participation.cases.models import Case, CaseToken
from participation.cases.services.words import index_anew

SAID_EVERY = 1_000


class Command(BaseCommand):
    """Safe to repeat and to stop: each case is read in a transaction of its own."""

    help = (
        "Adds the words of cases to the private index that staff search: of those that are not in "
        "it yet (setup_site calls it), or of all (after a change of the analysis or of "
        "KEYED_HASH_KEY). Exit code 0."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Add the options."""
        parser.add_argument("--all", action="store_true", help="read every case once more")
        parser.add_argument("--dry-run", action="store_true", help="count, write nothing")

    def handle(self, *, dry_run: bool, **options: object) -> None:
        """Index one case after another."""
        cases = Case.objects.filter(anonymised_at__isnull=True).order_by("pk")
        if not options["all"]:
            cases = cases.exclude(Exists(CaseToken.objects.filter(case=OuterRef("pk"))))
        if dry_run:
            self.stdout.write(f"{cases.count()} cases would be indexed.")
            return
        keys = list(cases.values_list("pk", flat=True))
        for done, key in enumerate(keys):
            if done % SAID_EVERY == 0 and len(keys) > SAID_EVERY:
                self.stdout.write(f"{done} of {len(keys)} cases indexed …")
                self.stdout.flush()
            index_anew(Case.objects.get(pk=key))
        if keys or options["verbosity"]:
            self.stdout.write(f"{len(keys)} cases indexed.")
