"""What every engine does alike."""

from datetime import date, timedelta

import pytest
import time_machine
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from persian.jalali import to_gregorian, today
from search.engines import asked_engine, database_engine
from search.query import Mode, Order, Query
from search.selectors import found_ids, newest_ids
from search.terms import query_groups
from tests.search.conftest import Ask, Put, keys

pytestmark = [pytest.mark.django_db, pytest.mark.engine, pytest.mark.db]

SPELLINGS = ("راهاندازی", "راه اندازی", "راه‌اندازي", "راه‌اندازی")
FILLER = "نشست‌ها و برنامه‌های هفته در شهر و روستا برگزار شد و مردم در آن شرکت کردند"


def test_a_title_counts_more_than_a_text(put: Put, ask: Ask) -> None:
    put("text", "خبر نخست", f"کتابخانه {FILLER}")
    put("title", "کتابخانه", f"خبر نخست {FILLER}")
    for n in range(5):
        put(f"other-{n}", f"چیز دیگر {n}", FILLER)
    assert keys(ask("کتابخانه")) == ["title", "text"]


def test_a_number_counts_more_than_a_text(put: Put, ask: Ask) -> None:
    put("text", "خبر", f"نامهٔ ۱۱۳۱۷۲ {FILLER}")
    put("number", "مصوبه", FILLER, number="۱۱۳۱۷۲")
    for n in range(5):
        put(f"other-{n}", f"چیز دیگر {n}", FILLER)
    assert keys(ask("113172")) == ["number", "text"]


def test_of_equal_texts_the_recent_one_comes_first(put: Put, ask: Ask) -> None:
    put("old", "بوستان محله", FILLER, date=today() - timedelta(days=3000))
    put("undated", "بوستان محله", FILLER)
    put("new", "بوستان محله", FILLER, date=today())
    for n in range(5):
        put(f"other-{n}", f"چیز دیگر {n}", FILLER)
    assert keys(ask("بوستان")) == ["new", "old", "undated"]


def test_equal_scores_come_newest_entry_first(put: Put, ask: Ask) -> None:
    for name in ("first", "second", "third"):
        put(name, "میدان", "همان متن")
    assert keys(ask("میدان")) == ["third", "second", "first"]


@pytest.mark.parametrize("typed", SPELLINGS)
def test_every_spelling_finds_the_same_in_the_same_order(put: Put, ask: Ask, typed: str) -> None:
    for place, spelling in enumerate(SPELLINGS):
        put(f"k{place}", f"{spelling} دفتر", FILLER)
    put("other", "دفتر دیگر", FILLER)
    assert keys(ask(typed)) == ["k3", "k2", "k1", "k0"]


@pytest.mark.parametrize("typed", ["۱۴۰۱", "١٤٠١", "1401"])
def test_any_digits_find_the_same(put: Put, ask: Ask, typed: str) -> None:
    put("a", "گزارش سال ۱۴۰۱")
    put("b", "گزارش سال 1401")
    put("c", "گزارش سال ۱۴۰۲")
    assert keys(ask(typed)) == ["b", "a"]


def test_all_words_are_wanted_where_something_has_them(put: Put, ask: Ask) -> None:
    put("both", "دفتر ارزنان")
    put("one", "دفتر حصه")
    result = ask("دفتر ارزنان")
    assert (keys(result), result.mode) == (["both"], Mode.ALL)


def test_some_words_do_where_nothing_has_all(put: Put, ask: Ask) -> None:
    put("one", "دفتر حصه")
    put("other", "میدان ارزنان")
    put("none", "چیز دیگر")
    result = ask("دفتر ارزنان")
    assert (sorted(keys(result)), result.mode) == (["one", "other"], Mode.ANY)


def shelf(put: Put) -> None:
    put("n1", "سند محله", kind="news", county="isfahan", date=to_gregorian(1404, 2, 1))
    put("n2", "سند محله", kind="news", county="kashan", date=to_gregorian(1405, 2, 1))
    put("r1", "سند محله", kind="resolution", body="b1", organisations=("3", "17"),
        date=to_gregorian(1405, 3, 1))  # fmt: skip
    put("r2", "سند محله", kind="resolution", body="b2", organisations=("3",),
        date=to_gregorian(1404, 3, 1))  # fmt: skip
    put("other", "چیز دیگر", kind="news", county="isfahan")


def counts(**facets: tuple[str, ...]) -> dict[str, dict[str, int]]:
    return {
        name: dict(values)
        for name, values in asked_engine()
        .match(Query("سند", facets=facets), Mode.ALL)
        .facets.items()
    }


