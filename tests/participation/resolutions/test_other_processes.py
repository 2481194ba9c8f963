"""What one process changes of the archive, all others show with their next page."""

import pytest

from persian.jalali import to_gregorian
from tests.participation.resolutions.factories import body, meeting, resolution

pytestmark = pytest.mark.django_db


def test_a_change_of_one_process_is_seen_by_all_others(disk_site) -> None:
    for number, year in enumerate((1404, 1405, 1405), 1):
        held = meeting(number, body=body(), session_date=to_gregorian(year, 5, 1))
        resolution(f"مصوبهٔ {number}", meeting=held)
    site = disk_site()
    reader = site.start(READ_TWICE, ALLOWED_HOSTS="testserver")
    try:
        assert reader.stdout.readline().split() == ["3"]
        site.run(WITHDRAW)
        out, err = reader.communicate("\n", timeout=60)
    finally:
        reader.kill()
    assert out.split() == ["1"], err


READ_TWICE = """
from django.test import Client
for _ in range(2):
    page = Client().get("/resolutions/").text
    print(page.count("<h3"), flush=True)
    if not _:
        input()
"""
WITHDRAW = """
from participation.resolutions.models import Meeting
from participation.resolutions.services import withdraw_meeting
for meeting in Meeting.objects.filter(year=1405):
    assert withdraw_meeting(meeting=meeting)
"""
