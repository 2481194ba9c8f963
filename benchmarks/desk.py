"""The desk with many cases: made up, one in ten open, and what those who work there ask for.

Rows as bulk as they come, past the services: no number of a citizen, no key, nothing said. What is
there already is not made again.
"""

import datetime as dt
import random
import uuid
from collections.abc import Iterator
from typing import Any

from made_up import batched, skewed
from tqdm import tqdm

BATCH = 2_000
UNITS = 40
OFFICERS = 60
OPEN_SHARE = 0.1
ASSIGNED = 0.7
# Held, restricted, against a unit.
RARE = 0.02
DAYS = 1_500
SEED = 1405
OPEN_STATES = ("received", "review", "referred", "waiting")
CLOSED_STATES = ("answered", "declined", "withdrawn")


def fill_desk(count: int) -> None:
    """Bring the desk to so many made-up cases."""
    from participation.cases.models import Case

    there = Case.objects.count()
    dice = random.Random(SEED + there)
    units, officers = _units(), _officers()
    bar = tqdm(total=max(0, count - there), desc="cases", disable=None)
    for batch in batched(_cases(dice, count - there, units, officers), BATCH):
        _keep(batch)
        bar.update(len(batch))
    bar.close()


def desk_lines() -> dict[str, tuple[Any, list[str]]]:
    """Return the lines of the table: who asks for which addresses."""
    from participation.cases.models import Case
    from participation.common.models import User

    manager, officer = _signed_in("bench-manager"), _signed_in("bench-officer-0")
    seen = Case.objects.visible_to(User.objects.get(username="bench-officer-0"))
    case = seen.filter(is_open=True).order_by("-pk")[0]
    return {
        "desk, all cases": (manager, ["/admin/cases/"]),
        "desk, all, overdue": (manager, ["/admin/cases/?queue=late"]),
        "desk, all, page 100": (manager, ["/admin/cases/?p=100"]),
        "desk, all, closed": (manager, ["/admin/cases/?queue=closed"]),
        "desk, a unit's": (officer, ["/admin/cases/"]),
        "desk, a unit's, overdue": (officer, ["/admin/cases/?queue=late"]),
        "desk, a number": (manager, [f"/admin/cases/?q={case.number}"]),
        "desk, a case": (officer, [f"/admin/cases/{case.pk}/"]),
        "desk, the board": (manager, ["/admin/cases/board/"]),
        "desk, a unit's board": (officer, ["/admin/cases/board/"]),
        "desk, the map": (manager, ["/admin/cases/map/"]),
        "desk, a unit's map": (officer, ["/admin/cases/map/"]),
    }


def _units() -> list[Any]:
    from participation.common.models import Unit

    names = [f"bench {number}" for number in range(UNITS)]
    return [Unit.objects.get_or_create(name=name, defaults={"kind": "desk"})[0] for name in names]


def _officers() -> list[Any]:
    """Return the officers, each in a unit; one person beside them sees all cases."""
    from django.contrib.auth.models import Permission

    from participation.common.models import UnitMembership, User

    made = []
    for number, name in enumerate(["bench-manager", *_names()]):
        user, is_new = User.objects.get_or_create(username=name)
        if is_new:
            codes = ["access_admin", "view_case", "handle_case"]
            codes += ["view_all_cases", "view_restricted_cases"] if number == 0 else []
            user.user_permissions.set(Permission.objects.filter(codename__in=codes))
            unit = _units()[(number - 1) % UNITS]
            UnitMembership.objects.create(user=user, unit=unit, role="officer")
        made.append(user)
    return made[1:]


def _names() -> list[str]:
    return [f"bench-officer-{number}" for number in range(OFFICERS)]


def _cases(
    dice: random.Random, count: int, units: list[Any], officers: list[Any]
) -> Iterator[tuple[Any, Any, Any, Any]]:
    """Yield cases, each with complaint, running term and whom of ours it is against."""
    from django.utils import timezone

    from participation.cases.models import Accused, Case, Term
    from participation.common.models import County
    from participation.complaints.models import Category, Complaint
    from persian.jalali import today

    now, day = timezone.now(), today()
    counties = list(County.objects.in_force())
    categories = list(Category.objects.order_by("pk"))
    for _ in range(count):
        is_open = dice.random() < OPEN_SHARE
        at = now - dt.timedelta(days=skewed(dice, 60 if is_open else DAYS), hours=1)
        category, unit = dice.choice(categories), units[skewed(dice, len(units))]
        due = day + dt.timedelta(days=dice.randint(-15, 30))
        is_paused = is_open and dice.random() < OPEN_SHARE
        pk = uuid.UUID(int=dice.getrandbits(128), version=4)
        case = Case(
            pk=pk,
            kind="complaint",
            # No number that anybody could be told, so that none of those is taken.
            number=f"B{pk.hex[:12]}",
            submission=pk,
            title=category.title,
            state=dice.choice(OPEN_STATES if is_open else CLOSED_STATES),
            unit=unit,
            county=dice.choice(counties),
            assignee=dice.choice(officers) if dice.random() < ASSIGNED else None,
            identity="full",
            is_open=is_open,
            is_held=is_open and dice.random() < RARE,
            category_number=category.pk,
            is_restricted=dice.random() < RARE,
            is_demo=True,
            is_paused=is_paused,
            received_at=at,
            due_date=due if is_open else None,
            closed_at=None if is_open else at + dt.timedelta(days=10),
        )
        complaint = Complaint(case=case, category=category, text="", consent_version=1)
        term = Term(
            case=case, purpose="answer", amount=30, unit="calendar_days", starts_on=at.date(),
            anchor=at.date(), left=30, left_unit="calendar_days", due_date=due,
            paused_on=day if is_paused else None,
        )  # fmt: skip
        accused = Accused(case=case, unit=dice.choice(units)) if dice.random() < RARE else None
        yield case, complaint, term if is_open else None, accused


def _keep(batch: list[tuple[Any, ...]]) -> None:
    from django.db import transaction

    with transaction.atomic():
        for column in zip(*batch, strict=True):
            rows = [row for row in column if row is not None]
            if rows:
                type(rows[0]).objects.bulk_create(rows)


def _signed_in(username: str) -> Any:
    from django.test import Client

    from participation.common.models import User

    client = Client(headers={"host": "127.0.0.1"})
    backend = "django.contrib.auth.backends.ModelBackend"
    client.force_login(User.objects.get(username=username), backend=backend)
    return client
