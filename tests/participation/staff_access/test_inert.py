"""The admin says what to start; it holds no script to run."""

import re

import pytest
from bs4 import BeautifulSoup
from django.test import Client

from cms.news.models import NewsIndexPage
from participation.staff_access.inert import start_element
from tests.cms.factories import home_page


def _opened(administrator, path: str) -> BeautifulSoup:
    client = Client()
    client.force_login(administrator)
    answer = client.get(path)
    assert answer.status_code == 200, path
    return BeautifulSoup(answer.content, "html.parser")


@pytest.mark.parametrize(
    "path",
    [
        "/admin/",
        "/admin/pages/{home}/edit/",
        "/admin/pages/add/news/newspage/{news}/",
        "/admin/redirects/add/",
        "/admin/workflows/add/",
        "/admin/images/add/",
        "/admin/groups/new/",
        "/admin/account/",
        "/admin/account/two-step/app/",
    ],
)
def test_no_screen_holds_an_inline_script_style_or_handler(administrator, path):
    home = home_page()
    news = home.add_child(instance=NewsIndexPage(title="خبرها", slug="news-x"))
    soup = _opened(administrator, path.format(home=home.pk, news=news.pk))

    scripts = [tag for tag in soup.find_all("script") if not tag.get("src")]
    assert {tag.get("type") for tag in scripts} <= {"application/json"}
    assert soup.find_all(style=True) == []
    assert soup.find_all("style") == []
    handlers = [name for tag in soup.find_all() for name in tag.attrs if re.match(r"on[a-z]", name)]
    assert handlers == []


def test_choosers_and_panels_are_named_with_their_data(administrator):
    news = home_page().add_child(instance=NewsIndexPage(title="خبرها", slug="news-x"))
    soup = _opened(administrator, f"/admin/pages/add/news/newspage/{news.pk}/")

    calls = {tag["call"] for tag in soup.find_all("admin-start")}
    assert {"InlinePanel", "ImageChooser"} <= calls


def test_words_in_the_data_stay_words():
    element = start_element('new PageChooser("id_x", {"title": "</script><b onclick=\\"x\\">"});')

    assert "<b" not in element
    assert "</script>" not in element


@pytest.mark.parametrize(
    "script", ["alert(1); new PageChooser()", "window.x = 1", "new PageChooser(document.cookie)"]
)
def test_a_script_that_is_no_call_with_data_is_refused(script):
    with pytest.raises(ValueError, match=r"."):
        start_element(script)
