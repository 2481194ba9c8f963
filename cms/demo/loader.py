"""Load the demonstration. What is there already is left as editors made it."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from django.apps import apps
from django.core.files.base import ContentFile
from django.db import transaction
from wagtail.models import Page

from cms.demo import blocks
from cms.demo.applications import load_applications
from cms.demo.cases import HOW_MANY, load_cases
from cms.demo.complaints import load_categories
from cms.demo.fillers import FILLERS
from cms.demo.minutes import load_minutes
from cms.demo.ngos import load_ngos
from cms.demo.outcomes import load_outcomes
from cms.demo.pictures import draw_picture
from cms.demo.places import load_places
from cms.demo.projects import load_projects
from cms.demo.proposals import load_proposals, read_proposals
from cms.demo.reading import Content, Row, read_content
from cms.demo.supervision import load_supervision
from cms.demo.units import load_units
from cms.home.models import HomePage
from cms.images.models import CustomImage
from cms.navigation.models import Menus
from cms.navigation.services import save_menus
from participation.cases.statistics.services import publish_demo_again
from participation.common.calendar import fill_fixed_holidays
from participation.common.models import OfficeSettings
from participation.complaints.social import ensure_category
from persian.jalali import parse_date
from search.spelling import rebuild_words

Report = Callable[[str], object]
# The Jalali years that the demonstration plays in.
YEARS = (1405, 1406)


@dataclass
class Stage:
    """What has been made or found so far."""

    pages: dict[str, Page] = field(default_factory=dict)
    pictures: dict[str, CustomImage] = field(default_factory=dict)
    made: int = 0


@dataclass(frozen=True)
class Loaded:
    """How many pages, cases and proposals of names were made."""

    pages: int
    cases: int
    proposals: int


def load_demo(*, with_cases: bool = True, step: Report = lambda _name: None) -> Loaded:
    """Make what is missing; ``step`` hears of each page and case. Returns how many were made.

    A page is recognised by its slug below its parent, a case by the id of its submission, so that a
    second run changes nothing and an interrupted one is finished by the next.
    """
    content = read_content()
    stage = Stage(pages={"home": HomePage.objects.get()})
    fresh: list[Row] = []
    for row in content.pages:
        step(row["title"])
        if _find_or_make(row, content, stage):
            fresh.append(row)
    for row in fresh:
        step(row["title"])
        _fill(row, stage)
    _fill_home(content.home, stage)
    _fill_menus(content.home, stage)
    for year in YEARS:
        fill_fixed_holidays(year=year)
    units = load_units()
    categories = load_categories(units)
    ensure_category()
    # Both are asked, whatever the first says.
    told = [load_minutes(), bool(load_places()), bool(load_ngos())]
    load_supervision()
    if any(told) or stage.made:
        rebuild_words()
    cases = load_cases(units, categories, step=step) if with_cases else 0
    outcomes = load_outcomes(categories) if with_cases else 0
    proposals = load_proposals(step=step) if with_cases else 0
    projects = load_projects() if with_cases else 0
    applications = load_applications() if with_cases else 0
    if outcomes or proposals or projects:
        rebuild_words()
    if cases or proposals or projects or applications:
        # The clock may have measured a half-year while its cases were being told.
        publish_demo_again()
    if cases or outcomes or proposals or projects or applications:
        _say_that_it_is_invented()
    return Loaded(stage.made, cases, proposals)


def steps_of_load(*, with_cases: bool = True) -> int:
    """Return how often ``step`` is called when nothing is there yet."""
    told = HOW_MANY + len(read_proposals()["proposal"]) if with_cases else 0
    return 2 * len(read_content().pages) + told


@transaction.atomic
def _find_or_make(row: Row, content: Content, stage: Stage) -> bool:
    """Find the page or make it as a draft without what leads to other pages."""
    parent = stage.pages[row["parent"]]
    found = parent.get_children().filter(slug=row["slug"]).first()
    if found is not None:
        stage.pages[row["key"]] = found.specific
        # A draft without a revision is what a kill in the middle leaves: it is filled now.
        return not found.live and found.latest_revision_id is None
    page = apps.get_model(row["type"])(
        title=row["title"], slug=row["slug"], summary=row.get("summary", ""), live=False
    )
    for name, value in _origin(row, content).items():
        setattr(page, name, value)
    FILLERS.get(row["type"], FILLERS[""]).before(page, row)
    parent.add_child(instance=page)
    # treebeard counts children on the instance that it was given.
    parent.refresh_from_db()
    stage.pages[row["key"]] = page
    stage.made += 1
    return True


@transaction.atomic
def _fill(row: Row, stage: Stage) -> None:
    """Give a page what leads to others, then publish it."""
    page = stage.pages[row["key"]]
    if "body" in row:
        page.body = blocks.body_blocks(row["body"], stage.pages)
    if "picture" in row:
        page.lead_image = _picture(row["picture"], stage)
    FILLERS.get(row["type"], FILLERS[""]).after(page, row, stage.pages)
    page.save_revision().publish()


def _origin(row: Row, content: Content) -> dict[str, Any]:
    origin = content.origins.get(row.get("origin", ""), {})
    return {
        "origin_name": origin.get("name", ""),
        "origin_url": origin.get("url", ""),
        "origin_note": origin.get("note", ""),
        "as_of": parse_date(row["as_of"]) if "as_of" in row else None,
        "is_sample": row.get("sample", False),
    }


def _picture(name: str, stage: Stage) -> CustomImage:
    if name not in stage.pictures:
        content, title, description = draw_picture(name)
        image = CustomImage.objects.filter(description=description).first()
        if image is None:
            image = CustomImage.objects.create(
                title=title,
                description=description,
                credit="مشارکت",
                file=ContentFile(content, name=f"{name}.png"),
                file_size=len(content),
            )
        stage.pictures[name] = image
    return stage.pictures[name]


@transaction.atomic
def _fill_home(home: Row, stage: Stage) -> None:
    """Lay out the first page, unless editors have begun."""
    page = stage.pages["home"]
    if page.hero_title or page.tiles or page.highlights:
        return
    page.hero_title, page.lead = home["hero_title"], home["lead"]
    page.tiles = [
        ("tile", blocks.menu_link(tile, stage.pages) | {"icon": tile["icon"], "text": tile["text"]})
        for tile in home["tiles"]
    ]
    page.highlights = [
        (
            "highlight",
            {
                "image": _picture(row["picture"], stage),
                "title": row["title"],
                "text": row["text"],
                "page": stage.pages[row["page"]],
            },
        )
        for row in home["highlights"]
    ]
    page.save_revision().publish()
    _say_that_it_is_invented()


def _say_that_it_is_invented() -> None:
    settings = OfficeSettings.load()
    settings.shows_demo_banner = True
    settings.save()


def _fill_menus(home: Row, stage: Stage) -> None:
    """Write the menus, unless editors have begun."""
    if Menus.objects.exclude(main="[]").exists():
        return

    def links(row: Row) -> list[Row]:
        return [blocks.menu_link(link, stage.pages) for link in row.get("links", [])]

    save_menus(
        main=[
            ("item", blocks.menu_link(row, stage.pages) | {"links": links(row)})
            for row in home["main"]
        ],
        footer=[("column", {"title": row["title"], "links": links(row)}) for row in home["footer"]],
        shortcuts=[
            ("shortcut", blocks.menu_link(row, stage.pages) | {"icon": row["icon"]})
            for row in home["shortcuts"]
        ],
    )
