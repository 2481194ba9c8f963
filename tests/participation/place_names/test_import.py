"""Places from files: taken once, completed again, refused with reasons; hostile files too."""

import json
from pathlib import Path
from typing import Any
from uuid import uuid4

import pytest
from bs4 import BeautifulSoup
from django.contrib.auth.models import Group
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.management import CommandError, call_command
from django.test import Client
from django.urls import reverse

from participation.common.models import User
from participation.common.tick import run_tick
from participation.place_names import services
from participation.place_names.models import Place, PlaceImport, PlaceName
from search.query import Query
from search.selectors import find
from tests.participation.place_names.factories import day, place

pytestmark = [pytest.mark.django_db, pytest.mark.db]

HEAD = "شناسه,نوع,نام,شهرستان,شهر,نام پیشین,از,عرض جغرافیایی,طول جغرافیایی"
ROWS = [
    "1,خیابان,خیابان کاوه,اصفهان,اصفهان,شاه؛ پهلوی,۱۳۸۰/۱/۱,۳۲٫۶۵,51.67",
    "2,کوچه,بادام بن,اصفهان,اصفهان,,,,",
    "3,خیابان,بی جا,تهران,,,,,",
    "4,سفینه,ناهید,اصفهان,,,,,",
    "5,خیابان,خورشید,اصفهان,,,,51.67,32.65",
    "6,خیابان,بهار,اصفهان,,,سی و دوم,,",
]


def written(folder: Path, text: str, name: str = "places.csv") -> Path:
    file = folder / name
    file.write_text(text, encoding="utf-8")
    return file


def called(file: Path, capsys: pytest.CaptureFixture[str], **options: Any) -> tuple[str, str]:
    """Call the command; return what it says and what it refuses."""
    try:
        call_command("import_places", str(file), **options)
    except CommandError as error:
        if error.returncode != 1:
            raise
    return capsys.readouterr()


