"""The ladder: reminders go out by themselves, what goes further waits for the officer."""

from datetime import timedelta

import pytest
from django.test import Client

from participation.common.models import OutboxMessage, User
from participation.ngos.models import Permit
from participation.ngos.supervision.models import Duty, LadderRung, LadderStep
from tests.participation.ngos.factories import day
from tests.participation.ngos.supervision.stage import (
    DUE,
    SPRING,
    at,
    do,
    keep_since,
    owing,
    screen_of,
    tick,
    words,
)

pytestmark = [pytest.mark.django_db, pytest.mark.db]
MAIL, MOBILE = "maryam@example.ir", "09131234567"


def climb() -> None:
    tick("ngos.ladder")


def patterns() -> list[str]:
    """Return the SMS that were queued."""
    rows = OutboxMessage.objects.filter(channel="sms").order_by("created_at", "pk")
    return list(rows.values_list("pattern", flat=True))


def steps(duty: Duty) -> list[tuple[str, int, str]]:
    rows = LadderStep.objects.filter(duty=duty).order_by("pk")
    return list(rows.values_list("action", "days", "state"))


@pytest.fixture
def duty(client: Client, registrar: User) -> Duty:
    """A report that an NGO with a contact owes; the officer has a mail address."""
    User.objects.filter(pk=registrar.pk).update(email="officer@example.ir")
    with at(SPRING, client, registrar):
        keep_since(day(1405))
        one = owing()
        typed = {"name": "مریم", "mobile": MOBILE, "email": MAIL}
        assert do(client, one, "contact", **typed).status_code == 302
    return one


# Days of the office that are no holidays: nobody is reminded on others.
def test_the_contact_is_reminded_once_for_each_rung(duty: Duty) -> None:
    with at(DUE - timedelta(days=30)):
        for _again in range(3):
            climb()
        assert patterns() == ["ngo_duty_reminder"]
        assert OutboxMessage.objects.filter(channel="email").count() == 1
    with at(DUE - timedelta(days=29)):
        climb()
    with at(DUE - timedelta(days=4)):
        climb()
    assert patterns() == ["ngo_duty_reminder"] * 2
    assert steps(duty) == [("tell_ngo", -30, "done"), ("tell_ngo", -7, "done")]


def test_a_clock_that_stood_still_sends_one_message_and_proposes_the_first_step_alone(
    duty: Duty,
) -> None:
    with at(DUE + timedelta(days=94)):
        climb()
        climb()
    assert patterns() == ["ngo_duty_reminder"]
    waiting = LadderStep.objects.filter(duty=duty, state="waiting")
    assert list(waiting.values_list("action", flat=True)) == ["admonish"]
    mails = OutboxMessage.objects.filter(channel="email", idempotency_key__contains="ngo-duties")
    assert mails.count() == 1


def test_the_officer_takes_and_drops_steps_and_nothing_suspends_by_itself(
    client: Client, registrar: User, duty: Duty
) -> None:
    with at(DUE + timedelta(days=94), client, registrar):
        climb()
        page = words(client.get(screen_of(duty)))
        assert "پیشنهاد تذکر" in page
        listed = words(client.get("/admin/ngo-duties/", {"due": "proposed"}))
        assert "یاران کودک" in listed
        assert do(client, duty, "take", text="به نشانی هم فرستاده شد").status_code == 302
        assert patterns()[-1] == "ngo_duty_step"
    for number, (action, step) in enumerate((("warn", "drop"), ("suspend", "take")), start=1):
        with at(DUE + timedelta(days=94 + number), client, registrar):
            climb()
            assert steps(duty)[-1][0] == action
            assert do(client, duty, step, text="").status_code == (422 if step == "drop" else 302)
            if step == "drop":
                assert do(client, duty, step, text="مهلت خواستند").status_code == 302
    with at(DUE + timedelta(days=99), client, registrar):
        climb()
        assert do(client, duty, "take", text="").status_code == 422
    assert [row[2] for row in steps(duty) if row[0] in {"admonish", "warn", "suspend"}] == [
        "done", "dropped", "done",
    ]  # fmt: skip
    # A suspension is told to nobody and suspends nothing.
    assert patterns().count("ngo_duty_step") == 1
    assert Permit.objects.get(ngo=duty.ngo).state == "active"


def test_what_is_settled_is_left_in_peace(client: Client, registrar: User, duty: Duty) -> None:
    with at(DUE + timedelta(days=36), client, registrar):
        climb()
        assert LadderStep.objects.filter(state="waiting").exists()
        assert do(client, duty, "waive", text="تازه‌کار").status_code == 302
        assert not LadderStep.objects.filter(state="waiting").exists()
    count = LadderStep.objects.count()
    with at(DUE + timedelta(days=94)):
        climb()
    assert LadderStep.objects.count() == count


def test_rungs_are_data(duty: Duty) -> None:
    LadderRung.objects.all().update(is_active=False)
    LadderRung.objects.create(days=-10, action="tell_ngo", kind=duty.kind)
    with at(DUE - timedelta(days=30)):
        climb()
        assert steps(duty) == []
    with at(DUE - timedelta(days=8)):
        climb()
    assert steps(duty) == [("tell_ngo", -10, "done")]


def test_an_ngo_without_a_contact_is_told_nothing_and_the_ladder_goes_on(
    client: Client, registrar: User
) -> None:
    with at(SPRING, client, registrar):
        keep_since(day(1405))
        one = owing()
    with at(DUE + timedelta(days=3)):
        climb()
    assert patterns() == []
    assert ("tell_officer", 1, "done") in steps(one)
