"""What NGOs owe: opened by the clock, worked on by officers, seen by nobody else."""

import csv
from datetime import timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from wagtail.models import ModelLogEntry

from participation.common.models import User
from participation.ngos import services
from participation.ngos.models import Ngo
from participation.ngos.supervision.models import (
    Duty,
    DutyEvent,
    DutyKind,
    SupervisionSettings,
)
from persian.jalali import format_short
from tests.participation.ngos.factories import BECAUSE, county, day, licensed, ngo
from tests.participation.ngos.supervision.stage import (
    ACTIVITY,
    DUE,
    RENEWAL,
    SPRING,
    allowed,
    at,
    do,
    keep_since,
    only,
    owing,
    room,
    screen_of,
    soup,
    tick,
    words,
)

pytestmark = [pytest.mark.django_db, pytest.mark.db]
LIST = "/admin/ngo-duties/"


def owed(one: Ngo) -> list[tuple[str, str, str]]:
    """Return what an NGO owes: what, until when, by when."""
    rows = Duty.objects.filter(ngo=one).order_by("due_on", "kind__order")
    return [(row.title, format_short(row.period_until), format_short(row.due_on)) for row in rows]


def test_the_clock_opens_what_is_due_once_and_again_for_the_next_period() -> None:
    with at(day(1405, 9, 10)):
        keep_since(day(1405, 9, 1))
        permit = licensed(issued_on=day(1404, 1, 5), valid_until=day(1406, 1, 4))
        ngo("بی‌پروانه")
        tick()
        tick()
        # Neither the year nor the permit is near its end.
        assert owed(permit.ngo) == []
    with at(day(1406, 2, 5)):
        for _again in range(3):
            tick()
        assert owed(permit.ngo) == [
            ("انتخاب هیئت‌مدیره و بازرس", "۱۴۰۶/۰۱/۰۴", "۱۴۰۶/۰۱/۰۴"),
            (RENEWAL, "۱۴۰۶/۰۱/۰۴", "۱۴۰۶/۰۱/۰۴"),
            (ACTIVITY, "۱۴۰۵/۱۲/۲۹", "۱۴۰۶/۰۳/۲۸"),
            ("گزارش مالی سالانه", "۱۴۰۵/۱۲/۲۹", "۱۴۰۶/۰۴/۲۷"),
            ("مجمع عمومی سالانه", "۱۴۰۵/۱۲/۲۹", "۱۴۰۶/۰۴/۲۷"),
        ]
        assert Duty.objects.exclude(ngo=permit.ngo).count() == 0
    with at(day(1407, 1, 20)):
        tick()
        assert [row for row in owed(permit.ngo) if row[0] == ACTIVITY] == [
            (ACTIVITY, "۱۴۰۵/۱۲/۲۹", "۱۴۰۶/۰۳/۲۸"), (ACTIVITY, "۱۴۰۶/۱۲/۲۹", "۱۴۰۷/۰۳/۲۸"),
        ]  # fmt: skip


def test_nobody_is_late_with_what_was_due_before_the_office_began() -> None:
    only(ACTIVITY)
    with at(DUE + timedelta(days=3)):
        keep_since(DUE + timedelta(days=1))
        permit = licensed()
        tick()
        assert owed(permit.ngo) == []
        keep_since(None)
        # The rules alone do not bring the clock back on the same day; a new NGO has its own turn.
        other = licensed("دیگر")
        tick()
        assert len(owed(other.ngo)) == 1
    with at(DUE + timedelta(days=4)):
        tick()
        assert len(owed(permit.ngo)) == 1


def test_the_register_settles_renewals_and_ends_what_an_ended_permit_owed() -> None:
    with at(day(1405, 12, 20)):
        keep_since(day(1405))
        only(RENEWAL)
        renewed = licensed("یکم", issued_on=day(1404, 1, 5), valid_until=day(1406, 1, 4)).ngo
        revoked = licensed("دوم", issued_on=day(1404, 1, 5), valid_until=day(1406, 1, 4)).ngo
        tick()
        services.renew(ngo=renewed)
        services.revoke(ngo=revoked, basis=BECAUSE)
        tick()
    states = dict(Duty.objects.values_list("ngo__name", "state"))
    assert states == {"یکم": "accepted", "دوم": "waived"}


