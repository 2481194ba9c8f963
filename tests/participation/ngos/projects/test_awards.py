"""Plans are judged by evaluators in private, and decided by a resolution within the budget."""

import pytest
from django.db import IntegrityError, transaction
from django.test import Client
from django.urls import reverse

from participation.cases.models import Case, CaseEvent
from participation.ngos.projects.models import Call, Judgement, Plan, PlanRefusal, Project
from persian.deadlines import add_jalali_months
from persian.jalali import to_gregorian
from tests.participation.cases.at_the_desk import signed_in
from tests.participation.cases.cast import Province
from tests.participation.cases.referring import refer, to_person
from tests.participation.ngos.projects.conftest import member
from tests.participation.ngos.projects.running import (
    act,
    award,
    call,
    close,
    decided,
    plan,
    speaking,
    taken_up,
)

pytestmark = [pytest.mark.django_db, pytest.mark.db]


@pytest.fixture
def judged(office: Client, province: Province) -> Plan:
    """A plan of a call that is closed, under review."""
    one = plan(call(), speaking(), province.county)
    close(one.call)
    taken_up(office, one)
    return one


def points(one: Plan, *values: int) -> dict[str, int]:
    """What an evaluator types."""
    keys = one.call.criteria.values_list("pk", flat=True)
    return {f"points_{key}": value for key, value in zip(keys, values, strict=True)}


def test_evaluators_give_points_that_no_other_evaluator_reads(
    office: Client, province: Province, judged: Plan
) -> None:
    browsers = []
    for name in ("first", "second"):
        user = member(name, province.second, "کارشناس پرونده", "ارزیاب طرح‌ها")
        case = Case.objects.get(pk=judged.pk)
        assert refer(office, case, (to_person(user), "opinion")).status_code == 302
        browsers.append(signed_in(user))
    one, two = browsers
    assert (
        act(one, judged, "judge", **points(judged, 80, 50), note="بودجه بالاست").status_code == 302
    )
    wrong = act(two, judged, "judge", **points(judged, 101, 50), note="نظرم")
    assert wrong.status_code == 422
    assert "نظرم" in wrong.content.decode()
    assert act(two, judged, "judge", **points(judged, 40, 100)).status_code == 302
    # Again keeps it anew.
    assert act(two, judged, "judge", **points(judged, 50, 100)).status_code == 302
    assert Judgement.objects.count() == 2

    address = reverse("plan_desk:screen", args=[judged.pk])
    decider = office.get(address).content.decode()
    assert "بودجه بالاست" in decider
    assert "۶۲" in decider
    assert "۷۱" in decider
    other = two.get(address).content.decode()
    assert "بودجه بالاست" not in other
    assert "۶۲" not in other
    # Evaluators decide nothing.
    assert act(one, judged, "award").status_code == 302
    assert not Project.objects.exists()


def test_an_award_is_an_amount_a_project_and_its_milestones(
    client: Client, office: Client, province: Province, judged: Plan
) -> None:
    answer = award(office, judged, province.first, starts_on="1405/07/01")
    assert answer.status_code == 302, answer.content.decode()
    project = Project.objects.get()
    start = to_gregorian(1405, 7, 1)
    assert project.ends_on == add_jalali_months(start, 6)
    assert [row.due_on for row in project.milestones.all()] == [
        add_jalali_months(start, 3), add_jalali_months(start, 6),
    ]  # fmt: skip
    assert Call.objects.get().awarded == 400_000_000
    assert Case.objects.get().state == "awarded"
    page = client.get(project.get_absolute_url()).content.decode()
    for told in ("۴۰۰٬۰۰۰٬۰۰۰", province.first.name, project.chief.name, "انجمن یاران کودک"):
        assert told in page
    assert "گزینش طرح‌های سمن‌ها" in page
    assert project.title in client.get(judged.call.get_absolute_url()).content.decode()
    assert project.title in client.get(judged.ngo.get_absolute_url()).content.decode()
    # A second click finds it done.
    assert award(office, judged, province.first).status_code == 302
    assert Project.objects.count() == 1


