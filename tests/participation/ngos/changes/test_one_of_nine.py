"""One changed director of nine makes one row of inquiries, and a version that can be compared."""

from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.urls import reverse

from participation.cases.models import Applicant, Case, CaseEvent
from participation.common.clock import today
from participation.common.models import Letter, OutboxMessage
from participation.ngos import services
from participation.ngos.applications.models import (
    Decision,
    Inquiry,
    InquiryAuthority,
    Person,
    RefusalReason,
)
from participation.ngos.models import NgoVersion, Permit, Seat
from participation.ngos.representatives import mobile_of
from persian.jalali import format_short
from tests.participation.ngos.applications.applying import mobile, national_id
from tests.participation.ngos.applications.reviewing import taken_up
from tests.participation.ngos.applications.test_decisions import a_resolution
from tests.participation.ngos.changes.changing import (
    MOBILE,
    NEW,
    NEWCOMER,
    OLD,
    Walker,
    act,
    done,
    judged,
    newcomer,
    of_board,
    of_nine,
    one_of_nine,
    screen,
    seat,
)

pytestmark = [pytest.mark.django_db, pytest.mark.db]
TODAY = format_short(today())


@pytest.fixture
def permit() -> Permit:
    """The permit of an NGO with nine directors."""
    return of_nine()


@pytest.fixture
def case(client: Client, permit: Permit, governorate: Any) -> Case:
    """One director of nine is to be replaced."""
    return one_of_nine(client, permit)


def asked_and_answered(desk: Client, case: Case) -> None:
    """Let all authorities be asked and answer."""
    done(desk, case, "inquire")
    people = [str(pk) for pk in Person.objects.filter(case=case).values_list("pk", flat=True)]
    for authority in InquiryAuthority.objects.all():
        done(desk, case, "sent", authority=authority.pk, on=TODAY)
        given = {"number": "۱۲/۳۴", "dated": TODAY, "people": people}
        done(desk, case, "reply", authority=authority.pk, **given)


def before_the_board(desk: Client, case: Case) -> None:
    """Bring a change before the board."""
    taken_up(desk, case)
    judged(desk, case)
    asked_and_answered(desk, case)
    done(desk, case, "to_board")


def test_only_the_new_director_is_asked_about_and_the_register_gets_a_version(
    case: Case, permit: Permit, desk: Client, client: Client
) -> None:
    person = Applicant.objects.get(case=case)
    assert (person.name, person.mobile) == (OLD[0], MOBILE)
    before_the_board(desk, case)
    assert Inquiry.objects.count() == InquiryAuthority.objects.count()
    assert {one.person.name for one in Inquiry.objects.select_related("person")} == {NEWCOMER}
    letters = Letter.objects.filter(holder_id=str(case.pk))
    assert letters.count() == InquiryAuthority.objects.count()
    assert all(letter.body.count("کد ملی") == 1 for letter in letters)
    # Meanwhile the permit holds, and the register says what it said.
    assert "معتبر" in client.get(permit.get_absolute_url()).content.decode()
    assert NgoVersion.objects.filter(ngo=permit.ngo).count() == 2

    decided = a_resolution()
    done(desk, case, "approve", resolution=decided.pk)

    made = NgoVersion.objects.filter(ngo=permit.ngo).latest("number")
    assert (made.number, made.act, made.decision) == (3, "board", decided)
    names = [one.name for one in Seat.objects.filter(ngo=permit.ngo).taken()]
    assert len(names) == 9
    assert NEWCOMER in names
    assert OLD[4] not in names
    case.refresh_from_db()
    assert (case.state, case.is_open) == ("done", False)
    permit.refresh_from_db()
    assert permit.state == "active"
    entry = reverse("ngo_register:screen", args=[permit.ngo_id])
    compared = desk.get(f"{entry}?from=2&to=3").content.decode()
    assert NEWCOMER in compared
    assert OLD[4] in compared
    # Whoever stayed is no change.
    assert f"«{OLD[4]} (عضو هیئت مدیره)» به «{NEWCOMER} (عضو هیئت مدیره)»" in compared
    shown = desk.get(screen(case)).content.decode()
    assert "?from=2&amp;to=3" in shown


def test_the_public_page_tells_that_the_board_changed_and_names_nobody(
    case: Case, permit: Permit, desk: Client, client: Client
) -> None:
    before_the_board(desk, case)
    done(desk, case, "approve", resolution=a_resolution().pk)
    seats = [str(pk) for pk in Seat.objects.values_list("pk", flat=True)]
    ngo = permit.ngo
    for address in (
        ngo.get_absolute_url(),
        f"/api/v1/ngos/{ngo.pk}/",
        permit.get_absolute_url(),
        "/feeds/ngos/atom/",
        "/ngos/?format=json",
    ):
        answer = client.get(address, follow=True)
        assert answer.status_code == 200, address
        words = answer.content.decode()
        assert not [one for one in (NEWCOMER, OLD[4], *seats) if one in words], address
    assert "تغییر هیئت مدیره" in client.get(ngo.get_absolute_url()).content.decode()