def test_five_facets_are_counted(put: Put, ask: Ask) -> None:
    shelf(put)
    assert counts() == {
        "kind": {"news": 2, "resolution": 2},
        "county": {"isfahan": 1, "kashan": 1},
        "body": {"b1": 1, "b2": 1},
        "organisation": {"3": 2, "17": 1},
        "year": {"1404": 2, "1405": 2},
    }


def test_a_choice_narrows_the_other_facets_and_not_its_own(put: Put, ask: Ask) -> None:
    shelf(put)
    narrowed = counts(kind=("resolution",), year=("1405",))
    assert narrowed["kind"] == {"news": 1, "resolution": 1}
    assert narrowed["year"] == {"1404": 1, "1405": 1}
    assert narrowed["organisation"] == {"3": 1, "17": 1}
    assert narrowed["county"] == {}
    assert keys(ask("سند", facets={"kind": ("resolution",), "year": ("1405",)})) == ["r1"]


def test_values_of_one_facet_add_up(put: Put, ask: Ask) -> None:
    shelf(put)
    result = ask("سند", facets={"county": ("isfahan", "kashan")})
    assert (sorted(keys(result)), result.total) == (["n1", "n2"], 2)
    assert keys(ask("سند", facets={"organisation": ("17",)})) == ["r1"]


@pytest.mark.parametrize("facets", [
    {"year": ("abc",)}, {"year": ("9" * 30,)}, {"county": ("%",)}, {"organisation": ("_",)},
    {"kind": ("' OR 1=1 --",)},
])  # fmt: skip
def test_an_unknown_value_finds_nothing(put: Put, ask: Ask, facets: dict[str, tuple[str]]) -> None:
    shelf(put)
    assert ask("سند", facets=facets).total == 0


def test_days_narrow_with_both_ends_included(put: Put, ask: Ask) -> None:
    for day in (1, 2, 3, 4):
        put(f"d{day}", "سند محله", date=to_gregorian(1405, 1, day))
    put("undated", "سند محله")
    found = ask("سند", since=to_gregorian(1405, 1, 2), until=to_gregorian(1405, 1, 3))
    assert sorted(keys(found)) == ["d2", "d3"]


def test_pages_give_each_hit_once(put: Put, ask: Ask) -> None:
    for n in range(7):
        put(f"k{n}", "کوچهٔ بهار", date=date(2026, 1, 1 + n % 3))
    pages = [keys(ask("بهار", page=page, size=3)) for page in (1, 2, 3)]
    assert [len(page) for page in pages] == [3, 3, 1]
    assert len({key for page in pages for key in page}) == 7
    assert ask("بهار", page=4, size=3).hits == []


def test_newest_first_where_asked_for(put: Put, ask: Ask) -> None:
    put("title", "کتابخانه کتابخانه", date=date(2020, 1, 1))
    put("text", "خبر", "کتابخانه", date=date(2026, 1, 1))
    put("undated", "کتابخانه")
    assert keys(ask("کتابخانه", order=Order.NEWEST)) == ["text", "title", "undated"]


def test_nothing_is_found_outside_its_hours(put: Put, ask: Ask) -> None:
    now = timezone.now()
    put("later", "آگهی", visible_from=now + timedelta(hours=1))
    put("over", "آگهی", visible_until=now - timedelta(hours=1))
    put(
        "now", "آگهی", visible_from=now - timedelta(hours=1), visible_until=now + timedelta(hours=3)
    )
    assert keys(ask("آگهی")) == ["now"]
    assert ask("آگهی").total == 1
    with time_machine.travel(now + timedelta(hours=2), tick=False):
        assert sorted(keys(ask("آگهی"))) == ["later", "now"]


def test_which_words_any_entry_has_is_one_query(put: Put) -> None:
    put("one", "بوستان محله", "راه‌اندازی دفتر")
    put("late", "میدان", "فردا", visible_from=timezone.now() + timedelta(days=1))
    words = {"بوستان": True, "راهاندازی": True, "بوستن": False, "میدان": False, "دفترها": True}
    groups = [group for word in words for group in query_groups(word)]
    with CaptureQueriesContext(connection) as captured:
        held = database_engine().holds(groups)
    assert len(captured) == 1
    assert dict(zip(words, held, strict=True)) == words
    assert database_engine().holds([]) == []


def test_an_entry_follows_its_source(put: Put, ask: Ask) -> None:
    put("a", "پل خواجو")
    put("b", "پل فلزی")
    assert keys(ask("خواجو")) == ["a"]
    put("a", "سی‌وسه‌پل")
    assert keys(ask("خواجو")) == []
    assert keys(ask("سی و سه پل"))[:1] == ["a"]
    put("a")
    assert keys(ask("سی‌وسه‌پل")) == []
    assert keys(ask("پل")) == ["b"]


