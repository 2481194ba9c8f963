"""Content from a generator: news and minutes as real rows, words by Zipf, skewed facets.

The same seed gives the same content, so that the words of ``queries.txt`` are as rare as it says.
What is there already is not made again: a run that was cut short goes on where it was.
"""

import datetime as dt
import random
from collections.abc import Iterable, Iterator
from itertools import accumulate, islice
from typing import Any, TypeVar

from tqdm import tqdm

LETTERS = "ابپتجدرزسشفقکگلمنوهی"
VOCABULARY = 40_000
WORDS = 80
BATCH = 1_000
BODIES = 20
ORGANISATIONS = 60
ROWS = 10
FIRST_YEAR = 1390
YEARS = 16
SEED = 1405
Item = TypeVar("Item")


class Words:
    """A language of words none of which the analysis changes into another."""

    def __init__(self) -> None:
        dice = random.Random(SEED)
        words = {
            "".join(dice.choices(LETTERS, k=dice.randint(5, 8))) for _ in range(VOCABULARY * 2)
        }
        self.ranked = sorted(words)[:VOCABULARY]
        self.weights = list(accumulate(1 / (rank + 10) for rank in range(VOCABULARY)))

    def text(self, dice: random.Random, length: int = WORDS) -> str:
        """Return words, the common ones often."""
        return " ".join(dice.choices(self.ranked, cum_weights=self.weights, k=length))


def skewed(dice: random.Random, size: int) -> int:
    """Return a place in a list of a size, the first ones often."""
    return int(size * dice.random() ** 2)


def batched(items: Iterable[Item], size: int) -> Iterator[list[Item]]:
    """Yield lists of a size."""
    rest = iter(items)
    while batch := list(islice(rest, size)):
        yield batch


def fill(news: int, resolutions: int) -> None:
    """Bring the site to so many made-up news items and resolutions, and index them."""
    from participation.common.versions import touch

    words = Words()
    _fill_news(news, words)
    _fill_minutes(resolutions, words)
    for name in ("pages", "resolutions"):
        touch(name)
    _fill_search(news + resolutions)


def _fill_search(least: int) -> None:
    """Write the entries that are missing; a server of its own is told of all of them."""
    from django.core.management import call_command

    from search.engines import is_remote
    from search.models import Entry

    if Entry.objects.filter(kind__in=("news", "resolution")).count() < least:
        call_command("rebuild_search", "--changed")
    elif is_remote():
        call_command("rebuild_search", "--changed", "--kind", "body")


def _fill_news(wanted: int, words: Words) -> None:
    """Add pages below the demonstration's news, past Wagtail's own way: one at a time is hours."""
    from django.db import transaction
    from wagtail.models import Page

    from cms.news.models import NewsIndexPage, NewsPage
    from participation.common.models import County

    index = NewsIndexPage.objects.get()
    there = NewsPage.objects.filter(slug__startswith="made-").count()
    counties = list(County.objects.order_by("pk"))
    last = index.get_children().order_by("path").last()
    step = NewsPage._str2int(last.path[len(index.path) :]) if last else 0
    with tqdm(desc="news", total=wanted, initial=min(there, wanted), unit=" pages") as bar:
        for batch in batched(range(there, wanted), BATCH):
            pages = []
            for key in batch:
                step += 1
                pages.append(_page(index, step, key, words))
            with transaction.atomic():
                for key, page in zip(batch, Page.objects.bulk_create(pages), strict=True):
                    dice = random.Random(f"county-{key}")
                    county = counties[skewed(dice, len(counties))] if counties else None
                    _news_item(page, key, county, words).save_base(raw=True)
                Page.objects.filter(pk=index.pk).update(numchild=index.get_children().count())
            bar.update(len(batch))


def _page(index: Any, step: int, key: int, words: Words) -> Any:
    from django.contrib.contenttypes.models import ContentType
    from wagtail.models import Page

    from cms.news.models import NewsPage

    title, moment = words.text(random.Random(f"news-{key}"))[:60], _moment(key)
    return Page(
        path=NewsPage._get_path(index.path, index.depth + 1, step),
        depth=index.depth + 1,
        title=title,
        draft_title=title,
        slug=f"made-{key}",
        url_path=f"{index.url_path}made-{key}/",
        content_type=ContentType.objects.get_for_model(NewsPage),
        locale_id=index.locale_id,
        first_published_at=moment,
        last_published_at=moment,
    )