def test_a_changed_rule_is_looked_at_by_the_clock_at_once(client: Client, registrar: User) -> None:
    with at(SPRING, client, registrar):
        keep_since(day(1405))
        only(RENEWAL)
        one = licensed().ngo
        tick()
        assert owed(one) == []
        kind = DutyKind.objects.get(title=ACTIVITY)
        typed = {
            "version": kind.version, "title": kind.title, "purpose": kind.purpose, "level": "",
            "months": 12, "anchor": "year_end", "grace_days": 60, "lead_days": 90,
            "soon_days": 100, "source": "", "order": 10, "is_active": "on",
        }  # fmt: skip
        edit = reverse("duty_kinds:edit", args=[kind.pk])
        refused = client.post(edit, typed)
        assert "روزهای کمتری بنویسید" in words(refused)
        assert client.post(edit, {**typed, "soon_days": 30}).status_code == 302
        tick()
        assert owed(one) == [(ACTIVITY, "۱۴۰۵/۱۲/۲۹", "۱۴۰۶/۰۲/۲۹")]


def test_an_officer_accepts_returns_waives_and_opens_again(client: Client, registrar: User) -> None:
    with at(SPRING, client, registrar):
        keep_since(day(1405))
        duty = owing()
        page = words(client.get(screen_of(duty)))
        assert "منبعی که خواندنی باشد" in page
        assert "۲۸ خرداد ۱۴۰۶" in page
        assert do(client, duty, "accept", text="").status_code == 422
        early = do(client, duty, "paper", on="1406/02/30", text="")
        assert early.status_code == 422
        assert "هنوز نرسیده" in words(early)
        assert do(client, duty, "paper", on="1406/02/09", text="نامهٔ ۱۲").status_code == 302
        assert do(client, duty, "return", text="").status_code == 422
        assert do(client, duty, "return", text="ترازنامه ندارد").status_code == 302
        duty.refresh_from_db()
        assert (duty.state, duty.reason, duty.delivered_on) == ("returned", "ترازنامه ندارد", None)
        assert do(client, duty, "paper", on="1406/02/10", text="").status_code == 302
        assert do(client, duty, "accept", text="").status_code == 302
        assert do(client, duty, "reopen", text="اشتباه بود").status_code == 302
        assert do(client, duty, "waive", text="تشکل تازه‌کار است").status_code == 302
        duty.refresh_from_db()
        assert (duty.state, duty.reason) == ("waived", "تشکل تازه‌کار است")
    acts = list(DutyEvent.objects.filter(duty=duty).order_by("pk").values_list("act", flat=True))
    assert acts == ["paper", "returned", "paper", "accepted", "reopened", "waived"]
    log = ModelLogEntry.objects.filter(action__startswith="ngos_supervision.")
    assert log.count() == 6
    assert all("تازه‌کار" not in str(entry.data) for entry in log)


def test_of_two_officers_at_one_duty_the_later_is_told_and_keeps_the_words(
    client: Client, registrar: User
) -> None:
    with at(SPRING, client, registrar):
        keep_since(day(1405))
        duty = owing()
        seen = duty.version
        assert do(client, duty, "paper", on="1406/02/09", text="").status_code == 302
        late = client.post(screen_of(duty), {"do": "waive", "version": seen, "text": "دلیل دومی"})
        assert late.status_code == 409
        assert "دلیل دومی" in words(late)
        shown = soup(late).select_one("details[open] input[name=version]")["value"]
        again = {"do": "waive", "version": shown, "text": "دلیل دومی"}
        assert client.post(screen_of(duty), again).status_code == 302
    duty.refresh_from_db()
    assert duty.state == "waived"


