"""What stood in the archive before a change of its tables is there after it."""

import pytest

from participation.resolutions.enums import MeetingState
from tests.participation.resolutions.factories import body, meeting, resolution

pytestmark = pytest.mark.django_db

PUBLIC = "SELECT title, is_public FROM resolutions_resolution ORDER BY title"


def test_resolutions_that_are_there_learn_whether_they_are_public(disk_site) -> None:
    resolution("آشکار", meeting=meeting(1))
    resolution("پیش‌نویس", meeting=meeting(2, state=MeetingState.DRAFT))
    resolution("پنهان", meeting=meeting(3, body=body("هیئت نهان", is_public=False)))
    site = disk_site()
    before = site.query(PUBLIC)
    assert before == [("آشکار", 1), ("پنهان", 0), ("پیش‌نویس", 0)]
    assert site.manage("migrate", "resolutions", "0002").returncode == 0
    with pytest.raises(Exception, match="no such column"):
        site.query(PUBLIC)
    forwards = site.manage("migrate", "resolutions")
    assert forwards.returncode == 0, forwards.stderr
    assert site.query(PUBLIC) == before
