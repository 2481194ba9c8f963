"""The group of the secretary of the naming council: from the admission to the decision, no more."""

import pytest
from django.contrib.auth.models import Group
from django.core.management import call_command
from django.test import Client
from django.urls import reverse
from wagtail.test.utils.form_data import inline_formset, nested_form_data

from participation.cases.models import Case
from participation.common.models import Unit, User
from participation.place_names.models import Place, PlaceKind, Proposal, StageVisit
from participation.resolutions.models import Meeting
from persian.jalali import format_date, today
from tests.participation.cases.at_the_desk import signed_in
from tests.participation.cases.cast import officer
from tests.participation.place_names.factories import place
from tests.participation.place_names.proposing import act, admit, proposed
from tests.participation.place_names.test_decisions import ENTER, typed
from tests.participation.resolutions.factories import body

pytestmark = [pytest.mark.django_db, pytest.mark.db]
SECRETARY, OFFICER, KEEPER = "دبیر شورای نام‌گذاری", "کارشناس پرونده", "دبیر نام‌گذاری"


def one_of(group: str, *units: Unit) -> Client:
    """The browser of somebody who has this group and nothing else."""
    call_command("setup_groups", verbosity=0)
    user = officer(group.replace(" ", "-"), *units, permissions=())
    user.user_permissions.clear()
    user.groups.add(Group.objects.get(name=group))
    return signed_in(User.objects.get(pk=user.pk))


def test_the_secretary_takes_a_naming_from_the_admission_to_the_decision(
    client: Client, governorate: Unit
) -> None:
    secretary, council = one_of(SECRETARY, governorate), body()
    made = proposed("نشاط", place("کاوه"))
    admit(secretary, made.case)
    for title in ("کمیتهٔ فرعی نام‌گذاری", "شورای شهر", "شورای نام‌گذاری"):
        _go_on(secretary, made.case)
        assert StageVisit.objects.get(left_at__isnull=True).title == title
    held = secretary.post(reverse("meeting:add"), _meeting(council.pk))
    assert held.status_code == 302, held.content.decode()
    decided = secretary.post(
        ENTER, typed(secretary, Meeting.objects.get(), {"number": made.case.number})
    )

    assert decided.status_code == 302, decided.content.decode()
    assert Place.objects.get().name == "نشاط"
    assert "خیابان نشاط" in client.get("/place-names/decisions/").content.decode()
    assert ENTER in secretary.get("/admin/").content.decode()


def _go_on(client: Client, case: Case) -> None:
    visit = StageVisit.objects.select_related("stage").get(left_at__isnull=True)
    if visit.stage.needs_receipt:
        act(client, case, "receive", received_on=format_date(today()), number="۱۲")
    answer = act(client, case, "move", move=visit.stage.moves.get(kind="on").pk)
    assert answer.status_code == 302, answer.content.decode()


def _meeting(council: int) -> dict[str, object]:
    told = {
        "version": 0,
        "state": "published",
        "body": council,
        "number": "۷",
        "session_date": format_date(today()),
        "agenda": inline_formset([]),
        "attendances": inline_formset([]),
    }
    filled: dict[str, object] = nested_form_data(told)
    return filled


def test_the_secretary_keeps_neither_the_register_nor_the_paths(governorate: Unit) -> None:
    secretary = one_of(SECRETARY, governorate)
    kaveh, kinds = place("کاوه"), PlaceKind.objects.count()

    assert secretary.get("/admin/places/").status_code == 200
    assert secretary.get("/admin/places/new/").status_code in {302, 404}
    assert secretary.get("/admin/places/import/").status_code in {302, 404}
    assert secretary.post("/admin/place_kinds/new/", {"name": "راه"}).status_code in {302, 404}
    secretary.post("/admin/naming_paths/new/", {"title": "مسیر"})
    kaveh.refresh_from_db()
    assert (kaveh.name, PlaceKind.objects.count()) == ("کاوه", kinds)


@pytest.mark.parametrize("group", [OFFICER, KEEPER, "مدیر میز", "ناظر پرونده‌ها"])
def test_no_other_group_enters_decisions(governorate: Unit, group: str) -> None:
    made = proposed()
    secretary, other = one_of(SECRETARY, governorate), one_of(group, governorate)
    admit(secretary, made.case)
    sent = typed(secretary, _published(), {"number": made.case.number})

    assert other.get(ENTER).status_code == 404
    assert other.post(ENTER, sent).status_code == 404
    assert ENTER not in other.get("/admin/").content.decode()
    assert Proposal.objects.get().case.state == "admitted"
    assert secretary.post(ENTER, sent).status_code == 302


def _published() -> Meeting:
    return Meeting.objects.create(
        body=body(), number=3, session_date=today(), state="published", year=1405
    )


def test_the_keeper_of_the_register_sees_no_proposal(governorate: Unit) -> None:
    made = proposed()

    keeper = one_of(KEEPER, governorate)
    assert keeper.get(f"/admin/place-name-proposals/{made.case.pk}/").status_code == 404
    assert one_of(SECRETARY).get(f"/admin/cases/{made.case.pk}/").status_code == 404
