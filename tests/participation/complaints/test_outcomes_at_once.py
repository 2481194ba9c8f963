"""Several who approve one outcome at the same moment: one does, the others are told."""

import pytest

from participation.complaints.models import Outcome
from tests.participation.cases.cast import officer
from tests.participation.complaints.outcomes import APPROVES, Press

pytestmark = pytest.mark.django_db

APPROVE = """
import sys
from django.core.exceptions import ValidationError
from participation.common.models import User
from participation.complaints.models import Outcome
from participation.complaints.outcomes.services import approve_outcome
waiting, by = Outcome.objects.get(), User.objects.get(username="{name}")
print("ready", flush=True)
sys.stdin.readline()
try:
    approve_outcome(outcome=waiting, version=waiting.version, by=by)
    print("published")
except ValidationError as refusal:
    print("refused", refusal.code)
"""


def test_of_those_who_approve_at_the_same_moment_one_publishes(disk_site) -> None:
    press = Press()
    press.proposed()
    names = ["one", "two", "three"]
    for name in names:
        officer(name, press.province.desk, permissions=APPROVES)
    assert Outcome.objects.get().state == "proposed"
    site = disk_site()
    children = [site.start(APPROVE.format(name=name)) for name in names]
    for child in children:
        assert child.stdout.readline() == "ready\n"
    for child in children:
        child.stdin.write("go\n")
        child.stdin.flush()
    said = sorted(child.communicate(timeout=120)[0].strip() for child in children)
    assert said == ["published"] + ["refused stale"] * 2
    rows = site.query("select state, version from complaints_outcome")
    assert rows == [("published", 3)]
    assert site.query("select count(*) from search_entry where kind = 'outcome'") == [(1,)]
