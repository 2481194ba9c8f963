"""From an address to its page: as Wagtail finds it, with fewer questions."""

import pytest
from django.contrib.auth.models import Group
from wagtail.models import PageViewRestriction

from tests.cms.factories import home_page
from tests.cms.standard_pages.factories import StandardIndexPageFactory, StandardPageFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def deep():
    """A page three indexes deep, with those indexes."""
    above = [home_page()]
    for title in ("بخش", "زیربخش", "دفتر"):
        above.append(StandardIndexPageFactory(parent=above[-1], title=title))
    return StandardPageFactory(parent=above[-1], title="نوشته"), above[1:]


def test_a_page_is_found_at_its_address_at_any_depth(client, deep):
    page, above = deep

    html = client.get(page.url).content.decode()

    assert f"<h1>{page.title}</h1>" in html
    for index in above:
        assert f'<a href="{index.url}">{index.title}</a>' in html


def test_depth_costs_no_query(deep, queries_of):
    page, above = deep
    shallow = StandardPageFactory(parent=above[0])

    assert len(queries_of(page.url)) == len(queries_of(shallow.url))


def test_only_a_published_page_is_shown_and_a_draft_above_it_is_no_link(client, deep):
    page, above = deep
    above[1].unpublish()

    assert f'href="{above[1].url}"' not in client.get(page.url).content.decode()
    page.unpublish()
    assert client.get(page.url).status_code == 404


@pytest.mark.parametrize("tail", ["نیست/", "نوشته/نیست/", "x/" * 60])
def test_an_address_that_no_page_has_is_not_found(client, deep, tail):
    page, _ = deep

    assert client.get(page.get_parent().url + tail).status_code == 404


def test_a_page_is_not_found_below_the_wrong_one(client, deep):
    page, above = deep
    StandardIndexPageFactory(title="دیگر")

    assert client.get(f"/دیگر/{page.slug}/").status_code == 404
    assert client.get(f"/{page.slug}/").status_code == 404
    assert client.get(f"{above[0].url}{page.slug}/").status_code == 404


@pytest.mark.parametrize("kind", ["password", "login", "groups"])
def test_what_bars_a_page_above_bars_the_page(client, deep, kind):
    page, above = deep
    assert client.get(page.url).status_code == 200
    bar = PageViewRestriction.objects.create(
        page=above[0], restriction_type=kind, password="کلید" if kind == "password" else ""
    )
    bar.groups.set(Group.objects.all()[:1])

    response = client.get(page.url)

    assert f"<h1>{page.title}</h1>" not in response.content.decode()
    assert response.status_code == (200 if kind == "password" else 302)


def test_an_alias_is_barred_with_its_source(client, deep):
    page, _ = deep
    alias = page.create_alias(parent=home_page(), update_slug="همان")
    assert client.get(alias.url).status_code == 200
    PageViewRestriction.objects.create(page=page, restriction_type="login")

    assert client.get(alias.url).status_code == 302
