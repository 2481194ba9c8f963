"""Every variable stands in .env.example, and production says in one sentence what is missing."""

import ast
import itertools
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
from django.core.exceptions import ImproperlyConfigured

from config.settings import database, env

ROOT = Path(__file__).resolve().parents[2]
KEY = "A" * 43 + "="
FULL = {
    "SECRET_KEY": "".join(chr(33 + number) for number in range(60)),
    "ALLOWED_HOSTS": "mosharekat.example.ir",
    "PUBLIC_URL": "https://mosharekat.example.ir",
    "DATABASE_URL": "postgresql://site:p%40ss@db.internal:5432/mosharekat?sslmode=require",
    "ENCRYPTION_KEYS": f"k1:{KEY}",
    "KEYED_HASH_KEY": KEY,
    "EMAIL_HOST": "mail.internal",
    "DEFAULT_FROM_EMAIL": "noreply@mosharekat.example.ir",
    "TRUSTED_PROXIES": "10.0.0.0/24",
}


def _read_names() -> set[str]:
    """Return the names that are read through config/settings/env.py."""
    names = set()
    for path in [*ROOT.glob("site/config/**/*.py"), *ROOT.glob("participation/**/*.py")]:
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if (
                isinstance(node, ast.Call)
                and isinstance(node.func, ast.Attribute)
                and isinstance(node.func.value, ast.Name)
                and node.func.value.id == "env"
            ):
                names |= {arg.value for arg in node.args if isinstance(arg, ast.Constant)}
    return {name for name in names if isinstance(name, str) and re.fullmatch(r"[A-Z_]{3,}", name)}


def _run(code: str, **variables: str) -> subprocess.CompletedProcess[str]:
    return _python("-c", code, **variables)


def _python(*arguments: str, **variables: str) -> subprocess.CompletedProcess[str]:
    environment = {
        "PATH": os.environ["PATH"],
        "PYTHONPATH": f"{ROOT / 'site'}{os.pathsep}{ROOT}",
        "DJANGO_SETTINGS_MODULE": "config.settings.production",
        **variables,
    }
    return subprocess.run(
        [sys.executable, *arguments],
        cwd=ROOT,
        env=environment,
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )


def test_the_example_names_what_is_read_and_nothing_else():
    example = (ROOT / ".env.example").read_text(encoding="utf-8")
    named = re.findall(r"^([A-Z_]+)=", example, re.MULTILINE)

    assert set(named) == _read_names()
    assert len(named) == len(set(named)) > 30


def test_the_example_explains_each_variable_in_a_sentence():
    lines = (ROOT / ".env.example").read_text(encoding="utf-8").splitlines()
    for before, line in itertools.pairwise(lines):
        if re.match(r"[A-Z_]+=", line):
            assert before.startswith("# "), line
            assert before.endswith("."), before
            assert len(before) > 15, before


@pytest.mark.parametrize("name", sorted(FULL))
def test_production_names_the_variable_that_is_missing(name):
    variables = {key: value for key, value in FULL.items() if key != name}

    ended = _run("import config.settings.production", **variables)

    assert ended.returncode == 1
    assert ended.stderr.rstrip().splitlines()[-1] == (
        "django.core.exceptions.ImproperlyConfigured: "
        f"Set {name} in the environment before starting (see .env.example)."
    )


def test_production_names_all_that_is_missing_at_once():
    ended = _python("manage.py", "check")

    assert ended.returncode != 0
    last = ended.stderr.rstrip().splitlines()[-1]
    for name in FULL:
        assert name in last


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        ({"DEBUG": "1"}, "DEBUG is on"),
        ({"DEBUG": "maybe"}, "DEBUG is 'maybe'; write 1 or 0."),
        ({"PUBLIC_URL": "http://mosharekat.example.ir"}, "PUBLIC_URL is written https://"),
        ({"PUBLIC_URL": "https://mosharekat.example.ir/x"}, "PUBLIC_URL is written https://"),
        ({"ALLOWED_HOSTS": "*"}, "ALLOWED_HOSTS names the host"),
        ({"ALLOWED_HOSTS": "other.example.ir"}, "ALLOWED_HOSTS names the host"),
        ({"DATABASE_URL": "sqlite:///x"}, "DATABASE_URL is written postgresql://"),
        ({"DATABASE_URL": "postgresql://u:secret@h:port/x"}, "The port in DATABASE_URL"),
        ({"STAFF_IDLE_MINUTES": "ten"}, "STAFF_IDLE_MINUTES is 'ten'; write a whole number."),
        ({"LOG_FORMAT": "xml"}, "LOG_FORMAT is 'xml'; write line or json."),
    ],
)
def test_production_refuses_what_would_not_be_safe(changes, sentence):
    ended = _run("import config.settings.production", **{**FULL, **changes})

    last = ended.stderr.rstrip().splitlines()[-1]
    assert last.startswith("django.core.exceptions.ImproperlyConfigured: ")
    assert sentence in last
    assert "secret" not in last


