"""Let the clock go round once, or for ever."""

import logging
import os
import signal
import time
from argparse import ArgumentParser
from types import FrameType

from django.core.management.base import BaseCommand, CommandError
from django.db import DatabaseError, close_old_connections

from participation.common.tick import UnknownJobError, run_tick, tick_jobs

logger = logging.getLogger(__name__)

SHORTEST_PAUSE = 5.0
LONGEST_PAUSE = 60.0


class Command(BaseCommand):
    """Run what is due: publish what is scheduled, send what waits, clear what is old."""

    help = (
        "Runs every job that is due; safe to repeat and to run twice at once. Call it each minute "
        "(cron, a timer) or leave it running with --forever. Exit code 0: all that ran went well; "
        "1: a job failed (the others ran); 2: no job of that name."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Add the options."""
        parser.add_argument("--forever", action="store_true", help="go on until stopped")
        parser.add_argument(
            "--parent", type=int, metavar="PID", help="with --forever: end when this process has"
        )
        parser.add_argument(
            "--job", action="append", default=[], metavar="NAME", help="run this job alone, now"
        )
        parser.add_argument("--list", action="store_true", dest="lists", help="name all jobs")

    def handle(
        self,
        *,
        forever: bool,
        job: list[str],
        lists: bool,
        parent: int | None,
        **options: object,
    ) -> None:
        """Tick."""
        if lists:
            for known in tick_jobs():
                self.stdout.write(f"{known.name}\tevery {known.every}")
        elif forever:
            self._forever(job, parent=parent)
        else:
            self._once(job, verbosity=int(str(options["verbosity"])))

    def _once(self, names: list[str], *, verbosity: int) -> None:
        try:
            report = run_tick(only=names)
        except UnknownJobError as unknown:
            raise CommandError(f"No job is named {unknown}; see --list.", returncode=2) from None
        if verbosity and report.ran:
            self.stdout.write(f"Ran {', '.join(report.ran)}.")
        if report.failed:
            raise CommandError(f"Failed: {', '.join(report.failed)}.", returncode=1)

    def _forever(self, names: list[str], *, parent: int | None) -> None:
        """Tick until a signal comes or whoever started it is gone; end the job at hand first."""
        stopped = False

        def stop(number: int, frame: FrameType | None) -> None:
            nonlocal stopped
            stopped = True

        def goes_on() -> bool:
            return not stopped and parent in {None, os.getppid()}

        signal.signal(signal.SIGTERM, stop)
        signal.signal(signal.SIGINT, stop)
        often = min((known.every.total_seconds() for known in tick_jobs()), default=LONGEST_PAUSE)
        pause = min(max(often, SHORTEST_PAUSE), LONGEST_PAUSE)
        while goes_on():
            close_old_connections()
            try:
                run_tick(only=names)
            except UnknownJobError as unknown:
                raise CommandError(f"No job is named {unknown}.", returncode=2) from None
            except DatabaseError:
                # The database restarts, or a migration is running: the next round will do.
                logger.exception("The tick could not reach its table.")
            until = time.monotonic() + pause
            while goes_on() and time.monotonic() < until:
                time.sleep(0.5)
