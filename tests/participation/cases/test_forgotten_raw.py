"""What dies by itself is in no file afterwards: neither in the database nor in its log, nor a byte
of what was uploaded; not even encrypted or as a hash.
"""

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from django.conf import settings
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from participation.cases.tracking.access import send_asked_codes
from participation.common.files import store_upload
from participation.complaints.services import KIND
from participation.staff_access.sessions import SessionStore
from tests.disk_site import DiskSite
from tests.participation.cases.cast import Province, category, filed
from tests.participation.cases.following import opened, page, token_in
from tests.participation.cases.test_retention_raw import raw
from tests.participation.common.files.samples import pdf
from tests.participation.complaints.walking import Walker

pytestmark = pytest.mark.django_db

MAKE = "from tests.participation.cases.test_forgotten_raw import forgettable; forgettable()"
FORGET = """
import datetime as dt
import time_machine
from django.core.management import call_command
with time_machine.travel(dt.datetime.now(dt.UTC) + dt.timedelta(days=60)):
    call_command("tick")
"""
# By kind, everything by which something could be known again.
KINDS = {
    "draft": "SELECT data FROM cases_draft",
    "file": "SELECT name FROM common_privatefile",
    "content of a file": "SELECT content_hash FROM common_privatefile",
    "piece": "SELECT storage_name FROM common_filepiece",
    "code": "SELECT code_hash FROM common_onetimecode",
    "mobile of a code": "SELECT mobile_hash FROM common_onetimecode",
    "link": "SELECT token_hash FROM common_accesslink",
    "key": "SELECT key FROM cases_receipt",
    "recipient": "SELECT recipient FROM common_outboxmessage",
    "message": "SELECT variables FROM common_outboxmessage",
    "session": "SELECT session_data FROM staff_access_session",
}


def forgettable() -> None:
    """Leave a draft and a page of a case with files, a code, a file of nobody, a session."""
    settings.ALLOWED_HOSTS = ["*"]
    asked = category(Province().desk)
    walker = Walker(Client()).begin(asked).tell(text="شرح")
    walker.tell(files=[SimpleUploadedFile("پیش‌نویس.pdf", pdf.plain(1))])
    made = filed(asked)
    client = Client()
    client.post("/track/code/send/", {"number": made.case.number})
    assert send_asked_codes() == 1
    opened(client, made)
    laid = {"send_files": "1", "files": [SimpleUploadedFile("سینی.pdf", pdf.plain(2))]}
    client.post("/track/case/add/", {"text": "", "token": token_in(page(client)), **laid})
    store_upload(purpose=KIND, name="هیچ‌کس.pdf", content=pdf.plain(3))
    session = SessionStore()
    session["user"] = "somebody"
    session.save()


def kept(site: DiskSite) -> dict[str, set[bytes]]:
    """Return what is kept of each kind."""
    return {
        kind: {str(value).encode() for (value,) in site.query(sql) if value}
        for kind, sql in KINDS.items()
    }


def uploads(site: DiskSite) -> list[Path]:
    """Return what lies in the private storage."""
    return [path for path in (site.var / "private").rglob("*") if path.is_file()]


def test_what_has_died_is_in_no_file_any_more(disk_site: Callable[[], DiskSite]) -> None:
    site = disk_site()
    site.run(MAKE)
    before, there = kept(site), raw(site)
    assert all(before.values())
    assert (len(before["file"]), len(before["piece"]), len(uploads(site))) == (3, 3, 3)
    assert len(before["link"]) == 3
    assert [value for found in before.values() for value in found if value not in there] == []

    told = site.run(FORGET)
    assert re.search(r"\bcommon\.write_ahead_log\b", told), told

    assert kept(site) == {kind: set() for kind in KINDS}
    left = raw(site)
    # The case itself is still there.
    assert site.query("SELECT count(*) FROM cases_case") == [(1,)]
    assert [kind for kind, found in before.items() for value in found if value in left] == []
    assert uploads(site) == []