def test_lists_are_narrowed_by_what_words_find_of_their_kind(put: Put, ask: Ask) -> None:
    now = timezone.now()
    put("n1", "جشن سند محله", kind="news")
    put("r1", "سند محله", kind="resolution")
    put("r2", "نام کوچه", f"سند {FILLER}", kind="resolution")
    put("r3", "نام میدان", FILLER, kind="resolution")
    put("r4", "سند فردا", kind="resolution", visible_from=now + timedelta(hours=1))
    assert sorted(found_ids("سند", kind="resolution")) == ["r1", "r2"]
    # Of more than are wanted the best.
    assert found_ids("سند", kind="resolution", size=1) == ["r1"]
    # News have all of these words; where nothing has, any of them does.
    assert found_ids("جشن سند", kind="resolution") == []
    assert sorted(found_ids("خلخلخ سند", kind="resolution")) == ["r1", "r2"]
    assert found_ids("خلخلخ", kind="resolution") == []
    assert found_ids("", kind="resolution") == []
    assert ask("سند").total == 3  # the engine itself answers


def test_several_wordings_are_looked_for_in_one_question(put: Put, ask: Ask) -> None:
    now = timezone.now()
    put("old", "خیابان کاوه", kind="resolution", date=today() - timedelta(days=9))
    put("new", "خیابان نشاط", FILLER, kind="resolution", date=today())
    put("joined", "راه‌اندازی میدان", kind="resolution", date=today() - timedelta(days=5))
    put("half", "خیابان", FILLER, kind="resolution", date=today())
    put("other", "خیابان کاوه", kind="news", date=today())
    put("soon", "خیابان کاوه", kind="resolution", visible_from=now + timedelta(hours=1))
    texts = ["خیابان کاوه", "خیابان نشاط", "میدان راه اندازی"]
    with CaptureQueriesContext(connection) as seen:
        found = newest_ids(texts, kind="resolution", size=10)
    assert sorted(found) == ["joined", "new", "old"]
    if asked_engine() is database_engine():
        assert len(seen) == 1
    assert newest_ids(texts, kind="resolution", size=1) == ["new"]
    assert newest_ids(texts[:1], kind="resolution", size=9) == ["old"]
    assert newest_ids(["", "؟"], kind="resolution", size=9) == []
    assert newest_ids(["خلخلخ کاوه"], kind="resolution", size=9) == []
    assert ask("خیابان").total == 4  # the engine itself answers


GARBAGE = (
    "", " ", "ن", "و", "\x00", '"', "AND OR NOT", "a* NEAR(b)", "terms:x", "(((", "😀", "\ud800",
    "%_\\", "ـ" * 50, "x" * 5000, "واژه " * 500, "‌‌‌", "{}[]^~", "-سند", "۱" * 400,
)  # fmt: skip


@pytest.mark.parametrize("place", range(len(GARBAGE)))
def test_any_query_is_answered(put: Put, ask: Ask, place: int) -> None:
    put("a", "سند محله", FILLER)
    assert ask(GARBAGE[place]).total in {0, 1}


def test_what_was_found_is_marked_on_the_original(put: Put, ask: Ask) -> None:
    put("a", "راه‌اندازيِ دفتر", f"{FILLER}. {FILLER}. در پایان دفترهای تسهیل‌گري را گشودند.")
    hit = ask("راه اندازی دفتر تسهیلگری").hits[0]
    assert [piece.text for piece in hit.title_pieces if piece.is_found] == ["راه‌اندازيِ دفتر"]
    assert [piece.text for piece in hit.text_pieces if piece.is_found] == ["دفترهای تسهیل‌گري"]
    assert "".join(piece.text for piece in hit.title_pieces) == "راه‌اندازيِ دفتر"


def test_more_than_can_be_counted_says_so(
    put: Put, ask: Ask, monkeypatch: pytest.MonkeyPatch
) -> None:
    for module in ("search.engines.sqlite", "search.engines.postgresql", "search.engines.sql",
                   "search.engines.elasticsearch"):  # fmt: skip
        monkeypatch.setattr(f"{module}.COUNTED", 5)
    for n in range(8):
        put(f"k{n}", "خیابان چهارباغ", date=date(2026, 1, 1 + n), county="isfahan")
    result = ask("چهارباغ", size=4)
    assert (result.is_capped, result.total) == (True, 5)
    assert keys(result) == ["k7", "k6", "k5", "k4"]
