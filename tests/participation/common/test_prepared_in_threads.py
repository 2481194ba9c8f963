"""Prepared queries in several threads at once."""

import pytest

from tests.participation.resolutions.factories import body, meeting

pytestmark = pytest.mark.django_db


def test_threads_do_not_mix_what_they_ask_for(disk_site) -> None:
    held = body()
    for number in range(1, 9):
        meeting(number, body=held)
    assert disk_site().run(IN_THREADS).split() == [str(number) for number in range(1, 9)]


IN_THREADS = """
from concurrent.futures import ThreadPoolExecutor
from participation.common.prepared import Prepared
from participation.resolutions.models import Meeting

by_number = Prepared(lambda number: Meeting.objects.filter(number=number), 1_001)

def numbers(number):
    return {one.number for _ in range(200) for one in by_number.rows(number)}

with ThreadPoolExecutor(4) as pool:
    for found in pool.map(numbers, range(1, 9)):
        print(*found)
"""
