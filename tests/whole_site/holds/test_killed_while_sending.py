"""The server dies in the middle of submissions: whoever was shown a number has a whole case.

``SOAK_SUBMISSIONS`` and ``SOAK_KILLS`` make it longer (``make soak``).
"""

import json
import os
import random
import time
from uuid import UUID

import pytest

from participation.cases.numbers import key_hash
from tests.own_site import own_site, served
from tests.processes import comes_true
from tests.web import Browser
from tests.whole_site.holds.citizens import Crowd
from tests.whole_site.holds.wholeness import cases_by_submission, halves

pytestmark = [pytest.mark.django_db, pytest.mark.db]

SUBMISSIONS = int(os.environ.get("SOAK_SUBMISSIONS", "200"))
KILLS = int(os.environ.get("SOAK_KILLS", "3"))
FILES = max(4, SUBMISSIONS // 100)
MAKE = (
    "from tests.whole_site.holds.drafts import make_drafts; make_drafts({count}, with_file={files})"
)


def test_every_number_that_was_shown_is_one_whole_case_however_often_the_server_is_killed() -> None:
    chance = random.Random(5)  # noqa: S311
    with own_site() as site:
        drafts = json.loads(site.run(MAKE.format(count=SUBMISSIONS, files=FILES)))
        with served(site) as server:
            crowd = Crowd(server.address).begin(drafts)
            for kill in range(1, KILLS + 1):
                goal = SUBMISSIONS * kill // (KILLS + 1)
                assert comes_true(lambda goal=goal: crowd.answered() >= goal, seconds=300)
                time.sleep(chance.random() / 5)
                server.kill()
                assert halves(site) == {}
                server.start()
            crowd.wait()
            said = server.said()
            key_opens = opens(server.address, *next(iter(crowd.shown.values()))[0])
        there = cases_by_submission(site)
        assert halves(site) == {}

    assert crowd.troubles == []
    assert "Traceback" not in said
    assert "locked" not in said
    # The kills hit somebody.
    assert crowd.lost >= KILLS
    assert len(there) == len(crowd.shown) == SUBMISSIONS
    for draft in drafts:
        number, stored, files = there[UUID(draft["id"])]
        assert {shown for shown, _key in crowd.shown[draft["id"]]} == {number}
        assert {key_hash(number, key) for _n, key in crowd.shown[draft["id"]]} == {stored}
        assert files == draft["files"]
    assert key_opens


def opens(address: str, number: str, key: str) -> bool:
    """Tell whether number and key lead to the case."""
    browser = Browser(address)
    asked = browser.post("/track/", {"number": number, "key": key})
    return asked.place == "/track/case/" and browser.get("/track/case/").status == 200
