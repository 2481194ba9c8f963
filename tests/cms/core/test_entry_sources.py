"""What stands on a page beside its fields is found, and whatever door a change comes through."""

from collections.abc import Callable
from typing import Any
from urllib.parse import unquote

import pytest
from bs4 import BeautifulSoup
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from wagtail.actions.convert_alias import ConvertAliasPageAction
from wagtail.models import Page, PageViewRestriction, Site

from cms.documents.models import CustomDocument
from cms.goals.models import Duty, DutyGroup
from cms.news.models import NewsCategory
from cms.services.models import Audience
from participation.common.models import County
from search.kinds import kinds
from search.models import Entry
from search.query import Query
from search.reconcile import bring_into_line, compare_all
from search.selectors import find
from tests.cms.core.entry_pages import (
    FULL,
    TITLE,
    WORD,
    news,
)
from tests.cms.events.factories import DocumentFactory
from tests.cms.factories import home_page
from tests.cms.goals.factories import GoalsPageFactory
from tests.cms.news.factories import NewsIndexPageFactory
from tests.cms.standard_pages.factories import (
    FAQPageFactory,
    LinksPageFactory,
    StandardIndexPageFactory,
    StandardPageFactory,
)
from tests.engines import UsedEngine

pytestmark = [pytest.mark.django_db, pytest.mark.db]


def found(word: str = WORD) -> list[str]:
    return [unquote(hit.url) for hit in find(Query(word)).hits]


def path_of(page: Page) -> str:
    return unquote(Page.objects.get(pk=page.pk).get_url_parts()[2])


def assert_in_line() -> None:
    """The migrations made the first page before anything could be found."""
    report = compare_all()
    assert report.missing in ([], [f"page {home_page().pk}"])
    assert (report.stale, report.orphaned) == ([], [])


@pytest.mark.parametrize("kind", FULL)
def test_everything_that_stands_on_a_page_is_found(kind: str) -> None:
    make, index, words = FULL[kind]
    page = make(parent=index())
    assert Entry.objects.get(title=TITLE).kind == kind
    for word in words:
        assert path_of(page) in found(word), word
    assert_in_line()


@pytest.mark.parametrize("kind", FULL)
def test_a_batch_is_read_with_as_many_queries_as_one_page(kind: str) -> None:
    make, index, _words = FULL[kind]
    page = make(parent=index())

    def cost() -> int:
        with CaptureQueriesContext(connection) as captured:
            bring_into_line(kinds()[kind])
        return len(captured.captured_queries)

    one = cost()
    for number in range(4):
        # An office is not copied live: its unit is chosen by hand.
        if kind == "office":
            make(parent=page.get_parent())
        else:
            page.copy(update_attrs={"slug": f"copy-{number}", "title": "رونوشت"})
    assert Entry.objects.filter(kind=kind).count() == 5
    assert cost() == one


def test_pages_of_running_text_say_all_their_groups() -> None:
    faq = FAQPageFactory(
        groups=[{
            "type": "group",
            "value": {"title": "گروهک", "questions": [
                {"type": "item", "id": "1", "value": {
                    "question": "پرسشگرانه", "answer": "<p>پاسخ‌گونه</p>",
                }}
            ]},
        }]
    )  # fmt: skip
    links = LinksPageFactory(
        groups=[{
            "type": "group",
            "value": {"title": "دسته‌ای", "links": [
                {"type": "item", "id": "1", "value": {"title": "پیوندک", "url": "https://example.org/"}}
            ]},
        }]
    )  # fmt: skip
    goals = GoalsPageFactory()
    goals.groups = [
        DutyGroup(
            title="رسته‌ای",
            description="توضیحک",
            duties=[Duty(text="رسیدگانه", legal_reference="مادهٔ هفتادم")],
        )
    ]
    goals.save()
    home = home_page()
    home.tiles = [("tile", {"icon": "talk", "title": "کاشیک", "text": "", "address": "/"})]
    home.save_revision().publish()
    for page, words in (
        (faq, ("گروهک", "پرسشگرانه", "پاسخ‌گونه")),
        (links, ("دسته‌ای", "پیوندک")),
        (goals, ("رسته‌ای", "توضیحک", "رسیدگانه", "هفتادم")),
        (home, ("کاشیک",)),
    ):
        for word in words:
            assert found(word) == [path_of(page)], word


RENAMED: dict[str, tuple[Callable[[], Any], str]] = {
    "news": (lambda: NewsCategory.objects.get(name="بخش گندمک"), "name"),
    "event": (lambda: CustomDocument.objects.get(title="برنامهٔ فندقستان"), "title"),
    "report": (lambda: CustomDocument.objects.get(title="پیوست فندقستان"), "title"),
    "service": (lambda: Audience.objects.get(title="شهروندان"), "title"),
    "office": (lambda: County.objects.get(name="کاشان"), "name"),
}


@pytest.mark.parametrize("kind", RENAMED)
def test_a_renamed_row_is_found_on_its_page_at_once(kind: str) -> None:
    make, index, _words = FULL[kind]
    page = make(parent=index())
    get_row, attribute = RENAMED[kind]
    row = get_row()
    setattr(row, attribute, "نام بلدرچین")
    row.save()
    assert found("بلدرچین") == [path_of(page)]
    assert_in_line()


def test_files_of_a_body_are_found_by_their_titles() -> None:
    paper = DocumentFactory(title="دستورنامهٔ فندقستان")
    block = {"type": "documents", "value": [{"type": "item", "id": "1", "value": paper.pk}]}
    page = StandardPageFactory(title=TITLE, body=[block])
    assert found("فندقستان") == [path_of(page)]
    paper.title = "دستورنامهٔ بلدرچین"
    paper.save()
    assert (found("فندقستان"), found("بلدرچین")) == ([], [path_of(page)])
    assert_in_line()
    paper.delete()
    assert (found("بلدرچین"), found()) == ([], [path_of(page)])
    assert_in_line()


