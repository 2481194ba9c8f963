"""The entry of a page follows it: each kind of page, each thing that can happen, each engine."""

from collections.abc import Callable
from datetime import timedelta

import pytest
import time_machine
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone
from wagtail.models import Page, PageViewRestriction

from cms.core.searching import PageKind
from participation.common.tick import run_tick
from search.kinds import kinds
from search.models import Entry
from search.query import Query
from search.reconcile import bring_into_line, compare_all
from search.selectors import find
from tests.cms.events.factories import EventPageFactory
from tests.cms.factories import home_page
from tests.cms.news.factories import NewsIndexPageFactory, NewsPageFactory
from tests.cms.offices.factories import OfficePageFactory
from tests.cms.reports.factories import ReportPageFactory
from tests.cms.services.factories import ServicePageFactory
from tests.cms.standard_pages.factories import StandardPageFactory
from tests.engines import UsedEngine

pytestmark = [pytest.mark.django_db, pytest.mark.engine, pytest.mark.db]

FACTORIES = {
    "news": NewsPageFactory,
    "office": OfficePageFactory,
    "service": ServicePageFactory,
    "event": EventPageFactory,
    "report": ReportPageFactory,
    "page": StandardPageFactory,
}
TITLE, WORD = "شکرخند بی‌مانند", "شکرخند"
Found = Callable[..., list[str]]


@pytest.fixture
def found(engine: UsedEngine) -> Found:
    """Return a function that gives the addresses that readers find."""

    def search(word: str = WORD) -> list[str]:
        engine.settle()
        result = find(Query(word))
        assert not result.is_fallback
        return [hit.url for hit in result.hits]

    return search


@pytest.fixture(params=FACTORIES)
def page(request: pytest.FixtureRequest, engine: UsedEngine) -> Page:
    """A published page of each kind, found by a word that no other page has."""
    made = FACTORIES[request.param](title=TITLE)
    made.save_revision().publish()
    assert Entry.objects.get(title=TITLE).kind == request.param
    return made


def path_of(page: Page) -> str:
    return page.get_url_parts()[2]


def test_a_published_page_is_found_and_a_hidden_one_not(page: Page, found: Found) -> None:
    assert found() == [path_of(page)]
    page.unpublish()
    assert found() == []
    page.save_revision().publish()
    assert found() == [path_of(page)]


def test_a_renamed_page_is_found_by_its_new_name(page: Page, found: Found) -> None:
    assert found() == [path_of(page)]
    page.title, page.slug = "گل‌بانگ", "گل-بانگ"
    page.save_revision().publish()
    assert found() == []
    assert found("گلبانگ") == [path_of(Page.objects.get(pk=page.pk))]


def test_a_draft_changes_nothing(page: Page, found: Found) -> None:
    page.title = "گل‌بانگ"
    page.save_revision()
    assert found("گلبانگ") == []
    assert len(found()) == 1


def test_a_deleted_page_is_gone(page: Page, found: Found) -> None:
    assert len(found()) == 1
    page.delete()
    assert found() == []


def test_a_restricted_parent_hides_what_is_below_it(page: Page, found: Found) -> None:
    barred = PageViewRestriction.objects.create(
        page=page.get_parent(), restriction_type=PageViewRestriction.LOGIN
    )
    assert found() == []
    barred.delete()
    assert found() == [path_of(page)]


def test_a_moved_branch_is_found_at_its_new_address(page: Page, found: Found) -> None:
    parent = StandardPageFactory(title="شاخهٔ نو")
    before = found()
    Page.objects.get(pk=page.pk).move(parent, pos="last-child")
    moved = Page.objects.get(pk=page.pk)
    assert found() == [path_of(moved)] != before


def test_another_slug_above_changes_the_addresses_below(page: Page, found: Found) -> None:
    parent = StandardPageFactory(title="شاخهٔ نو")
    parent.save_revision().publish()
    Page.objects.get(pk=page.pk).move(parent, pos="last-child")
    parent.refresh_from_db()
    parent.slug = "شاخه-ی-دیگر"
    parent.save_revision().publish()
    assert found() == [path_of(Page.objects.get(pk=page.pk))]
    assert "شاخه-ی-دیگر" in Page.objects.get(pk=page.pk).url_path


