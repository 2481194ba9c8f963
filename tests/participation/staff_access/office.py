"""The site in a process of its own, as staff meet it: an open transaction bears no two requests."""

import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from django.contrib.auth.hashers import PBKDF2PasswordHasher
from playwright.sync_api import Browser, Page, expect

from cms.news.models import NewsIndexPage
from participation.common.models import User
from participation.staff_access import codes, services
from tests.browser import follow
from tests.cms.factories import home_page
from tests.disk_site import ROOT, DiskSite
from tests.participation.staff_access.door import PASSWORD, Phone, let_into_admin

PATIENCE = 120


class Office:
    """A server on a database with an administrator, who has an app, and editors, who have not."""

    def __init__(self, var: Path) -> None:
        self.phone = self._add_administrator()
        for number in range(3):
            let_into_admin(_member(f"editor-{number}"))
        self.news = home_page().add_child(instance=NewsIndexPage(title="خبرها", slug="news-x")).pk
        self.site = DiskSite(var)
        self.address = f"http://127.0.0.1:{_free_port()}"
        self._signed_in: dict | None = None

    @contextmanager
    def serving(self) -> Iterator[None]:
        """Serve until the tests are done."""
        host = self.address.removeprefix("http://")
        log = (self.site.var / "server.log").open("w")
        server = subprocess.Popen(
            [sys.executable, "manage.py", "runserver", "--noreload", host],
            cwd=ROOT,
            env=self.site.environment(PUBLIC_URL=self.address, STAFF_TWO_FACTOR_REQUIRED="1"),
            stdout=log,
            stderr=log,
        )
        try:
            self._wait()
            yield
        finally:
            server.terminate()
            server.wait(timeout=20)
            log.close()

    def sign_in_page(self, page: Page, username: str) -> None:
        """Give the password."""
        page.goto(f"{self.address}/admin/login/")
        page.get_by_label("نام کاربری").fill(username)
        page.get_by_label("رمز عبور").fill(PASSWORD)
        follow(page.get_by_role("button", name="ورود"))

    def desk(self, browser: Browser) -> Page:
        """Return a page of the administrator, who gave the code once for all tests."""
        if self._signed_in is None:
            page = browser.new_context(locale="fa-IR").new_page()
            self.sign_in_page(page, "administrator")
            page.get_by_label("کد").fill(self.phone.code())
            follow(page.get_by_role("button", name="ورود"))
            expect(page.locator("#wagtail-sidebar")).to_be_attached()
            self._signed_in = page.context.storage_state()
            page.context.close()
        context = browser.new_context(
            locale="fa-IR",
            storage_state=self._signed_in,
            viewport={"width": 1400, "height": 1000},
        )
        return context.new_page()

    def _add_administrator(self) -> Phone:
        phone = Phone(codes.new_secret())
        user = _member("administrator", is_superuser=True)
        # The code of a step before: the one of now is left for signing in.
        services.enrol(user=user, secret=phone.secret, code=phone.code(steps=-1))
        return phone

    def _wait(self) -> None:
        end = time.monotonic() + PATIENCE
        while time.monotonic() < end:
            try:
                urllib.request.urlopen(f"{self.address}/robots.txt", timeout=5)  # noqa: S310
            except (urllib.error.URLError, OSError):
                time.sleep(0.1)
            else:
                return
        raise AssertionError((self.site.var / "server.log").read_text())


def _member(username: str, **fields: bool) -> User:
    # The child has Django's hashers, not the quick one of the tests.
    hasher = PBKDF2PasswordHasher()
    return User.objects.create(
        username=username,
        email=f"{username}@example.org",
        password=hasher.encode(PASSWORD, hasher.salt(), iterations=10),
        **fields,
    )


def _free_port() -> int:
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        port: int = listener.getsockname()[1]
        return port
