"""What the board counts of one index is what the terms themselves say, case by case."""

import datetime as dt
import statistics
import uuid
from collections import Counter, defaultdict
from collections.abc import Iterator
from typing import Any

import pytest

from participation.cases.enums import TermPurpose
from participation.cases.models import Case, Term
from participation.cases.services import citizen, correspondence, identity
from participation.cases.statistics import Count, count_cases
from participation.cases.statistics.tallies import Tally
from participation.common.clock import moved_to
from participation.common.models import User
from participation.complaints.models import Category
from persian.jalali import TEHRAN, from_gregorian, local_date, today
from tests.participation.cases.cast import Province, category, filed, officer
from tests.participation.cases.splitting import part_of, split

pytestmark = [pytest.mark.django_db, pytest.mark.db]
DAY = dt.timedelta(days=1)
FIGURES = ("received", "closed", "open", "overdue", "on_time_share", "median_days")
SINCE = dt.datetime.combine(today() - 200 * DAY, dt.time.min, TEHRAN)
UNTIL = dt.datetime.combine(today() + DAY, dt.time.min, TEHRAN)


def ago(days: int, hour: int = 23) -> Any:
    """The clock of a day past, shortly before the next one begins in Tehran."""
    return moved_to(dt.datetime.combine(today() - days * DAY, dt.time(hour, 40), TEHRAN))


def answered(case: Case, by: User, *, days_ago: int) -> None:
    """The office answers."""
    with ago(days_ago, hour=0):
        case.refresh_from_db()
        correspondence.answer(case_id=case.pk, text="رسیدگی شد.", by=by, seen=case.version)


def asked(case: Case, by: User, *, days_ago: int) -> None:
    """The office asks; its term stands still."""
    with ago(days_ago):
        case.refresh_from_db()
        correspondence.ask(case_id=case.pk, text="کدام تابلو؟", by=by, seen=case.version)


@pytest.fixture
def busy(province: Province) -> dict[str, Case]:
    """Cases of everything that can come of a term."""
    clerk = officer("clerk", province.desk, province.second)
    plain = category(province.desk, promised_amount=20)
    guarded = category(province.second, is_restricted=True, promised_amount=20)
    made: dict[str, Case] = {}

    def come(name: str, about: Category = plain, *, days_ago: int = 60, **fields: Any) -> Case:
        with ago(days_ago):
            made[name] = filed(about, **fields).case
        return made[name]

    answered(come("in time"), clerk, days_ago=50)
    answered(come("late", county=province.county), clerk, days_ago=10)
    come("overdue", county=province.county)
    come("running", days_ago=3, county=province.other_county)
    asked(come("asked"), clerk, days_ago=50)
    waiting = come("withdrawn while it was asked", guarded)
    asked(waiting, clerk, days_ago=50)
    citizen.withdraw(case_id=waiting.pk, text="دیگر لازم نیست.", token=uuid.uuid4())
    for name, second in (("objected, late again", 2), ("late, objected, in time again", 18)):
        again = come(name, guarded, county=province.county)
        answered(again, clerk, days_ago=55 if second == 2 else 30)
        with ago(50 if second == 2 else 25):
            citizen.object_to(case_id=again.pk, text="درست نیست.", token=uuid.uuid4())
        answered(again, clerk, days_ago=second)
    open_again = come("late, then open again", county=province.other_county)
    answered(open_again, clerk, days_ago=8)
    citizen.object_to(case_id=open_again.pk, text="درست نیست.", token=uuid.uuid4())
    whole = come("whole", days_ago=40)
    assert split(clerk, whole, plain).status_code == 302
    made["part"] = part_of(whole)
    come("against somebody", days_ago=5)
    come("too old", days_ago=300)
    return made


def truth(user: User) -> dict[str, dict[str, Tally]]:
    """The same from the terms, one case at a time."""
    found: dict[str, dict[str, Tally]] = defaultdict(lambda: defaultdict(Tally))
    for case in Case.objects.visible_to(user).select_related("complaint"):
        if not SINCE <= case.received_at < UNTIL:
            continue
        terms = list(Term.objects.filter(case=case, purpose=TermPurpose.ANSWER))
        came = local_date(case.received_at)
        days = None
        if case.closed_at is None:
            (running,) = [term for term in terms if term.settled_on is None]
            is_over = running.paused_on is None and running.due_date < today()
            standing = "overdue" if is_over else "running"
        else:
            missed = [
                term
                for term in terms
                if term.settled_on and term.paused_on is None and term.settled_on > term.due_date
            ]
            standing = "late" if missed else "in_time"
            days = (local_date(case.closed_at) - came).days
        month = from_gregorian(came)
        places = {
            "total": "",
            "months": f"{month.year}-{month.month:02}",
            "counties": str(case.county_id or ""),
            "categories": f"complaint-{case.complaint.category_id}",
            "kinds": "complaint",
            "units": str(case.unit_id),
            "ways": case.intake,
        }
        for dimension, key in places.items():
            found[dimension][key].standings[standing] += 1  # type: ignore[index]
            if days is not None:
                found[dimension][key].days[days] += 1
    return found


def tables(count: Count) -> Iterator[tuple[str, dict[str, Tally]]]:
    """All dimensions of a count."""
    yield "total", {"": count.total}
    for name in ("months", "counties", "categories", "kinds", "units", "ways"):
        yield name, getattr(count, name)


@pytest.mark.parametrize("who", ["manager", "head", "clerk", "accused", "stranger"])
def test_the_figures_are_those_of_the_terms_whoever_asks(
    province: Province, busy: dict[str, Case], who: str
) -> None:
    every = ("view_case", "handle_case", "view_all_cases", "view_restricted_cases")
    accused = officer("accused", province.desk)
    case = busy["against somebody"]
    case.refresh_from_db()
    by = User.objects.get(username="clerk")
    identity.accuse(case_id=case.pk, units=[], users=[accused], by=by, seen=case.version)
    people = {
        "manager": officer("manager", permissions=every),
        "head": officer("head", province.root, role="head"),  # type: ignore[arg-type]
        "clerk": by,
        "accused": accused,
        "stranger": officer("stranger", province.office),
    }
    expected = truth(people[who])

    seen = Case.objects.visible_to(people[who])
    count = count_cases(seen, since=SINCE, until=UNTIL, on=today())

    received = {"manager": 12, "head": 9, "clerk": 12, "accused": 8, "stranger": 0}
    assert count.total.received == received[who]
    for name, tallies in tables(count):
        told = {key: tally for key, tally in tallies.items() if tally.received}
        assert told.keys() == expected[name].keys(), name
        for key, tally in told.items():
            for figure in FIGURES:
                assert getattr(tally, figure) == getattr(expected[name][key], figure), (name, key)
            days = list(expected[name][key].days.elements())
            assert tally.median_days == (statistics.median(days) if days else None)


def test_every_way_to_miss_a_term_is_in_the_figures(
    province: Province, busy: dict[str, Case]
) -> None:
    late = {name for name, case in busy.items() if Case.objects.get(pk=case.pk).was_late}

    assert late == {
        "late",
        "objected, late again",
        "late, objected, in time again",
        "late, then open again",
    }
    manager = officer("m", permissions=("view_case", "view_all_cases", "view_restricted_cases"))
    standings = truth(manager)["total"][""].standings
    assert standings == Counter({"in_time": 2, "late": 3, "overdue": 3, "running": 4})
