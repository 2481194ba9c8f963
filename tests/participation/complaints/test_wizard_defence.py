"""What the steps of a submission refuse, and what they cost."""

import json

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from participation.cases.models import Case, Draft
from tests.participation.cases.cast import Province, category
from tests.participation.common.defence.altcha import challenge_of, solved
from tests.participation.complaints import categories
from tests.participation.complaints.walking import NEW, TEXT, Walker, the_case

pytestmark = pytest.mark.django_db


def test_nothing_of_a_draft_is_plain_in_the_database(client: Client, province: Province) -> None:
    Walker(client).begin(category(province.desk)).to_check()
    with connection.cursor() as cursor:
        cursor.execute("SELECT data FROM cases_draft")
        (data,) = cursor.fetchone()
    for secret in (TEXT, "شهروند نشان‌دار", "0010350829", "مهرماه"):
        assert secret not in data
        assert json.dumps(secret)[1:-1] not in data


GARBAGE = ["\0", "%s%n<script>", "🙂" * 3000, "9" * 400, "-1", "[]", "\u202e\u2066x", "1e999"]


@pytest.mark.parametrize("garbage", GARBAGE)
def test_garbage_is_refused_in_every_field_of_every_step(
    client: Client, province: Province, garbage: str
) -> None:
    asked = categories.council(province)
    walker = Walker(client).begin(asked)
    names = [f"question_{one.pk}" for one in asked.questions.all()]
    names += ["seen", "looked_for", "choice", "name", "text", "keep", "happened_on", "county"]
    names += ["place", "code", "mobile", "email", "address", "postal_code", "then"]
    names += ["consent", "consent_version", "website", "pow", "category", "remove_file"]
    typed = dict.fromkeys(names, garbage)
    for place in ("", "questions/", "against/", "story/", "files/", "you/", "check/"):
        answer = client.post(f"{NEW}{place}", typed)
        assert answer.status_code in {302, 303, 404, 409, 422}, (place, answer.status_code)
        found = client.post(f"{NEW}{place}", {**typed, "find": "1"})
        assert found.status_code in {302, 303, 404, 409, 422}
        client.get(f"{NEW}{place}", {"then": garbage.replace("\0", ""), "category": garbage[:50]})
        client.get(f"{NEW}{place}", {"told": garbage.replace("\0", "")})
    for place in ("questions", "against", "story", "files", "you", "check"):
        assert client.get(f"{NEW}{place}/", follow=True).status_code in {200, 404}
    assert walker.go(NEW).page
    assert not Case.objects.exists()


@pytest.mark.parametrize(
    "name", ["nothing", "xyz-1", "0d6f3c1e-8f58-4a8e-9d3a-6d2b8a5f7c10", "category"]
)
def test_unknown_steps_are_not_found(client: Client, province: Province, name: str) -> None:
    Walker(client).begin(category(province.desk))
    assert client.get(f"{NEW}{name}/").status_code == 404
    assert client.post(f"{NEW}{name}/", {"text": TEXT}).status_code == 404
    # A step that this category has not.
    assert client.get(f"{NEW}against/").status_code == 404


def test_without_a_proof_it_is_held_and_with_one_it_is_not(
    client: Client, province: Province
) -> None:
    asked = category(province.desk)
    Walker(client).begin(asked).to_check().send()
    assert the_case().is_held
    Walker(client).begin(asked).to_check().send(pow=solved(challenge_of(client)))
    assert Case.objects.filter(is_held=False).count() == 1


def test_who_sends_too_much_waits_and_loses_nothing(
    client: Client, province: Province, settings
) -> None:
    settings.DEFENCE_SUBMISSIONS_WITHOUT_PROOF = 1
    asked = category(province.desk)
    Walker(client).begin(asked).to_check().send()
    walker = Walker(client).begin(asked).to_check()
    told = walker.post(consent="on")
    assert told.status_code == 429
    assert int(told.headers["Retry-After"]) > 0
    assert TEXT in told.content.decode()
    assert Case.objects.count() == 1
    assert TEXT in walker.go(f"{NEW}check/").page


def test_who_begins_too_many_drafts_waits(client: Client, province: Province, settings) -> None:
    settings.DEFENCE_DRAFTS = 2
    asked = category(province.desk)
    for _browser in range(2):
        Walker(Client()).begin(asked)
    told = client.post(NEW, {"category": asked.slug})
    assert told.status_code == 429
    assert int(told.headers["Retry-After"]) > 0
    assert "چند بار پیاپی" in told.content.decode()
    assert Draft.objects.count() == 2


def test_what_only_a_program_fills_in_is_refused(client: Client, province: Province) -> None:
    walker = Walker(client).begin(category(province.desk)).to_check()
    walker.refused(consent="on", website="http://spam.example")
    assert "spam.example" not in walker.page
    assert not Case.objects.exists()


WRITES = ("INSERT", "UPDATE", "DELETE", "SAVEPOINT")


def test_reading_a_page_writes_nothing_and_asks_little(client: Client, province: Province) -> None:
    asked = categories.council(province)
    walker = Walker(client).begin(asked)
    first = next(iter(asked.questions.all()))
    walker.to_check(questions={f"question_{first.pk}": "no"})
    counts: dict[str, int] = {}
    for place in ("", "questions/", "against/", "story/", "files/", "you/", "check/"):
        counts[place] = queries_of(client, f"{NEW}{place}")
    walker.go(f"{NEW}check/").send()
    counts["done/"] = queries_of(client, f"{NEW}done/")
    counts["index"] = queries_of(client, "/complaints/")
    assert max(counts.values()) <= 12, counts


def queries_of(client: Client, address: str) -> int:
    """How many queries an address takes that is read again; none of them writes."""
    client.get(address)
    with CaptureQueriesContext(
        connection,
    ) as context:
        assert client.get(address).status_code == 200
    statements = [query["sql"] for query in context.captured_queries]
    assert not [sql for sql in statements if sql.lstrip().upper().startswith(WRITES)]
    return len(statements)


def test_the_list_stands_in_the_map_of_the_site_and_is_cached(
    client: Client, province: Province
) -> None:
    category(province.desk)
    assert "sitemap-complaints-1.xml" in client.get("/sitemap.xml").content.decode()
    assert "/complaints/</loc>" in client.get("/sitemap-complaints-1.xml").content.decode()
    answer = client.get("/complaints/")
    assert "public" in answer.headers["Cache-Control"]
    assert "csrfmiddlewaretoken" not in answer.content.decode()
