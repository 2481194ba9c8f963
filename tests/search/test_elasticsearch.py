"""What only Elasticsearch has: an alias, a server that can be away, and what waits for it."""

import os
import uuid
from collections.abc import Iterator
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command
from django.test import Client

from participation.common.tick import run_tick
from search import elastic
from search.content import Content
from search.engines.breaker import breaker
from search.models import Entry, Removal
from search.query import Query
from search.selectors import find
from search.services import remove_entries, store
from search.sync import drain, waiting
from tests.parts import elasticsearch
from tests.parts.elasticsearch import MissingPartError

pytestmark = [
    pytest.mark.django_db,
    pytest.mark.skipif("DATABASE_URL" in os.environ, reason="run beside SQLite"),
]


class Server:
    """A server of this test alone, which can be stopped and started at one address."""

    def __init__(self, folder: Path) -> None:
        self.folder, self.port = folder, elasticsearch.free_port()
        self.start()

    def start(self) -> None:
        scratch = self.folder / uuid.uuid4().hex
        scratch.mkdir()
        self.process, self.address = elasticsearch.start(scratch, self.port, is_hasty=True)

    def stop(self) -> None:
        elasticsearch.stop(self.process)


@pytest.fixture
def server(tmp_path_factory: pytest.TempPathFactory, settings) -> Iterator[Server]:
    folder = Path(f"/tmp/es-{uuid.uuid4().hex}")  # noqa: S108 (a user without rights has to reach it)
    folder.mkdir(mode=0o755)
    try:
        started = Server(folder)
    except MissingPartError as error:
        if os.environ.get("CI") == "true":
            pytest.fail(f"No Elasticsearch: {error}")
        pytest.skip(f"no Elasticsearch: {error}")
    settings.SEARCH_ENGINE = "elasticsearch"
    settings.ELASTICSEARCH_URL = started.address
    settings.ELASTICSEARCH_INDEX = "away"
    breaker.reset()
    yield started
    breaker.reset()
    started.stop()
    import shutil  # noqa: PLC0415

    shutil.rmtree(folder, ignore_errors=True)


def put(key: str, title: str) -> None:
    store("news", {key: Content(title=title, text="", url=f"/{key}/") if title else None})


def test_while_the_server_is_away_the_site_goes_on(server: Server, client: Client) -> None:
    put("a", "پل خواجو")
    drain()
    assert find(Query("خواجو")).engine == "elasticsearch"
    assert client.get("/readyz").json()["search"] == "ok"

    server.stop()
    put("b", "پل جویی")
    put("a", "پل شهرستان")
    result = find(Query("پل"))
    assert (result.engine, result.is_fallback, result.total) == ("sqlite", True, 2)
    assert "جست‌وجوی اصلی پاسخ نداد" in client.get("/search/?q=پل").content.decode()
    assert client.get("/api/v1/search/?q=پل").json()["is_fallback"]
    ready = client.get("/readyz")
    assert (ready.status_code, ready.json()["search"]) == (200, "late")
    run_tick(only=["search.send_changes"])
    assert waiting() == 2

    server.start()
    breaker.reset()
    run_tick(only=["search.send_changes"])
    assert waiting() == 0
    result = find(Query("پل"))
    assert (result.engine, result.is_fallback) == ("elasticsearch", False)
    assert sorted(hit.title for hit in result.hits) == ["پل جویی", "پل شهرستان"]
    assert find(Query("خواجو")).total == 0
    assert "پاسخ نداد" not in client.get("/search/?q=پل").content.decode()


def test_an_index_is_filled_anew_behind_the_alias(engine_alone) -> None:
    put("a", "پل خواجو")
    drain()
    before = elastic.index_of_alias()
    half_made = elastic.new_index()
    seen: list[int] = []

    def look(_sent: int) -> None:
        # Readers are answered from the old one meanwhile; what is written now is not lost.
        seen.append(find(Query("خواجو")).total)
        put("b", "پل جویی")

    assert elastic.rebuild(look) == 2
    drain()
    assert set(seen) == {1}
    assert elastic.index_of_alias() not in {before, half_made}
    assert not elastic.writer().indices.exists(index=[before])
    assert not elastic.writer().indices.exists(index=[half_made])
    assert find(Query("پل")).total == 2


