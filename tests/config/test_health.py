"""Alive and ready."""

import datetime as dt

import pytest
from django.core.files.storage import storages
from django.db import OperationalError, connection
from django.test import Client
from django.utils import timezone

from participation.common.models import OutboxMessage
from participation.common.outbox import enqueue_email
from participation.common.tick import run_tick

pytestmark = pytest.mark.django_db


@pytest.fixture
def no_database(monkeypatch):
    """Take the database away."""

    def refuse(*args, **kwargs):
        raise OperationalError("connection to server at db.internal failed: password of site")

    monkeypatch.setattr(connection, "cursor", refuse)


def test_alive_asks_nobody(client, django_assert_num_queries):
    with django_assert_num_queries(0):
        answer = client.get("/healthz")

    assert answer.content == b"ok\n"
    assert "no-store" in answer.headers["cache-control"]
    assert answer.cookies == {}


def test_alive_without_a_database(client, no_database):
    assert client.get("/healthz").content == b"ok\n"


def test_ready_says_what_it_looked_at(client):
    run_tick()

    answer = client.get("/readyz")

    assert answer.json() == {
        "ready": True,
        "database": "ok",
        "storage": "ok",
        "queue": "ok",
        "clock": "ok",
        "search": "ok",
    }
    assert "no-store" in answer.headers["cache-control"]


def test_not_ready_without_a_database_and_no_word_of_why(client, no_database):
    answer = client.get("/readyz")

    assert answer.status_code == 503
    assert answer.json()["database"] == "broken"
    assert "db.internal" not in answer.content.decode()


def test_not_ready_where_nothing_can_be_stored(client, tmp_path, monkeypatch):
    blocked = tmp_path / "file"
    blocked.write_text("not a folder")
    monkeypatch.setattr(storages["private"], "location", str(blocked / "private"))

    answer = client.get("/readyz")

    assert answer.status_code == 503
    assert answer.json()["storage"] == "broken"


def test_late_messages_and_a_late_clock_are_said_but_stop_nothing(client):
    run_tick()
    enqueue_email(to="a@example.org", subject="x", body="y", idempotency_key="k")
    OutboxMessage.objects.update(
        next_attempt_at=timezone.now() - dt.timedelta(minutes=16), state="queued"
    )
    from participation.common.models import TickRun  # noqa: PLC0415

    TickRun.objects.update(finished_at=timezone.now() - dt.timedelta(minutes=6))

    answer = client.get("/readyz")

    assert answer.status_code == 200
    assert (answer.json()["queue"], answer.json()["clock"]) == ("late", "late")


def test_probes_write_nothing_and_take_no_form():
    client = Client()

    assert client.post("/healthz").status_code == 405
    assert client.post("/readyz").status_code == 405
