"""What each type of page takes from its content row, before it is saved and after all are there."""

from typing import Any

from wagtail.models import Page

from cms.core.slugs import page_slug
from cms.demo.blocks import Pages, Row, link_value, rich_text
from cms.goals.models import Duty, DutyGroup
from cms.news.models import NewsCategory, NewsRelatedPage
from cms.services.models import Audience, ServiceGroup
from participation.common.enums import UnitKind
from participation.common.models import County, Unit
from persian.jalali import parse_date, parse_datetime


class Filler:
    """Copies ``fields``; nothing else."""

    def before(self, page: Any, row: Row) -> None:
        """Set what the first save needs."""
        for name, value in row.get("fields", {}).items():
            setattr(page, name, value)

    def after(self, page: Any, row: Row, pages: Pages) -> None:
        """Set what leads to other pages."""


class GoalsFiller(Filler):
    """Groups with their duties."""

    def after(self, page: Any, row: Row, pages: Pages) -> None:
        """Make the rows."""
        page.groups = [
            DutyGroup(
                title=group["title"],
                description=group["description"],
                sort_order=order,
                duties=[
                    Duty(text=duty["text"], page=_plain(pages[duty["page"]]), sort_order=place)
                    for place, duty in enumerate(group["duties"])
                ],
            )
            for order, group in enumerate(row["groups"])
        ]


class ServiceFiller(Filler):
    """Papers, steps and laws of a service card."""

    def before(self, page: Any, row: Row) -> None:
        """Set the group and the lists."""
        super().before(page, row)
        page.group, _made = ServiceGroup.objects.get_or_create(
            title=row["group"], defaults={"slug": page_slug(row["group"])}
        )
        page.documents = [("document", _paper(paper)) for paper in row.get("documents", [])]
        page.steps = [("step", {"text": ""} | step) for step in row.get("steps", [])]
        page.laws = [("law", _law(law)) for law in row.get("laws", [])]

    def after(self, page: Any, row: Row, pages: Pages) -> None:
        """Set the audiences: many-to-many needs the page to be there."""
        page.audiences = Audience.objects.filter(slug__in=row["audiences"])


class OfficeFiller(Filler):
    """The unit behind the page."""

    def before(self, page: Any, row: Row) -> None:
        """Find or make the unit."""
        super().before(page, row)
        unit = row["unit"]
        first_day = parse_date(unit["active_from"]) if "active_from" in unit else None
        page.unit, _made = Unit.objects.get_or_create(
            name=unit["name"],
            defaults={
                "kind": UnitKind.FACILITATION_OFFICE,
                "county": County.objects.get(name=unit["county"]),
                "active_from": first_day,
            },
        )


class NewsFiller(Filler):
    """Date, category, tags, county, office, related pages."""

    def before(self, page: Any, row: Row) -> None:
        """Set what stands on the item itself."""
        super().before(page, row)
        page.date = parse_datetime(row["date"])
        page.category, _made = NewsCategory.objects.get_or_create(
            name=row["category"], defaults={"slug": page_slug(row["category"])}
        )
        page.county = _county(row)

    def after(self, page: Any, row: Row, pages: Pages) -> None:
        """Set tags and what leads elsewhere."""
        page.tags.add(*row["tags"])
        if "about" in row:
            page.about_page = _plain(pages[row["about"]])
        page.related_picks = [
            NewsRelatedPage(related=_plain(pages[key]), sort_order=order)
            for order, key in enumerate(row.get("related", []))
        ]


class ReportFiller(Filler):
    """Day, kind and county."""

    def before(self, page: Any, row: Row) -> None:
        """Set them."""
        super().before(page, row)
        page.date, page.kind, page.county = parse_date(row["date"]), row["kind"], _county(row)


class EventFiller(Filler):
    """Kind, beginning and end."""

    def before(self, page: Any, row: Row) -> None:
        """Set them."""
        super().before(page, row)
        page.kind = row["kind"]
        page.starts_at, page.ends_at = parse_datetime(row["starts"]), parse_datetime(row["ends"])


class QuestionsFiller(Filler):
    """Groups of questions."""

    def before(self, page: Any, row: Row) -> None:
        """Set them."""
        page.groups = [
            (
                "group",
                {
                    "title": group["title"],
                    "questions": [
                        {"question": question, "answer": rich_text(answer)}
                        for question, answer in group["questions"]
                    ],
                },
            )
            for group in row["question_groups"]
        ]


class LinksFiller(Filler):
    """Groups of links."""

    def after(self, page: Any, row: Row, pages: Pages) -> None:
        """Set them."""
        page.groups = [
            (
                "group",
                {
                    "title": group["title"],
                    "links": [link_value(link, pages) for link in group["links"]],
                },
            )
            for group in row["link_groups"]
        ]


def _plain(page: Page) -> Page:
    """Return the page as the model that foreign keys to any page point to."""
    return page.page_ptr if hasattr(page, "page_ptr") else page


def _county(row: Row) -> County | None:
    return County.objects.get(name=row["county"]) if "county" in row else None


def _paper(row: Row) -> Row:
    return {"title": row["title"], "note": row.get("note", ""), "form": None}


def _law(row: Row) -> Row:
    day = parse_date(row["date"]) if "date" in row else None
    return {"title": row["title"], "number": row.get("number", ""), "date": day, "url": ""}


FILLERS: dict[str, Filler] = {
    "": Filler(),
    "events.EventPage": EventFiller(),
    "goals.GoalsPage": GoalsFiller(),
    "news.NewsPage": NewsFiller(),
    "offices.FacilitationOfficePage": OfficeFiller(),
    "reports.ReportPage": ReportFiller(),
    "services.ServicePage": ServiceFiller(),
    "standard_pages.FAQPage": QuestionsFiller(),
    "standard_pages.LinksPage": LinksFiller(),
}
