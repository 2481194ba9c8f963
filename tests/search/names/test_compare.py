"""The conflict engine: which kept names a name collides with, how, and where they are."""

from typing import Any

import pytest
from django.core.management import call_command
from django.db import connection
from django.test.utils import CaptureQueriesContext

from search.names.grading import Grade
from search.names.models import KeptName, NameKey, Standing
from search.names.places import Spot, Where
from search.names.selectors import MOST_SHOWN, Collision, compare
from search.names.services import NameRecord, put_name, put_names, remove_names
from search.names.sources import NameSource, register_names, sources

pytestmark = [pytest.mark.django_db, pytest.mark.db]

ISFAHAN = Spot("اصفهان", "اصفهان", 32.65, 51.67)
KASHAN = Spot("کاشان", "کاشان", 33.98, 51.44)


def put(object_id: str, text: str, at: Spot = ISFAHAN, **more: Any) -> None:
    """Keep a name of a street."""
    put_name(NameRecord("streets", "street", object_id, text, at=at, **more))


def ask(text: str, at: Spot = ISFAHAN, **more: Any) -> list[Collision]:
    """Return what a name collides with."""
    return list(compare(text, register="streets", at=at, **more).collisions)


def test_every_grade_is_found_the_most_serious_first() -> None:
    put("1", "گلستان")
    put("2", "گلستانه شرقی")
    put("3", "خیابان شهید دکتر محمد بهشتی")
    put("4", "بهشت زهرا")
    put("5", "بهشتى")
    put("6", "بهشنی")
    put("7", "سعدی")
    found = ask("میدان بهشتي")
    assert [(each.object_id, each.grade) for each in found] == [
        ("5", Grade.SAME),
        ("6", Grade.NEAR),
        ("3", Grade.HONOUREE),
        ("4", Grade.WORD),
    ]
    assert found[2].shared == ("محمد", "بهشتی")
    assert [each.is_serious for each in found] == [True, True, True, False]


def test_kinds_that_somebody_is_to_learn_nothing_of_take_no_place_from_others() -> None:
    for number in range(MOST_SHOWN):
        put_name(NameRecord("streets", "secret", str(number), "گلستان", at=ISFAHAN))
    put("1", "گلستان")
    assert len(ask("گلستان")) == MOST_SHOWN
    assert [each.object_id for each in ask("گلستان", without={"secret"})] == ["1"]


def test_a_name_of_another_city_informs_and_comes_after_those_of_the_same() -> None:
    put("far", "گلستان", KASHAN)
    put("near", "گلستانها", Spot("فلاورجان", "ابریشم", 32.66, 51.66))
    put("county", "گلستان", Spot("اصفهان", "بهارستان"))
    put("here", "شهرک گلستان شمالی")
    found = ask("گلستان")
    assert [(each.object_id, each.where, each.is_serious) for each in found] == [
        ("near", Where.NEAR, True),
        ("county", Where.COUNTY, False),
        ("far", Where.PROVINCE, False),
        ("here", Where.CITY, False),
    ]
    assert found[0].metres is not None
    assert 500 < found[0].metres < 3000
    assert found[1].metres is None


def test_a_city_is_the_same_however_it_is_typed() -> None:
    put("1", "نیلوفر", Spot("شاهین‌شهر و میمه", "شاهین‌شهر"))
    (found,) = ask("نیلوفر", Spot("شاهین شهر و ميمه", "شاهین شهر"))
    assert found.where is Where.CITY
    assert found.is_serious


def test_former_and_proposed_names_count_and_say_what_they_are() -> None:
    put("1", "شاهرضا", standing=Standing.FORMER)
    put("2", "شاهرضا", standing=Standing.PENDING)
    put("3", "شاه‌رضا", standing=Standing.CURRENT)
    assert [(each.object_id, each.standing) for each in ask("شاهرضا")] == [
        ("3", "current"),
        ("2", "pending"),
        ("1", "former"),
    ]


