"""Supervision for tests: the clock, what is owed, the screens."""

import datetime
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import time_machine
from bs4 import BeautifulSoup
from django.contrib.auth.models import Permission
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse

from participation.common.models import User
from participation.common.tick import run_tick
from participation.ngos.models import Ngo
from participation.ngos.supervision.models import Duty, DutyKind, SupervisionSettings
from tests.participation.ngos.factories import day, licensed

ACTIVITY = "گزارش سالانهٔ فعالیت"
RENEWAL = "تمدید پروانه"
# The report of 1405 is open from the first day of 1406 and due ninety days after its end.
SPRING = day(1406, 2, 10)
DUE = day(1406, 3, 28)


@contextmanager
def at(
    moment: datetime.date, client: Client | None = None, user: User | None = None
) -> Iterator[None]:
    """Live at noon of a day in Tehran; whoever is named has signed in then."""
    noon = datetime.datetime.combine(moment, datetime.time(8, 30), tzinfo=datetime.UTC)
    with time_machine.travel(noon):
        if client is not None and user is not None:
            client.force_login(user)
        yield


def keep_since(first: datetime.date | None) -> None:
    """Let the office keep duties that are due from a day on."""
    SupervisionSettings.objects.update_or_create(pk=1, defaults={"since": first})


def only(*titles: str) -> None:
    """Let the office ask for these kinds alone."""
    DutyKind.objects.exclude(title__in=titles).update(is_active=False)


def tick(*names: str) -> None:
    """Let the clock open, settle and remind."""
    run_tick(only=names or ["ngos.duties", "ngos.settled_duties"])


def allowed(client: Client, *names: str, username: str = "someone") -> User:
    """Return somebody who may enter the admin and do just this, signed in."""
    user = User.objects.create_user(username)
    for name in ("wagtailadmin.access_admin", *names):
        app, codename = name.split(".")
        user.user_permissions.add(
            Permission.objects.get(codename=codename, content_type__app_label=app)
        )
    client.force_login(user)
    return user


def owing(name: str = "یاران کودک", **more: Any) -> Duty:
    """Return the report of 1405 that an NGO owes in the spring of 1406; the caller lives there."""
    only(ACTIVITY)
    permit = licensed(name, **more)
    tick("ngos.duties")
    return Duty.objects.get(ngo=permit.ngo)


def screen_of(duty: Duty) -> str:
    """Return the address of the screen of a duty."""
    return reverse("ngo_duties:screen", args=[duty.pk])


def soup(answer: HttpResponse) -> BeautifulSoup:
    """Return a page."""
    return BeautifulSoup(answer.content, "html.parser")


def words(answer: HttpResponse) -> str:
    """Return what a page says."""
    return soup(answer).get_text(" ", strip=True)


def do(client: Client, duty: Duty, step: str, **typed: object) -> HttpResponse:
    """Send a step of the screen of a duty with the version that it shows."""
    duty.refresh_from_db()
    return client.post(screen_of(duty), {"do": step, "version": duty.version, **typed})


def room(client: Client, ngo: Ngo) -> str:
    """Return what the screen of an NGO says of what it owes."""
    page = soup(client.get(reverse("ngo_register:screen", args=[ngo.pk])))
    found = page.select_one("#duties-section")
    return found.get_text(" ", strip=True) if found else ""
