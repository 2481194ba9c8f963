"""A fresh database becomes a site; a site stays as it is."""

import pytest
from django.core.management import call_command
from django.db import connection
from wagtail.models import Page

from participation.common.models import User
from participation.common.running.first_admin import create_first_admin, first_password

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _var(settings, tmp_path):
    settings.VAR = tmp_path


def test_it_loads_and_makes_what_is_missing_and_then_nothing_more(capsys, tmp_path):
    (tmp_path / "demo-unfinished").touch()
    call_command("setup_site")
    assert "Account «admin» made" in capsys.readouterr().out
    assert Page.objects.filter(depth=3, live=True).count() > 3
    assert not (tmp_path / "demo-unfinished").exists()
    assert first_password()
    pages = list(Page.objects.order_by("pk").values_list("pk", "last_published_at"))
    call_command("setup_site")
    assert capsys.readouterr().out == ""
    assert list(Page.objects.order_by("pk").values_list("pk", "last_published_at")) == pages
    # The other one acts in invented cases and enters nowhere.
    assert User.objects.filter(is_superuser=True).count() == 1
    assert not User.objects.get(username="demo-officer").has_usable_password()


def test_where_there_is_content_no_demonstration_is_loaded(capsys):
    home = Page.objects.get(depth=2)
    home.add_child(instance=Page(title="خبر"))
    call_command("setup_site")
    assert Page.objects.filter(depth__gt=2).count() == 1


def test_production_gets_neither_demonstration_nor_account(settings, capsys):
    settings.IS_PRODUCTION = True
    call_command("setup_site")
    said = capsys.readouterr().out.splitlines()
    named, *made = said
    assert named.endswith(" permissions named in Persian.")
    assert made
    assert all(line.startswith("Group «") for line in made)
    call_command("setup_site")
    assert capsys.readouterr().out == ""
    assert not User.objects.exists()
    assert not Page.objects.filter(depth__gt=2).exists()


def test_a_password_that_was_changed_is_no_longer_told():
    create_first_admin()
    assert first_password()
    user = User.objects.get()
    user.set_password("another one entirely")
    user.save()
    assert first_password() == ""


def test_sqlite_waits_for_its_turn_and_loses_nothing(disk_site):
    if connection.vendor != "sqlite":
        pytest.skip("settings of SQLite")
    out = disk_site().run(
        "from django.db import connection\n"
        "cursor = connection.cursor()\n"
        "names = ('journal_mode', 'synchronous', 'foreign_keys', 'busy_timeout')\n"
        "for name in names:\n"
        "    print(name, cursor.execute(f'PRAGMA {name}').fetchone()[0])\n"
        "print(connection.transaction_mode)\n"
        "print(connection.settings_dict['ATOMIC_REQUESTS'])\n"
    )
    assert out.splitlines() == [
        "journal_mode wal",
        "synchronous 2",
        "foreign_keys 1",
        "busy_timeout 20000",
        "IMMEDIATE",
        "False",
    ]
