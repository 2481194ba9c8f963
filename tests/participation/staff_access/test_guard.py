"""Nothing of the admin opens to who is not wholly signed in."""

import re
from collections.abc import Iterator

import pytest
from django.core.files.base import ContentFile
from django.test import Client
from django.urls import URLPattern, get_resolver
from django.urls.resolvers import RoutePattern, URLResolver
from wagtail.models import Collection, CollectionViewRestriction

from cms.documents.models import CustomDocument
from tests.participation.staff_access.door import Door

OPEN_TO_EVERYBODY = {
    "/admin/login/",
    "/admin/login/code/",
    "/admin/login/app/",
    "/admin/logout/",
    "/admin/jsi18n/",
    "/admin/password_reset/",
    "/admin/password_reset/done/",
    "/admin/password_reset/complete/",
}
SAMPLES = {"int": "1", "str": "x", "slug": "x", "uuid": "0" * 8 + "-0000-0000-0000-" + "0" * 12}


def _filled(pattern: RoutePattern | object) -> str:
    route = str(pattern)
    if isinstance(pattern, RoutePattern):
        return re.sub(r"<(?:(\w+):)?\w+>", lambda m: SAMPLES.get(m.group(1) or "str", "x"), route)
    route = re.sub(r"\(\?P<\w+>[^)]*\)", "1", route)
    return route.strip("^$").replace(r"\.", ".").replace(".*", "x")


def _addresses(patterns: list, prefix: str) -> Iterator[str]:
    for pattern in patterns:
        address = prefix + _filled(pattern.pattern)
        if isinstance(pattern, URLResolver):
            yield from _addresses(pattern.url_patterns, address)
        elif isinstance(pattern, URLPattern):
            yield address


def admin_addresses() -> list[str]:
    """Return every address of the admin, with something in each gap."""
    found = set(_addresses(get_resolver().url_patterns, "/"))
    return sorted(address for address in found if address.startswith("/admin/"))


def _is_open(address: str) -> bool:
    return (
        address in OPEN_TO_EVERYBODY
        or address.startswith(("/admin/password_reset/confirm/", "/admin/sprite"))
        or address == "/admin/x/"
    )


def test_the_walk_meets_the_whole_admin():
    addresses = admin_addresses()

    assert len(addresses) > 200
    for known in ("/admin/api/main/pages/", "/admin/choose-page/", "/admin/block-preview/"):
        assert known in addresses
    assert any("preview" in address for address in addresses)


@pytest.mark.parametrize("method", ["get", "post"])
def test_a_password_without_the_second_step_opens_no_address_of_the_admin(editor, forced, method):
    door = Door()
    door.give_password(editor)
    opened = []
    for address in admin_addresses():
        if address in {"/admin/login/app/", "/admin/logout/", "/admin/jsi18n/"}:
            continue
        if address.startswith("/admin/sprite") or (method, address) == ("post", "/admin/login/"):
            continue
        answer = getattr(door.client, method)(address)
        if not answer.headers.get("location", "").startswith("/admin/login/app/"):
            opened.append((address, answer.status_code))

    assert opened == []
    assert len(admin_addresses()) > 200


def test_a_script_gets_403_and_no_page_to_read(editor, forced):
    door = Door()
    door.give_password(editor)
    script = {"x-requested-with": "XMLHttpRequest"}

    answers = {door.get(address, **script).status_code for address in ("/admin/", "/admin/pages/")}

    assert answers == {403}


def test_a_stranger_is_sent_to_the_door_from_everywhere(db):
    client = Client()
    elsewhere = []
    for address in admin_addresses():
        if _is_open(address):
            continue
        answer = client.get(address)
        if not answer.headers.get("location", "").startswith("/admin/login/"):
            elsewhere.append((address, answer.status_code))

    assert elsewhere == []


def test_a_password_opens_no_private_document_either(editor, forced):
    private = Collection.get_first_root_node().add_child(name="private")
    CollectionViewRestriction.objects.create(collection=private, restriction_type="login")
    document = CustomDocument(title="paper", collection=private)
    document.file.save("paper.txt", _file())
    half, whole = Door(), Door()
    whole.set_up(editor)
    half.give_password(editor)

    refused = half.get(document.url)

    assert refused.headers["location"].startswith("/admin/login/")
    assert b"".join(whole.get(document.url).streaming_content) == b"private words"


def _file() -> ContentFile:

    return ContentFile(b"private words")


def test_the_public_site_stays_without_session_and_cookie(db):
    answer = Client().get("/")

    assert answer.cookies == {}
    assert "cookie" not in answer.headers.get("vary", "").lower()
