"""Two officers at one case: each sees the other there, and who saves later is told what changed."""

import re
from typing import Any

import pytest
from django.test import Client

from participation.cases.models import Answer, Case
from participation.common.models import User
from tests.participation.cases.at_the_desk import address, signed_in

pytestmark = [pytest.mark.django_db, pytest.mark.db]


class Desk:
    """The browser of an officer who has a case open."""

    def __init__(self, user: User, case: Case) -> None:
        self.client: Client = signed_in(user)
        self.address = address(case)
        self.read(self.client.get(self.address))

    def read(self, answer: Any) -> str:
        """Take in a screen: what it says, its version, where it tells that it is still open."""
        self.text = str(answer.content.decode())
        ping = re.search(r'src-value="(/admin/editing-sessions/ping/[^"]+)"', self.text)
        assert ping
        self.ping = ping[1]
        form = self.text[self.text.index('name="do" value="inform"') - 3000 :]
        self.version = max(re.findall(r'name="version" value="(\d+)"', form)[:1])
        return self.text

    def others(self) -> str:
        """What the part of the screen says that asks again and again who else is there."""
        answer = self.client.post(self.ping)
        assert answer.status_code == 200
        return str(answer.json()["html"])

    def save(self, text: str) -> Any:
        """Send words from the screen as it was read."""
        sent = {"do": "inform", "version": self.version, "text": text}
        return self.client.post(self.address, sent)


def test_each_sees_the_other_whoever_came_first(one: User, two: User, case: Case) -> None:
    first = Desk(one, case)
    assert "two" not in first.others()

    second = Desk(two, case)

    assert "همین حالا این پرونده را باز دارند: one" in second.text
    assert "two" in first.others()
    assert "one" in second.others()


def test_the_later_save_is_refused_with_what_changed_and_by_whom_and_then_goes_through(
    one: User, two: User, case: Case
) -> None:
    first, second = Desk(one, case), Desk(two, case)
    assert first.version == second.version

    assert first.save("بازدید فردا انجام می‌شود").status_code == 302
    refused = second.save("پاسخ دیگری که نباید گم شود")

    assert refused.status_code == 409
    told = second.read(refused)
    assert "در میانهٔ کار به شهروند خبری داده شد." in told
    assert "one، " in told
    assert "پاسخ دیگری که نباید گم شود</textarea>" in told
    assert [one.text for one in Answer.objects.all()] == ["بازدید فردا انجام می‌شود"]
    assert "two" in first.others()
    # Whoever has read it sends the same words again, from the screen that has come.
    assert second.save("پاسخ دیگری که نباید گم شود").status_code == 302
    assert Answer.objects.count() == 2


@pytest.mark.parametrize("made_up", ["x", "1", "نمونه", "5d0c3f0e-0000-4000-8000-000000000000"])
def test_nobody_is_anywhere_in_a_case_that_is_none(one: User, made_up: str) -> None:
    answer = signed_in(one).post(f"/admin/editing-sessions/ping/cases/case/{made_up}/1/")

    assert answer.status_code == 404
