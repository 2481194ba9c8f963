"""Links open one thing for one purpose for a while."""

from datetime import timedelta

import pytest
from django.db import connection

from participation.common.links import (
    create_link,
    delete_dead_links,
    open_link,
    revoke_link,
    revoke_links_of,
)
from participation.common.models import AccessLink

pytestmark = [pytest.mark.django_db, pytest.mark.db]
HOUR = timedelta(hours=1)
WHAT = {"purpose": "follow", "kind": "case", "object_id": "7"}


def a_link(**more: object) -> tuple[AccessLink, str]:
    """Make a link to case 7."""
    return create_link(**{**WHAT, "lifetime": HOUR, **more})


def test_a_token_opens_its_object_for_its_purpose_only() -> None:
    link, token = a_link(data="کم")

    assert open_link(token, purpose="follow") == link
    assert open_link(token, purpose="follow").data == "کم"
    assert open_link(token, purpose="draft") is None
    assert open_link(token[:-1], purpose="follow") is None
    assert open_link("", purpose="follow") is None
    assert open_link("x" * 5000, purpose="follow") is None


def test_the_token_and_the_data_stand_nowhere_in_plain() -> None:
    _link, token = a_link(data="نشانی محرمانه")

    with connection.cursor() as cursor:
        cursor.execute("SELECT * FROM common_accesslink")
        row = " ".join(map(str, cursor.fetchone()))
    assert token not in row
    assert "محرمانه" not in row


def test_expired_and_revoked_links_open_nothing_and_die() -> None:
    _old, expired = a_link(lifetime=timedelta(0))
    link, revoked = a_link()
    _other, all_revoked = a_link(object_id="8")
    revoke_link(link)
    assert revoke_links_of("case", "8") == 1

    for token in (expired, revoked, all_revoked):
        assert open_link(token, purpose="follow") is None
    assert delete_dead_links() == 3