def test_the_command_rebuilds_and_the_check_finds_and_mends(engine_alone) -> None:
    put("a", "پل خواجو")
    put("b", "پل جویی")
    drain()
    lost, kept = Entry.objects.order_by("pk")
    elastic.writer().delete(index=elastic.alias(), id=str(lost.pk), refresh=True)
    ghost = {**elastic.document(kept), "pk": 999_999}
    elastic.writer().index(index=elastic.alias(), id="999999", document=ghost, refresh=True)
    assert elastic.differences(elastic.alias()) == ([lost.pk], [999_999])
    assert elastic.repair(elastic.alias()) == (1, 1)
    drain()
    assert elastic.differences(elastic.alias()) == ([], [])
    assert find(Query("پل")).total == 2


def test_what_changed_while_it_was_sent_is_sent_again(engine_alone) -> None:
    put("a", "پل خواجو")
    drain()
    first = Entry.objects.get()
    put("a", "پل جویی")
    # An older state that arrives late does not win.
    elastic.send(elastic.alias(), [first], at_once=True)
    drain()
    elastic.send(elastic.alias(), [first], at_once=True)
    assert find(Query("جویی")).total == 1
    put("a", "")
    assert Removal.objects.count() == 1
    drain()
    assert find(Query("پل")).total == 0
    assert waiting() == 0


@pytest.fixture
def engine_alone(settings) -> Iterator[None]:
    from tests.parts import shared  # noqa: PLC0415

    try:
        settings.ELASTICSEARCH_URL = shared.elasticsearch_address()
    except MissingPartError as error:
        if os.environ.get("CI") == "true":
            pytest.fail(f"No Elasticsearch: {error}")
        pytest.skip(f"no Elasticsearch: {error}")
    settings.SEARCH_ENGINE = "elasticsearch"
    settings.ELASTICSEARCH_INDEX = f"alone-{uuid.uuid4().hex}"
    breaker.reset()
    yield
    for name in elastic.writer().indices.get(index=f"{settings.ELASTICSEARCH_INDEX}-*"):
        elastic.writer().indices.delete(index=name)


def test_check_search_reports_and_repairs() -> None:
    store("news", {"77": Content(title="بی‌صاحب", text="", url="/x/")})
    store("gone", {"1": Content(title="از نوعی که نیست", text="", url="/y/")})
    out = StringIO()
    with pytest.raises(CommandError) as refused:
        call_command("check_search", verbosity=0, stdout=out)
    assert refused.value.returncode == 1
    assert "news 77" in out.getvalue()
    assert "gone 1" in out.getvalue()
    call_command("check_search", repair=True, verbosity=0, stdout=out)
    call_command("check_search", verbosity=0, stdout=out)
    assert not Entry.objects.filter(kind__in=["gone"]).exists()
    assert find(Query("بی‌صاحب")).total == 0


def test_rebuild_search_writes_all_anew_and_names_unknown_kinds(client) -> None:
    from tests.cms.news.factories import NewsPageFactory  # noqa: PLC0415

    made = NewsPageFactory(title="کارگاه سفال")
    remove_entries(list(Entry.objects.all()))
    assert find(Query("سفال")).total == 0
    out = StringIO()
    call_command("rebuild_search", verbosity=0, stdout=out)
    assert [hit.object_id for hit in find(Query("سفال")).hits] == [str(made.pk)]
    call_command("rebuild_search", changed=True, verbosity=0, stdout=out)
    assert out.getvalue().splitlines()[-1].startswith("0 added, 0 written anew, 0 removed")
    with pytest.raises(CommandError, match="nothing"):
        call_command("rebuild_search", kind=["nothing"], verbosity=0)
