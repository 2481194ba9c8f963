"""Hosts, methods and paths that no browser sends: refused, never an error of ours."""

import pytest
from django.test import Client
from django.test.client import FakePayload
from wagtail.contrib.redirects.models import Redirect

from tests.cms.factories import home_page

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    "host",
    [
        "evil.example",
        "127.0.0.1.evil.example",
        "evil.example:80@127.0.0.1",
        "[::1",
        "a b",
        "x" * 10_000,
        "نمونه",
        "localhost\r\nX-Injected: 1",
        "\x00",
        "..",
    ],
)
@pytest.mark.parametrize("path", ["/", "/admin/login/", "/nowhere/", "/admin"])
def test_a_host_that_is_not_ours_gets_400_in_persian(host, path):
    answer = Client().get(path, HTTP_HOST=host)

    assert answer.status_code == 400
    assert 'lang="fa"' in answer.content.decode()
    assert "evil" not in answer.content.decode()


@pytest.mark.parametrize("method", ["TRACE", "PROPFIND", "FOO", "X" * 5000, "\x00"])
@pytest.mark.parametrize("path", ["/", "/admin/login/", "/admin/", "/nowhere/", "/healthz"])
def test_a_method_that_nobody_answers_gets_405(method, path):
    answer = Client().generic(method, path, b"x" * 1000, content_type="text/plain")

    assert answer.status_code == 405
    assert "GET" in answer.headers["allow"]


@pytest.mark.parametrize(
    "path",
    [
        "/\x00/",
        "/a\x00b/",
        "/" + "x" * 100_000 + "/",
        "/" + "%F0%9F" * 50,
        "/../../etc/passwd",
        "/..%2f..%2fetc%2fpasswd",
        "/static/../../manage.py",
        "/static/..%2f..%2fmanage.py",
        "/media/../db/mosharekat.sqlite3",
        "/media/..%2f..%2fdb%2fmosharekat.sqlite3",
        "/admin/\x00/",
        "/admin/pages/99999999999999999999999999/",
        "/documents/99999999999999999999/x.pdf",
        "/%C3%28/",
        "/٠١٢/\u200f/",
    ],
    ids=range(15),
)
def test_a_strange_path_is_never_an_error_of_ours(path):
    answer = Client().generic("GET", path)

    assert 300 <= answer.status_code < 500
    assert b"import" not in getattr(answer, "content", b"")


@pytest.mark.parametrize("path", ["/", "/admin/login/", "/nowhere/", "/search/"])
def test_a_nul_in_a_query_is_refused(path):
    assert Client().get(f"{path}?q=a%00b").status_code == 400


@pytest.mark.parametrize(
    "path",
    ["//evil.example/", "/\\evil.example/", "//evil.example/%2e%2e", "/%5cevil.example", "//evil"],
)
def test_no_path_makes_a_redirect_that_leaves_the_site(path):
    client = Client()
    for address in (path, f"/admin{path}", path.rstrip("/")):
        location = client.generic("GET", address).headers.get("location", "/")

        assert location.startswith("/")
        assert not location.startswith(("//", "/\\"))


@pytest.mark.parametrize(
    "target", ["https://evil.example/", "//evil.example", "javascript:alert(1)", "/\\evil.example"]
)
def test_the_door_sends_nobody_elsewhere(target, django_user_model):
    django_user_model.objects.create_superuser("chief", password="کاشی-لاجوردی-ده‌پر")

    answer = Client().post(
        "/admin/login/",
        {"username": "chief", "password": "کاشی-لاجوردی-ده‌پر", "next": target},
    )

    assert answer.headers["location"] == "/admin/"


def test_absolute_addresses_do_not_follow_the_host(settings):
    settings.ALLOWED_HOSTS = ["*"]
    hostile = {"host": "evil.example", "x-forwarded-host": "evil.example"}
    for path in ("/", "/sitemap.xml", "/robots.txt", "/feeds/news/rss/", "/nowhere/"):
        answer = Client().get(path, headers=hostile)

        assert "evil.example" not in answer.content.decode()
        assert "evil.example" not in str(answer.headers)
    assert "evil" not in (home_page().full_url or "")


def test_a_redirect_of_editors_is_answered_without_the_host(settings):
    settings.ALLOWED_HOSTS = ["*"]
    Redirect.objects.create(old_path="/old", redirect_page=home_page())

    answer = Client().get("/old/", headers={"host": "evil.example"})

    assert answer.status_code == 301
    assert "evil" not in answer.headers["location"]


def test_a_form_without_its_token_is_refused_in_persian():
    answer = Client(enforce_csrf_checks=True).post("/admin/login/", {"username": "x"})

    assert answer.status_code == 403
    assert 'lang="fa" dir="rtl"' in answer.content.decode()
    assert "CSRF" not in answer.content.decode()


def test_a_body_that_lies_about_itself_is_never_an_error_of_ours():
    for kind, body in (
        ("multipart/form-data", b"--x\r\nbroken"),
        ("multipart/form-data; boundary=x", b"\x00" * 1000),
        ("application/x-www-form-urlencoded; charset=nonsense", b"username=%FF%FE"),
        ("application/x-www-form-urlencoded", b"&".join(b"a=1" for _ in range(20_000))),
    ):
        answer = Client().generic("POST", "/admin/login/", body, content_type=kind)

        assert answer.status_code < 500
    short = Client().generic(
        "POST",
        "/admin/login/",
        b"x",
        content_type="application/x-www-form-urlencoded",
        CONTENT_LENGTH="-1",
        **{"wsgi.input": FakePayload(b"x")},
    )
    assert short.status_code < 500
