"""Whether an NGO can be called so: the names of the register and the reserved words."""

import pytest
from django.core.management import call_command

from participation.ngos import services
from participation.ngos.enums import Reserved
from participation.ngos.models import ReservedWord
from participation.ngos.names import check
from search.names.models import KeptName, Standing
from tests.participation.ngos.factories import BECAUSE, day, ngo, prefix

pytestmark = [pytest.mark.django_db, pytest.mark.db]


def kept() -> list[tuple[str, str, str]]:
    rows = KeptName.objects.order_by("object_id")
    return list(rows.values_list("object_id", "text", "standing"))


def clashes(name: str) -> list[tuple[str, str, bool]]:
    return [(one.text, str(one.standing), one.is_serious) for one in check(name).clashes]


def test_a_name_collides_with_that_of_an_ngo_wherever_it_is_and_whatever_stands_before_it() -> None:
    ngo("یاران کودک", county="کاشان")
    for typed in ("یاران کودک", "مؤسسه یاران كودك", "مؤسسهٔ یاران‌کودک"):
        assert clashes(typed) == [("یاران کودک", "current", True)], typed
    assert clashes("کاوه") == []


def test_a_word_in_common_is_told_and_is_not_serious() -> None:
    ngo("یاران کودک")
    assert clashes("سپیدهٔ کودک") == [("یاران کودک", "current", False)]


def test_former_names_and_short_names_collide_too() -> None:
    one = ngo("یاران کودک", short_name="نهالستان")
    services.rename(ngo=one, name="یاوران مهر", prefix=prefix(), on=day(1402))
    assert clashes("یاران کودک") == [("یاران کودک", "former", True)]
    assert clashes("نهالستان") == [("نهالستان", "alternative", True)]
    services.rename(ngo=one, name="یاوران مهر", prefix=prefix("گروه"), short_name="", on=day(1403))
    assert clashes("نهالستان") == []


def test_the_ngo_that_is_to_be_renamed_is_not_in_its_own_way() -> None:
    one = ngo("یاران کودک")
    assert check("یاران کودک", ignoring=[one]).clashes == []


def test_what_is_hidden_collides_with_nobody_and_a_dissolved_one_as_a_former_name() -> None:
    services.hide_ngo(ngo=ngo("یاران کودک"))
    assert clashes("یاران کودک") == []
    services.dissolve(ngo=ngo("نهالستان"), basis=BECAUSE)
    assert clashes("نهالستان") == [("نهالستان", "former", True)]


def test_the_word_before_a_name_is_told_apart_and_alone_is_a_name() -> None:
    told = check("انجمن یاران کودک")
    assert told.prefix == prefix("انجمن")
    assert told.bare_name == "یاران کودک"
    assert check("خانهٔ نهال").prefix == prefix("خانه")
    assert (check("کانون").prefix, check("کانون").bare_name) == (None, "کانون")


def test_reserved_words_are_found_as_words_however_they_are_joined() -> None:
    found = check("انجمن ملی یاران هلال‌احمر").reserved
    assert {(one.word, one.outcome) for one in found} == {
        ("ملی", Reserved.ASKS), ("هلال احمر", Reserved.ASKS),
    }  # fmt: skip
    assert check("انجمن یاران شهرداری").is_serious
    # A part of a word is no word.
    assert check("انجمن ملیکا").reserved == []
    ReservedWord.objects.filter(word="ملی").update(is_active=False)
    assert [one.word for one in check("کانون ملی").reserved] == []


@pytest.mark.parametrize("typed", ["", " ", "!!", "\u200c", "a" * 5000, "انجمن"])
def test_any_text_has_an_answer(typed: str) -> None:
    assert check(typed).clashes == []


def test_keeping_all_names_anew_changes_nothing() -> None:
    one = ngo("یاران کودک", short_name="یاک")
    services.rename(ngo=one, name="نهال", prefix=prefix(), on=day(1402))
    before = list(
        KeptName.objects.order_by("object_id").values_list("object_id", "text", "standing")
    )
    assert {standing for _id, _text, standing in before} == {
        Standing.CURRENT, Standing.ALTERNATIVE, Standing.FORMER,
    }  # fmt: skip
    KeptName.objects.all().delete()
    call_command("rebuild_names", verbosity=0)
    assert kept() == before
