"""What officers do together in a case, as they see it in a browser."""

import uuid

import pytest
from playwright.sync_api import Page, expect

from participation.cases.enums import Priority
from participation.cases.models import Case
from participation.cases.services import checklists, correspondence, splitting
from participation.common.models import User
from participation.complaints.models import Category, CategoryCheck
from tests.browser import Watch, assert_axe_clean, assert_fits, follow, screenshot, visit
from tests.participation.cases.cast import Province, category, filed, officer
from tests.participation.cases.test_desk_in_the_browser import enter, named

pytestmark = [pytest.mark.django_db, pytest.mark.browser]
ITEMS = ("تماس با شهروند و شنیدن گفتهٔ او", "بازدید از محل", "استعلام از دبیرخانهٔ شورا")


@pytest.fixture
def two(province: Province) -> User:
    """A colleague of the desk."""
    return named(officer("reza", province.desk), "رضا", "کریمی")


@pytest.fixture
def one(province: Province) -> User:
    """An officer of the desk."""
    return named(officer("sara", province.desk), "سارا", "احمدی")


@pytest.fixture
def other(province: Province) -> Category:
    """What a part is about."""
    return category(province.desk, title="دسترسی به صورت‌جلسه‌ها")


@pytest.fixture
def case(province: Province, one: User, two: User, other: Category) -> Case:
    """An urgent complaint with a checklist, a note that names somebody, and a part."""
    asked = category(province.desk, title="شکایت از شورای اسلامی روستا", priority=Priority.URGENT)
    for place, title in enumerate(ITEMS):
        CategoryCheck.objects.create(
            category=asked, title=title, sort_order=place, is_required=place == 1
        )
    case = filed(asked, county=province.county).case
    filed(category(province.desk, title="شکایت دیگر", priority=Priority.HIGH))
    first = CategoryCheck.objects.get(title=ITEMS[0]).pk
    checklists.check(case_id=case.pk, shown=[], ticked=[first], by=two)
    correspondence.add_note(
        case_id=case.pk, text="پیش از ظهر نگاه کنید؛ تابلو شکسته است.", by=two, mentioned=[one]
    )
    what = splitting.SplitOff(
        token=uuid.uuid4(), category=str(other.pk), text="رونوشت صورت‌جلسه را می‌خواهم."
    )
    splitting.split(case_id=case.pk, what=what, by=one, seen=1)
    return Case.objects.get(pk=case.pk)


@pytest.mark.parametrize("look", ["360-light", "1280-light", "1280-dark"])
def test_priority_checklist_notes_and_parts_fit_and_are_accessible(
    server: str, page: Page, one: User, case: Case, look: str
) -> None:
    size, scheme = look.split("-")
    enter(page, server, one)
    watch = Watch(page)
    screens = {"list": "", "case": f"{case.pk}/", "split": f"{case.pk}/split/"}
    for name, path in screens.items():
        visit(page, f"{server}/admin/cases/{path}", width=int(size), scheme=scheme)
        for summary in page.locator("details.case-do > summary").all():
            if summary.inner_text() in {"یادداشت برای همکاران", "متن ثبت‌شده"}:
                summary.click()
        page.set_viewport_size({"width": int(size), "height": 2200})
        screenshot(page, f"together-{name}-{look}")
        assert_fits(page)
        assert_axe_clean(page)
    watch.assert_quiet(server)


def test_an_item_is_ticked_and_the_answer_waits_for_the_other(
    server: str, page: Page, one: User, case: Case
) -> None:
    enter(page, server, one)
    visit(page, f"{server}/admin/cases/{case.pk}/")

    page.get_by_label(ITEMS[2]).check()
    follow(page.get_by_role("button", name="ثبت فهرست وارسی"))

    expect(page.get_by_text("فهرست وارسی ثبت شد.")).to_be_visible()
    expect(page.get_by_label(ITEMS[2])).to_be_checked()
    expect(page.get_by_label(ITEMS[0])).to_be_checked()
    expect(page.get_by_label(ITEMS[1])).not_to_be_checked()
