"""The register's names stand in the kernel as they are, in the same transaction."""

import pytest
from django.core.management import CommandError, call_command
from django.db import transaction

from participation.place_names import services
from participation.place_names.checking.answers import Clash, answer
from participation.place_names.kept_names import bearer_of, spot_of
from participation.place_names.models import Place, PlaceName
from search.names.grading import Grade
from search.names.models import KeptName
from search.names.places import Spot, Where
from tests.participation.place_names.factories import county, day, place

pytestmark = [pytest.mark.django_db, pytest.mark.db]


def isfahan() -> Spot:
    return Spot(str(county().pk), "اصفهان")


def clashes(name: str, at: Spot | None = None) -> list[tuple[str, str]]:
    """Return what a name collides with, and the standing of each."""
    found = answer(name, at=at or isfahan()).clashes
    return [(clash.name.text, clash.collision.standing) for clash in found]


def test_a_new_place_a_renaming_and_another_name_are_found_at_once() -> None:
    street = place("نیلوفر")
    assert clashes("خیابان نيلوفر") == [("نیلوفر", "current")]
    services.rename(place=street, text="شهید دکتر محمد بهشتی", on=day(1400))
    services.add_alternative_name(place=street, text="صدمتری")
    assert clashes("نیلوفر") == [("نیلوفر", "former")]
    assert clashes("بهشتی") == [("شهید دکتر محمد بهشتی", "current")]
    assert clashes("صد متری") == [("صدمتری", "alternative")]


def test_a_hidden_place_collides_with_nobody_until_it_is_shown() -> None:
    street = place("نیلوفر")
    services.hide_place(place=street)
    assert clashes("نیلوفر") == []
    services.show_place(place=street)
    assert clashes("نیلوفر") == [("نیلوفر", "current")]


def test_what_is_rolled_back_is_not_kept() -> None:
    def begun_in_vain() -> None:
        with transaction.atomic():
            place("نیلوفر")
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        begun_in_vain()
    assert not KeptName.objects.filter(text="نیلوفر").exists()


def test_a_place_that_moves_is_compared_from_where_it_is_now() -> None:
    street = place("نیلوفر", city="خوراسگان")
    assert answer("نیلوفر", at=isfahan()).clashes[0].collision.where is Where.COUNTY
    services.update_place(place=street, changes={"city": "اصفهان"})
    (clash,) = answer("نیلوفر", at=isfahan()).clashes
    assert clash.collision.where is Where.CITY
    assert clash.is_serious


def test_the_place_that_is_to_be_renamed_does_not_count() -> None:
    street, other = place("نیلوفر"), place("نیلوفر", of="کوچه")
    found = answer("نیلوفر", at=spot_of(street), ignoring={bearer_of(street)})
    assert [clash.name.place for clash in found.clashes] == [other]


def test_names_that_were_written_beside_the_services_come_with_the_command() -> None:
    place("نیلوفر")
    place("ارغوان")
    KeptName.objects.all().delete()
    PlaceName.objects.filter(text="ارغوان").update(text="اقاقیا")
    assert clashes("نیلوفر") == []
    call_command("rebuild_names", verbosity=0)
    assert clashes("نیلوفر") == [("نیلوفر", "current")]
    assert clashes("اقاقیا") == [("اقاقیا", "current")]
    assert clashes("ارغوان") == []


def test_what_an_upgrade_left_out_is_entered_and_then_nothing_is_left_to_do(
    capsys: pytest.CaptureFixture[str],
) -> None:
    for name in ("نیلوفر", "ارغوان", "اقاقیا"):
        place(name)
    KeptName.objects.exclude(text="ارغوان").delete()
    KeptName.objects.create(
        register="places", kind="place_name", object_id="0", text="گم‌شده", standing="current"
    )
    with pytest.raises(CommandError, match="2 names are not kept, 1 have no source any more"):
        call_command("rebuild_names", dry_run=True, verbosity=0)
    call_command("rebuild_names", missing=True, verbosity=0)
    assert "1 names entered or removed." in capsys.readouterr().out
    assert clashes("نیلوفر") == [("نیلوفر", "current")]
    assert clashes("اقاقیا") == [("اقاقیا", "current")]
    assert not KeptName.objects.filter(text="گم‌شده").exists()
    call_command("rebuild_names", missing=True, verbosity=0)
    assert capsys.readouterr().out == ""
    call_command("rebuild_names", dry_run=True, verbosity=0)
    assert "0 names are not kept, 0 have" in capsys.readouterr().out


def test_a_clash_tells_in_words_where_it_is_and_what_the_place_is_called_today() -> None:
    street = place("نیلوفر", district="منطقه ۳")
    services.rename(place=street, text="ارغوان", on=day(1400))
    clash: Clash = answer("نیلوفر", at=isfahan()).clashes[0]
    assert clash.grade is Grade.SAME
    assert clash.title == "خیابان نیلوفر"
    assert clash.now_called == "خیابان ارغوان"
    assert "۱۴۰۰" in clash.standing
    assert "منطقه ۳" in clash.where
    assert Place.objects.count() == 1
