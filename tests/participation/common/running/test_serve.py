"""The server and the clock start together, say where, and leave nothing behind."""

import os
import signal
import socket
import subprocess
import sys
import urllib.request

import pytest
from django.core.management import CommandError, call_command

from participation.common.models import User
from participation.common.running.first_admin import create_first_admin
from tests.processes import alive, comes_true, descendants

pytestmark = pytest.mark.django_db


@pytest.fixture
def free_port():
    with socket.create_server(("127.0.0.1", 0)) as server:
        return server.getsockname()[1]


@pytest.fixture
def served(disk_site, free_port, settings, tmp_path):
    """Give a site that ``manage.py serve`` serves, and its process."""
    settings.VAR = tmp_path / "var"
    settings.VAR.mkdir()
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.PBKDF2PasswordHasher"]
    create_first_admin()
    site = disk_site()
    child = subprocess.Popen(
        [sys.executable, "manage.py", "serve", "--port", str(free_port), "--workers", "1"],
        env=site.environment(PYTHONUNBUFFERED="1"),
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )
    lines = []
    for line in child.stdout:
        lines.append(line)
        if "Ctrl-C" in line:
            break
    child.lines = "".join(lines)
    child.address = f"http://127.0.0.1:{free_port}"
    child.site = site
    yield child
    child.kill()
    child.wait()
    child.stdout.close()


def test_it_says_where_the_site_is_serves_it_and_stops_everything(served):
    assert f"Site       {served.address}/\n" in served.lines
    assert f"Admin      {served.address}/admin/\n" in served.lines
    password = (served.site.var / "admin-password").read_text().strip()
    assert f"Password  {password} " in served.lines
    with urllib.request.urlopen(  # noqa: S310
        f"{served.address}/admin/login/", timeout=60
    ) as answer:
        assert 'name="username"' in answer.read().decode()
    beat = "SELECT finished_at FROM common_tickrun WHERE name = 'tick'"
    assert comes_true(lambda: served.site.query(beat))
    below = descendants(served.pid)
    assert len(below) >= 3
    os.kill(served.pid, signal.SIGINT)
    assert served.wait(timeout=60) == 0
    assert "Stopped" in served.stdout.read()
    assert alive(below) == []


def test_a_port_that_is_taken_is_said_in_one_sentence():
    with socket.create_server(("127.0.0.1", 0)) as server:
        port = server.getsockname()[1]
        with pytest.raises(CommandError, match=f"PORT={port + 1}") as refusal:
            call_command("serve", "--port", str(port))
    assert "taken by another program" in str(refusal.value)


@pytest.mark.parametrize(
    ("host", "port", "says"),
    [
        ("no.such.host.invalid", 8000, "no address of this machine"),
        ("127.0.0.1", 70000, "no port"),
        ("203.0.113.7", 8000, "Nothing can listen"),
    ],
)
def test_an_address_that_cannot_be_is_said_too(host, port, says):
    with pytest.raises(CommandError, match=says):
        call_command("serve", "--host", host, "--port", str(port))


def test_the_first_account_is_made_once_with_a_password_of_its_own(settings, tmp_path):
    settings.VAR = tmp_path
    assert create_first_admin()
    path = tmp_path / "admin-password"
    assert path.stat().st_mode & 0o777 == 0o600
    password = path.read_text().strip()
    assert len(password) == 23
    assert User.objects.get().check_password(password)
    assert not create_first_admin()
    assert path.read_text().strip() == password
