"""The register stays consistent, whatever is decided about a name."""

from datetime import date, timedelta

import pytest
import time_machine
from django.core.exceptions import ValidationError

from participation.common.tick import run_tick
from participation.place_names import services
from participation.place_names.enums import Standing
from participation.place_names.models import Place, PlaceName
from participation.place_names.services import Basis, StalePlaceError
from participation.resolutions import services as minutes
from participation.resolutions.models import Resolution, ResolutionLink
from persian.jalali import today
from tests.participation.place_names.factories import day, kind, place
from tests.participation.resolutions.factories import meeting, resolution

pytestmark = [pytest.mark.django_db, pytest.mark.db]

Told = list[tuple[str, str, date | None, date | None]]


def told(where: Place) -> Told:
    """Return the names of a place as they held, newest first."""
    names = PlaceName.objects.filter(place=where).through_time()
    return [(one.text, one.standing, one.valid_from, one.valid_until) for one in names]


def borne(where: Place, on: date) -> list[str]:
    """Return the official names of a day."""
    names = PlaceName.objects.filter(place=where).on(on).exclude(standing=Standing.ALTERNATIVE)
    return [name.text for name in names]


def name_of(where: Place, text: str) -> PlaceName:
    return PlaceName.objects.get(place=where, text=text)


def refusal(error: pytest.ExceptionInfo[ValidationError]) -> str:
    return " ".join(error.value.messages)


def test_a_name_ends_on_the_day_the_next_begins() -> None:
    street = place("کاوه")
    services.rename(place=street, text="خیابان نشاط", on=day(1400))
    assert told(street) == [
        ("نشاط", "current", day(1400), None),
        ("کاوه", "former", day(1380), day(1400)),
    ]
    street.refresh_from_db()
    assert (street.title, street.former_names, street.named_on) == ("خیابان نشاط", 1, day(1400))
    assert borne(street, day(1400) - timedelta(1)) == ["کاوه"]
    assert borne(street, day(1400)) == ["نشاط"]


def test_renaming_back_and_forth_leaves_one_name_for_each_day() -> None:
    street = place("کاوه")
    for year, text in ((1390, "نشاط"), (1395, "کاوه"), (1400, "نشاط")):
        services.rename(place=street, text=text, on=day(year))
    assert [one[0] for one in told(street)] == ["نشاط", "کاوه", "نشاط", "کاوه"]
    for year, text in ((1385, "کاوه"), (1392, "نشاط"), (1397, "کاوه"), (1403, "نشاط")):
        assert borne(street, day(year)) == [text]
    street.refresh_from_db()
    assert street.former_names == 1


def test_the_same_name_again_is_refused() -> None:
    street = place("کاوه")
    with pytest.raises(ValidationError) as error:
        services.rename(place=street, text="خیابان  كاوه", on=day(1400))
    assert "همین نام" in refusal(error)
    assert len(told(street)) == 1


def test_a_name_before_the_last_change_is_refused() -> None:
    street = place("کاوه")
    services.rename(place=street, text="نشاط", on=day(1400))
    with pytest.raises(ValidationError) as error:
        services.rename(place=street, text="فردوسی", on=day(1395))
    assert "۱ فروردین ۱۴۰۰" in refusal(error)
    assert len(told(street)) == 2


def test_a_name_of_a_day_to_come_waits_for_the_clock() -> None:
    street = place("کاوه")
    soon = today() + timedelta(3)
    services.rename(place=street, text="نشاط", on=soon)
    assert told(street)[0] == ("نشاط", "coming", soon, None)
    assert run_tick(only=["place_names.take_effect"]).ran
    assert borne(street, soon) == ["کاوه"]
    with time_machine.travel(soon + timedelta(1)):
        run_tick(only=["place_names.take_effect"])
        run_tick(only=["place_names.take_effect"])
    assert told(street) == [("نشاط", "current", soon, None), ("کاوه", "former", day(1380), soon)]
    street.refresh_from_db()
    assert street.title == "خیابان نشاط"


def test_of_two_names_decided_for_one_place_the_second_waits_until_the_first_is_cancelled() -> None:
    street = place("کاوه")
    first = services.rename(place=street, text="نشاط", on=today() + timedelta(3))
    with pytest.raises(ValidationError) as error:
        services.rename(place=street, text="فردوسی", on=today() + timedelta(5))
    assert "نشاط" in refusal(error)
    services.undo_name(name=first, on=today())
    services.rename(place=street, text="فردوسی", on=today() + timedelta(5))
    assert [one[:2] for one in told(street)] == [
        ("فردوسی", "coming"), ("نشاط", "cancelled"), ("کاوه", "current"),
    ]  # fmt: skip