def test_the_key_of_a_county_is_followed_too() -> None:
    news(NewsIndexPageFactory())
    county = County.objects.get(name="کاشان")
    county.slug = "جای-دیگر"
    county.save()
    assert Entry.objects.get(title=TITLE).county == "جای-دیگر"


def test_what_is_saved_without_a_publication_is_found() -> None:
    page = StandardPageFactory(title=TITLE)
    assert found() == [path_of(page)]
    page.title = "گل‌بانگ"
    page.save()
    assert (found(), found("گلبانگ")) == ([], [path_of(page)])
    page.live = False
    page.save()
    assert found("گلبانگ") == []


def test_an_alias_is_found_as_its_original_and_barred_with_it() -> None:
    open_branch, closed = StandardIndexPageFactory(), StandardIndexPageFactory(title="بسته")
    page = StandardPageFactory(parent=closed, title=TITLE)
    alias = page.create_alias(parent=open_branch)
    assert found() == [path_of(page)]
    PageViewRestriction.objects.create(page=closed, restriction_type="login")
    page.refresh_from_db()
    page.save_revision().publish()
    assert found() == []
    bring_into_line(kinds()["page"])
    assert found() == []
    # Once it stands by itself it is a page of its own.
    ConvertAliasPageAction(alias).execute(skip_permission_checks=True)
    assert found() == [path_of(alias)]


def test_a_restricted_branch_that_is_deleted_leaves_nothing() -> None:
    branch = StandardIndexPageFactory(title="بسته")
    StandardPageFactory(parent=branch, title=TITLE)
    PageViewRestriction.objects.create(page=branch, restriction_type="login")
    Page.objects.get(pk=branch.pk).delete()
    assert found() == []
    assert not Entry.objects.exclude(title=home_page().title).exists()
    assert_in_line()


def test_a_deletion_asks_for_the_entries_of_a_branch_once() -> None:
    def cost(size: int) -> int:
        branch = StandardIndexPageFactory(title=f"شاخه با {size}")
        for _ in range(size):
            StandardPageFactory(parent=branch)
        with CaptureQueriesContext(connection) as captured:
            Page.objects.get(pk=branch.pk).delete()
        return sum('FROM "search_entry"' in query["sql"] for query in captured.captured_queries)

    assert cost(2) == cost(6)
    assert_in_line()


def test_another_root_of_the_site_changes_every_address() -> None:
    branch = StandardIndexPageFactory(title="ریشهٔ نو")
    inside = StandardPageFactory(parent=branch, title=TITLE)
    outside = StandardPageFactory(title="گل‌بانگ")
    assert (found(), found("گلبانگ")) == ([path_of(inside)], [path_of(outside)])
    site = Site.objects.get(is_default_site=True)
    site.root_page = Page.objects.get(pk=branch.pk)
    site.save()
    assert found() == [f"/{inside.slug}/"]
    assert found("گلبانگ") == []
    site.delete()
    assert found() == []


# What an editor does in the admin: the address, what is sent, and what readers find then.
DOORS: dict[str, tuple[str, dict[str, Any], Callable[[Page, Page], list[str]]]] = {
    "unpublish": ("wagtailadmin_pages:unpublish", {}, lambda _page, _to: []),
    "delete": ("wagtailadmin_pages:delete", {}, lambda _page, _to: []),
    "bulk unpublish": ("bulk:unpublish", {}, lambda _page, _to: []),
    "bulk delete": ("bulk:delete", {}, lambda _page, _to: []),
    "privacy": (
        "wagtailadmin_pages:set_privacy",
        {"restriction_type": "login"},
        lambda _page, _to: [],
    ),
    "move": ("move", {}, lambda page, to: [f"{path_of(to)}{page.slug}/"]),
    "copy": (
        "wagtailadmin_pages:copy",
        {"new_title": TITLE, "new_slug": "copy", "publish_copies": "on"},
        lambda page, to: sorted([path_of(page), f"{path_of(to)}copy/"]),
    ),
}


@pytest.mark.engine
@pytest.mark.parametrize("door", DOORS)
def test_readers_find_at_once_what_an_editor_did(
    engine: UsedEngine, editor: Client, door: str
) -> None:
    name, sent, expected = DOORS[door]
    page = StandardPageFactory(title=TITLE)
    target = StandardIndexPageFactory(title="شاخهٔ نو")
    engine.settle()
    assert found() == [path_of(page)]
    if name == "move":
        address = reverse("wagtailadmin_pages:move_confirm", args=[page.pk, target.pk])
    elif name.startswith("bulk:"):
        action = reverse("wagtail_bulk_action", args=["wagtailcore", "page", name[5:]])
        address = f"{action}?id={page.pk}&next=/admin/"
    else:
        address = reverse(name, args=[page.pk])
    if door == "copy":
        sent = {**sent, "new_parent_page": target.pk}
    assert editor.post(address, sent).status_code in {200, 302}
    engine.settle()
    assert sorted(found()) == expected(page, target)
    editor.logout()
    shown = BeautifulSoup(editor.get(reverse("search"), {"q": WORD}).content, "html.parser")
    links = [unquote(link["href"]) for link in shown.select("main a[href]")]
    for address in (f"/{page.slug}/", *expected(page, target)):
        assert (address in links) == (address in expected(page, target))
