"""Rules that every template, style sheet and script keeps."""

import gzip
import re
import tomllib
from pathlib import Path
from urllib.parse import unquote

import pytest
from django.apps import apps
from django.contrib.staticfiles.finders import FileSystemFinder, get_finder
from django.contrib.staticfiles.storage import ManifestStaticFilesStorage
from django.template import engines
from django.template.loader import get_template

from cms.core.icons import ICONS, STATUS_MARKS

ROOT = Path(__file__).resolve().parents[2]
TEMPLATES = sorted(
    path for path in (ROOT / "templates").rglob("*.*") if path.suffix in {".html", ".xml", ".txt"}
)
NAMES = [str(path.relative_to(ROOT / "templates")) for path in TEMPLATES]
SHEET = (ROOT / "static/css/site.css").read_text(encoding="utf-8")
every_template = pytest.mark.parametrize("path", TEMPLATES, ids=NAMES)


@every_template
def test_a_template_can_be_read(path: Path) -> None:
    assert get_template(str(path.relative_to(ROOT / "templates")))


@every_template
def test_no_style_and_no_script_stands_in_a_template(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert not re.search(r"<style|\sstyle=", text)
    assert not re.search(r"\son[a-z]+=", text)
    assert "javascript:" not in text
    for attributes in re.findall(r"<script([^>]*)>", text):
        assert "src=" in attributes


@every_template
def test_nothing_comes_from_another_origin(path: Path) -> None:
    loading = r"<(?:script|img|link|iframe|source|video|audio)[^>]*(?:src|href|srcset)="
    assert not re.search(loading + r"[\"'](?:https?:)?//", path.read_text(encoding="utf-8"))


@every_template
def test_every_named_drawing_exists(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert set(re.findall(r"{% (?:icon|decagon) [\"']([^\"']+)", text)) <= set(ICONS)
    assert set(re.findall(r"{% (?:status|mark) [\"']([^\"']+)", text)) <= set(STATUS_MARKS)


def layers() -> list[list[set[str]]]:
    """Return each contract of import-linter as its layers, the highest first."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    found = []
    for contract in project["tool"]["importlinter"]["contracts"]:
        if contract["type"] != "layers":
            continue
        prefix = "".join(f"{name}." for name in contract.get("containers", []))
        found.append(
            [{prefix + n.strip() for n in layer.split("|")} for layer in contract["layers"]]
        )
    return found


def rank(module: str, contract: list[set[str]]) -> int | None:
    """Return how high a module stands in a contract, 0 for the highest; None where it does not."""
    for height, names in enumerate(contract):
        if any(module == name or module.startswith(f"{name}.") for name in names):
            return height
    return None


def borrowed_from_above(app: str, text: str) -> list[str]:
    """Return the tag libraries that ``text``, a template of ``app``, loads from higher layers."""
    libraries = engines["django"].engine.libraries
    loaded = {name for line in re.findall(r"{% load ([^%]+) %}", text) for name in line.split()}
    wrong = []
    for name in loaded & set(libraries):
        module = libraries[name].rpartition(".templatetags.")[0]
        for contract in layers():
            mine, theirs = rank(app, contract), rank(module, contract)
            if mine is not None and theirs is not None and theirs < mine:
                wrong.append(name)
    return wrong


@every_template
def test_no_template_loads_the_tags_of_a_higher_layer(path: Path) -> None:
    labels = {config.label: config.name for config in apps.get_app_configs()}
    label = path.relative_to(ROOT / "templates").parts[0]
    if label in labels:
        assert borrowed_from_above(labels[label], path.read_text(encoding="utf-8")) == []


def test_the_rule_on_layers_would_notice() -> None:
    text = "{% load i18n core %}"
    assert borrowed_from_above("participation.common", text) == ["core"]
    assert borrowed_from_above("cms.images", text) == ["core"]
    assert borrowed_from_above("cms.home", text) == []


def test_the_style_sheet_knows_no_left_and_no_right() -> None:
    sides = r"(?<![-\w])(?:margin|padding|border|inset)-(?:left|right|top|bottom)\b"
    assert not re.search(sides, SHEET)
    assert not re.search(r"(?<![-\w])(?:left|right|top|bottom|width|height)\s*:", SHEET)
    assert not re.search(r"(?:text-align|float|clear)\s*:\s*(?:left|right)", SHEET)


def test_weights_stay_small() -> None:
    assert len(gzip.compress(SHEET.encode(), 9)) <= 12_000
    # What every page loads.
    every = ("static/js/site.js",)
    assert sum(len((ROOT / name).read_bytes()) for name in every) <= 5_000
    assert (ROOT / "static/fonts/vazirmatn.woff2").stat().st_size <= 36_000
    assert "SIL OPEN FONT LICENSE" in (ROOT / "static/fonts/vazirmatn-OFL.txt").read_text().upper()


def test_production_serves_files_under_names_that_change_with_them(
    tmp_path: Path, settings: pytest.FixtureRequest
) -> None:
    settings.DEBUG = False
    storage = ManifestStaticFilesStorage(location=tmp_path, base_url="/static/")
    finder = get_finder("django.contrib.staticfiles.finders.FileSystemFinder")
    assert isinstance(finder, FileSystemFinder)
    paths = {}
    for name, source in finder.list([]):
        paths[name] = (source, name)
        with source.open(name) as file:
            storage._save(name, file)
    assert all(processed for *_, processed in storage.post_process(paths))
    sheet = (tmp_path / storage.stored_name("css/site.css")).read_text(encoding="utf-8")
    hashed = storage.stored_name("fonts/vazirmatn.woff2")
    assert hashed != "fonts/vazirmatn.woff2"
    assert f"../{hashed}" in sheet


def test_the_ground_in_the_sheet_is_the_drawing() -> None:
    drawing = (ROOT / "static/images/girih.svg").read_text(encoding="utf-8").strip()
    found = re.search(r'--girih: url\("data:image/svg\+xml,([^"]+)"\)', SHEET)
    assert found
    assert unquote(found[1]).replace("'", '"') == drawing
