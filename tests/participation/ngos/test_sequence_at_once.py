"""Permits that sixteen officers issue in the same moment: no number left out, none given twice."""

import json

import pytest

from tests.disk_site import DiskSite
from tests.own_site import UNHURRIED, own_site

pytestmark = [pytest.mark.django_db, pytest.mark.db]

CLIENTS, EACH = 16, 3
MAKE = f"""
import json
from tests.participation.ngos.factories import ngo
from participation.common.models import County
County.objects.get_or_create(name="اصفهان", defaults={{"slug": "isfahan"}})
print(json.dumps([[ngo(f"نهال {{n}} {{m}}").pk for m in range({EACH})] for n in range({CLIENTS})]))
"""
ISSUE = """
import sys
from django.core.exceptions import ValidationError
from participation.ngos import services
from participation.ngos.models import Ngo
from tests.participation.ngos.factories import day
print("ready", flush=True)
sys.stdin.readline()
for pk in PKS:
    ngo = Ngo.objects.get(pk=pk)
    try:
        # Refused after the number was counted: reasons that are too long.
        services.issue_permit(ngo=ngo, issued_on=day(1404), basis=services.Basis(reason="۱" * 3000))
    except ValidationError:
        print("refused")
    print(services.issue_permit(ngo=ngo, issued_on=day(1404)).number)
"""
SAME = """
import sys
from django.core.exceptions import ValidationError
from participation.ngos import services
from participation.ngos.models import Ngo
print("ready", flush=True)
sys.stdin.readline()
try:
    print(services.issue_permit(ngo=Ngo.objects.get(pk=PK)).number)
except ValidationError as error:
    print(error.messages)
"""


def test_sixteen_clients_get_numbers_without_a_gap_and_an_ngo_gets_one_permit() -> None:
    with own_site() as site:
        pks = json.loads(site.run(MAKE))
        numbers = _at_once(site, [ISSUE.replace("PKS", repr(some)) for some in pks])
        assert sum(one == "refused" for one in numbers) == CLIENTS * EACH
        given = sorted(one for one in numbers if one != "refused")
        assert given == [f"1404-{one:04d}" for one in range(1, CLIENTS * EACH + 1)]
        assert site.query("SELECT last FROM ngos_permitsequence") == [(CLIENTS * EACH,)]

        wanted = json.loads(site.run(MAKE.replace("نهال", "سرو").replace("range(3)", "range(1)")))[
            0
        ][0]
        _at_once(site, [SAME.replace("pk=PK", f"pk={wanted}")] * 4)
        kept = "SELECT count(*) FROM ngos_permit WHERE ngo_id = ?"
        assert site.query(kept, wanted) == [(1,)]


def _at_once(site: DiskSite, codes: list[str]) -> list[str]:
    """Run these when all are ready; return the lines that they said."""
    children = [site.start(code, **UNHURRIED) for code in codes]
    for child in children:
        assert child.stdout.readline() == "ready\n", child.communicate()
    for child in children:
        child.stdin.write("\n")
        child.stdin.flush()
    said = [child.communicate(timeout=120) for child in children]
    assert [child.returncode for child in children] == [0] * len(children), said
    return [line for out, _err in said for line in out.splitlines()]
