"""«Has this name been used before?»: the page, its part for the script, and the API."""

import json
import re
from typing import Any
from urllib.parse import urlencode

import pytest
from django.core.cache import cache
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from participation.common.api.views import PublicReadThrottle
from participation.place_names import services
from tests.participation.place_names.factories import county, day, place

pytestmark = [pytest.mark.django_db, pytest.mark.db]

PAGE = "/place-names/check/"
API = "/api/v1/place-name-check/"


@pytest.fixture(autouse=True)
def fresh_throttle() -> None:
    """Let no test pay for the requests of another."""
    cache.clear()


def ask(client: Client, address: str = PAGE, **values: str) -> Any:
    return client.get(f"{address}?{urlencode(values)}")


def told(client: Client, **values: str) -> str:
    response = ask(client, **values)
    assert response.status_code == 200
    return response.content.decode()


def test_the_page_says_what_is_borne_in_the_city_and_leads_to_the_place(client: Client) -> None:
    street = place("شهید دکتر محمد بهشتی")
    page = told(client, name="بهشتي", county=county().slug, city="اصفهان")
    assert "ممکن است با نامی که هست اشتباه شود" in page
    assert "خیابان شهید دکتر محمد بهشتی" in page
    assert street.get_absolute_url() in page


def test_a_repeat_in_another_city_only_informs(client: Client) -> None:
    place("نیلوفر", county="کاشان", city="کاشان")
    page = told(client, name="نیلوفر", county=county().slug, city="اصفهان")
    assert "تنها در جای دیگری هست" in page
    assert "اشتباه شود" not in page


def test_a_name_that_nobody_bears_is_said_to_be_free(client: Client) -> None:
    place("نیلوفر")
    page = told(client, name="ژرفای آبی")
    assert "نامی مانند «ژرفای آبی» نیافتیم" in page
    assert "نیلوفر" not in page


def test_former_names_say_until_when_and_what_the_place_is_called_today(client: Client) -> None:
    street = place("نیلوفر")
    services.rename(place=street, text="ارغوان", on=day(1400))
    page = told(client, name="نیلوفر")
    assert "۱۴۰۰" in page
    assert "خیابان ارغوان" in page


@pytest.mark.parametrize(
    ("values", "message"),
    [
        ({"name": ""}, "نامی را که در نظر دارید بنویسید"),
        ({"name": "!!!"}, "نام را با حروف بنویسید"),
        ({"name": "ن" * 121}, "نام بلند است"),
        ({"name": "نیلوفر", "county": "nowhere"}, "از فهرست انتخاب کنید"),
    ],
    ids=["empty", "no letters", "long", "no county"],
)
def test_what_cannot_be_compared_is_said_beside_the_field(
    client: Client, values: dict[str, str], message: str
) -> None:
    response = ask(client, **values)
    assert response.status_code == 422
    page = response.content.decode()
    assert message in page
    assert "id_name" in page
    assert values["name"][:50] in page


def test_whatever_is_sent_is_answered(client: Client) -> None:
    for query in (
        "name=%00",
        "name=%ff%fe",
        "name[]=1",
        "name=a&name=b&county=%00",
        "part=1",
        "city=x",
    ):
        assert client.get(f"{PAGE}?{query}").status_code in {200, 400, 422}
        assert client.get(f"{API}?{query}").status_code in {200, 400}


def test_the_script_gets_the_answer_without_the_page(client: Client) -> None:
    place("نیلوفر")
    part = told(client, name="نیلوفر", part="1")
    assert "خیابان نیلوفر" in part
    assert "<html" not in part
    assert "<form" not in part


def test_the_page_asks_few_queries_and_writes_nothing(client: Client) -> None:
    for number in range(12):
        place(f"نیلوفر {number}", city=f"شهر {number}")
    ask(client, name="نیلوفر", county=county().slug, city="شهر 3")
    with CaptureQueriesContext(connection) as captured:
        told(client, name="نیلوفر", county=county().slug, city="شهر 3")
    asked = [each["sql"].lstrip("( ") for each in captured]
    # A long list of choices is read through a cursor on PostgreSQL.
    reading = re.compile(r'SELECT |DECLARE "\w+" NO SCROLL CURSOR FOR SELECT ')
    assert [sql for sql in asked if not reading.match(sql)] == []
    assert len(captured) <= 16


def test_who_asks_too_often_waits_and_keeps_what_was_typed(
    client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(
        "participation.common.defence.reading._PageThrottle.THROTTLE_RATES",
        {"public-read": "2/min"},
    )
    place("نیلوفر")
    for _ in range(2):
        told(client, name="نیلوفر")
    response = ask(client, name="نیلوفر")
    assert response.status_code == 429
    assert int(response.headers["Retry-After"]) > 0
    assert 'value="نیلوفر"' in response.content.decode()


def test_the_api_tells_the_same(client: Client) -> None:
    street = place("شهید دکتر محمد بهشتی")
    response = ask(client, API, name="بهشتی", county=county().slug, city="اصفهان")
    assert response.status_code == 200
    body = json.loads(response.content)
    assert (body["name"], body["is_serious"], body["is_capped"]) == ("بهشتی", True, False)
    (found,) = body["results"]
    assert found["grade"] == "honouree"
    assert found["shared"] == ["محمد", "بهشتی"]
    assert (found["standing"], found["where"], found["metres"]) == ("current", "city", None)
    assert (found["place"], found["county"]) == (street.pk, county().slug)
    assert found["url"].endswith(street.get_absolute_url())


def test_the_api_answers_with_a_problem_document(client: Client) -> None:
    response = ask(client, API, county="nowhere")
    assert response.status_code == 400
    assert response.headers["Content-Type"] == "application/problem+json"
    assert set(json.loads(response.content)["errors"]) == {"name", "county"}


def test_the_api_slows_down(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(PublicReadThrottle, "THROTTLE_RATES", {"public-read": "1/min"})
    assert ask(client, API, name="نیلوفر").status_code == 200
    assert ask(client, API, name="نیلوفر").status_code == 429
