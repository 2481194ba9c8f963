"""The page that explains the API says what the schema says, and what it shows is true."""

import json

import pytest
from bs4 import BeautifulSoup, Tag
from django.test import Client
from jsonschema import Draft202012Validator

pytestmark = pytest.mark.django_db
RESOURCES = (
    "search",
    "resolutions",
    "meetings",
    "bodies",
    "organisations",
    "complaint-categories",
    "complaint-subjects",
    "complaints",
    "cases",
    "outcomes",
    "place-name-check",
    "statistics",
    "staff",
    "challenge",
)


@pytest.fixture
def page(client: Client) -> BeautifulSoup:
    return BeautifulSoup(client.get("/api/docs/").content, "html.parser")


@pytest.fixture
def schema(client: Client) -> dict:
    response = client.get("/api/schema/", {"format": "json"})
    assert response["Content-Type"] == "application/json"
    return response.json()


def section(page: BeautifulSoup, name: str) -> Tag:
    found = page.select_one(f"section#{name}")
    assert found is not None
    return found


def operations(schema: dict) -> dict[str, dict]:
    return {
        f"{method.upper()} {path}": asked
        for path, methods in schema["paths"].items()
        for method, asked in methods.items()
    }


def fields_sent(asked: dict, schema: dict) -> list[str]:
    content = asked.get("requestBody", {}).get("content", {})
    names = {media["schema"]["$ref"].rsplit("/", 1)[1] for media in content.values()}
    shapes = schema["components"]["schemas"]
    return [field for name in names for field in shapes[name]["properties"]]


def test_every_operation_of_the_schema_is_explained(page: BeautifulSoup, schema: dict) -> None:
    shown = {code.get_text() for code in page.select("code.path")}
    assert shown == set(operations(schema))
    for path, asked in operations(schema).items():
        operation = page.find("h3", id=f"do-{asked['operationId']}")
        cells = page.select("td.main code")
        names = [cell.get_text() for cell in cells if cell.find_previous("h3") is operation]
        parameters = [one["name"] for one in asked.get("parameters", [])]
        assert names == [*parameters, *fields_sent(asked, schema)], path


@pytest.mark.parametrize("name", RESOURCES)
def test_no_parameter_and_no_field_goes_without_words(page: BeautifulSoup, name: str) -> None:
    for row in section(page, name).select("tbody tr") + section(page, "shapes").select("tbody tr"):
        words = row.select("td")[-1].get_text().strip()
        assert any("آ" <= letter <= "ی" for letter in words), row


def test_example_answers_are_what_the_schema_allows(page: BeautifulSoup, schema: dict) -> None:
    examples = page.select("section details pre")
    by_name = {one["operationId"]: one for one in operations(schema).values()}
    told = {
        name: next(iter(answer["content"].values()))["schema"]
        for name, one in by_name.items()
        for status, answer in one["responses"].items()
        if status in {"200", "201"}
    }
    assert set(told) == set(by_name)
    files = [name for name, answer in told.items() if answer.get("format") == "binary"]
    assert len(examples) == len(told) - len(files)
    for example in examples:
        answer = told[example.find_previous("h3")["id"].removeprefix("do-")]
        shape = {**answer, "components": schema["components"]}
        given = json.loads(example.get_text())
        Draft202012Validator(shape).validate(given)
        assert "…" not in {value for value in given.values() if isinstance(value, str)}


def test_shapes_that_are_linked_to_are_there(page: BeautifulSoup) -> None:
    links = [link["href"] for link in page.select("main a[href^='#']")]
    assert "#shape-Clause" in links
    assert [link for link in links if page.find(id=link[1:]) is None] == []


def test_the_page_stays_light_and_the_same_for_all(client: Client) -> None:
    response = client.get("/api/docs/", headers={"accept-encoding": "gzip"})
    assert len(response.content) <= 31_000
    assert not response.cookies
    again = client.get("/api/docs/", headers={"if-none-match": client.get("/api/docs/")["ETag"]})
    assert (again.status_code, again.content) == (304, b"")
    assert client.post("/api/docs/").status_code == 405
