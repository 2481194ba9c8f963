"""What sending a complaint costs: the service of the last step beside a bare ModelForm's insert.

Both are durable: each call ends when its transaction is on the disk. Clients are processes of
their own, each with its own connection; both things are measured in turns, so that whatever else
the machine does hits both alike. ``lines(rounds)`` gives the rows of the table for ``pages.py``,
which has made the site; alone:

python benchmarks/submission.py [--rounds 9] [--profile]    # VAR_DIR, DATABASE_URL: which site
"""

import argparse
import cProfile
import os
import pstats
import subprocess
import sys
import time
import uuid
from collections.abc import Callable, Iterator
from pathlib import Path
from statistics import median
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
CLIENTS = (1, 8)
CALLS = 48
FORM, COMPLAINT = "form", "complaint"
TEXT = "از مهرماه صورت‌جلسه‌های شورا روی تابلو نصب نمی‌شود و کسی پاسخ روشنی نمی‌دهد. " * 4
PERSON = {
    "name": "شهروند نمونه",
    "national_id": "0010350829",
    "mobile": "09131234567",
    "email": "",
    "address": "",
    "postal_code": "",
}


def bare_form() -> Callable[[], None]:
    """Return what validates a form and inserts one row."""
    from django.forms import modelform_factory

    from cms.contact.models import ContactMessage

    form = modelform_factory(ContactMessage, fields=("name", "reply_to", "subject", "text"))
    typed = {"name": PERSON["name"], "reply_to": PERSON["mobile"], "subject": "آب", "text": TEXT}

    def send() -> None:
        given = form(typed, instance=ContactMessage(token=uuid.uuid4()))
        if not given.is_valid():
            raise SystemExit(str(given.errors))
        given.save()

    return send


def complaint(count: int) -> Callable[[], None]:
    """Return what makes a case of a draft; so many drafts are there."""
    from datetime import timedelta

    from django.utils import timezone

    from participation.cases.models import Draft
    from participation.cases.services.submission import Person
    from participation.complaints.models import Category
    from participation.complaints.services import KIND, NewComplaint, file_complaint

    category = Category.objects.offered().filter(kind="complaint").order_by("pk")[0]
    until = timezone.now() + timedelta(days=1)
    drafts = [Draft(kind=KIND, data=TEXT, version=4, expires_at=until) for _ in range(count)]
    Draft.objects.bulk_create(drafts)

    def send() -> None:
        sent = file_complaint(
            NewComplaint(
                submission=drafts.pop().pk,
                category=category,
                text=TEXT,
                consent_version=1,
                person=Person(**PERSON),
            )
        )
        if not sent.is_new:
            raise SystemExit("It was there already.")

    return send


def work() -> None:
    """Be a client: do what each line of the input says so often, and tell the CPU it took."""
    make: dict[str, Callable[[int], Callable[[], None]]] = {
        FORM: lambda _count: bare_form(),
        COMPLAINT: complaint,
    }
    for line in sys.stdin:
        what, count = line.split()
        send = make[what](int(count) + 1)
        send()
        print("ready", flush=True)
        sys.stdin.readline()
        begun = time.process_time()
        for _ in range(int(count)):
            send()
        print(time.process_time() - begun, flush=True)


class Clients:
    """Processes that send when they are told."""

    def __init__(self, count: int) -> None:
        """Start them."""
        command = [sys.executable, __file__, "--client"]
        pipes = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE}
        self.all = [subprocess.Popen(command, text=True, **pipes) for _ in range(count)]

    def tell(self, line: str) -> None:
        """Say a line to all."""
        for client in self.all:
            client.stdin.write(f"{line}\n")
            client.stdin.flush()

    def hear(self) -> list[str]:
        """Return the next line of each. Exits where one has failed, as with a locked database."""
        told = [client.stdout.readline().strip() for client in self.all]
        if not all(told):
            raise SystemExit("A client has failed; see above.")
        return told

    def measure(self, what: str) -> tuple[float, float]:
        """Return calls a second of all together, and CPU milliseconds of one call."""
        each = CALLS // min(len(self.all), 4)
        self.tell(f"{what} {each}")
        self.hear()
        begun = time.perf_counter()
        self.tell("go")
        spent = sum(map(float, self.hear()))
        calls = each * len(self.all)
        return calls / (time.perf_counter() - begun), spent * 1000 / calls

    def end(self) -> None:
        """Let them go."""
        for client in self.all:
            client.stdin.close()
            client.wait()


def lines(rounds: int) -> Iterator[str]:
    """Yield the rows of the table."""
    yield "| sending, durable | a bare ModelForm, /s | a complaint, /s | of it | CPU ms | CPU ms |"
    yield "|---|---|---|---|---|---|"
    for count in CLIENTS:
        clients = Clients(count)
        found: dict[str, list[tuple[float, float]]] = {FORM: [], COMPLAINT: []}
        for _ in range(rounds):
            for what, measured in found.items():
                measured.append(clients.measure(what))
        clients.end()
        shares = [mine[0] / bare[0] for mine, bare in zip(*reversed(found.values()), strict=True)]
        bare, mine = (
            [median(column) for column in zip(*measured, strict=True)]
            for measured in found.values()
        )
        name = "one client" if count == 1 else f"{count} clients"
        yield (
            f"| {name} | {bare[0]:.0f} | {mine[0]:.0f} | {median(shares):.2f} "
            f"({min(shares):.2f} to {max(shares):.2f}) | {bare[1]:.1f} | {mine[1]:.1f} |"
        )


def profiled() -> None:
    """Say in which functions the service spends its time, and its queries."""
    from django.db import connection, reset_queries
    from django.test.utils import CaptureQueriesContext

    send = complaint(202)
    send()
    with CaptureQueriesContext(connection) as captured:
        send()
    for query in captured.captured_queries:
        print(query["sql"][:150])
    reset_queries()
    with cProfile.Profile() as profiler:
        for _ in range(200):
            send()
    pstats.Stats(profiler).sort_stats("cumulative").print_stats(70)


def ready() -> None:
    """Take the settings of benchmarks; the site is there."""
    os.environ |= {"DJANGO_SETTINGS_MODULE": "config.settings.bench", "LOG_LEVEL": "error"}
    sys.path[:0] = [str(ROOT / "site"), str(ROOT)]
    import django

    django.setup()


def options() -> Any:
    """Read the command line."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawTextHelpFormatter
    )
    parser.add_argument("--rounds", type=int, default=9)
    parser.add_argument("--profile", action="store_true")
    parser.add_argument("--client", action="store_true", help=argparse.SUPPRESS)
    return parser.parse_args()


def main() -> None:
    """Measure, or be a client of whoever does."""
    asked = options()
    ready()
    if asked.client:
        work()
    elif asked.profile:
        profiled()
    else:
        for line in lines(asked.rounds):
            print(line, flush=True)


if __name__ == "__main__":
    main()