def test_the_list_shows_what_is_late_by_county_and_field_and_gives_it_out(
    client: Client, registrar: User
) -> None:
    with at(SPRING, client, registrar):
        keep_since(day(1405))
        owing("یاران کودک")
        owing("سرو", county="کاشان", activity="محیط زیست")
    with at(DUE + timedelta(days=2), client, registrar):
        soon = licensed("تازه").ngo
        tick()
        Duty.objects.filter(ngo=soon).update(due_on=DUE + timedelta(days=9))

        def listed(**asked: object) -> list[str]:
            page = soup(client.get(LIST, asked))
            rows = page.select("table.case-list tbody tr td:nth-of-type(1)")
            return sorted(row.get_text(" ", strip=True) for row in rows)

        assert listed() == ["انجمن تازه", "انجمن سرو", "انجمن یاران کودک"]
        assert listed(due="overdue") == ["انجمن سرو", "انجمن یاران کودک"]
        assert listed(due="soon") == ["انجمن تازه"]
        assert listed(county=county("کاشان").pk) == ["انجمن سرو"]
        assert listed(q="یاران كودك") == ["انجمن یاران کودک"]
        answer = client.get(LIST, {"due": "overdue", "file": "csv"})
        text = b"".join(answer.streaming_content).decode()
        told = list(csv.reader(text.splitlines()))
        assert [row[0] for row in told[1:]] == ["انجمن یاران کودک", "انجمن سرو"]
        assert all("گذشته" in row[8] for row in told[1:])
        assert client.get(LIST, {"file": "xlsx"}).status_code == 200


def test_the_lists_ask_the_same_number_of_queries_for_any_number(
    client: Client, registrar: User
) -> None:
    def asked(path: str) -> int:
        client.get(path)
        with CaptureQueriesContext(connection) as seen:
            assert client.get(path).status_code == 200
        return len(seen)

    with at(SPRING, client, registrar):
        keep_since(day(1405))
        duty = owing()
        screen = reverse("ngo_register:screen", args=[duty.ngo_id])
        few, of_screen, of_ngo = asked(LIST), asked(screen_of(duty)), asked(screen)
        for number in range(12):
            owing(f"نام {number}")
        assert asked(LIST) == few <= 24
        assert asked(screen_of(duty)) == of_screen <= 18
        assert asked(screen) == of_ngo


def test_the_clock_asks_as_much_for_many_ngos_as_for_one() -> None:
    def asked() -> int:
        with CaptureQueriesContext(connection) as seen:
            tick("ngos.duties")
        return len(seen)

    keep_since(day(1405))
    with at(SPRING):
        licensed("یکم")
        tick("ngos.duties")
        licensed("دوم")
        few = asked()
        for number in range(15):
            licensed(f"نام {number}")
        assert asked() == few
        assert Duty.objects.count() == 17 * 4


def test_readers_are_told_that_something_is_late_only_where_the_office_says_so(
    client: Client, registrar: User
) -> None:
    with at(SPRING, client, registrar):
        keep_since(day(1405))
        duty = owing()
        assert ACTIVITY in room(client, duty.ngo)
    address = duty.ngo.get_absolute_url()
    with at(DUE + timedelta(days=2), client, registrar):
        assert "مهلت آن گذشته" not in words(Client().get(address))
        SupervisionSettings.objects.update(publishes_late=True)
        assert "مهلت آن گذشته" in words(Client().get(address))
    with at(DUE - timedelta(days=2), client, registrar):
        assert "مهلت آن گذشته" not in words(Client().get(address))


@pytest.mark.parametrize(
    ("codename", "sees", "works"),
    [
        ("ngos_supervision.supervise_ngo", True, True),
        ("ngos_supervision.view_supervision", True, False),
        ("ngos_supervision.record_support", True, False),
        ("ngos.license_ngo", False, False),
        ("cases.view_all_cases", False, False),
    ],
)
def test_whoever_may_not_supervise_finds_no_duty(
    client: Client, codename: str, sees: bool, works: bool
) -> None:
    with at(SPRING):
        keep_since(day(1405))
        duty = owing()
        allowed(client, codename)
        assert client.get(screen_of(duty)).status_code == (200 if sees else 404)
        assert (client.get(LIST).status_code == 200) is sees
        typed = {"on": "1406/02/09", "text": ""}
        assert do(client, duty, "paper", **typed).status_code == (302 if works else 404)
        assert client.get("/admin/ngo-duties/999999/").status_code == 404
        assert Client().get(screen_of(duty)).status_code in {302, 404}
        duty.refresh_from_db()
        assert (duty.state == "delivered") is works
        if codename == "ngos.license_ngo":
            assert room(client, duty.ngo) == ""
