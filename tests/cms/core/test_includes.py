"""The parts that page templates are made of."""

import pytest
from bs4 import BeautifulSoup
from django import forms
from django.core.paginator import Paginator
from django.template import Context, Template, TemplateSyntaxError
from django.template.loader import render_to_string
from django.test import RequestFactory
from django.utils.html import escape

from cms.core.icons import ICONS, STATUS_MARKS


def rendered(source: str, **values: object) -> str:
    return Template("{% load core %}" + source).render(Context(values))


@pytest.mark.parametrize("name", sorted(ICONS))
def test_an_icon_is_drawn_and_silent(name: str) -> None:
    svg = BeautifulSoup(rendered('{% icon name "big" %}', name=name), "html.parser").svg
    assert svg["aria-hidden"] == "true"
    assert svg["class"] == ["i", "big"]
    assert svg.find(["path", "circle"])


@pytest.mark.parametrize("tag", ["icon", "mark", "decagon"])
def test_an_unknown_drawing_is_an_error(tag: str) -> None:
    with pytest.raises(TemplateSyntaxError, match="nonsense"):
        rendered("{% " + tag + ' "nonsense" %}')


@pytest.mark.parametrize("kind", sorted(STATUS_MARKS))
def test_a_status_is_a_shape_and_a_word(kind: str) -> None:
    tag = BeautifulSoup(rendered('{% status kind "ثبت <شد>" %}', kind=kind), "html.parser").span
    assert tag["class"] == ["st", f"is-{kind}"]
    assert tag.text == "ثبت <شد>"
    assert tag.svg


def test_tiles_begin_again_after_the_fifth() -> None:
    drawn = [rendered("{% tile index %}", index=index) for index in range(6)]
    assert drawn[5] == drawn[0]
    assert len(set(drawn)) == 5


def test_progress_is_said_in_words_and_digits_of_the_reader() -> None:
    assert "۲ بند از ۵ بند" in rendered("{% progress total=5 done=2 half=1 %}")
    assert "همهٔ ۸ بند" in rendered("{% progress total=8 done=8 %}")


def pager(number: int, count: int = 160, query: str = "") -> BeautifulSoup:
    request = RequestFactory().get(f"/list/?{query}")
    page_obj = Paginator(range(count), 20).get_page(number)
    html = render_to_string("core/includes/pagination.html", {"page_obj": page_obj}, request)
    return BeautifulSoup(html, "html.parser")


def test_pages_are_numbered_in_persian_and_keep_the_choices() -> None:
    soup = pager(2, query="topic=a&topic=b&page=2")
    current = soup.select_one("[aria-current=page]")
    assert current.text.split()[-1] == "۲"
    following = soup.find("a", rel="next")["href"]
    assert following == "?topic=a&topic=b&page=3"


def test_many_pages_show_few_links() -> None:
    soup = pager(500, count=20_000)
    assert len(soup.find_all("a")) <= 8
    assert "…" in soup.text


def test_one_page_has_no_pager() -> None:
    assert pager(1, count=20).text.strip() == ""


def test_a_query_cannot_leave_its_attribute() -> None:
    html = str(pager(1, query='q="><script>alert(1)</script>'))
    assert "<script>" not in html


class Complaint(forms.Form):
    mobile = forms.CharField(label="موبایل", help_text="۱۱ رقم", max_length=3)
    note = forms.CharField(label="یادداشت", required=False)


def test_a_wrong_field_says_so_beside_itself_and_at_the_top() -> None:
    form = Complaint({"mobile": "<12345>"})
    assert not form.is_valid()
    html = render_to_string("core/includes/error_summary.html", {"form": form})
    summary = BeautifulSoup(html, "html.parser").select_one("[role=alert]")
    assert "یک جا را درست کنید" in summary.text
    field = BeautifulSoup(
        render_to_string("core/includes/field.html", {"field": form["mobile"]}), "html.parser"
    )
    box = field.find("input")
    assert summary.a["href"] == f"#{box['id']}"
    assert box["value"] == "<12345>"
    assert box["aria-invalid"] == "true"
    described = [field.find(id=name).text.strip() for name in box["aria-describedby"].split()]
    assert described[0] == "۱۱ رقم"
    assert form.errors["mobile"][0] in described[1]
    assert field.label["for"] == box["id"]


def test_a_field_that_may_stay_empty_says_so() -> None:
    html = render_to_string("core/includes/field.html", {"field": Complaint()["note"]})
    assert "(اختیاری)" in html


def test_an_empty_list_has_one_way_out() -> None:
    html = render_to_string(
        "core/includes/empty.html", {"title": "<b>هیچ</b>", "url": "/all/", "action": "همه"}
    )
    assert escape("<b>هیچ</b>") in html
    assert BeautifulSoup(html, "html.parser").a["href"] == "/all/"
