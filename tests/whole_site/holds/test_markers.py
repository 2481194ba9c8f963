"""Whatever a citizen and the office say in a case is nowhere to be read but on their own pages.

Every word and number of a whole case is a marker; afterwards everything that the running site has
left anywhere is searched for them, in every way in which they could be written.
"""

import json
from pathlib import Path
from urllib.parse import quote

import pytest
from django.db import connection

from tests.disk_site import DiskSite
from tests.own_site import own_site, served
from tests.processes import comes_true
from tests.web import Browser
from tests.whole_site.holds.marked import CODE, MAIL, MARKS, MOBILE, voice, word
from tests.whole_site.holds.marked_citizen import Citizen
from tests.whole_site.holds.marked_staff import Officer, Program
from tests.whole_site.holds.markers import found_in
from tests.whole_site.holds.outside import Outside, outside
from tests.whole_site.holds.places import places

pytestmark = [pytest.mark.django_db, pytest.mark.db]

MAKE = "from tests.whole_site.holds.marked import make_office; make_office()"
# Put into every place, to be found there: what is not found cannot be said to be missing.
PLANTED = {"planted": "ظغژکپکاشته"}
PLANT = f"""
from participation.common.outbox import enqueue_email, enqueue_sms
from participation.staff_access.sessions import SessionStore
words = {PLANTED["planted"]!r}
store = SessionStore()
store["words"] = words * 20
store.save()
enqueue_sms(to="09120000000", pattern="code", variables={{"code": words}}, idempotency_key="x")
enqueue_email(to="x@example.org", subject="x", body=words * 20, idempotency_key="y")
"""
# A busy machine is slow, and what it tells is the same.
PATIENCE = 240
KINDS = {"private", "media", "scratch", "sessions", "printed", "sms", "mails"}
KINDS_OF_DATABASE = {"sqlite": {"db"}, "postgresql": {"tables", "dump"}}


def test_no_word_of_a_case_is_anywhere_but_on_the_pages_of_those_whom_it_concerns(
    tmp_path: Path,
) -> None:
    scratch = tmp_path / "scratch"
    scratch.mkdir()
    with outside() as out, own_site() as site:
        office = json.loads(site.run(MAKE))
        told = {"LOG_LEVEL": "debug", "TMPDIR": str(scratch), **out.settings}
        with served(site, **told) as server:
            citizen = Citizen(Browser(server.address, timeout=PATIENCE), office)
            officer = Officer(Browser(server.address, timeout=PATIENCE))
            program = Program(Browser(server.address, timeout=PATIENCE), office["token"])
            keys = live(site, citizen, officer, program)
            plant(site, server.address, scratch)
            assert comes_true(lambda: has_all_left(site, out), seconds=PATIENCE)
            # As it lies while it runs, and after a loss of power.
            running = places(site, server, out, scratch)
            server.kill()
            dead = places(site, server, out, scratch)

    # There was something to leak, and whom it concerns has read it.
    for read in (citizen.seen, officer.seen):
        assert found_in(b"".join(read), MARKS) == set(MARKS)
    assert b"Traceback" in running["printed"]
    assert b" DEBUG " in running["printed"]
    assert out.refused >= 2
    marks = MARKS | keys
    for found in (running, dead):
        kinds = {name.split("/")[0] for name in hits(found, PLANTED)}
        assert kinds == KINDS | KINDS_OF_DATABASE[connection.vendor]
        assert hits(found, marks) == {}
    assert {sms["to"] for sms in out.sms} == {MOBILE, "09120000000"}
    assert {to for to, _mail in out.mails} == {MAIL, "x@example.org"}


def live(site: DiskSite, citizen: Citizen, officer: Officer, program: Program) -> dict[str, str]:
    """Live through a case from the first word to the last; return what opens something."""
    citizen.files()
    keys = {"key": citizen.key, "program's key": citizen.files_by_program()}
    citizen.begins_another()
    citizen.looks_about()
    officer.enters()
    for words in (MOBILE, CODE, word("نام"), citizen.number):
        officer.finds(words)
    officer.does("ask", text=f"{word('پرسش')} {MOBILE}", sure="on")
    assert citizen.says("reply", files={f"{word('پاسخ')}.wav": voice("پاسخ")}).status == 302
    assert word("صدا").encode() in citizen.downloads()
    officer.does("note", text=word("یادداشت"))
    officer.does("inform", text=word("خبر"))
    officer.writes_a_letter()
    officer.refers()
    assert word("پاسخ").encode() in officer.downloads()
    program.works_on(officer.case.split("/")[-2])
    fails(site, citizen)
    officer.looks_behind_the_seal()
    officer.does("answer", text=word("پاسخ نهایی"), files={f"{word('نتیجه')}.wav": voice("نتیجه")})
    assert citizen.says("object").status == 302
    officer.does("answer", text=word("پاسخ دوم"))
    assert citizen.says("rate", stars="1").status == 302
    return keys | {"token": program.token}


def fails(site: DiskSite, citizen: Citizen) -> None:
    """Have something go wrong while words are in hand."""
    page = citizen.opens()
    site.query("ALTER TABLE cases_written RENAME TO cases_lost")
    sent = page.hidden() | {"text": word("خطا")}
    assert citizen.browser.send("/track/case/add/", sent, files={}).status == 500
    site.query("ALTER TABLE cases_lost RENAME TO cases_written")


def plant(site: DiskSite, address: str, scratch: Path) -> None:
    """Put words into every place where words could lie."""
    words = PLANTED["planted"]
    site.query("CREATE TABLE planted (words text)")
    site.query("INSERT INTO planted VALUES (?)", words)
    for folder in (site.var / "private", site.var / "media", scratch):
        (folder / "planted").write_text(words, encoding="utf-8")
    site.run(PLANT)
    assert Browser(address).get(f"/{quote(words)}/").status == 404


def has_all_left(site: DiskSite, out: Outside) -> bool:
    """Tell whether no message waits, not even a code that the clock sends."""
    ((waiting,),) = site.query(
        "SELECT count(*) FROM common_outboxmessage WHERE state IN ('queued', 'sending')"
    )
    return not waiting and sum(sms["pattern"] == "1203" for sms in out.sms) > 1


def hits(found: dict[str, bytes], marks: dict[str, str]) -> dict[str, set[str]]:
    """Return which marks stand where."""
    looked = {name: found_in(content, marks) for name, content in found.items()}
    return {name: there for name, there in looked.items() if there}
