"""What a reader sees when there is nothing to see."""

import pytest
from bs4 import BeautifulSoup
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.test import Client, RequestFactory
from django.views.csrf import csrf_failure
from django.views.defaults import bad_request, permission_denied, server_error

from cms.navigation.services import save_menus


def text_of(response: HttpResponse) -> str:
    soup = BeautifulSoup(response.content, "html.parser")
    assert (soup.html["lang"], soup.html["dir"]) == ("fa", "rtl")
    assert soup.find("meta", attrs={"name": "robots"})["content"] == "noindex"
    return soup.main.text


@pytest.mark.django_db
def test_a_missing_page_is_a_missing_tile_and_keeps_the_menu(client: Client) -> None:
    save_menus(
        main=[("item", {"title": "خبرها", "address": "/news/", "links": []})],
        footer=[],
        shortcuts=[],
    )
    response = client.get("/چنین-صفحه‌ای-نیست/")
    assert response.status_code == 404
    assert "این کاشی سر جایش نیست" in text_of(response)
    soup = BeautifulSoup(response.content, "html.parser")
    assert soup.select_one(".lost .hole")
    assert soup.select_one(".menu nav").text.strip() == "خبرها"
    assert soup.find("link", rel="canonical") is None


@pytest.mark.django_db
def test_a_closed_page_says_whom_to_ask(rf: RequestFactory) -> None:
    response = permission_denied(rf.get("/"), PermissionDenied())
    assert response.status_code == 403
    assert "از دفتر بخواهید" in text_of(response)


def test_a_fault_of_ours_is_told_without_a_database(rf: RequestFactory) -> None:
    response = server_error(rf.get("/"))
    assert response.status_code == 500
    assert "خطا برای همکاران ما ثبت شد" in text_of(response)


def test_an_unreadable_request_is_answered_without_a_database(rf: RequestFactory) -> None:
    response = bad_request(rf.get("/"), ValueError())
    assert response.status_code == 400
    assert "دوباره امتحان کنید" in text_of(response)


def test_an_expired_form_says_how_to_go_on(rf: RequestFactory) -> None:
    request: HttpRequest = rf.post("/")
    response = csrf_failure(request)
    assert response.status_code == 403
    assert "آن را از نو باز کنید" in text_of(response)
