"""Where faults of security are reported."""

import datetime as dt

import pytest
from django.utils import timezone

from participation.common.models import OfficeSettings

pytestmark = pytest.mark.django_db
ADDRESS = "/.well-known/security.txt"


@pytest.fixture(autouse=True)
def public_url(settings):
    settings.PUBLIC_URL = "https://mosharekat.example.ir"


def _fields(client, **headers):
    answer = client.get(ADDRESS, headers=headers)
    assert answer.headers["content-type"] == "text/plain; charset=utf-8"
    return dict(line.split(": ", 1) for line in answer.content.decode().splitlines())


@pytest.mark.parametrize(
    ("stored", "contact"),
    [
        ({}, "https://mosharekat.example.ir/"),
        ({"email": "office@example.ir"}, "mailto:office@example.ir"),
        (
            {"email": "office@example.ir", "security_contact": "safe@example.ir"},
            "mailto:safe@example.ir",
        ),
    ],
)
def test_the_contact_is_the_offices(client, stored, contact):
    OfficeSettings.objects.update_or_create(pk=1, defaults={"email": "", **stored})

    assert _fields(client)["Contact"] == contact


def test_it_ends_within_a_year_and_in_an_iso_moment(client):
    ends = dt.datetime.fromisoformat(_fields(client)["Expires"])

    assert dt.timedelta(days=30) < ends - timezone.now() < dt.timedelta(days=366)


def test_its_address_is_the_public_one_whatever_the_host_says(client, settings):
    settings.ALLOWED_HOSTS = ["*"]

    fields = _fields(client, host="evil.example")

    assert fields["Canonical"] == f"https://mosharekat.example.ir{ADDRESS}"
