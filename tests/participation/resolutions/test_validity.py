"""Whether a resolution is in force: said by the links of others, shown and filtered by."""

import pytest
from bs4 import BeautifulSoup
from django.test import Client
from django.urls import reverse

from participation.common.models import User
from participation.resolutions import services
from participation.resolutions.models import Resolution, ResolutionLink
from tests.participation.resolutions.factories import meeting, resolution
from tests.participation.resolutions.test_admin import form_of

pytestmark = [pytest.mark.django_db, pytest.mark.db]


@pytest.fixture
def old() -> Resolution:
    return resolution("نام قدیم میدان", meeting=meeting(1))


@pytest.fixture
def new(old: Resolution) -> Resolution:
    return resolution("نام تازهٔ میدان", meeting=meeting(2, body=old.meeting.body))


def link(new: Resolution, old: Resolution, kind: str = "repeals") -> ResolutionLink:
    made = ResolutionLink.objects.create(resolution=new, other=old, kind=kind)
    services.follow(new)
    return made


def in_force(client: Client, force: str = "yes") -> list[str]:
    """Return the titles of the archive under the filter."""
    page = client.get("/resolutions/", {"force": force}).content
    soup = BeautifulSoup(page, "html.parser")
    return [link.get_text() for link in soup.select("article.item h3 a")]


def test_what_is_repealed_leaves_what_is_in_force_and_says_why(
    client: Client, old: Resolution, new: Resolution
) -> None:
    assert in_force(client) == [new.title, old.title]
    link(new, old)
    assert in_force(client) == [new.title]
    assert in_force(client, "no") == [old.title]
    soup = BeautifulSoup(client.get(old.get_absolute_url()).content, "html.parser")
    banner = soup.select_one("main .note.is-late")
    assert "این مصوبه لغو شده است" in banner.get_text()
    assert banner.select_one("a")["href"] == new.get_absolute_url()
    why = BeautifulSoup(client.get(new.get_absolute_url()).content, "html.parser")
    assert "لغو می‌کند" in why.select_one("main ul.panel").get_text()
    assert why.select_one(f"main ul.panel a[href='{old.get_absolute_url()}']")
    assert not why.select("main .note.is-late")


def test_the_api_tells_and_filters_it_too(client: Client, old: Resolution, new: Resolution) -> None:
    link(new, old)
    told = client.get("/api/v1/resolutions/", {"force": "yes"}).json()["results"]
    assert [one["title"] for one in told] == [new.title]
    gone = client.get(f"/api/v1/resolutions/{old.pk}/").json()
    assert (gone["validity"], gone["in_force"]) == ("repealed", False)
    assert client.get("/api/v1/resolutions/", {"force": "x"}).status_code == 400


def test_what_is_amended_stays_in_force_and_says_so(
    client: Client, old: Resolution, new: Resolution
) -> None:
    link(new, old, "amends")
    assert in_force(client) == [new.title, old.title]
    page = client.get(old.get_absolute_url()).content.decode()
    assert "این مصوبه اصلاح شده است" in page
    assert new.get_absolute_url() in page


@pytest.mark.parametrize("undo", ["withdraw", "delete", "unlink"])
def test_what_a_link_said_goes_with_it(
    client: Client, old: Resolution, new: Resolution, undo: str
) -> None:
    link(new, old)
    assert old.title not in in_force(client)
    client.force_login(User.objects.create_superuser("editor"))
    if undo == "withdraw":
        services.withdraw_meeting(meeting=new.meeting)
    elif undo == "delete":
        client.post(reverse("resolution:delete", args=[new.pk]))
    else:
        url = reverse("resolution:edit", args=[new.pk])
        assert client.post(url, form_of(client, url) | {"links-0-DELETE": "on"}).status_code == 302
    assert old.title in in_force(client)


def test_a_draft_repeals_nothing(client: Client, old: Resolution) -> None:
    held = meeting(3, body=old.meeting.body, state="draft")
    link(resolution("پیش‌نویس", meeting=held), old)
    assert old.title in in_force(client)
    services.publish_meeting(meeting=held)
    assert old.title not in in_force(client)


def test_what_an_editor_said_stays_where_no_link_says_anything(
    client: Client, old: Resolution, new: Resolution
) -> None:
    client.force_login(User.objects.create_superuser("editor"))
    url = reverse("resolution:edit", args=[old.pk])
    assert client.post(url, form_of(client, url) | {"validity": "repealed"}).status_code == 302
    services.follow(old)
    services.follow(new)
    assert in_force(client, "no") == [old.title]
    page = client.get(old.get_absolute_url()).content.decode()
    assert "تنها برای خواندن مانده است" in page
