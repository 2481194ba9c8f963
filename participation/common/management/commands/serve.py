"""Serve the site and its clock."""

import os
import sys
from argparse import ArgumentParser
from pathlib import Path

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from participation.common.running.first_admin import USERNAME, first_password, password_file
from participation.common.running.supervisor import (
    AddressError,
    Process,
    Supervisor,
    answers,
    check_address,
)

EVERYWHERE = frozenset({"0.0.0.0", "::"})  # noqa: S104 - compared only


class Command(BaseCommand):
    """granian and ``tick --forever``, started and stopped together."""

    help = (
        "Serves the site with granian and runs its clock beside it, until Ctrl-C. The settings "
        "are those of DJANGO_SETTINGS_MODULE. Exit code 1: the address is taken, or the server "
        "ended by itself."
    )
    requires_system_checks = ()

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Add the options."""
        parser.add_argument("--host", default="127.0.0.1")
        parser.add_argument("--port", type=int, default=8000)
        parser.add_argument(
            "--workers", type=int, default=settings.WEB_WORKERS, help="processes that answer"
        )
        parser.add_argument("--no-tick", action="store_true", help="leave the clock to others")

    def handle(
        self, *, host: str, port: int, workers: int, no_tick: bool, **options: object
    ) -> None:
        """Check the address, start both, say where the site is, wait."""
        try:
            check_address(host, port)
        except AddressError as error:
            raise CommandError(str(error)) from None
        supervisor = Supervisor(
            self._environment(host, port),
            [Process(self._server(host, port, workers))],
        )
        if not no_tick:
            supervisor.processes.append(Process(self._clock(), restarted=True, waits=True))
        code = supervisor.run(
            when_up=lambda: answers(host, port), tell=lambda: self._tell(host, port)
        )
        if code:
            raise CommandError("The server ended by itself; see the lines above.", returncode=code)
        self.stdout.write("Stopped. · وب‌گاه ایستاد.")

    def _server(self, host: str, port: int, workers: int) -> list[str]:
        # One blocking thread a worker: twice the throughput of pages that need the processor.
        return [
            *(sys.executable, "-m", "granian", "--interface", "wsgi"),
            *("--host", host, "--port", str(port), "--workers", str(max(1, workers))),
            *("--blocking-threads", "1", "--no-ws", "--respawn-failed-workers"),
            *("--workers-kill-timeout", "10", "--log-level", "warning"),
            str(Path(settings.ROOT) / "site" / "config" / "wsgi.py") + ":application",
        ]

    def _clock(self) -> list[str]:
        manage = str(Path(settings.ROOT) / "manage.py")
        return [sys.executable, manage, "tick", "--forever", "--parent", str(os.getpid())]

    def _environment(self, host: str, port: int) -> dict[str, str]:
        """Return the environment of both; the address that was chosen is the public one.

        A deployment sets PUBLIC_URL and ALLOWED_HOSTS itself.
        """
        environment = dict(os.environ)
        if not settings.IS_PRODUCTION:
            name = f"[{host}]" if ":" in host else host
            hosts = "*" if host in EVERYWHERE else f"{name},127.0.0.1,localhost"
            environment["PUBLIC_URL"] = environment.get("PUBLIC_URL") or self._address(host, port)
            environment["ALLOWED_HOSTS"] = environment.get("ALLOWED_HOSTS") or hosts
        return environment

    def _address(self, host: str, port: int) -> str:
        reach = "127.0.0.1" if host in EVERYWHERE else host
        return f"http://[{reach}]:{port}" if ":" in reach else f"http://{reach}:{port}"

    def _tell(self, host: str, port: int) -> None:
        if settings.IS_PRODUCTION:
            self.stdout.write(f"Serving on {host}, port {port}.")
            return
        address = self._address(host, port)
        password = first_password()
        kept = f"{password}   ({password_file()})" if password else "the one you have set"
        self.stdout.write(
            f"""
  مشارکت آماده است              Mosharekat is up
  وب‌گاه  ·  Site       {address}/
  مدیریت  ·  Admin      {address}/admin/
  نام کاربری  ·  User   {USERNAME}
  گذرواژه  ·  Password  {kept}
  برای ایستادن Ctrl-C            Ctrl-C stops it
"""
        )
        self.stdout.flush()
