"""An application is opened elsewhere with a key and a code to the representative's mobile."""

import re
from typing import Any

import pytest
from django.test import Client

from participation.cases.models import Draft
from participation.common.models import AccessLink, OutboxMessage, Unit
from tests.participation.ngos.applications.applying import (
    LAST_NAMES,
    NEW,
    Walker,
    code_sent_to,
    mobile,
    typed,
)

pytestmark = [pytest.mark.django_db, pytest.mark.db]
RETURN = f"{NEW}return/"


def key_of(client: Client) -> str:
    """Ask for a return key and read it."""
    answer = client.post(f"{RETURN}key/")
    assert answer.status_code == 200, answer.content.decode()
    frame = answer.content.decode().partition('class="key"')[2]
    return " ".join(re.findall(r"<span>([۰-۹]{4})</span>", frame)[:3])


def come_back(key: str) -> tuple[Client, Any]:
    """Type a key on another device; return it with the answer to the code that was sent."""
    other = Client()
    assert other.post(RETURN, {"key": key}).headers["Location"] == f"{RETURN}code/"
    return other, other.post(f"{RETURN}code/", {"code": code_sent_to(mobile(1))})


def test_key_and_code_open_it_elsewhere_and_both_devices_go_on(
    client: Client, governorate: Unit
) -> None:
    here = Walker(client).begin_at().person(1)
    other, answer = come_back(key_of(client))
    assert answer.headers["Location"] == f"{NEW}tasks/"
    there = Walker(other).go(f"{NEW}person-1/")
    assert LAST_NAMES[0] in there.page
    here.go(f"{NEW}person-1/")
    there.tell(**typed(1, occupation="پزشک"))

    late = here.post(**typed(1, occupation="معلم"))
    assert late.status_code == 409
    assert "معلم" in late.content.decode()
    assert Draft.objects.count() == 1


def test_without_a_representative_there_is_no_key(client: Client, governorate: Unit) -> None:
    Walker(client).begin_at().person(1, roles=["is_founder"])
    answer = client.post(f"{RETURN}key/")
    assert answer.headers["Location"] == f"{NEW}tasks/"
    assert not AccessLink.objects.filter(purpose="ngo-return").exists()


def test_a_wrong_key_answers_as_a_right_one_and_sends_nothing(
    client: Client, governorate: Unit
) -> None:
    Walker(client).begin_at().person(1)
    key_of(client)
    other = Client()
    wrong = other.post(RETURN, {"key": "111122223333"})
    assert wrong.headers["Location"] == f"{RETURN}code/"
    assert not OutboxMessage.objects.exists()
    assert other.post(f"{RETURN}code/", {"code": "123456"}).status_code == 422
    assert other.get(f"{NEW}tasks/").status_code == 404


def test_a_new_key_ends_the_old_one_and_a_code_opens_once(
    client: Client, governorate: Unit
) -> None:
    Walker(client).begin_at().person(1)
    old, new = key_of(client), key_of(client)
    other = Client()
    other.post(RETURN, {"key": old})
    assert not OutboxMessage.objects.exists()
    other.post(RETURN, {"key": new})
    code = code_sent_to(mobile(1))
    # Without the browser that asked, the code alone opens nothing.
    assert Client().post(f"{RETURN}code/", {"code": code}).status_code == 422
    assert other.post(f"{RETURN}code/", {"code": code}).status_code == 302
    assert other.post(f"{RETURN}code/", {"code": code}).status_code == 422


def test_nobody_asks_for_a_key_without_an_application(client: Client) -> None:
    assert client.post(f"{RETURN}key/").status_code == 404
    assert client.get(f"{RETURN}key/").status_code == 405
    assert client.post(RETURN, {"key": "۱۲"}).status_code == 422
