"""The end of a unit goes on where a kill stopped it: each case goes once, accounts are closed."""

import datetime
from collections.abc import Callable

import pytest

from participation.common.models import Unit
from tests.disk_site import DiskSite
from tests.participation.cases.cast import Province, category, filed, officer

pytestmark = pytest.mark.django_db
DYING = """
import os
from participation.cases.services import ending
passing, count = ending._pass, []
def dying(*given):
    count.append(given)
    if len(count) == 3:
        os._exit(9)
    return passing(*given)
ending._pass = dying
from participation.common.tick import run_tick
run_tick(only=["cases.end_units"])
"""
AGAIN = """
from participation.cases.services.ending import end_units
print(end_units(), end_units())
"""


def test_who_is_killed_in_the_middle_leaves_the_rest_to_the_next(
    province: Province, disk_site: Callable[[], DiskSite]
) -> None:
    worker = officer("worker", province.office)
    local = category(province.office, kind="request")
    for _number in range(4):
        filed(local)
    long_ago = datetime.date(2020, 1, 1)
    Unit.objects.filter(pk=province.office.pk).update(active_until=long_ago)
    site = disk_site()
    elsewhere = "select count(*) from cases_case where unit_id = ?"

    child = site.start(DYING)
    child.communicate(timeout=120)

    assert child.returncode == 9
    assert site.query(elsewhere, province.first.pk) == [(2,)]
    assert site.query("select is_active from common_user where id = ?", worker.pk) == [(0,)]
    assert site.run(AGAIN) == "2 0\n"
    assert site.query(elsewhere, province.first.pk) == [(4,)]
    assert site.query("select passed, closed from cases_unitending") == [(4, 1)]
    told = "select count(*) from cases_caseevent where type = 'referred'"
    assert site.query(told) == [(4,)]
