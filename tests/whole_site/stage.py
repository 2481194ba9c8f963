"""The site with its clock, set up by commands as an office sets it up, for people of a story."""

import datetime as dt
import re
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from django.conf import settings

from tests.disk_site import DiskSite, FurnishedSite
from tests.own_site import Server, served
from tests.processes import comes_true

SMS = re.compile(r"^SMS to (\d+) \(\w+, \w+\):\n(.+?)\n(?=SMS to|\d{4}-\d\d-\d\d |\Z)", re.M | re.S)
# As in production: nobody of the staff comes in without two factors.
GUARDED = {"STAFF_TWO_FACTOR_REQUIRED": "1"}


class Stage:
    """Where people of a story meet: an address, and the terminal on which SMS are printed."""

    def __init__(self, site: DiskSite, server: Server) -> None:
        """Take a site that is served."""
        self.site, self.server = site, server
        self.address = server.address
        self.moved = dt.timedelta()

    def now(self) -> dt.datetime:
        """What the clock of the site shows."""
        return dt.datetime.now(dt.UTC) + self.moved

    def move_to(self, moment: dt.datetime) -> None:
        """Stop server and clock, and start them at another moment."""
        self.server.stop()
        self.moved = moment - dt.datetime.now(dt.UTC)
        self.server.environment |= moved_by(self.moved)
        self.server.start()

    @property
    def password(self) -> str:
        """The password of the first account, as a person reads it."""
        return (self.site.var / "admin-password").read_text(encoding="utf-8").strip()

    def texts_to(self, mobile: str) -> list[str]:
        """Return the SMS that a mobile has got, oldest first."""
        return [text for number, text in SMS.findall(self.server.said()) if number == mobile]

    def text_after(self, mobile: str, count: int) -> str:
        """Wait for one more SMS than ``count`` and return it."""
        assert comes_true(lambda: len(self.texts_to(mobile)) > count), self.texts_to(mobile)
        return self.texts_to(mobile)[count]


def moved_by(moved: dt.timedelta) -> dict[str, str]:
    """Return what a process needs in its environment to live so much later."""
    return {"CLOCK_MOVED_BY": str(moved.total_seconds())} if moved else {}


def set_up(var: Path) -> None:
    """Copy the test database into a folder, make the groups and the first account there."""
    site = DiskSite(var)
    shutil.copytree(settings.MEDIA_ROOT, site.var / "media")
    done = site.manage("setup_site")
    assert done.returncode == 0, done.stderr


@contextmanager
def staged(furnished: Path, moment: dt.datetime | None = None) -> Iterator[Stage]:
    """Serve a copy of what was set up, now or at a moment."""
    with tempfile.TemporaryDirectory(prefix="stage-", ignore_cleanup_errors=True) as folder:
        site = FurnishedSite(Path(folder) / "var", furnished=furnished)
        moved = moment - dt.datetime.now(dt.UTC) if moment else dt.timedelta()
        with served(site, **GUARDED, **moved_by(moved)) as server:
            made = Stage(site, server)
            made.moved = moved
            yield made
