"""A path is tried out before it is used: which holds where, by when its stages end."""

from typing import Any

import pytest
from django.test import Client

from participation.common.models import Holiday, User
from participation.place_names.enums import PathClass
from participation.place_names.models import Move, NamingPath, Proposal, Stage, StageVisit
from persian.jalali import format_date
from tests.participation.cases.at_the_desk import signed_in
from tests.participation.place_names.factories import county, day, kind
from tests.participation.place_names.proposing import admit, proposed

pytestmark = [pytest.mark.django_db, pytest.mark.db]
TRY = "/admin/naming_paths/try/"


@pytest.fixture
def office() -> Client:
    """The browser of whoever keeps the paths."""
    return signed_in(User.objects.create_superuser("keeper", password="a long pass phrase"))


def tried(client: Client, **more: Any) -> str:
    given = {"kind": kind("کوچه").pk, "county": county().pk, "city": "اصفهان", "day": "۱۴۰۵/۰۹/۰۷"}
    answer = client.get(TRY, given | more)
    assert answer.status_code == 200
    return str(answer.content.decode())


def test_it_shows_stages_receivers_days_and_what_silence_means(office: Client) -> None:
    words = tried(office)

    for told in ("کمیتهٔ فرعی نام‌گذاری شهرداری", "دو هفته مهلت اعتراض", "هیئت تطبیق مصوبات"):
        assert told in words, told
    assert "موافقت شمرده می‌شود" in words
    assert format_date(day(1405, 9, 7)) in words


def test_the_days_are_those_that_a_proposal_would_get(office: Client, desk: Client) -> None:
    made = proposed()
    admit(desk, made.case)
    visit = StageVisit.objects.get()
    assert visit.due_date is not None

    assert format_date(visit.due_date) in tried(office, day="")


def test_a_holiday_moves_the_last_days(office: Client) -> None:
    before = tried(office)
    Holiday.objects.create(day=day(1405, 9, 9), title="تعطیلی نمونه", kind="closure")

    assert tried(office) != before


def test_a_city_of_its_own_goes_before_its_class_and_a_draft_is_tried_first(
    office: Client,
) -> None:
    draft = NamingPath.objects.create(
        title="مسیر تازهٔ اصفهان", path_class=PathClass.CITY, city="اصفهان", city_key="اصفهان",
        is_active=False,
    )  # fmt: skip
    stage = Stage.objects.create(path=draft, title="شورا", sort_order=0, silence="nothing")
    Move.objects.create(stage=stage, label="به هیچ‌جا", kind="on", target=4, sort_order=0)
    assert "نام‌گذاری در شهر" in tried(office)

    words = tried(office, path=draft.pk)
    assert "هنوز به کار نیست" in words
    assert "هیچ مرحله‌ای تصمیم نمی‌گیرد" in words
    assert "«به هیچ‌جا»" in words
    draft.is_active = True
    draft.save()
    assert "این شهر مسیر ویژهٔ خود را دارد" in tried(office)
    assert not Proposal.objects.exists()


def test_where_no_path_is_in_use_it_says_so(office: Client) -> None:
    NamingPath.objects.update(is_active=False)

    assert "هیچ مسیری در این‌جا به کار نیست" in tried(office)


def test_what_is_no_day_or_no_place_is_said_beside_the_field(office: Client) -> None:
    answer = office.get(TRY, {"kind": "", "county": "x", "day": "۱۴۰۵/۱۳/۴۰"})

    assert answer.status_code == 422
    assert "شهرستان" in answer.content.decode()
    assert "۱۴۰۵/۱۳/۴۰" in answer.content.decode()


def test_the_paths_that_are_shipped_have_nothing_wrong(office: Client) -> None:
    for path in NamingPath.objects.all():
        assert "help-warning" not in tried(office, path=path.pk), path


def test_whoever_may_not_read_paths_finds_nothing(desk: Client, client: Client) -> None:
    assert desk.get(TRY).status_code == 404
    assert client.get(TRY).status_code == 302
