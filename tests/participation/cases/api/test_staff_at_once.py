"""What a program of staff sends from several processes at the same moment is done once."""

import json
import uuid
from typing import Any

import pytest

from tests.disk_site import DiskSite
from tests.own_site import UNHURRIED, own_site

pytestmark = [pytest.mark.django_db, pytest.mark.db]

OFFICE = """
import json, uuid
from participation.common.models import County
from tests.participation.cases.cast import Province, category, filed, officer
from tests.participation.staff_access.tokens import token_of
for name in ("یکم", "دوم")[County.objects.count() :]:
    County.objects.create(name=f"شهرستان {name}", slug=uuid.uuid4().hex)
desk = Province().desk
case = filed(category(desk)).case
token = token_of(officer("one", desk), "cases:read", "cases:write")
print(json.dumps({"token": token, "path": f"/api/v1/staff/cases/{case.pk}/"}))
"""
SEND = """
import json, sys
from django.conf import settings
settings.ALLOWED_HOSTS = ["*"]
from django.test import Client
office, told = json.loads(TOLD)
client = Client(headers={"Authorization": f"Bearer {office['token']}"})
client.get(office["path"])
print("ready", flush=True)
sys.stdin.readline()
answer = client.post(f"{office['path']}answer/", json.dumps(told), "application/json")
print(answer.status_code, answer.content.decode())
"""


def sent_at_once(site: DiskSite, office: Any, *words: dict[str, Any]) -> list[tuple[int, Any]]:
    """Let a process for each sending wait until all are ready, then send; return the answers."""
    codes = [SEND.replace("TOLD", repr(json.dumps([office, one]))) for one in words]
    children = [site.start(code, **UNHURRIED) for code in codes]
    for child in children:
        assert child.stdin
        assert child.stdout
        assert child.stdout.readline() == "ready\n", child.communicate()
    for child in children:
        child.stdin.write("\n")
        child.stdin.flush()
    told = [child.communicate(timeout=120)[0].split(" ", 1) for child in children]
    return [(int(status), json.loads(body)) for status, body in told]


def test_the_same_answer_from_three_processes_is_sent_once_and_each_is_told_so() -> None:
    with own_site() as site:
        office = json.loads(site.run(OFFICE))
        answers = sent_at_once(site, office, *[{"text": "انجام شد", "version": "1"}] * 3)

        assert [status for status, _told in answers] == [200] * 3, answers
        assert {told["version"] for _status, told in answers} == {2}
        assert site.query("SELECT count(*) FROM cases_answer") == [(1,)]


def test_of_two_answers_at_once_one_is_sent_and_the_other_hears_what_came() -> None:
    with own_site() as site:
        office = json.loads(site.run(OFFICE))
        words = ({"text": f"پاسخ {uuid.uuid4()}", "version": "1"} for _ in range(2))
        answers = sent_at_once(site, office, *words)

        assert sorted(status for status, _told in answers) == [200, 409], answers
        refused = next(told for status, told in answers if status == 409)
        assert refused["version"] == 2
        assert [one["type"] for one in refused["events"]]
        assert site.query("SELECT count(*) FROM cases_answer") == [(1,)]