def _news_item(page: Any, key: int, county: Any, words: Words) -> Any:
    from cms.news.models import NewsPage
    from persian.jalali import from_gregorian

    text, moment = words.text(random.Random(f"news-{key}")), _moment(key)
    day = from_gregorian(moment)
    item = NewsPage(
        page_ptr=page,
        date=moment,
        jalali_month=day.year * 100 + day.month,
        code=10_000_000 + key,
        summary=text[60:200],
        county=county,
        body=[("paragraph", text)],
    )
    # What `save_base` of a child writes of its own row alone.
    item.__dict__.update(
        {field.attname: getattr(page, field.attname) for field in page._meta.fields}
    )
    return item


def _moment(key: int) -> dt.datetime:
    return dt.datetime(2026, 11, 1, 8, tzinfo=dt.UTC) - dt.timedelta(hours=key * 6)


def _bodies() -> tuple[list[Any], list[Any]]:
    from participation.common.models import County, Organisation
    from participation.resolutions.models import Body

    counties = list(County.objects.order_by("pk"))
    bodies, organisations = [], []
    for number in range(BODIES):
        body, _ = Body.objects.get_or_create(
            slug=f"made-{number}",
            defaults={
                "name": f"کارگروه ساختگی {number}",
                "kind": "working_group",
                "county": counties[number % len(counties)] if counties and number % 3 else None,
            },
        )
        bodies.append(body)
    for number in range(ORGANISATIONS):
        organisation, _ = Organisation.objects.get_or_create(
            slug=f"made-{number}", defaults={"name": f"دستگاه ساختگی {number}"}
        )
        organisations.append(organisation)
    return bodies, organisations


def _meetings(wanted: int) -> Iterator[tuple[int, int, int, random.Random]]:
    """Yield body, year and number of meetings, those that were made before first."""
    seen: dict[tuple[int, int], int] = {}
    for key in range(-(-wanted // ROWS)):
        dice = random.Random(f"meeting-{key}")
        place = skewed(dice, BODIES), FIRST_YEAR + key % YEARS
        seen[place] = seen.get(place, 0) + 1
        yield *place, seen[place], dice


def _fill_minutes(wanted: int, words: Words) -> None:
    from django.db import transaction

    from participation.resolutions.models import Meeting, Resolution
    from persian.jalali import to_gregorian

    bodies, organisations = _bodies()
    there = Resolution.objects.filter(meeting__body__slug__startswith="made-").count()
    left = islice(_meetings(wanted), there // ROWS, None)
    with tqdm(desc="resolutions", total=wanted, initial=min(there, wanted), unit=" rows") as bar:
        for batch in batched(left, BATCH // ROWS):
            meetings = [
                Meeting(
                    body=bodies[body],
                    number=number,
                    year=year,
                    session_date=to_gregorian(year, dice.randint(1, 12), dice.randint(1, 29)),
                    state="published",
                )
                for body, year, number, dice in batch
            ]
            with transaction.atomic():
                made = Meeting.objects.bulk_create(meetings)
                dices = [dice for *_place, dice in batch]
                _resolve(list(zip(made, dices, strict=True)), organisations, words)
            bar.update(ROWS * len(batch))


def _resolve(
    meetings: list[tuple[Any, random.Random]], organisations: list[Any], words: Words
) -> None:
    from participation.resolutions.enums import FollowUp
    from participation.resolutions.models import Clause, ClauseActor, Resolution

    rows, clauses, actors = [], [], []
    for meeting, dice in meetings:
        for row in range(1, ROWS + 1):
            text, state = words.text(dice), FollowUp.values[skewed(dice, len(FollowUp.values))]
            due = meeting.session_date + dt.timedelta(days=30)
            resolution = Resolution(
                meeting=meeting,
                row=row,
                title=text[:60],
                text=text,
                follow_up=state,
                day=meeting.session_date,
                is_public=True,
                due_date=None if state == FollowUp.UNDATED else due,
            )
            clause = Clause(
                resolution=resolution,
                text=words.text(dice, 20),
                due_date=resolution.due_date,
                progress="done" if state == FollowUp.DONE else "running",
            )
            rows.append(resolution)
            clauses.append(clause)
            actors.append(
                ClauseActor(clause=clause, organisation=organisations[skewed(dice, ORGANISATIONS)])
            )
    Resolution.objects.bulk_create(rows)
    for clause in clauses:
        clause.resolution_id = clause.resolution.pk
    Clause.objects.bulk_create(clauses)
    for actor in actors:
        actor.clause_id = actor.clause.pk
    ClauseActor.objects.bulk_create(actors)
