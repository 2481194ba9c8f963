"""Anonymise the closed cases whose time has come."""

from argparse import ArgumentParser
from collections import Counter

from django.core.management.base import BaseCommand, CommandError

from participation.cases.models import CaseSettings
from participation.cases.services.retention import anonymise_ripe, ripe_for_anonymising
from participation.common.forgetting import empty_write_ahead_log
from persian.jalali import from_gregorian, local_date

UNSET = 2


class Command(BaseCommand):
    """Safe to repeat: what is anonymised already is passed by."""

    help = (
        "Removes everybody and every word from the closed cases that are older than the period "
        "which the office has set; this cannot be undone. Exit code 0: done, or nothing is ripe; "
        "2: no period is set."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Add the option."""
        parser.add_argument("--dry-run", action="store_true", help="count, write nothing")

    def handle(self, *, dry_run: bool, **_options: object) -> None:
        """Count by kind and month of closing, then do it a batch at a time."""
        if not CaseSettings.load().retention_months:
            raise CommandError("The office has set no period of retention.", returncode=UNSET)
        counts: Counter[tuple[int, int, str]] = Counter()
        ripe = ripe_for_anonymising()
        for case in ripe.only("kind", "closed_at").iterator(chunk_size=2_000):
            if case.closed_at is not None:
                day = from_gregorian(local_date(case.closed_at))
                counts[day.year, day.month, case.kind] += 1
        for (year, month, kind), count in sorted(counts.items()):
            self.stdout.write(f"{year}-{month:02d} {kind}: {count}")
        total = sum(counts.values())
        if dry_run:
            self.stdout.write(f"{total} cases would be anonymised.")
            return
        done = 0
        while some := anonymise_ripe():
            done += some
        empty_write_ahead_log()
        self.stdout.write(f"{done} cases anonymised.")
