"""The search engines as tests use them: the one inside this run's database, and Elasticsearch.

``DATABASE_URL`` decides the database of a run, so that a run on SQLite and one on PostgreSQL
together cover all three.
"""

import os
import uuid
from collections.abc import Iterator
from dataclasses import dataclass

import pytest
from django.db import connection

from search import elastic
from search.engines.breaker import breaker
from search.sync import drain
from tests.parts import shared
from tests.parts.elasticsearch import VERSION, MissingPartError, distribution, java_home

FOUNDATIONS = ("/participation/common/", "/participation/staff_access/", "/cms/contact/")
# One of these is behind every fixture that lets a test ask the database.
DATABASE_FIXTURES = {"db", "transactional_db", "django_db_setup"}


@dataclass(frozen=True)
class UsedEngine:
    """The engine that a test runs on."""

    name: str

    def settle(self) -> None:
        """Do what the clock does: send what an engine outside the database has yet to hear."""
        drain()


def pytest_configure(config: pytest.Config) -> None:
    """Make the folder where the workers meet."""
    if not hasattr(config, "workerinput"):
        shared.begin()


def pytest_unconfigure(config: pytest.Config) -> None:
    """End what the run has started."""
    if not hasattr(config, "workerinput"):
        shared.end()


def pytest_report_header() -> str:
    """Say at the top whether Elasticsearch can take part."""
    try:
        java_home()
        distribution()
    except MissingPartError as error:
        return f"elasticsearch: left out, its tests are skipped ({error})"
    return f"elasticsearch: {VERSION}, started when the first test needs it"


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark what the whole desk stands on: it runs on both databases.

    What asks for no database, what copies the SQLite file for other processes, and what drives a
    browser, does not.
    """
    for item in items:
        path = item.path.as_posix()
        fixtures = set(getattr(item, "fixturenames", ()))
        asks = item.get_closest_marker("django_db") or fixtures & DATABASE_FIXTURES
        apart = item.get_closest_marker("browser") or "disk_site" in fixtures
        if any(part in path for part in FOUNDATIONS) and asks and not apart:
            item.add_marker("db")


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """Run what asks for an engine on each that this run has; Elasticsearch beside SQLite."""
    if "engine" in metafunc.fixturenames:
        names = ["postgresql"] if os.environ.get("DATABASE_URL") else ["sqlite", "elasticsearch"]
        metafunc.parametrize("engine", names, indirect=True)


@pytest.fixture
def engine(
    request: pytest.FixtureRequest, db: None, settings: pytest.FixtureDef
) -> Iterator[UsedEngine]:
    """The engine in use: with Elasticsearch, an index of the test's own."""
    if request.param != "elasticsearch":
        assert connection.vendor == request.param
        settings.SEARCH_ENGINE = "database"
        yield UsedEngine(request.param)
        return
    try:
        settings.ELASTICSEARCH_URL = shared.elasticsearch_address()
    except MissingPartError as error:
        # Where it has to be there, its absence is a failure and no skip.
        if os.environ.get("CI") == "true":
            pytest.fail(f"No Elasticsearch: {error}")
        pytest.skip(f"no Elasticsearch: {error}")
    settings.SEARCH_ENGINE = "elasticsearch"
    settings.ELASTICSEARCH_INDEX = f"test-{uuid.uuid4().hex}"
    breaker.reset()
    yield UsedEngine("elasticsearch")
    breaker.reset()
    for name in elastic.writer().indices.get(index=f"{settings.ELASTICSEARCH_INDEX}-*"):
        elastic.writer().indices.delete(index=name)
