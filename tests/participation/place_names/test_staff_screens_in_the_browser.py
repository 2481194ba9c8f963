"""The screens of staff about namings, on a desk and a tablet, in light and dark."""

import uuid

import pytest
from django.test import Client
from playwright.sync_api import Page

from participation.cases.models import Case
from participation.common.models import Unit, User
from participation.place_names import services
from participation.place_names.models import NamingDecision, Place, StageVisit
from participation.resolutions.models import Meeting
from persian.jalali import format_date, today
from tests.browser import Watch, assert_axe_clean, assert_fits, screenshot, visit
from tests.participation.cases.test_desk_in_the_browser import PASSWORD, enter
from tests.participation.place_names.factories import county, kind, place
from tests.participation.place_names.proposing import act, admit, proposed
from tests.participation.place_names.test_decisions import ENTER, typed

pytestmark = [pytest.mark.django_db, pytest.mark.browser, pytest.mark.usefixtures("playwright")]


@pytest.fixture
def head(governorate: Unit) -> User:
    """Who sees every screen, and works in the governorate."""
    user = User.objects.create_superuser("head", password=PASSWORD)
    governorate.memberships.create(user=user)
    return user


@pytest.fixture
def kaveh() -> Place:
    """A street with names of before, and another that is called nearly as is proposed."""
    place("نشاط")
    made = place("کاوه", extent="از میدان شهدا تا ترمینال")
    services.add_former_name(place=made, text="سی متری")
    services.add_alternative_name(place=made, text="شصت‌متری")
    return made


@pytest.fixture
def on_its_way(desk: Client, kaveh: Place) -> Case:
    """A renaming at the sub-committee, with a letter, opinions and a hearing."""
    made: Case = proposed("نشاط اصفهانی", kaveh).case
    admit(desk, made)
    visit_ = StageVisit.objects.select_related("stage").get()
    act(desk, made, "move", move=visit_.stage.moves.get().pk, remark="برای بررسی")
    act(desk, made, "letter", recipient="کمیتهٔ فرعی نام‌گذاری شهرداری")
    day = format_date(today())
    act(desk, made, "ask", token=uuid.uuid4(), organisation="بنیاد شهید", due_date=day)
    opinion = {"organisation": "ادارهٔ پست", "kind": "condition", "number": "۱۲۳", "dated": day}
    act(desk, made, "opinion", token=uuid.uuid4(), text="نام پیشین بماند.", **opinion)
    act(desk, made, "hearing", opens_on=day, closes_on=day, way="برگهٔ نظرخواهی", asked="۱۰۰")
    return made


@pytest.fixture
def screens(secretary: Client, council: Meeting, on_its_way: Case) -> dict[str, str]:
    """The screens by name, each with something on it."""
    new = proposed("آلاله").case
    rows = [{"kind": kind("کوچه").pk, "name": f"گل {one}"} for one in ("سرخ", "زرد")]
    answer = secretary.post(ENTER, typed(secretary, council, *rows))
    assert answer.status_code == 302, answer.content.decode()
    path = StageVisit.objects.select_related("stage").filter(proposal=on_its_way.pk)[0].stage
    return {
        "new": f"place-name-proposals/{new.pk}/",
        "on-its-way": f"place-name-proposals/{on_its_way.pk}/",
        "paths": "naming_paths/",
        "path": f"naming_paths/drawing/{path.path_id}/",
        "try": f"naming_paths/try/?kind={kind('کوچه').pk}&county={county().pk}&city=اصفهان",
        "act": "naming-decisions/new/",
        "decision": f"naming-decisions/{NamingDecision.objects.get().pk}/",
        "places": "places/",
        "place": f"places/{Place.objects.get(name='کاوه').pk}/",
        "rules": "naming_rules/",
        "choose": "file-for/",
        "file": "file-name-for/naming/",
    }


@pytest.mark.parametrize("look", ["1280-light", "1280-dark", "768-light", "768-dark"])
def test_the_screens_of_namings_fit_and_are_accessible(
    server: str, page: Page, head: User, screens: dict[str, str], look: str
) -> None:
    width, scheme = look.split("-")
    enter(page, server, head)
    watch = Watch(page)
    for name, path in screens.items():
        visit(page, f"{server}/admin/{path}", width=int(width), scheme=scheme)
        page.set_viewport_size({"width": int(width), "height": 1900})
        page.evaluate(
            "document.querySelectorAll('details.case-do').forEach((one) => one.open = true)"
        )
        screenshot(page, f"namings-{name}-{look}")
        assert_fits(page)
        assert_axe_clean(page)
    watch.assert_quiet(server)