@pytest.mark.parametrize(
    ("amount", "told"),
    [("۶۰۰٬۰۰۰٬۰۰۱", "سقف"), ("۵۰۰٬۰۰۰٬۰۰۱", "سقف"), ("هیچ", "با رقم")],
)
def test_no_more_is_awarded_than_ceiling_and_request(
    office: Client, province: Province, judged: Plan, amount: str, told: str
) -> None:
    answer = award(office, judged, province.first, amount=amount)
    assert answer.status_code == 422
    assert told in answer.content.decode()
    assert not Project.objects.exists()


def test_the_budget_is_never_exceeded_not_even_past_the_services(
    office: Client, province: Province
) -> None:
    one = call(budget=700_000_000)
    plans = [
        plan(one, speaking(name, mobile), province.county)
        for name, mobile in (("یاران کودک", "09131112233"), ("مهر بانو", "09131112244"))
    ]
    close(one)
    decision = decided().pk
    for each in plans:
        taken_up(office, each)
    assert award(office, plans[0], province.first, decision=decision).status_code == 302
    over = award(office, plans[1], province.first, decision=decision)
    assert over.status_code == 422
    assert "۳۰۰٬۰۰۰٬۰۰۰" in over.content.decode()
    less = award(office, plans[1], province.first, decision=decision, amount="300000000")
    assert less.status_code == 302
    with pytest.raises(IntegrityError), transaction.atomic():
        Call.objects.filter(pk=one.pk).update(awarded=700_000_001)


def test_nothing_is_decided_while_the_call_is_open(office: Client, province: Province) -> None:
    one = plan(call(), speaking(), province.county)
    taken_up(office, one)
    assert award(office, one, province.first).status_code == 302
    assert not Project.objects.exists()


def test_who_was_not_chosen_reads_reasons_of_the_list(office: Client, judged: Plan) -> None:
    without = act(office, judged, "refuse", resolution=decided().pk)
    assert without.status_code == 422
    reason = PlanRefusal.objects.first()
    assert reason is not None
    answer = act(office, judged, "refuse", resolution=decided().pk, reasons=[reason.pk])
    assert answer.status_code == 302
    case = Case.objects.get()
    assert case.state == "refused"
    assert reason.text in case.answers.get().text
    assert not Project.objects.exists()
    assert CaseEvent.objects.filter(case=case, data__step="refuse").exists()


def test_an_older_screen_decides_nothing(office: Client, province: Province, judged: Plan) -> None:
    late = award(office, judged, province.first, version=0)
    assert late.status_code == 409
    assert "کارگاه گلیم‌بافی برای بیست زن." in late.content.decode()
    assert not Project.objects.exists()


def test_programs_read_call_project_and_milestones(
    client: Client, office: Client, province: Province, judged: Plan
) -> None:
    assert client.get("/api/v1/ngo-projects/").json()["results"] == []
    award(office, judged, province.first, starts_on="1405/07/01")
    (row,) = client.get("/api/v1/ngo-projects/").json()["results"]
    assert (row["amount"], row["ngo"]["title"]) == (400_000_000, "انجمن یاران کودک")
    one = client.get(f"/api/v1/ngo-projects/{row['id']}/").json()
    assert [each["due_on_jalali"] for each in one["milestones"]] == [
        "1405-10-01", "1406-01-01",
    ]  # fmt: skip
    assert one["supervisor"] == province.first.name
    assert one["decision"]["title"] == "گزینش طرح‌های سمن‌ها"
    (told,) = client.get("/api/v1/ngo-calls/", {"state": "closed"}).json()["results"]
    assert (told["awarded"], told["takes_plans"]) == (400_000_000, False)
    full = client.get(f"/api/v1/ngo-calls/{told['id']}/").json()
    assert [each["weight"] for each in full["criteria"]] == [40, 60]
    assert client.get("/api/v1/ngo-calls/", {"state": "draft"}).status_code == 400
    other = {"county": province.other_county.slug}
    assert client.get("/api/v1/ngo-projects/", other).json()["results"] == []
    # Nothing of what the plan said beyond its award is told.
    assert "دار گلیم" not in client.get(f"/api/v1/ngo-projects/{row['id']}/").content.decode()
