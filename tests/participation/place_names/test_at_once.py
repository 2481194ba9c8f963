"""Two who change the register in the same moment, from processes of their own."""

import json
from typing import Any

import pytest

from tests.disk_site import DiskSite
from tests.own_site import own_site

pytestmark = [pytest.mark.django_db, pytest.mark.db]

# Two secretaries, a meeting, and two streets of a city.
OFFICE = """
import io, json
from django.contrib.auth.models import Group
from django.core.management import call_command
from participation.common.models import County, User
from participation.place_names.models import PlaceKind
from participation.place_names.services import register_place
from tests.participation.place_names.factories import day
from tests.participation.resolutions.factories import meeting
here = County.objects.filter(name="اصفهان").first() or County.objects.create(
    name="اصفهان", slug="اصفهان"
)
call_command("setup_groups", verbosity=0, stdout=io.StringIO())
groups = ("دبیر نام‌گذاری", "دبیر شورای نام‌گذاری")
for name in ("one", "two"):
    User.objects.create_user(name).groups.set(Group.objects.filter(name__in=groups))
# The home page came with a migration, and has no entry yet.
call_command("rebuild_search", changed=True, verbosity=0, stdout=io.StringIO())
street = PlaceKind.objects.get(name="خیابان")
places = [
    register_place(kind=street, county=here, city="اصفهان", name=name, since=day(1380)).pk
    for name in ("کاوه", "سعدی")
]
print(json.dumps({
    "places": places, "street": street.pk, "county": here.pk, "meeting": meeting(3).pk,
}))
"""
# Reads the screen, waits for the others, sends what it was told.
SEND = """
import json, re, sys
from django.conf import settings
settings.ALLOWED_HOSTS = ["*"]
from django.test import Client
from participation.common.models import User
who, address, told = json.loads(TOLD)
client = Client()
client.force_login(
    User.objects.get(username=who), backend="django.contrib.auth.backends.ModelBackend"
)
shown = client.get(address).content.decode()
for name in ("token", "version"):
    found = re.search(rf'name="{name}" value="([^"]+)"', shown)
    if found:
        told[name] = found[1]
print("ready", flush=True)
sys.stdin.readline()
answer = client.post(address, told)
print(answer.status_code, answer.content.decode())
"""


def sent_at_once(site: DiskSite, *sendings: tuple[str, dict[str, Any]]) -> list[tuple[int, str]]:
    """Let a process for each sending read its screen, wait for the others, and send it."""
    people = ("one", "two")
    codes = [
        SEND.replace("TOLD", repr(json.dumps([who, *sending])))
        for who, sending in zip(people, sendings, strict=True)
    ]
    children = [site.start(code) for code in codes]
    for child in children:
        assert child.stdout.readline() == "ready\n", child.communicate()
    for child in children:
        child.stdin.write("\n")
        child.stdin.flush()
    told = []
    for child in children:
        said, faults = child.communicate()
        assert child.returncode == 0, faults
        status, page = said.split(" ", 1)
        told.append((int(status), page))
    return sorted(told)


def names_of(site: DiskSite, place: int) -> list[tuple[object, ...]]:
    return sorted(
        site.query("SELECT standing, text FROM place_names_placename WHERE place_id = ?", place)
    )


def assert_consistent(site: DiskSite) -> None:
    """Fail where search, compared names and register tell different stories."""
    for command in (("rebuild_names", "--dry-run"), ("check_search",)):
        done = site.manage(*command)
        assert done.returncode == 0, done.stdout + done.stderr


def rename(place: int, text: str) -> tuple[str, dict[str, Any]]:
    return (
        f"/admin/places/{place}/",
        {"do": "rename", "text": text, "valid_from": "1404/1/1", "reason": "نام شاعر این شهر"},
    )


def test_of_two_renamings_of_a_place_one_holds_and_the_other_is_told_what_came() -> None:
    with own_site() as site:
        office = json.loads(site.run(OFFICE))
        place, other = office["places"]
        answers = sent_at_once(site, rename(place, "نشاط"), rename(place, "فردوسی"))

        assert [status for status, _page in answers] == [302, 409], answers
        _status, refused = answers[1]
        assert "در همین فاصله کسی این مکان را تغییر داد" in refused
        ((winner,),) = site.query("SELECT name FROM place_names_place WHERE id = ?", place)
        (loser,) = {"نشاط", "فردوسی"} - {winner}
        # What the slower one typed stands in the form.
        assert f'value="{loser}"' in refused
        assert names_of(site, place) == [("current", winner), ("former", "کاوه")]
        assert names_of(site, other) == [("current", "سعدی")]
        assert_consistent(site)


def test_one_name_given_to_two_places_at_once_is_borne_by_one() -> None:
    with own_site() as site:
        office = json.loads(site.run(OFFICE))
        answers = sent_at_once(site, *(rename(place, "نشاط") for place in office["places"]))

        assert [status for status, _page in answers] == [302, 422], answers
        assert 'value="نشاط"' in answers[1][1]
        told = [names_of(site, place) for place in office["places"]]
        assert sum(("current", "نشاط") in names for names in told) == 1
        assert sum(len(names) for names in told) == 3
        assert_consistent(site)


def test_of_two_acts_that_name_one_place_at_once_one_is_entered_whole_and_the_other_not() -> None:
    with own_site() as site:
        office = json.loads(site.run(OFFICE))

        def act(name: str, beside: str) -> tuple[str, dict[str, Any]]:
            told: dict[str, Any] = {
                "rows": 5, "meeting": office["meeting"], "title": "نام‌گذاری دو معبر",
                "effective_on": "1404/1/1", "county": office["county"], "city": "اصفهان",
            }  # fmt: skip
            rows = ({"name": beside}, {"former_name": "کاوه", "name": name})
            for number, row in enumerate(rows):
                row |= {"verdict": "granted", "kind": office["street"]}
                told |= {f"r{number}-{field}": value for field, value in row.items()}
            return "/admin/naming-decisions/new/", told

        answers = sent_at_once(site, act("نشاط", "یاس"), act("فردوسی", "یاسمن"))
        assert [status for status, _page in answers] == [302, 422], answers
        assert 'value="یاس"' in answers[1][1] or 'value="یاسمن"' in answers[1][1]
        assert site.query("SELECT count(*) FROM place_names_namingdecision") == [(1,)]
        assert site.query("SELECT count(*) FROM resolutions_resolution") == [(1,)]
        assert site.query("SELECT count(*) FROM place_names_place") == [(3,)]
        place = office["places"][0]
        ((winner,),) = site.query("SELECT name FROM place_names_place WHERE id = ?", place)
        assert names_of(site, place) == [("current", winner), ("former", "کاوه")]
        assert_consistent(site)
