"""The groups of staff that the office begins with."""

from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from django.contrib.auth.models import Group, Permission
from django.core.management import call_command
from django.test import Client

from participation.common.models import Unit, UnitMembership, User
from participation.staff_access.groups import GROUPS
from tests.participation.cases.cast import category, filed

pytestmark = [pytest.mark.django_db, pytest.mark.db]
DOCS = Path(__file__).parents[3] / "docs" / "permissions.md"


def said(**options: Any) -> str:
    """Call the command and return what it says."""
    out = StringIO()
    call_command("setup_groups", stdout=out, **options)
    return out.getvalue()


def permissions() -> dict[str, set[str]]:
    """Return what each group may."""
    return {
        group.name: {
            f"{one.content_type.app_label}.{one.codename}" for one in group.permissions.all()
        }
        for group in Group.objects.filter(name__in=GROUPS)
    }


def test_the_groups_are_made_once_with_what_they_may() -> None:
    assert "کارشناس پرونده" in said()

    assert permissions() == {name: set(codes) for name, codes in GROUPS.items()}
    assert said() == ""


def test_what_the_office_changed_stays_until_it_is_to_be_undone() -> None:
    said()
    group = Group.objects.get(name="ناظر پرونده‌ها")
    group.permissions.clear()

    assert said() == ""
    assert not group.permissions.exists()
    assert "ناظر پرونده‌ها" in said(restore=True)
    assert group.permissions.count() == len(GROUPS[group.name])


def test_what_is_new_goes_to_the_groups_that_are_meant_to_have_it_and_undoes_nothing() -> None:
    said()
    head, manager, officer = (
        Group.objects.get(name=name) for name in ("رئیس واحد", "مدیر پرونده‌ها", "کارشناس پرونده")
    )
    manager.permissions.clear()
    head.permissions.remove(Permission.objects.get(codename="approve_answer"))
    before = permissions()

    assert "has new permissions" in said(new=["cases.approve_answer", "cases.view_case"])
    assert permissions() == before | {
        head.name: set(GROUPS[head.name]),
        manager.name: {"cases.approve_answer", "cases.view_case"},
    }
    assert officer.permissions.count() == len(GROUPS[officer.name])
    assert said(new=["cases.approve_answer"]) == ""


def test_permissions_get_persian_names_that_a_dry_run_only_counts() -> None:
    adding = Permission.objects.get(codename="add_newspage")
    sealing = Permission.objects.get(codename="seal_case")
    assert adding.name == "Can add news item"

    said(dry_run=True)
    adding.refresh_from_db()
    assert adding.name == "Can add news item"

    assert "in Persian" in said()
    adding.refresh_from_db()
    sealing.refresh_from_db()
    assert adding.name == "افزودن خبر"
    assert sealing.name == "می‌تواند هویت را مهر کند و بگوید چه کسی آن را ببیند"


def test_a_dry_run_writes_nothing() -> None:
    assert "dry run" in said(dry_run=True)

    assert not Group.objects.filter(name__in=GROUPS).exists()


def test_every_group_is_documented() -> None:
    text = DOCS.read_text(encoding="utf-8")

    assert [name for name in GROUPS if f"| {name} |" not in text] == []


def test_an_officer_by_group_and_membership_works_on_the_own_unit_only() -> None:
    said()
    here, there = (Unit.objects.create(name=name, kind="desk") for name in ("یکم", "دوم"))
    user = User.objects.create_user("one", password="a long pass phrase")
    user.groups.add(Group.objects.get(name="کارشناس پرونده"))
    UnitMembership.objects.create(user=user, unit=here)
    client = Client()
    client.force_login(user, backend="django.contrib.auth.backends.ModelBackend")

    own, other = filed(category(here)).case, filed(category(there)).case

    assert 'name="do"' in client.get(f"/admin/cases/{own.pk}/").content.decode()
    assert client.get(f"/admin/cases/{other.pk}/").status_code == 404