def test_names_stand_encrypted_wherever_they_are_kept(case: Case, desk: Client) -> None:
    before_the_board(desk, case)
    done(desk, case, "approve", resolution=a_resolution().pk)
    marks = (NEWCOMER, OLD[4], national_id(1), mobile(1), MOBILE)
    # Letters are the office's own papers and name whom they ask about.
    tables = [one for one in connection.introspection.table_names() if one != "common_letter"]
    with connection.cursor() as cursor:
        for table in tables:
            if table.startswith(("ngo", "cases_", "common_outbox", "wagtailcore_modellog")):
                cursor.execute(f"SELECT * FROM {table}")  # noqa: S608 (its own tables)
                rows = str(cursor.fetchall())
                if table in {"ngos_ngo", "ngos_ngoversion"}:
                    # The representative stands there in words, as before.
                    rows = rows.replace(OLD[0], "")
                assert not [one for one in marks if one in rows], table
    told = [str(one.data) for one in CaseEvent.objects.filter(case=case)]
    assert NEWCOMER not in "".join(told)
    assert OutboxMessage.objects.exists()


def test_a_double_click_on_the_decision_changes_the_board_once(
    case: Case, permit: Permit, desk: Client
) -> None:
    before_the_board(desk, case)
    decided, version = a_resolution(), Case.objects.get(pk=case.pk).version
    given = {"do": "approve", "version": version, "resolution": decided.pk}
    assert desk.post(screen(case), given).status_code == 302
    assert desk.post(screen(case), given).status_code in {302, 409, 422}
    assert Decision.objects.filter(case=case).count() == 1
    assert NgoVersion.objects.filter(ngo=permit.ngo, act="board").count() == 1


def test_whoever_left_meanwhile_cannot_leave_again_and_nothing_is_entered(
    case: Case, permit: Permit, desk: Client
) -> None:
    before_the_board(desk, case)
    services.change_board(ngo=permit.ngo, leaving=[seat(permit.ngo, OLD[4])])
    answer = act(desk, case, "approve", resolution=a_resolution().pk)
    assert answer.status_code == 422
    assert "دیگر در هیئت مدیره نیست" in answer.content.decode()
    case.refresh_from_db()
    assert (case.state, Decision.objects.count()) == ("board", 0)
    assert NEWCOMER not in [one.name for one in Seat.objects.taken()]


def test_a_refusal_leaves_the_board_as_it_is(case: Case, permit: Permit, desk: Client) -> None:
    before_the_board(desk, case)
    reason = RefusalReason.objects.order_by("pk").first()
    assert reason is not None
    done(desk, case, "refuse", resolution=a_resolution().pk, reasons=[reason.pk])
    case.refresh_from_db()
    assert case.state == "refused"
    assert seat(permit.ngo, OLD[4]).until is None


def test_whoever_represents_it_from_now_on_gets_the_codes(
    client: Client, permit: Permit, desk: Client
) -> None:
    walker = Walker(client).enter(permit).choose("board")
    walker.tell(**of_board(permit.ngo))
    walker.tell(**newcomer() | {"roles": ["is_director", "is_representative"]})
    walker.papers("0-assembly", "1-certificate", "1-card").send()
    case = Case.objects.get(kind="ngo_change")
    before_the_board(desk, case)
    done(desk, case, "approve", resolution=a_resolution().pk)
    permit.ngo.refresh_from_db()
    assert (permit.ngo.representative, mobile_of(permit.ngo)) == (NEWCOMER, mobile(1))
    assert Seat.objects.filter(ngo=permit.ngo).taken().count() == 10


def test_nothing_is_sent_without_the_papers(client: Client, permit: Permit) -> None:
    walker = Walker(client).enter(permit).choose("board")
    walker.tell(**of_board(permit.ngo, OLD[4])).tell(**newcomer())
    walker.papers("0-assembly", "1-card")
    assert walker.go(f"{NEW}check/").at == f"{NEW}papers/"
    assert "شناسنامه" in walker.page
    assert not Case.objects.exists()


@pytest.mark.parametrize(
    ("told", "said"),
    [
        ({"leaving": [], "joining": "0"}, "بنویسید چه کسی می‌رود یا می‌آید"),
        ({"assembly_on": "1499/01/01"}, "هنوز نرسیده"),
        ({"joining": ""}, "شمار آنان را برگزینید"),
    ],
)
def test_what_changes_nothing_or_is_still_to_come_is_refused_beside_its_field(
    client: Client, permit: Permit, told: dict[str, Any], said: str
) -> None:
    walker = Walker(client).enter(permit).choose("board")
    walker.refused(**of_board(permit.ngo, OLD[4]) | told)
    assert said in walker.page