def test_a_table_is_taken_and_what_is_wrong_is_said_by_its_line(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out, err = called(written(tmp_path, "\n".join([HEAD, *ROWS])), capsys)
    assert "2 places were added, 0 completed, 0 are the same, 4 were refused." in out
    for line, said in ((4, "تهران"), (5, "سفینه"), (6, "جابه‌جا"), (7, "سی و دوم")):
        assert any(f"Line {line}:" in one and said in one for one in err.splitlines())
    street = Place.objects.get(source_id="1")
    assert (street.title, street.named_on, street.latitude) == ("خیابان کاوه", day(1380), 32.65)
    former = PlaceName.objects.filter(place=street).undated().values_list("text", flat=True)
    assert set(former) == {"شاه", "پهلوی"}
    assert [hit.title for hit in find(Query("پهلوی")).hits] == ["خیابان کاوه"]
    assert not PlaceImport.objects.exists()


def test_the_same_file_again_changes_nothing(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for head, rows in ((HEAD, ROWS[:2]), ("نوع,نام,شهرستان", ["کوچه,نسترن,کاشان"])):
        file = written(tmp_path, "\n".join([head, *rows]))
        called(file, capsys, source="table")
        before = list(Place.objects.order_by("pk").values())
        out, _err = called(file, capsys, source="table")
        assert f"0 places were added, 0 completed, {len(rows)} are the same" in out
        assert list(Place.objects.order_by("pk").values()) == before


def test_a_dry_run_reports_and_writes_nothing(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = written(tmp_path, "\n".join([HEAD, *ROWS]))
    out, err = called(file, capsys, dry_run=True)
    assert "2 places would be added" in out
    assert "تهران" in err
    assert not Place.objects.exists()
    assert not find(Query("کاوه")).hits


def test_a_later_file_completes_a_place_and_never_renames_it(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    called(written(tmp_path, f"{HEAD}\n{ROWS[1]}"), capsys)
    out, _err = called(
        written(tmp_path, f"{HEAD}\n2,کوچه,بادام‌بن,اصفهان,اصفهان,باغ,,32.66,51.66"), capsys
    )
    assert "1 completed" in out
    alley = Place.objects.get()
    assert (alley.name, alley.latitude, alley.former_names) == ("بادام بن", 32.66, 1)
    out, err = called(written(tmp_path, f"{HEAD}\n2,کوچه,نسترن,اصفهان,اصفهان,,,,"), capsys)
    assert "1 were refused" in out
    assert "بادام بن" in err
    alley.refresh_from_db()
    assert alley.name == "بادام بن"


def test_a_name_that_the_register_has_ended_does_not_come_back_by_a_file(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = written(tmp_path, f"{HEAD}\n{ROWS[0]}")
    called(file, capsys)
    services.rename(place=Place.objects.get(), text="نشاط", on=day(1400))
    out, _err = called(file, capsys)
    assert "1 are the same" in out
    assert Place.objects.get().name == "نشاط"


def features(*told: dict[str, Any]) -> str:
    made = [
        {
            "type": "Feature",
            "id": f"way/{number}",
            "properties": {key: value for key, value in one.items() if key != "geometry"},
            "geometry": one.get("geometry", {"type": "Point", "coordinates": [51.67, 32.65]}),
        }
        for number, one in enumerate(told)
    ]
    return json.dumps({"type": "FeatureCollection", "features": made}, ensure_ascii=False)


def test_openstreetmaps_names_are_understood(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    line = {"type": "LineString", "coordinates": [[51.66, 32.65], [51.67, 32.655]]}
    text = features(
        {"name": "Kaveh", "name:fa": "بلوار کاوه", "old_name": "شاه;ملکه", "alt_name": "سی‌متری",
         "highway": "primary", "geometry": line},
        {"name": "کاوه", "highway": "primary"},
        {"name": "کاوه", "highway": "primary"},
        {"name": "باغ گل", "leisure": "park"},
        {"highway": "footway"},
    )  # fmt: skip
    out, err = called(
        written(tmp_path, text, "isfahan.geojson"), capsys, source="osm", county="اصفهان",
        city="اصفهان",
    )  # fmt: skip
    assert "4 places were added" in out
    assert "Line 5:" in err
    boulevard = Place.objects.get(source_id="way/0")
    assert (boulevard.title, boulevard.geometry["type"]) == ("بلوار کاوه", "LineString")
    assert {one.text for one in PlaceName.objects.filter(place=boulevard)} == {
        "کاوه", "شاه", "ملکه", "سی‌متری",
    }  # fmt: skip
    # Two streets of one name in the map are two places that share it.
    assert Place.objects.filter(name="کاوه", kind__name="خیابان").count() == 2
    assert Place.objects.get(source_id="way/3").title == "باغ گل"


HOSTILE = {
    "deep.geojson": "[" * 100_000,
    "deep_inside.geojson": '{"features":' + '[{"properties":' * 50_000,
    "nan.geojson": '{"features": [{"geometry": {"type": "Point", "coordinates": [NaN, 1]}}]}',
    "list.geojson": "[1, 2]",
    "text.geojson": "درود",
    "empty.csv": "",
    "no_name.csv": "a,b\n1,2",
    "quote.csv": 'نام\n"' + "x" * 300_000,
    "binary.csv": None,
}


@pytest.mark.parametrize("name", HOSTILE)
def test_what_is_no_table_is_refused_whole(
    tmp_path: Path, name: str, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / name
    content = HOSTILE[name]
    file.write_bytes(b"\xff\xfe\x00\x80" * 99 if content is None else content.encode())
    with pytest.raises(CommandError) as error:
        call_command("import_places", str(file), county="اصفهان")
    assert error.value.returncode == 2
    assert not Place.objects.exists()
    assert not PlaceImport.objects.exists()


@pytest.mark.parametrize(
    "geometry",
    [
        {"type": "Point", "coordinates": ["x", None]},
        {"type": "Point", "coordinates": [1e308, 1e308]},
        {"type": "Point"},
        {"type": "LineString", "coordinates": [[51, 32]] * 501},
        {"type": "LineString", "coordinates": {"a": 1}},
        {"type": "Polygon", "coordinates": [[]]},
        {"type": "MultiPolygon", "coordinates": [[[[]]]]},
        {"type": "GeometryCollection", "geometries": []},
        {"type": ["Point"]},
        [],
        "x",
        7,
    ],
)
def test_a_strange_geometry_refuses_its_row_alone(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], geometry: Any
) -> None:
    text = features({"name": "خیابان بهار", "geometry": geometry or "[]"}, {"name": "خیابان پاییز"})
    out, _err = called(written(tmp_path, text, "x.geojson"), capsys, county="اصفهان")
    assert "1 places were added" in out
    assert Place.objects.get().name == "پاییز"


def test_a_command_says_what_it_cannot_read(tmp_path: Path) -> None:
    for name, options in (
        ("none.csv", {}),
        ("places.txt", {}),
        ("places.csv", {"county": "تهران"}),
    ):
        if name != "none.csv":
            written(tmp_path, HEAD, name)
        with pytest.raises(CommandError) as error:
            call_command("import_places", str(tmp_path / name), **options)
        assert error.value.returncode == 2


@pytest.fixture
def importer(client: Client) -> User:
    call_command("setup_groups", verbosity=0)
    user = User.objects.create_user("importer")
    user.groups.add(Group.objects.get(name="دبیر نام‌گذاری"))
    client.force_login(user)
    return user


def sent(client: Client, text: str, **typed: Any) -> Any:
    file = SimpleUploadedFile(typed.pop("name", "places.csv"), text.encode())
    said = {"token": str(uuid4()), "source": "table", "file": file} | typed
    return client.post(reverse("places:import"), said)


def test_staff_import_a_file_and_see_how_far_it_is(client: Client, importer: User) -> None:
    answer = sent(client, "\n".join([HEAD, *ROWS]))
    assert answer.status_code == 302
    for _part in range(3):
        run_tick(only=["place_names.imports"])
    page = BeautifulSoup(client.get(answer["Location"]).content, "html.parser")
    facts = {one.dt.get_text(): one.dd.get_text() for one in page.select(".case-facts > div")}
    assert facts == {"تازه": "۲", "ردشده": "۴"}
    assert "شهرستان «تهران»" in page.select_one(".case-news").get_text()
    refused = b"".join(client.get(f"{answer['Location']}?export=csv").streaming_content)
    assert refused.decode("utf-8-sig").count("\r\n") == 5
    assert Place.objects.count() == 2


def test_two_clicks_are_one_import(client: Client, importer: User) -> None:
    token = str(uuid4())
    first, second = (sent(client, HEAD, token=token) for _click in range(2))
    assert first["Location"] == second["Location"]
    assert PlaceImport.objects.count() == 1


def test_what_cannot_be_read_is_said_on_the_screen(client: Client, importer: User) -> None:
    answer = sent(client, "[[[[", name="x.geojson")
    for _part in range(2):
        run_tick(only=["place_names.imports"])
    assert "آسیب دیده" in client.get(answer["Location"]).content.decode()
    refused = sent(client, "x", name="x.exe")
    assert refused.status_code == 422
    assert "CSV" in refused.content.decode()


def test_only_those_with_the_right_import(client: Client, importer: User) -> None:
    answer = sent(client, HEAD)
    Group.objects.get(name="دبیر نام‌گذاری").permissions.filter(codename="import_places").delete()
    client.force_login(User.objects.get(pk=importer.pk))
    assert client.get(reverse("places:import")).status_code == 404
    assert sent(client, HEAD).status_code == 404
    assert client.get(answer["Location"]).status_code == 404


def test_reports_are_kept_for_a_month(client: Client, importer: User) -> None:
    place("نشاط")
    sent(client, f"{HEAD}\n{ROWS[1]}")
    for _part in range(3):
        run_tick(only=["place_names.imports"])
    PlaceImport.objects.update(finished_at="2020-01-01T00:00:00Z")
    run_tick(only=["place_names.old_imports"])
    assert not PlaceImport.objects.exists()
    assert Place.objects.count() == 2