def test_a_decided_name_that_a_later_one_has_overtaken_is_cancelled_on_its_day() -> None:
    street = place("کاوه")
    soon = today() + timedelta(3)
    services.rename(place=street, text="نشاط", on=soon)
    with time_machine.travel(soon + timedelta(2)):
        services.rename(place=street, text="فردوسی", on=soon + timedelta(1))
        run_tick(only=["place_names.take_effect"])
    assert [one[:2] for one in told(street)] == [
        ("فردوسی", "current"), ("نشاط", "cancelled"), ("کاوه", "former"),
    ]  # fmt: skip


def test_one_name_for_two_places_the_same_day_is_refused_unless_somebody_says_so() -> None:
    street, other = place("کاوه", extent="حدفاصل میدان شهدا تا پل"), place("نشاط")
    with pytest.raises(ValidationError) as error:
        services.rename(place=other, text="کاوه", on=today())
    assert "«خیابان کاوه»" in refusal(error)
    assert "حدفاصل میدان شهدا" in refusal(error)
    services.rename(place=other, text="کاوه", on=today(), is_shared=True)
    assert [one[0] for one in told(other)] == ["کاوه", "نشاط"]
    assert told(street)[0][0] == "کاوه"


def test_another_kind_and_another_city_may_bear_the_name() -> None:
    place("کاوه")
    assert place("کاوه", of="کوچه").title == "کوچهٔ کاوه"
    assert place("کاوه", city="شاهین‌شهر", county="شاهین‌شهر و میمه").name == "کاوه"
    with pytest.raises(ValidationError):
        place("کاوه", city="اصفهان")


def test_a_place_that_moves_to_a_city_where_its_name_is_taken_stays_where_it_is() -> None:
    place("کاوه")
    other = place("کاوه", city="بهارستان")
    with pytest.raises(ValidationError):
        services.update_place(place=other, changes={"city": "اصفهان"})
    other.refresh_from_db()
    assert other.city == "بهارستان"


def decided(text: str, street: Place, on: date) -> Resolution:
    """Return the published resolution that gave a place its name."""
    made = resolution(f"نام‌گذاری {text}", meeting=meeting(1, session_date=on))
    services.rename(place=street, text=text, on=on, basis=Basis(decision=made))
    return made


def repealed(by: Resolution, old: Resolution) -> ResolutionLink:
    link = ResolutionLink.objects.create(resolution=by, other=old, kind="repeals")
    minutes.follow(by)
    return link


def test_a_repealed_decision_brings_the_name_before_back_from_the_day_of_the_repeal() -> None:
    street = place("کاوه")
    old = decided("نشاط", street, day(1400))
    new = resolution("لغو", meeting=meeting(2, body=old.meeting.body, session_date=day(1402)))
    repealed(new, old)
    assert told(street) == [
        ("کاوه", "current", day(1402), None),
        ("نشاط", "former", day(1400), day(1402)),
        ("کاوه", "former", day(1380), day(1400)),
    ]
    taken_back = name_of(street, "نشاط")
    assert (taken_back.repealed_on, taken_back.repealed_by) == (day(1402), new)
    street.refresh_from_db()
    assert street.title == "خیابان کاوه"
    # A second look at the same minutes changes nothing.
    minutes.follow(new)
    assert len(told(street)) == 3


def test_a_repeal_that_is_taken_back_never_was() -> None:
    street = place("کاوه")
    old = decided("نشاط", street, day(1400))
    new = resolution("لغو", meeting=meeting(2, body=old.meeting.body, session_date=day(1402)))
    repealed(new, old)
    minutes.withdraw_meeting(meeting=new.meeting)
    assert borne(street, day(1403)) == ["نشاط"]
    assert name_of(street, "نشاط").repealed_on is None
    minutes.publish_meeting(meeting=new.meeting)
    assert borne(street, day(1403)) == ["کاوه"]


def test_the_repeal_of_a_decision_that_was_overtaken_leaves_the_name_of_today() -> None:
    street = place("کاوه")
    old = decided("نشاط", street, day(1400))
    services.rename(place=street, text="فردوسی", on=day(1401))
    new = resolution("لغو", meeting=meeting(2, body=old.meeting.body, session_date=day(1402)))
    repealed(new, old)
    assert told(street)[0][:2] == ("فردوسی", "current")
    assert name_of(street, "نشاط").repealed_on == day(1402)


def test_the_repeal_of_a_first_name_leaves_the_place_without_one() -> None:
    alley = place("", of="کوچه", number="12")
    old = decided("بادام‌بن", alley, day(1400))
    services.undo_decision(decision=old, on=day(1402))
    alley.refresh_from_db()
    assert alley.title == "کوچه ۱۲ بی‌نام"
    assert borne(alley, day(1401)) == ["بادام‌بن"]
    assert borne(alley, day(1403)) == []


