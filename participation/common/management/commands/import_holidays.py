"""Enter the holidays of an iCalendar file."""

from argparse import ArgumentParser
from pathlib import Path

from django.core.management.base import BaseCommand, CommandError

from participation.common.calendar.ical import MAX_BYTES, NotCalendarError
from participation.common.calendar.importing import ImportReport, import_holidays
from participation.common.models import County
from persian.jalali import format_short

UNREAD, USELESS = 1, 2


class Command(BaseCommand):
    """Safe to repeat: a day that is entered already stays as it is."""

    help = (
        "Enters the whole-day events of an iCalendar file as official holidays; running deadlines "
        "follow. Days that are entered already stay as they are. Exit code 0: the whole file was "
        "read; 1: some events were left out and the rest was entered; 2: nothing could be read."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Add the options."""
        parser.add_argument("file", type=Path, metavar="FILE.ics")
        parser.add_argument("--dry-run", action="store_true", help="report, write nothing")
        parser.add_argument(
            "--county", metavar="NAME", help="enter them for this county, not for the province"
        )

    def handle(
        self, *, file: Path, dry_run: bool, county: str | None, verbosity: int, **options: object
    ) -> None:
        """Read, enter, report."""
        place = self._county(county) if county else None
        try:
            report = import_holidays(self._text(file), county=place, save=not dry_run)
        except NotCalendarError:
            raise CommandError(f"{file} is no iCalendar file.", returncode=USELESS) from None
        if verbosity:
            self._tell(report, dry_run=dry_run)
        for event in report.unread:
            self.stderr.write(f"Left out: {event.title or '(no title)'}: {event.reason}")
        if report.unread:
            raise CommandError(f"{len(report.unread)} events were left out.", returncode=UNREAD)

    def _text(self, file: Path) -> str:
        try:
            with file.open("rb") as opened:
                content = opened.read(MAX_BYTES + 1)
            if len(content) > MAX_BYTES:
                raise CommandError(f"{file} is over {MAX_BYTES} bytes.", returncode=USELESS)
            return content.decode("utf-8-sig")
        except OSError as error:
            reason = error.strerror
            raise CommandError(f"{file} cannot be read: {reason}", returncode=USELESS) from None
        except UnicodeDecodeError:
            raise CommandError(f"{file} is not in UTF-8.", returncode=USELESS) from None

    def _county(self, name: str) -> County:
        county: County | None = County.objects.spelled_like(name).first()
        if county is None:
            raise CommandError(f"There is no county {name!r}.", returncode=USELESS)
        return county

    def _tell(self, report: ImportReport, *, dry_run: bool) -> None:
        for holiday in report.added:
            self.stdout.write(f"+ {format_short(holiday.day)} {holiday.title}")
        done = "can be entered" if dry_run else "were entered"
        self.stdout.write(
            f"{len(report.added)} days {done}, {len(report.there)} are there already, "
            f"{len(report.outside)} are too far away."
        )
