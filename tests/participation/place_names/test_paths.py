"""A proposal goes its way through stages that are data: receipt, clock, silence, branches."""

import datetime
import uuid
from typing import Any

import pytest
import time_machine
from django.test import Client

from participation.cases.models import Case
from participation.common.models import Unit, User
from participation.common.tick import run_tick
from participation.place_names.enums import PathClass
from participation.place_names.models import NamingPath, Place, Proposal, StageVisit
from participation.place_names.path.services import path_for
from persian.jalali import format_date, today
from tests.participation.cases.at_the_desk import do, signed_in
from tests.participation.cases.cast import officer
from tests.participation.cases.following import opened, page, token_in
from tests.participation.place_names.factories import kind, place
from tests.participation.place_names.proposing import act, admit, proposed, screen

pytestmark = [pytest.mark.django_db, pytest.mark.db]


def visits() -> list[str]:
    return list(StageVisit.objects.values_list("title", flat=True))


def here() -> StageVisit:
    return StageVisit.objects.select_related("stage").get(left_at__isnull=True)


def onwards(desk: Client, case: Case, label: str = "") -> Any:
    moves = here().stage.moves
    wanted = moves.get(label=label) if label else moves.order_by("sort_order").first()
    return act(desk, case, "move", move=wanted.pk)


def received(desk: Client, case: Case) -> Any:
    return act(desk, case, "receive", received_on=format_date(today()), number="۱۲/۵")


def test_three_paths_are_there_and_the_kind_of_place_chooses(governorate: Unit) -> None:
    assert NamingPath.objects.count() == 3
    made = Proposal.objects.select_related("kind", "place").get(case=proposed().case)
    found = path_for(made)
    assert found is not None
    assert found.path_class == PathClass.CITY
    assert found.stages.count() == 7
    own = NamingPath.objects.create(
        title="مسیر اصفهان", path_class=PathClass.CITY, city="اصفهان", city_key="اصفهان"
    )
    assert path_for(made) == own


def test_admission_lets_it_set_out_and_a_stage_waits_for_its_receipt(desk: Client) -> None:
    made = proposed()
    admit(desk, made.case)
    assert visits() == ["دبیرخانه"]
    assert onwards(desk, made.case).status_code == 302
    assert visits()[-1] == "کمیتهٔ فرعی نام‌گذاری"
    assert here().due_date is None
    refused = onwards(desk, made.case, "ارسال به شورای شهر")
    assert refused.status_code == 422
    assert "نخست دریافت را ثبت کنید" in refused.content.decode()
    assert received(desk, made.case).status_code == 302
    assert here().due_date is not None
    assert onwards(desk, made.case, "ارسال به شورای شهر").status_code == 302
    assert visits()[-1] == "شورای شهر"


def test_a_stage_can_send_it_back(desk: Client) -> None:
    made = proposed()
    admit(desk, made.case)
    onwards(desk, made.case)
    received(desk, made.case)
    assert onwards(desk, made.case, "بازگشت به دبیرخانه").status_code == 302

    assert visits() == ["دبیرخانه", "کمیتهٔ فرعی نام‌گذاری", "دبیرخانه"]
    assert "بازگشت به دبیرخانه" in desk.get(screen(made.case)).content.decode()


def test_silence_counts_as_agreed_once_the_two_weeks_have_passed(desk: Client) -> None:
    made = proposed()
    admit(desk, made.case)
    path = NamingPath.objects.get(path_class=PathClass.CITY)
    objection = path.stages.get(silence="agreed")
    visit = here()
    visit.stage, visit.title = objection, objection.title
    visit.due_date = today() + datetime.timedelta(days=14)
    visit.save()
    run_tick(only=["place_names.stages"])
    assert here().pk == visit.pk
    with time_machine.travel(today() + datetime.timedelta(days=16)):
        run_tick(only=["place_names.stages"])
        run_tick(only=["place_names.stages"])
    visit.refresh_from_db()
    assert visit.how == "agreed_by_silence"
    assert here().title == "لازم‌الاجرا"


def test_where_silence_means_nothing_the_officer_is_reminded_and_it_waits(
    desk: Client, clerk: User
) -> None:
    made = proposed()
    do(desk, made.case, "take")
    admit(desk, made.case)
    with time_machine.travel(today() + datetime.timedelta(days=60)):
        run_tick(only=["place_names.stages"])
        run_tick(only=["place_names.stages"])
    assert here().title == "دبیرخانه"
    assert clerk.notices.count() == 1