def test_a_name_that_comes_back_is_shared_with_a_place_that_got_it_meanwhile() -> None:
    street, other = place("کاوه"), place("فردوسی")
    old = decided("نشاط", street, day(1400))
    services.rename(place=other, text="کاوه", on=day(1401))
    services.undo_decision(decision=old, on=day(1402))
    assert told(street)[0][:2] == ("کاوه", "current")
    assert told(other)[0][:2] == ("کاوه", "current")


def test_a_place_that_ceases_keeps_its_names_and_gets_none() -> None:
    street, park = place("کاوه"), place("باغ نو", of="بوستان")
    services.rename(place=street, text="نشاط", on=today() + timedelta(9))
    services.cease(place=street, on=day(1404), because="در بوستان افتاد.", successor=park)
    assert told(street) == [
        ("نشاط", "cancelled", today() + timedelta(9), None),
        ("کاوه", "former", day(1380), day(1404)),
    ]
    street.refresh_from_db()
    assert (street.title, street.former_names) == ("خیابان کاوه", 0)
    with pytest.raises(ValidationError):
        services.rename(place=street, text="فردوسی", on=today())
    # Its name is free for another.
    assert place("کاوه").name == "کاوه"


def test_a_place_that_is_there_again_bears_its_name_again() -> None:
    street = place("کاوه")
    services.cease(place=street, on=day(1404))
    services.reopen_place(place=street)
    assert told(street) == [("کاوه", "current", day(1380), None)]


def test_a_place_cannot_cease_before_its_name_began_or_in_days_to_come() -> None:
    street = place("کاوه")
    for on in (day(1379), today() + timedelta(1)):
        with pytest.raises(ValidationError):
            services.cease(place=street, on=on)
    assert told(street)[0][:2] == ("کاوه", "current")


def test_an_older_screen_changes_nothing() -> None:
    street = place("کاوه")
    services.rename(place=street, text="نشاط", on=day(1400), version=street.version)
    with pytest.raises(StalePlaceError):
        services.rename(place=street, text="فردوسی", on=day(1401), version=street.version)
    assert told(street)[0][0] == "نشاط"


def test_old_names_of_unknown_days_stand_apart_from_the_line_of_time() -> None:
    street = place("کاوه")
    services.add_former_name(place=street, text="شاه")
    services.add_former_name(place=street, text="پهلوی", since=day(1350), until=day(1358))
    assert borne(street, day(1355)) == ["پهلوی"]
    assert [one.text for one in PlaceName.objects.undated()] == ["شاه"]
    with pytest.raises(ValidationError) as error:
        services.add_former_name(place=street, text="رضا", since=day(1357), until=day(1360))
    assert "پهلوی" in refusal(error)


def test_another_name_in_use_stands_beside_the_official_one() -> None:
    street = place("کاوه")
    other = services.add_alternative_name(place=street, text="خیابان سی‌متری", since=day(1370))
    with pytest.raises(ValidationError):
        services.add_alternative_name(place=street, text="سی متری")
    services.end_alternative_name(name=other, on=day(1390))
    names = PlaceName.objects.filter(place=street)
    assert {one.text for one in names.on(day(1385))} == {"کاوه", "سی‌متری"}
    assert {one.text for one in names.on(day(1395))} == {"کاوه"}


def test_a_slip_of_the_pen_is_put_right_in_its_row() -> None:
    street = place("کاووه")
    services.correct(name=name_of(street, "کاووه"), changes={"text": "کاوه", "reason": "آهنگر"})
    assert told(street) == [("کاوه", "current", day(1380), None)]
    street.refresh_from_db()
    assert (street.title, street.former_names) == ("خیابان کاوه", 0)


def test_a_decision_is_a_resolution_or_typed_never_both() -> None:
    street = place("کاوه")
    made = resolution()
    with pytest.raises(ValidationError) as error:
        services.rename(
            place=street, text="نشاط", on=day(1405),
            basis=Basis(decision=made, decision_number="12"),
        )  # fmt: skip
    assert "نه هر دو" in refusal(error)
    assert len(told(street)) == 1


def test_a_kind_stands_before_a_name_as_people_write_it() -> None:
    spelled = {one: kind(one).before_name for one in ("کوچه", "محله", "روستا", "بزرگراه", "میدان")}
    assert spelled == {
        "کوچه": "کوچهٔ", "محله": "محلهٔ", "روستا": "روستای", "بزرگراه": "بزرگراه",
        "میدان": "میدان",
    }  # fmt: skip
