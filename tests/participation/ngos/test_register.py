"""Entries of the register: what each act does, what it refuses, what stays to be read."""

from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError
from wagtail.models import ModelLogEntry

from participation.ngos import services
from participation.ngos.enums import NgoState
from participation.ngos.models import Ngo, NgoVersion
from participation.ngos.services import Basis, StaleNgoError
from participation.ngos.services.entry import changed
from persian.jalali import today
from tests.participation.ngos.factories import BECAUSE, activity, day, licensed, ngo, prefix

pytestmark = [pytest.mark.django_db, pytest.mark.db]


def acts(of: Ngo) -> list[str]:
    """Return what was done, oldest first."""
    return list(of.versions.order_by("number").values_list("act", flat=True))


def refused(error: pytest.ExceptionInfo[ValidationError]) -> list[str]:
    return list(getattr(error.value, "error_dict", {"": ""}))


def test_an_entry_begins_with_its_first_version_and_without_a_permit() -> None:
    one = ngo("انجمن یاران كودك", short_name="یاک", phone="۰۳۱-۳۲۲۲۱۱۱۱")
    assert (one.title, one.name, one.state) == ("انجمن یاران کودک", "یاران کودک", NgoState.WAITING)
    assert (one.phone, one.authority.name) == ("031-32221111", "استانداری")
    version = one.versions.get()
    assert (version.number, version.act, version.held_from) == (1, "registered", day(1400))
    assert version.entry["activity_fields"] == ["کودکان"]
    assert ModelLogEntry.objects.filter(object_id=one.pk, action="ngos.registered").exists()


def test_versions_follow_each_other_without_a_gap_and_can_be_compared() -> None:
    one = ngo()
    services.rename(ngo=one, name="یاوران کودک", prefix=prefix("مؤسسه"), on=day(1402))
    services.change_contact(ngo=one, changes={"phone": "031-1"}, on=day(1403))
    first, second, third = one.versions.order_by("number")
    assert (first.held_until, second.held_until, third.held_until) == (
        second.held_from, third.held_from, None,
    )  # fmt: skip
    assert changed(first.entry, second.entry) == ["name", "prefix", "bare_name"]
    assert second.entry["name"] == "مؤسسهٔ یاوران کودک"
    assert changed(second.entry, third.entry) == ["phone"]


def test_an_act_on_a_day_to_come_or_before_the_last_one_is_refused_beside_the_day() -> None:
    one = ngo()
    for wrong in (today() + timedelta(1), day(1399)):
        with pytest.raises(ValidationError) as error:
            services.rename(ngo=one, name="یاوران", on=wrong)
        assert refused(error) == ["on"]
    assert acts(one) == ["registered"]
    one.refresh_from_db()
    assert one.name == "یاران کودک"


def test_a_name_that_another_ngo_bears_is_refused_unless_somebody_says_so() -> None:
    ngo("یاران کودک")
    with pytest.raises(ValidationError) as error:
        ngo("یاران‌كودک", of="مؤسسه")
    assert refused(error) == ["name"]
    assert "انجمن یاران کودک" in error.value.messages[0]
    assert ngo("یاران‌كودک", of="مؤسسه", is_shared=True).pk
    other = ngo("نهال")
    with pytest.raises(ValidationError) as error:
        services.rename(ngo=other, name="یاران کودک", prefix=prefix("گروه"))
    assert refused(error) == ["name"]


def test_the_name_of_a_dissolved_ngo_is_free_again() -> None:
    services.dissolve(ngo=ngo("نهال"), basis=BECAUSE)
    assert ngo("نهال").state == NgoState.WAITING


def test_its_own_name_again_is_refused_and_a_name_without_letters_too() -> None:
    one = ngo()
    for same, told in (("انجمن  یاران كودك", "همین نام"), ("!!", "حروف")):
        with pytest.raises(ValidationError) as error:
            services.rename(ngo=one, name=same, prefix=prefix())
        assert told in error.value.messages[0]


def test_a_word_of_the_list_and_another_one_are_not_both_before_a_name() -> None:
    with pytest.raises(ValidationError):
        ngo("نهال", other_prefix="بنیاد")
    assert ngo("نهال", prefix=None, other_prefix="بنیاد").title == "بنیاد نهال"


def test_what_says_nothing_new_writes_nothing() -> None:
    one = ngo(phone="031-1")
    services.change_contact(ngo=one, changes={"phone": "۰۳۱-۱"})
    services.update_ngo(
        ngo=one, changes={"level": "province"}, activity_fields=[activity("کودکان")]
    )
    assert acts(one) == ["registered"]
    services.update_ngo(ngo=one, changes={}, activity_fields=[activity("هنری")])
    assert acts(one) == ["registered", "changed"]


def test_a_screen_that_is_older_than_the_entry_is_refused_whatever_it_asks() -> None:
    permit = licensed()
    one, old = permit.ngo, permit.ngo.version
    services.change_contact(ngo=one, changes={"phone": "031-1"}, basis=Basis(reason="جابه‌جایی"))
    late = {"ngo": one, "version": old, "basis": BECAUSE}
    for act in (
        lambda: services.rename(name="نهال", **late),
        lambda: services.change_contact(changes={"phone": "031-2"}, **late),
        lambda: services.update_ngo(changes={"level": "county"}, **late),
        lambda: services.renew(**late),
        lambda: services.suspend(**late),
        lambda: services.revoke(**late),
        lambda: services.dissolve(**late),
        lambda: services.hide_ngo(ngo=one, version=old),
    ):
        with pytest.raises(StaleNgoError):
            act()
    assert acts(one) == ["registered", "issued", "contact"]


def test_a_dissolved_ngo_keeps_its_entry_and_nothing_is_done_with_it_any_more() -> None:
    permit = licensed()
    services.dissolve(ngo=permit.ngo, basis=BECAUSE)
    permit.refresh_from_db()
    permit.ngo.refresh_from_db()
    assert (permit.state, permit.ngo.state) == ("dissolved", "dissolved")
    assert permit.ngo.dissolved_on == today()
    for act in (
        lambda: services.rename(ngo=permit.ngo, name="نهال"),
        lambda: services.renew(ngo=permit.ngo),
        lambda: services.issue_permit(ngo=permit.ngo),
        lambda: services.reinstate(ngo=permit.ngo, basis=BECAUSE),
        lambda: services.dissolve(ngo=permit.ngo, basis=BECAUSE),
    ):
        with pytest.raises(ValidationError, match="منحل"):
            act()


def test_what_was_hidden_is_shown_again_unless_its_name_is_taken_by_then() -> None:
    one = services.hide_ngo(ngo=ngo("نهال"))
    assert not Ngo.objects.public().filter(pk=one.pk).exists()
    ngo("نهال")
    with pytest.raises(ValidationError) as error:
        services.show_ngo(ngo=one)
    assert refused(error) == ["name"]
    assert NgoVersion.objects.filter(ngo=one).count() == 1
