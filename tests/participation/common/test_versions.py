"""What is kept in memory lasts as long as what it was read from."""

from datetime import timedelta

import pytest
from django.db import transaction
from django.utils import timezone

from participation.common.models import VersionMark
from participation.common.tick import run_tick
from participation.common.versions import kept, touch, version_of

pytestmark = [pytest.mark.django_db, pytest.mark.db]


class Source:
    """Something that is read, and how often it was."""

    def __init__(self) -> None:
        self.reads = 0

    def __call__(self) -> int:
        self.reads += 1
        return self.reads


def test_it_is_read_once_until_it_is_marked() -> None:
    source = Source()
    touch("things")
    assert [kept("things", "a", source) for _ in range(3)] == [1, 1, 1]
    touch("other things")
    assert kept("things", "a", source) == 1
    touch("things")
    assert kept("things", "a", source) == 2


def test_nothing_is_kept_of_what_was_never_marked() -> None:
    source = Source()
    assert [kept("unmarked", "a", source) for _ in range(2)] == [1, 2]


def test_what_is_rolled_back_leaves_nothing_behind() -> None:
    source = Source()
    touch("things")
    before = version_of("things")
    with transaction.atomic():
        touch("things")
        assert kept("things", "b", source) == 1
        transaction.set_rollback(True)
    assert version_of("things") == before
    assert kept("things", "b", source) == 2


def test_old_marks_go_and_the_last_stays() -> None:
    for _ in range(3):
        touch("things")
    VersionMark.objects.update(marked_at=timezone.now() - timedelta(days=2))
    touch("others")
    assert run_tick(only=["common.old_marks"]).ran == ["common.old_marks"]
    assert VersionMark.objects.filter(name="things").count() == 1
    assert VersionMark.objects.filter(name="others").count() == 1
    assert version_of("things")
