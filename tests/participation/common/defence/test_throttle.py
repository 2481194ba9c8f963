"""What programs send has the limits of the defence; what they read does not count there."""

from typing import Any

import pytest
from django.test import Client
from django.urls import path
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from config.urls import urlpatterns as site_urls
from participation.common.defence.throttles import DefenceThrottle

pytestmark = [pytest.mark.django_db, pytest.mark.db]


class Writing(APIView):
    """A resource that takes something."""

    throttle_classes = (DefenceThrottle,)
    throttle_scope = None

    def get(self, request: Request) -> Response:
        """Read."""
        return Response({})

    def post(self, request: Request) -> Response:
        """Write."""
        return Response({}, status=201)


urlpatterns = [
    path("api/v1/writing/", Writing.as_view()),
    path("api/v1/looking/", Writing.as_view(throttle_scope="lookup")),
    *site_urls,
]


@pytest.fixture(autouse=True)
def _writable(settings: Any, time_machine: Any) -> None:
    time_machine.move_to("2026-01-01T08:00:00Z", tick=False)
    settings.ROOT_URLCONF = __name__
    settings.DEFENCE_API_WRITES = 2
    settings.DEFENCE_LOOKUPS = 1


def send(client: Client, name: str = "writing", **extra: str) -> Any:
    return client.post(f"/api/v1/{name}/", "{}", "application/json", **extra)


def test_writes_of_one_address_are_slowed_down_with_a_problem(client: Client) -> None:
    assert [send(client).status_code for _ in range(2)] == [201, 201]
    refused = send(client)
    assert refused.status_code == 429
    assert refused["Retry-After"] == "5"
    assert refused["Content-Type"] == "application/problem+json"
    assert refused.json()["title"] == "Too many requests"
    assert send(client, REMOTE_ADDR="203.0.113.9").status_code == 201


def test_who_waits_writes_again(client: Client, time_machine: Any) -> None:
    for _ in range(2):
        send(client)
    time_machine.shift(int(send(client)["Retry-After"]))
    assert send(client).status_code == 201


def test_reading_counts_for_nothing(client: Client) -> None:
    for _ in range(5):
        assert client.get("/api/v1/writing/").status_code == 200
    assert send(client).status_code == 201


def test_a_view_may_name_a_limit_of_its_own(client: Client) -> None:
    assert send(client, "looking").status_code == 201
    assert send(client, "looking").status_code == 429
    assert send(client).status_code == 201
