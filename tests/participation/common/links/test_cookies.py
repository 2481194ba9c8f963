"""The cookie of somebody without an account, and pages that are one person's."""

from datetime import timedelta
from http.cookies import Morsel

import pytest
from django.core.exceptions import PermissionDenied, SuspiciousOperation
from django.http import Http404, HttpRequest, HttpResponse
from django.test import Client, RequestFactory

from participation.common.links import (
    clear_link_cookie,
    private_page,
    read_link_cookie,
    set_link_cookie,
)

HOUR = timedelta(hours=1)


def given(secure: bool, settings: object) -> tuple[str, Morsel]:
    """Name and attributes of a cookie that was handed out."""
    settings.SESSION_COOKIE_SECURE = secure
    response = HttpResponse()
    set_link_cookie(response, "draft", "t0ken", lifetime=HOUR, path="/complaints/")
    ((name, morsel),) = response.cookies.items()
    return name, morsel


def test_no_script_and_no_other_site_gets_the_cookie(settings: object) -> None:
    _name, morsel = given(False, settings)

    assert morsel.value == "t0ken"
    assert morsel["httponly"]
    assert morsel["samesite"] == "Lax"
    assert morsel["path"] == "/complaints/"
    assert morsel["max-age"] == 3600
    assert not morsel["domain"]


def test_with_https_the_browser_itself_refuses_to_send_it_without(settings: object) -> None:
    name, morsel = given(True, settings)

    assert name == "__Secure-draft"
    assert morsel["secure"]


@pytest.mark.parametrize("secure", [True, False])
def test_it_is_read_back_for_its_purpose_and_cleared(secure: bool, settings: object) -> None:
    name, morsel = given(secure, settings)
    request = RequestFactory().get("/complaints/new/", headers={"cookie": f"{name}={morsel.value}"})

    assert read_link_cookie(request, "draft") == "t0ken"
    assert read_link_cookie(request, "follow") == ""
    response = HttpResponse()
    clear_link_cookie(response, "draft", path="/complaints/")
    cleared = response.cookies[name]
    assert (cleared.value, cleared["max-age"], cleared["path"]) == ("", 0, "/complaints/")
    assert bool(cleared["secure"]) is secure


def test_a_private_page_is_kept_by_no_cache_and_named_to_nobody() -> None:
    @private_page
    def page(request: HttpRequest) -> HttpResponse:
        response = HttpResponse("محرمانه", headers={"Cache-Control": "public, max-age=600"})
        response["Vary"] = "Accept-Language"
        return response

    response = page(RequestFactory().get("/track/case/"))

    assert "no-store" in response["Cache-Control"]
    assert "public" not in response["Cache-Control"]
    assert response["Referrer-Policy"] == "same-origin"
    assert response["Vary"] == "Accept-Language, Cookie"
    assert response["X-Robots-Tag"] == "noindex, nofollow"


@pytest.mark.django_db
@pytest.mark.parametrize(
    "path",
    [
        "/track/case/files/00000000-0000-4000-8000-000000000000/",
        "/track/case/uploads/00000000-0000-4000-8000-000000000000/",
        "/complaints/new/uploads/00000000-0000-4000-8000-000000000000/",
        "/complaints/new/story/",
    ],
)
def test_that_there_is_nothing_is_private_too(client: Client, path: str) -> None:
    response = client.get(path)

    assert response.status_code == 404
    assert response["Cache-Control"] == "no-store, private, max-age=0"
    assert response["Referrer-Policy"] == "same-origin"
    assert response["X-Robots-Tag"] == "noindex, nofollow"
    assert "Cookie" in response["Vary"]


@pytest.mark.django_db
@pytest.mark.parametrize("refusal", [Http404, PermissionDenied, SuspiciousOperation])
def test_a_refusal_is_kept_by_no_cache(rf: RequestFactory, refusal: type[Exception]) -> None:
    @private_page
    def page(request: HttpRequest) -> HttpResponse:
        raise refusal

    response = page(rf.get("/track/case/"))

    assert response.status_code in {400, 403, 404}
    assert "no-store" in response["Cache-Control"]
