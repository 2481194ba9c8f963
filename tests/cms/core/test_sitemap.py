"""The map of the site and what crawlers are told."""

import datetime as dt

import pytest
from defusedxml.ElementTree import fromstring
from django.test import Client
from wagtail.models import PageViewRestriction

from cms.core import sitemaps
from tests.cms.standard_pages.factories import StandardPageFactory

pytestmark = pytest.mark.django_db
NS = {"s": "http://www.sitemaps.org/schemas/sitemap/0.9"}


def locations(client: Client, url: str) -> list[str]:
    response = client.get(url)
    assert response.status_code == 200
    assert response["Content-Type"].startswith("application/xml")
    return [loc.text for loc in fromstring(response.content).iterfind(".//s:loc", NS)]


def test_the_map_holds_what_a_stranger_may_open_and_nothing_else(client: Client) -> None:
    shown = StandardPageFactory(title="آشکار")
    draft = StandardPageFactory(title="پیش‌نویس", live=False)
    closed = StandardPageFactory(title="بسته")
    PageViewRestriction.objects.create(page=closed, restriction_type="login")
    (file,) = locations(client, "/sitemap.xml")
    found = locations(client, file.removeprefix("http://127.0.0.1:8000"))
    assert f"http://127.0.0.1:8000{shown.get_url()}" in found
    assert "http://127.0.0.1:8000/" in found
    for hidden in (draft, closed):
        assert not [address for address in found if hidden.get_url() in address]


def test_changes_are_told_in_iso(client: Client) -> None:
    page = StandardPageFactory()
    page.last_published_at = dt.datetime(2026, 11, 22, 9, 30, tzinfo=dt.UTC)
    page.save()
    text = client.get("/sitemap-pages-1.xml").text
    assert "<lastmod>2026-11-22T13:00:00+03:30</lastmod>" in text


def test_a_long_map_is_cut_into_files(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sitemaps, "FILE_SIZE", 2)
    StandardPageFactory.create_batch(4)
    files = locations(client, "/sitemap.xml")
    assert len(files) == 3
    assert [len(locations(client, f"/sitemap-pages-{n}.xml")) for n in (1, 2, 3)] == [2, 2, 1]


@pytest.mark.parametrize("name", ["pages-0", "pages-2", "cases-1", f"pages-{'9' * 60}"])
def test_a_file_that_does_not_exist_is_not_found(client: Client, name: str) -> None:
    assert client.get(f"/sitemap-{name}.xml").status_code == 404


def test_addresses_come_from_the_setting(client: Client, settings: pytest.FixtureRequest) -> None:
    settings.PUBLIC_URL = "https://mosharekat.example"
    assert locations(client, "/sitemap.xml") == ["https://mosharekat.example/sitemap-pages-1.xml"]
    assert client.get("/robots.txt").text.endswith(
        "Sitemap: https://mosharekat.example/sitemap.xml\n"
    )


def test_crawlers_stay_out_of_the_admin_and_of_searches(client: Client) -> None:
    lines = client.get("/robots.txt").text.splitlines()
    assert {"Disallow: /admin/", "Disallow: /search/", "Disallow: /track/"} <= set(lines)


def test_the_map_costs_the_same_for_many_pages(
    client: Client, django_assert_max_num_queries: pytest.FixtureRequest
) -> None:
    StandardPageFactory.create_batch(12)
    client.get("/sitemap-pages-1.xml")
    with django_assert_max_num_queries(3):
        client.get("/sitemap-pages-1.xml")