def test_a_deleted_branch_takes_its_entries_along(page: Page, found: Found) -> None:
    parent = StandardPageFactory(title="شاخهٔ نو")
    Page.objects.get(pk=page.pk).move(parent, pos="last-child")
    Page.objects.get(pk=parent.pk).delete()
    assert found() == []
    assert not Entry.objects.filter(title=TITLE).exists()


def test_a_scheduled_page_is_found_from_its_hour_to_its_end(page: Page, found: Found) -> None:
    page.unpublish()
    now = timezone.now()
    page.go_live_at, page.expire_at = now + timedelta(hours=1), now + timedelta(hours=2)
    page.save_revision(approved_go_live_at=page.go_live_at)
    assert found() == []
    with time_machine.travel(now + timedelta(minutes=61), tick=False):
        run_tick(only=["core.publish_scheduled"])
        assert found() == [path_of(page)]
    # Before the clock comes round to hide it, it is no longer found.
    with time_machine.travel(now + timedelta(minutes=121), tick=False):
        assert found() == []
        run_tick(only=["core.publish_scheduled"])
        assert found() == []
        assert not Entry.objects.filter(title=TITLE).exists()


def test_an_editor_publishes_in_the_admin_and_readers_find_it(
    engine: UsedEngine, editor, found: Found
) -> None:
    draft = StandardPageFactory(title=TITLE, live=False)
    assert found() == []
    url = reverse("wagtail_bulk_action", args=["wagtailcore", "page", "publish"])
    assert editor.post(f"{url}?id={draft.pk}", {"next": "/admin/"}).status_code == 302
    assert found() == [path_of(draft)]
    editor.post(reverse("wagtailadmin_pages:unpublish", args=[draft.pk]), {})
    assert found() == []


def test_every_block_of_a_body_is_found(engine: UsedEngine, found: Found) -> None:
    made = NewsPageFactory(
        title="خبر",
        body=[
            ("heading", "سرخط"),
            ("text", "<p>آغازین</p><p>پایانی</p>"),
            ("quote", {"text": "نقل‌شده", "speaker": "گوینده‌ای"}),
            ("note", {"kind": "info", "text": "<p>یادداشتک</p>"}),
            ("question", {"question": "پرسشگرانه", "answer": "<p>پاسخ‌گونه</p>"}),
        ],
    )
    made.save_revision().publish()
    for word in ("سرخط", "آغازین", "پایانی", "گوینده‌ای", "یادداشتک", "پرسشگرانه", "پاسخ‌گونه"):
        assert found(word) == [path_of(made)], word


def test_a_rebuild_costs_the_same_queries_for_each_batch(db: None) -> None:
    index = NewsIndexPageFactory()

    def cost() -> int:
        with CaptureQueriesContext(connection) as captured:
            bring_into_line(kinds()["news"], force=True)
        # PostgreSQL's totals are added up every so many writes, whoever writes then.
        every_so_often = "WITH gone AS (DELETE FROM search_total"
        asked = [query["sql"] for query in captured.captured_queries]
        return len([sql for sql in asked if not sql.startswith(every_so_often)])

    for _ in range(3):
        NewsPageFactory(parent=index)
    cost()
    few = cost()
    for _ in range(12):
        NewsPageFactory(parent=index)
    cost()
    assert cost() == few


@pytest.mark.usefixtures("demo")
def test_the_demonstration_is_found_as_it_is(db: None) -> None:
    assert compare_all().is_clean
    assert Entry.objects.filter(kind__in=[k for k in kinds() if k != "page"]).count() >= 20
    spellings = ("راهاندازی", "راه اندازی", "راه‌اندازي")
    answers = [[hit.url for hit in find(Query(typed)).hits] for typed in spellings]
    assert answers[0]
    assert answers[1:] == answers[:1] * 2
    years = [[hit.url for hit in find(Query(typed)).hits] for typed in ("۱۴۰۱", "١٤٠١", "1401")]
    assert years[0]
    assert years[1:] == years[:1] * 2


def test_every_page_type_has_a_kind(db: None) -> None:
    assert isinstance(kinds()["page"], PageKind)
    assert home_page().specific_class is not None
