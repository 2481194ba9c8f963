"""Thousands of cases given away in one run, whose worker is killed in the middle: each once."""

import os
import signal
import uuid
from collections.abc import Callable
from typing import Any

import pytest
from django.utils import timezone

from participation.cases.models import BulkRow, BulkRun, Case
from participation.cases.services.bulk import MOST_CASES
from participation.common.models import Unit, User
from tests.disk_site import DiskSite
from tests.participation.cases.at_the_desk import signed_in
from tests.participation.cases.cast import Province, category, filed
from tests.participation.cases.many.choosing import BULK, choose
from tests.processes import comes_true

pytestmark = [pytest.mark.django_db]
# So many cases has the run whose worker is killed; MANY_CASES=5000 takes as many as a run can have.
MANY = int(os.environ.get("MANY_CASES", "400"))
FIRST_PART = MANY // 4
WORK = "from participation.cases.tasks import bulk_task\nbulk_task.call('{run}')\n"
REPORT = """
from django.test import Client
from participation.common.models import User
settings.ALLOWED_HOSTS = ["*"]
client = Client()
backend = "django.contrib.auth.backends.ModelBackend"
client.force_login(User.objects.get(username="one"), backend=backend)
print(client.get("{address}").content.decode())
"""


def many_cases(unit: Unit, count: int) -> None:
    """Lay so many open complaints into a unit."""
    rows = [
        Case(
            kind="complaint",
            number=f"X{number}",
            submission=uuid.uuid4(),
            title="چراغ کوچه",
            state="received",
            unit=unit,
            identity="full",
            received_at=timezone.now(),
        )
        for number in range(count)
    ]
    Case.objects.bulk_create(rows, batch_size=1000)


@pytest.fixture
def other(province: Province, one: User) -> Case:
    """A case of the desk that has its officer, so that the list that is meant does not show it."""
    case = filed(category(province.desk)).case
    Case.objects.filter(pk=case.pk).update(assignee=one)
    return case


def asked_of(one: User, two: User, unit: Unit, count: int) -> dict[str, Any]:
    """Narrow the list to its free cases, and return what the form sends for all of them."""
    many_cases(unit, count)
    meant = {"everything": "1", "query": "queue=free"}
    return {**choose(signed_in(one), "assign", [], **meant), "to": two.pk}


def started(one: User, asked: dict[str, Any]) -> tuple[BulkRun, str]:
    """Send the form; return the run and the address of its report."""
    answer = signed_in(one).post(BULK, asked)
    assert answer.status_code == 302, answer.content.decode()[:2000]
    return BulkRun.objects.get(), answer.headers["Location"]


def test_the_same_run_sent_twice_is_one_run_of_all_cases_of_the_list(
    one: User, two: User, other: Case, province: Province
) -> None:
    asked = asked_of(one, two, province.desk, MOST_CASES)
    run, address = started(one, asked)
    again, same_address = started(one, asked)

    assert (again.pk, same_address) == (run.pk, address)
    assert BulkRow.objects.count() == MOST_CASES
    assert not BulkRow.objects.filter(case=other).exists()
    assert "ادامه دارد" in signed_in(one).get(address).content.decode()


def test_a_worker_that_is_killed_half_way_leaves_each_case_to_be_given_once(
    one: User, two: User, other: Case, province: Province, disk_site: Callable[[], DiskSite]
) -> None:
    run, address = started(one, asked_of(one, two, province.desk, MANY))
    site = disk_site()

    first = site.start(WORK.format(run=run.pk))
    assert comes_true(lambda: done_in(site) >= FIRST_PART)
    first.kill()
    first.communicate()
    assert first.returncode == -signal.SIGKILL
    left = done_in(site)
    assert FIRST_PART <= left < MANY
    assert assigned_in(site) == left
    # The queue gives it to two workers at once, and to a third when all is done.
    pair = [site.start(WORK.format(run=run.pk)) for _ in range(2)]
    for worker in pair:
        said = worker.communicate()
        assert worker.returncode == 0, said
    site.run(WORK.format(run=run.pk))

    assert done_in(site) == MANY
    assert assigned_in(site) == MANY
    rows = "SELECT COUNT(*), COUNT(DISTINCT case_id) FROM cases_caseevent WHERE type = 'assigned'"
    assert site.query(rows) == [(MANY, MANY)]
    given = "SELECT COUNT(*), MIN(version), MAX(version) FROM cases_case WHERE assignee_id = ?"
    assert site.query(given, two.pk) == [(MANY, 2, 2)]
    told = "SELECT COUNT(*) FROM cases_notice WHERE user_id = ?"
    assert site.query(told, two.pk) == [(1,)]
    assert "همه انجام شد" in site.run(REPORT.format(address=address))


def done_in(site: DiskSite) -> int:
    """How many cases of the run are done."""
    return _number(site, "SELECT COUNT(*) FROM cases_bulkrow WHERE state = 'done'")


def assigned_in(site: DiskSite) -> int:
    """How many cases have changed hands, by what the course keeps of it."""
    return _number(site, "SELECT COUNT(*) FROM cases_caseevent WHERE type = 'assigned'")


def _number(site: DiskSite, sql: str) -> int:
    ((number,),) = site.query(sql)
    return int(str(number))
