"""The demonstration: complete, honest about its origin, loaded once."""

import pytest
from bs4 import BeautifulSoup
from django.core.management import call_command
from django.test import Client
from wagtail.models import Page, Revision

from cms.demo.reading import read_content
from cms.goals.models import Duty
from cms.images.models import CustomImage
from cms.offices.models import FacilitationOfficePage
from participation.common.enums import UnitKind
from participation.common.models import Holiday, Unit
from persian.jalali import year_range

pytestmark = pytest.mark.django_db


def figures() -> dict[str, int]:
    return {
        "pages": Page.objects.count(),
        "revisions": Revision.objects.count(),
        "pictures": CustomImage.objects.count(),
        "units": Unit.objects.count(),
        "holidays": Holiday.objects.count(),
    }


@pytest.mark.usefixtures("demo")
def test_all_twenty_five_duties_are_on_the_site_and_each_leads_to_a_published_page(
    client: Client,
) -> None:
    duties = Duty.objects.select_related("page")
    assert duties.count() == 25
    html = client.get("/درباره-دفتر/اهداف-و-وظایف/").content.decode()
    for duty in duties:
        assert duty.page.live
        assert duty.text in html
        assert f'href="{duty.page.url}"' in html


@pytest.mark.usefixtures("demo")
def test_the_four_offices_are_on_the_site_and_invent_no_address_or_telephone(
    client: Client,
) -> None:
    offices = FacilitationOfficePage.objects.live()
    assert {page.neighbourhood for page in offices} == {"حصه", "ارزنان", "ملک‌شهر", "جوی‌آباد"}
    html = client.get("/دفترهای-تسهیلگری/").content.decode()
    for page in offices:
        assert page.title in html
        assert not page.address
        assert not page.phones
        assert page.unit.county.name == ("خمینی‌شهر" if page.city == "خمینی‌شهر" else "اصفهان")
        assert "tel:" not in client.get(page.url).content.decode()


@pytest.mark.usefixtures("demo")
@pytest.mark.parametrize(
    ("address", "words"),
    [
        (
            "/درباره-دفتر/کارگروه-اجتماعی-فرهنگی-سلامت-زنان-و-خانواده/",
            ["کارگروه اجتماعی، فرهنگی، سلامت، زنان و خانواده", "شورای برنامه‌ریزی و توسعه"],
        ),
        ("/درباره-دفتر/هیئت-اندیشه-ورزان/", ["هیئت اندیشه‌ورزان استان اصفهان"]),
        (
            "/سمن-ها/",
            [
                "امور اجتماعی و خیریه",
                "کارهای بشردوستانه",
                "عمران و آبادانی",
                "بهداشت و درمان",
                "امور زنان",
                "آسیب‌دیدگان اجتماعی",
                "محیط زیست",
            ],
        ),
    ],
)
def test_the_bodies_and_the_fields_of_activity_are_on_the_site(
    client: Client, address: str, words: list[str]
) -> None:
    html = client.get(address).content.decode()
    assert [word for word in words if word not in html] == []


@pytest.mark.usefixtures("demo")
def test_a_page_with_foreign_facts_says_where_they_come_from(client: Client) -> None:
    content = read_content()
    rows = [row for row in content.pages if "origin" in row]
    assert len(rows) >= 20
    for row in rows:
        page = Page.objects.get(slug=row["slug"], title=row["title"])
        html = client.get(page.url).content.decode()
        assert content.origins[row["origin"]]["name"] in html, row["key"]


@pytest.mark.usefixtures("demo")
def test_loading_again_changes_nothing() -> None:
    before = figures()
    call_command("load_demo", "--no-cases", verbosity=0)
    assert figures() == before


@pytest.mark.usefixtures("demo")
def test_what_an_editor_changed_survives_the_next_loading() -> None:
    page = FacilitationOfficePage.objects.get(neighbourhood="حصه")
    page.summary = "نوشتهٔ ویراستار"
    page.save_revision().publish()
    call_command("load_demo", "--no-cases", verbosity=0)
    page.refresh_from_db()
    assert page.summary == "نوشتهٔ ویراستار"


@pytest.mark.usefixtures("demo")
@pytest.mark.parametrize("year", [1405, 1406])
def test_the_fixed_holidays_are_entered_and_no_day_that_follows_the_moon(year: int) -> None:
    days = Holiday.objects.between(*year_range(year))
    assert {(day.kind, day.county) for day in days} == {("official", None)}
    assert set(days.values_list("title", flat=True)) == {
        "نوروز", "روز جمهوری اسلامی ایران", "روز طبیعت", "رحلت امام خمینی", "قیام ۱۵ خرداد",
        "پیروزی انقلاب اسلامی", "روز ملی شدن صنعت نفت",
    }  # fmt: skip
    assert days.count() == 10


@pytest.mark.usefixtures("demo")
def test_first_page_menu_and_dock_lead_to_filing_following_outcomes_and_figures(
    client: Client,
) -> None:
    soup = BeautifulSoup(client.get("/").content, "html.parser")
    ways = ["/complaints/", "/track/", "/complaints/outcomes/", "/statistics/", "/resolutions/"]
    menu = [link["href"] for link in soup.select("details.menu a")]
    assert [way for way in ways if way in menu] == ways
    dock = [(link["href"], link.get_text(strip=True)) for link in soup.select("nav.dock a")]
    assert dock == [
        ("/", "خانه"),
        ("/complaints/", "ثبت"),
        ("/track/", "پیگیری"),
        ("/search/", "جست‌وجو"),
    ]
    tiles = soup.select(".over .tiles > *")
    assert tiles[0].a["href"] == "/complaints/"
    # Three doors and the box that follows a case: the row has no hole.
    assert len(tiles) == 4
    for way in ways:
        assert client.get(way).status_code == 200


@pytest.mark.usefixtures("demo")
def test_an_office_of_a_page_becomes_part_of_its_governorate() -> None:
    offices = Unit.objects.of_kind(UnitKind.FACILITATION_OFFICE).select_related("parent")
    assert {office.name for office in offices} >= {"دفتر تسهیلگری جوی‌آباد"}
    assert {office.parent.county_id == office.county_id for office in offices} == {True}