def test_the_bench_settings_serve_nobody_but_this_machine(tmp_path):
    here = {"VAR_DIR": str(tmp_path), "PUBLIC_URL": "http://127.0.0.1:8000"}

    refused = _run("import config.settings.bench", **FULL)

    assert "The bench settings switch protections off" in refused.stderr
    assert _run("import config.settings.bench", **here).returncode == 0


def test_only_the_bench_settings_switch_the_defence_off():
    folder = ROOT / "site/config/settings"
    written = {
        path.stem: value
        for path in folder.glob("*.py")
        for value in re.findall(r"^\s*DEFENCE_ENABLED\b.*=\s*(.+)$", path.read_text("utf-8"), re.M)
    }

    assert written == {"defence": "True", "bench": "False"}


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        ("DEFENCE_ENABLED = False", "DEFENCE_ENABLED is off; production keeps its limits."),
        ("DEFENCE_SUBMISSIONS = 0", "DEFENCE_SUBMISSIONS is at least 1."),
        ("POW_MINUTES = 14", "POW_MINUTES is at least 15."),
        ("DEFENCE_LONGEST_WAIT_SECONDS = 1", "DEFENCE_LONGEST_WAIT_SECONDS is not below"),
    ],
)
def test_production_does_not_start_without_its_defence(tmp_path, change, sentence):
    (tmp_path / "open.py").write_text(
        f"from config.settings.production import *\n{change}\n", encoding="utf-8"
    )
    start = f"import sys; sys.path.insert(0, {str(tmp_path)!r}); import django; django.setup()"

    ended = _run(start, DJANGO_SETTINGS_MODULE="open", VAR_DIR=str(tmp_path), **FULL)

    assert ended.returncode == 1
    assert sentence in ended.stderr.rstrip().splitlines()[-1]


def test_the_deployment_check_finds_nothing(tmp_path):
    ended = _python(
        "manage.py", "check", "--deploy", "--fail-level", "INFO", VAR_DIR=str(tmp_path), **FULL
    )

    assert ended.returncode == 0, ended.stderr
    assert "no issues" in ended.stdout + ended.stderr


def test_production_is_as_strict_as_it_says(tmp_path):
    ended = _run(
        "import config.settings.production as s;"
        "print(s.DEBUG, s.STAFF_TWO_FACTOR_REQUIRED, s.SESSION_COOKIE_NAME, s.CSRF_COOKIE_SECURE,"
        " s.SECURE_SSL_REDIRECT, s.SECURE_HSTS_SECONDS, s.STORAGES['staticfiles']['BACKEND'],"
        " s.EMAIL_BACKEND, s.DATABASES['default']['PASSWORD'], s.AXES_FAILURE_LIMIT)",
        VAR_DIR=str(tmp_path),
        **FULL,
    )

    assert ended.stdout.split() == [
        "False",
        "True",
        "__Host-session",
        "True",
        "True",
        "31536000",
        "whitenoise.storage.CompressedManifestStaticFilesStorage",
        "django.core.mail.backends.smtp.EmailBackend",
        "p@ss",
        "5",
    ]


def test_a_database_address_is_read_whole():
    connection = database.postgresql(
        "postgresql://us%3Aer:p%2Fw@db.internal:6432/na%20me?sslmode=verify-full&connect_timeout=5"
    )

    assert connection["USER"] == "us:er"
    assert connection["PASSWORD"] == "p/w"
    assert connection["NAME"] == "na me"
    assert (connection["HOST"], connection["PORT"]) == ("db.internal", "6432")
    assert connection["OPTIONS"] == {"sslmode": "verify-full", "connect_timeout": "5"}


def test_a_database_address_may_be_a_socket():
    connection = database.postgresql("postgresql:///site?host=/run/postgresql")

    assert (connection["HOST"], connection["PORT"], connection["OPTIONS"]) == (
        "/run/postgresql",
        "",
        {},
    )


@pytest.mark.parametrize("word", ["on", "TRUE", " yes ", "1"])
def test_a_flag_understands_what_people_write(monkeypatch, word):
    monkeypatch.setenv("SOME_FLAG", word)

    assert env.flag("SOME_FLAG") is True


def test_a_word_that_is_no_flag_stops_the_start(monkeypatch):
    monkeypatch.setenv("SOME_FLAG", "of")

    with pytest.raises(ImproperlyConfigured, match="SOME_FLAG is 'of'; write 1 or 0"):
        env.flag("SOME_FLAG", default=True)
