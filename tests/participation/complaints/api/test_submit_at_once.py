"""One sending that several processes take at the same moment is one case."""

import base64
import json
import uuid
from typing import Any

import pytest

from tests.disk_site import DiskSite
from tests.own_site import UNHURRIED, own_site
from tests.participation.common.files.samples import pdf

pytestmark = [pytest.mark.django_db, pytest.mark.db]

OFFICE = """
import uuid
from participation.common.models import County
from tests.participation.cases.cast import Province, category
for name in ("یکم", "دوم")[County.objects.count() :]:
    County.objects.create(name=f"شهرستان {name}", slug=uuid.uuid4().hex)
print(category(Province().desk).pk)
"""
SEND = """
import base64, json, sys
from django.conf import settings
settings.ALLOWED_HOSTS = ["*"]
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from tests.participation.common.defence.altcha import solved
from tests.participation.complaints.api.conftest import ADDRESS, PERSON
client = Client()
told = json.loads(TOLD)
key = told.pop("key")
told["pow"] = solved(client.get("/api/v1/challenge/").json())
told["files"] = [SimpleUploadedFile("a.pdf", base64.b64decode(told["files"]))]
print("ready", flush=True)
sys.stdin.readline()
answer = client.post(ADDRESS, {**PERSON, **told}, headers={"Idempotency-Key": key})
print(answer.status_code, answer.content.decode())
"""
EASY = UNHURRIED | {"POW_HARDNESS": "200", "POW_HARDEST": "200"}


def sent_at_once(site: DiskSite, *sendings: dict[str, Any]) -> list[tuple[int, dict[str, Any]]]:
    """Let a process for each sending wait until all are ready, then send; return the answers."""
    # Two papers that are made apart are not the same content.
    paper = {"files": base64.b64encode(pdf.plain(1)).decode()}
    codes = [SEND.replace("TOLD", repr(json.dumps(told | paper))) for told in sendings]
    children = [site.start(code, **EASY) for code in codes]
    for child in children:
        assert child.stdin
        assert child.stdout
        assert child.stdout.readline() == "ready\n", child.communicate()
    for child in children:
        child.stdin.write("\n")
        child.stdin.flush()
    told = [child.communicate(timeout=120) for child in children]
    assert [child.returncode for child in children] == [0] * len(children), told
    found = [out.split(" ", 1) for out, _err in told]
    return [(int(status), json.loads(body)) for status, body in found]


def test_the_same_sending_from_three_processes_is_one_case_with_one_number_and_key() -> None:
    with own_site() as site:
        sending = {"category": site.run(OFFICE).strip(), "text": "شرح", "consent_version": 1}
        answers = sent_at_once(site, *[sending | {"key": str(uuid.uuid4())}] * 3)
        assert [status for status, _told in answers] == [201] * 3, answers
        assert answers[0][1]["key"]
        assert all(told == answers[0][1] for _status, told in answers)
        ((number, pk),) = site.query("SELECT number, id FROM cases_case")
        assert number == answers[0][1]["number"]
        assert site.query("SELECT count(*) FROM common_outboxmessage") == [(1,)]
        # Nor is a file of those who came second left with nobody.
        ((holder,),) = site.query("SELECT holder_id FROM common_privatefile")
        assert uuid.UUID(str(holder)) == uuid.UUID(str(pk))


def test_of_two_contents_under_one_key_at_once_one_is_filed_and_the_other_told_so() -> None:
    with own_site() as site:
        sending = {"category": site.run(OFFICE).strip(), "consent_version": 1}
        sending["key"] = str(uuid.uuid4())
        answers = sent_at_once(site, sending | {"text": "یکم"}, sending | {"text": "دوم"})
        assert sorted(status for status, _told in answers) == [201, 409], answers
        filed = next(told for status, told in answers if status == 201)
        refused = next(told for status, told in answers if status == 409)
        assert site.query("SELECT number FROM cases_case") == [(filed["number"],)]
        assert filed["number"] not in json.dumps(refused)
        assert site.query("SELECT count(*) FROM common_privatefile") == [(1,)]