def test_readers_see_where_it_stands_and_nothing_of_notes(client: Client, desk: Client) -> None:
    made = proposed()
    admit(desk, made.case)
    moved = here().stage.moves.first()
    act(desk, made.case, "move", move=moved.pk, remark="یادداشت درونی دبیر")
    shown = client.get(f"/place-names/proposals/{made.case.number}/").content.decode()

    assert "کمیتهٔ فرعی نام‌گذاری" in shown
    assert "یادداشت درونی" not in shown
    assert "یادداشت درونی دبیر" in desk.get(screen(made.case)).content.decode()


def test_an_evaluator_notes_what_only_colleagues_who_decide_read(
    desk: Client, clerk: User, governorate: Unit
) -> None:
    made = proposed()
    admit(desk, made.case)
    colleague = officer("evaluator", governorate)
    assert act(desk, made.case, "evaluator", evaluator=colleague.pk).status_code == 302
    theirs = signed_in(colleague)
    assert act(theirs, made.case, "note", text="نام رسا و کوتاه است.").status_code == 302

    assert "نام رسا و کوتاه است." in desk.get(screen(made.case)).content.decode()
    assert act(desk, made.case, "note", text="من").status_code == 302
    assert made.case.pk
    assert "من" not in [one.note for one in Proposal.objects.get().evaluations.all()]


def test_an_opinion_is_kept_once_with_number_and_day(desk: Client) -> None:
    made = proposed()
    admit(desk, made.case)
    given = {
        "token": uuid.uuid4(),
        "organisation": "ادارهٔ پست",
        "kind": "condition",
        "number": "۱۲۳/۴",
        "dated": format_date(today()),
        "text": "نام پیشین تا یک سال کنار نام تازه بیاید.",
    }
    act(desk, made.case, "opinion", **given)
    act(desk, made.case, "opinion", **given)

    assert Proposal.objects.get().opinions.count() == 1
    words = desk.get(screen(made.case)).content.decode()
    assert "ادارهٔ پست" in words
    assert "نام پیشین تا یک سال" in words


def test_residents_are_asked_and_the_result_is_published_after_the_last_day(
    client: Client, desk: Client, clerk: User
) -> None:
    made = proposed("نشاط", place("کاوه"))
    admit(desk, made.case)
    last = today() + datetime.timedelta(days=5)
    given = {
        "opens_on": format_date(today()),
        "closes_on": format_date(last),
        "way": "برگهٔ نظرخواهی در خانه‌ها",
        "asked": "۱۰۰",
    }
    assert act(desk, made.case, "hearing", **given).status_code == 302
    at = f"/place-names/proposals/{made.case.number}/"
    assert "برگهٔ نظرخواهی در خانه‌ها" in client.get(at).content.decode()
    result = {"in_favour": 61, "against": 20, "result": "بیشتر ساکنان موافق بودند."}
    assert act(desk, made.case, "result", **result).status_code == 422
    with time_machine.travel(last + datetime.timedelta(days=1)):
        later = signed_in(clerk)
        assert act(later, made.case, "result", **result | {"against": 50}).status_code == 422
        assert act(later, made.case, "result", **result).status_code == 302
    assert "بیشتر ساکنان موافق بودند." in client.get(at).content.decode()


def test_a_withdrawn_proposal_leaves_its_path(client: Client, desk: Client) -> None:
    made = proposed()
    admit(desk, made.case)
    token = token_in(page(opened(client, made)))
    client.post("/track/case/withdraw/", {"why": "mistake", "text": "", "token": token})

    assert StageVisit.objects.get().how == "closed"


def test_a_unit_of_administrative_division_changes_only_on_the_decree(desk: Client) -> None:
    village = kind("روستا")
    if village.path_class != PathClass.ADMINISTRATIVE:
        village.path_class = PathClass.ADMINISTRATIVE
        village.save()
    made = proposed("گلسار", place("پشتکوه", of="روستا"))
    admit(desk, made.case)
    assert visits() == ["نظر شهرستان"]
    received(desk, made.case)
    onwards(desk, made.case)
    onwards(desk, made.case)
    received(desk, made.case)
    onwards(desk, made.case)

    assert here().title == "تصویب‌نامهٔ هیئت وزیران"
    assert Place.objects.get().name == "پشتکوه"


def test_a_path_is_drawn_for_staff_and_for_nobody_else(desk: Client) -> None:
    path = NamingPath.objects.get(path_class=PathClass.CITY)
    at = f"/admin/naming_paths/drawing/{path.pk}/"
    admin = User.objects.create_superuser("drawer", password="a long pass phrase")
    words = signed_in(admin).get(at).content.decode()

    assert "دو هفته مهلت اعتراض" in words
    assert "بازگشت به کمیتهٔ فرعی" in words
    assert desk.get(at).status_code == 404