def test_a_place_does_not_collide_with_its_own_names() -> None:
    put("1", "نیلوفر", bearer="place 7")
    put("2", "نیلوفر", bearer="place 8")
    assert {each.object_id for each in ask("نیلوفر")} == {"1", "2"}
    assert [each.bearer for each in ask("نیلوفر", ignoring={"place 7"})] == ["place 8"]


def test_slips_are_found_in_one_word_and_among_others() -> None:
    put("1", "نیلوفر")
    put("2", "شهید محسن حججی")
    assert [each.grade for each in ask("نیلوفز")] == [Grade.NEAR]
    assert [each.grade for each in ask("شهید محسم حججی")] == [Grade.NEAR]


def test_a_name_that_is_put_again_is_found_by_what_it_says_now() -> None:
    put("1", "نیلوفر")
    put("1", "ارغوان", KASHAN, standing=Standing.FORMER)
    assert ask("نیلوفر") == []
    (found,) = ask("ارغوان", KASHAN)
    assert (found.where, found.standing) == (Where.CITY, "former")
    keys = set(NameKey.objects.values_list("pk", flat=True))
    put("1", "ارغوان", KASHAN, standing=Standing.FORMER)
    assert set(NameKey.objects.values_list("pk", flat=True)) == keys


def test_a_name_that_is_taken_out_collides_with_nothing() -> None:
    put("1", "نیلوفر")
    assert ask("نیلوفر")
    remove_names("street", ["1"])
    assert ask("نیلوفر") == []
    assert not NameKey.objects.exists()


def test_registers_know_nothing_of_each_other() -> None:
    put("1", "نیلوفر")
    put_name(NameRecord("groups", "group", "1", "نیلوفر"))
    (street,) = ask("نیلوفر")
    (group,) = compare("نیلوفر", register="groups").collisions
    assert (street.kind, group.kind) == ("street", "group")


@pytest.mark.parametrize(
    "text",
    ["", "   ", "!!! — «»", "\x00", "\ud800", "😀" * 50, "ـ" * 300],
    ids=["empty", "blanks", "punctuation", "control", "surrogate", "pictures", "lines"],
)
def test_a_text_without_a_name_collides_with_nothing(text: str) -> None:
    put("1", "نیلوفر")
    put("2", text or "-")
    assert ask(text) == []


def test_names_that_thousands_bear_stay_few_queries_and_few_answers() -> None:
    spots = [Spot(f"شهرستان {at % 10}", f"شهر {at % 300}") for at in range(3_000)]
    put_names(
        NameRecord("streets", "street", str(at), f"شهید محمد حسینی {at % 7}", at=spots[at])
        for at in range(3_000)
    )
    put("mine", "سردار محمد حسینی", Spot("شهرستان 3", "شهر 13"))
    with CaptureQueriesContext(connection) as captured:
        found = compare("محمد حسینی", register="streets", at=Spot("شهرستان 3", "شهر 13"))
    assert len(captured.captured_queries) <= 3
    assert len(found.collisions) == MOST_SHOWN
    assert found.is_capped
    assert "mine" in {each.object_id for each in found.serious}


def test_rebuilding_follows_the_sources_and_mends_keys(monkeypatch: pytest.MonkeyPatch) -> None:
    there = [
        NameRecord("streets", "street", "1", "نیلوفر"),
        NameRecord("streets", "street", "2", "یاس"),
    ]
    known = dict(sources())
    monkeypatch.setattr("search.names.sources._sources", known)
    register_names(NameSource("street", lambda: there, lambda: len(there)))
    put("3", "ارغوان")
    put("2", "سنبل")
    put_name(NameRecord("streets", "elsewhere", "9", "کوکب"))
    NameKey.objects.all().delete()
    assert ask("کوکب") == []
    call_command("rebuild_names", verbosity=0)
    assert set(KeptName.objects.values_list("kind", "text")) >= {
        ("street", "نیلوفر"), ("street", "یاس"), ("elsewhere", "کوکب"),
    }  # fmt: skip
    assert not KeptName.objects.filter(text__in=["ارغوان", "سنبل"]).exists()
    assert [each.text for each in ask("کوکب")] == ["کوکب"]
    assert [each.grade for each in ask("نیلوفز")] == [Grade.NEAR]
