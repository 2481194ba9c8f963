"""Two content policies and the headers that every answer carries."""

import pytest
from django.test import Client

from participation.common.models import User
from tests.cms.factories import home_page

pytestmark = pytest.mark.django_db

PUBLIC = {
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    "img-src 'self' data:",
    "font-src 'self'",
    "connect-src 'self'",
    "manifest-src 'self'",
    "form-action 'self'",
    "frame-ancestors 'none'",
    "base-uri 'none'",
}


def _policy(answer) -> set[str]:
    return set(answer.headers["content-security-policy"].split("; "))


@pytest.fixture
def staff() -> Client:
    """Return a browser of somebody who is signed in."""
    client = Client()
    client.force_login(User.objects.create_superuser("chief"))
    return client


@pytest.mark.parametrize(
    "path", ["/", "/nowhere/", "/healthz", "/robots.txt", "/static/css/site.css", "/?x=%00"]
)
def test_the_public_policy_allows_nothing_inline_and_nothing_from_elsewhere(client, path):
    answer = client.get(path)
    answer.close()

    assert _policy(answer) == PUBLIC


@pytest.mark.parametrize("path", ["/admin/login/", "/admin/", "/admin/nowhere/", "/admin/jsi18n/"])
def test_the_policy_of_the_admin_adds_frames_and_pictures_but_nothing_inline(client, path):
    policy = _policy(client.get(path))

    assert policy - PUBLIC == {"img-src 'self' data: blob:", "frame-src 'self'"}
    assert not any("unsafe" in directive for directive in policy)


def test_a_preview_has_the_public_policy_and_may_stand_in_a_frame_of_ours(staff):
    page = home_page()
    answer = staff.get(f"/admin/pages/{page.pk}/view_draft/")

    assert _policy(answer) == PUBLIC - {"frame-ancestors 'none'"} | {"frame-ancestors 'self'"}


def test_a_page_of_the_admin_stands_in_no_frame(staff):
    answer = staff.get("/admin/")

    assert "frame-ancestors 'none'" in _policy(answer)
    assert answer.headers["x-frame-options"] == "DENY"


@pytest.mark.parametrize("path", ["/", "/admin/login/", "/nowhere/", "/static/css/site.css"])
def test_every_answer_carries_the_headers(client, path):
    answer = client.get(path)
    answer.close()
    headers = answer.headers

    assert headers["x-content-type-options"] == "nosniff"
    assert headers["referrer-policy"] == "same-origin"
    assert headers["cross-origin-opener-policy"] == "same-origin"
    assert headers["cross-origin-resource-policy"] == "same-origin"
    assert "geolocation=()" in headers["permissions-policy"]
    assert "camera=()" in headers["permissions-policy"]


def test_pictures_may_be_shown_by_readers_of_feeds(client):
    assert client.get("/media/x.webp").headers["cross-origin-resource-policy"] == "cross-origin"


def test_encrypted_answers_insist_on_https(client, settings):
    settings.SECURE_HSTS_SECONDS = 60
    settings.SECURE_HSTS_INCLUDE_SUBDOMAINS = True

    fresh = Client()
    assert fresh.get("/", secure=True).headers["strict-transport-security"] == (
        "max-age=60; includeSubDomains"
    )


def test_no_page_of_the_public_shows_the_bar_of_editors(staff):
    page = staff.get("/").content.decode()

    draft = staff.get(f"/admin/pages/{home_page().pk}/view_draft/").content.decode()

    assert "userbar" not in page
    assert "wagtailadmin" not in page
    assert "userbar" in draft
