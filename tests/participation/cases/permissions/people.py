"""The case that everybody wants to read, and the people of the table who do or do not."""

import datetime
from dataclasses import dataclass, field
from typing import Any

from django.conf import settings
from django.contrib.auth.models import Permission
from django.core.cache import cache
from django.test import Client
from django.test.client import ClientHandler

from participation.cases.models import (
    Case,
    CaseFile,
    CaseLink,
    Receipt,
    Referral,
    Substitution,
)
from participation.cases.models.on_behalf import OnBehalf
from participation.cases.services.identity import accuse
from participation.cases.services.submission import Person
from participation.common.clock import now
from participation.common.enums import UnitRole
from participation.common.models import Letter, Unit, User
from participation.ngos.applications.services.filing import ToldPlace as OfficePlace
from participation.place_names.models import PlaceKind
from participation.place_names.proposals.services import ToldPlace
from participation.staff_access.groups import GROUPS, permissions_named
from participation.staff_access.models import Authenticator
from participation.staff_access.tokens.scopes import all_scopes
from persian.jalali import today
from tests.participation.cases.at_the_desk import do, signed_in
from tests.participation.cases.cast import OTHER_ID, Province, category, filed, officer, unit
from tests.participation.cases.referring import refer, to_person
from tests.participation.cases.test_desk_files import paper, put_ready
from tests.participation.cases.test_desk_incoming import came
from tests.participation.cases.test_desk_letters import written
from tests.participation.cases.test_links import link
from tests.participation.ngos.applications.applying import applied
from tests.participation.ngos.changes.changing import filed as changed
from tests.participation.ngos.projects.running import call, plan, speaking
from tests.participation.place_names.proposing import proposed
from tests.participation.staff_access.tokens import token_of

OFFICER, HEAD, MANAGER, OBSERVER, DESK = (
    "کارشناس پرونده",
    "رئیس واحد",
    "مدیر پرونده‌ها",
    "ناظر پرونده‌ها",
    "مدیر میز",
)
WRITER = "دبیر نتیجه‌ها"
NAME, SEEN_MOBILE, SEEN_ID = "مارال نشانه‌پور", "09121110099", "0010350829"
# Whatever of these stands in an answer is a word of the case.
MARKS = {
    "person": NAME,
    "mobile": SEEN_MOBILE,
    "text": "نشانهٔ متن شکایت",
    "note": "نشانهٔ یادداشت",
    "told": "نشانهٔ خبر به شهروند",
    "file": "نشانهٔ فایل",
    "letter": "نشانهٔ موضوع نامه",
    "incoming": "نشانهٔ فرستندهٔ نامه",
    "instruction": "نشانهٔ دستور ارجاع",
}
SEERS = (
    "county",
    "head",
    "manager",
    "admin",
    "stand_in",
    "action",
    "opinion",
    "notice",
    "observer",
)
# To none of these the case is there at all, whatever they ask.
STRANGERS = {
    "beside": "an officer of the county beside it",
    "above": "an officer of the governorate above it who heads nothing",
    "office": "somebody of the facilitation office below it",
    "accused": "an officer of its own unit whom it is against",
    "accused_head": "the head of its own unit, against whom it is too",
    "own_admin": "an administrator whose own unit is accused",
    "unpermitted": "somebody of its own unit without view_case",
    "desk_admin": "whoever looks after the desk and works on no case",
}


# Builds the middleware once, as a server does.
HANDLER = ClientHandler(enforce_csrf_checks=False)


@dataclass
class World:
    """One case in the first county with all that a case can have, and everybody around it."""

    case: Case
    twin: Case
    province: Province
    people: dict[str, User]
    tokens: dict[str, str]
    author: User
    parts: dict[str, Any] = field(default_factory=dict)
    sessions: dict[str, str] = field(default_factory=dict)

    def browser(self, who: str) -> Client:
        """The browser of somebody, asked anew; signing in once for all visits is enough."""
        if who not in self.sessions:
            return signed_in(User.objects.get(pk=self.people[who].pk))
        client = Client()
        client.handler = HANDLER
        client.cookies[settings.SESSION_COOKIE_NAME] = self.sessions[who]
        return client

    def fresh(self) -> Case:
        """The case as it stands."""
        return Case.objects.get(pk=self.case.pk)


def member(name: str, group: str, *units: Unit, role: UnitRole = UnitRole.OFFICER) -> User:
    """Somebody with what a group of the office may do, who may write of outcomes besides."""
    user = officer(name, *units, role=role)
    user.user_permissions.set(permissions_named(GROUPS[group] + GROUPS[WRITER]))
    return User.objects.get(pk=user.pk)


def made() -> World:
    """Build the world through the doors of the desk."""
    province = Province()
    asked = category(province.first)
    person = Person(name=NAME, national_id=SEEN_ID, mobile=SEEN_MOBILE)
    text = f"{MARKS['text']} از همه‌جا."
    case = filed(asked, text=text, person=person, county=province.county).case
    twin = filed(asked, person=Person(name="دیگری", national_id=OTHER_ID)).case
    author = member("author", OFFICER, province.first)
    people = _people(province)
    world = World(case, twin, province, people, {}, author)
    _worked_on(world)
    world.parts["proposal"] = _proposal(world)
    world.parts["application"] = _application(world)
    world.parts["change"] = _referred(world, changed(world.province.county))
    world.parts["plan"] = _plan(world)
    accused = [people["accused"], people["accused_head"]]
    kinds = ("proposal", "application", "change", "plan")
    for one in (case, *(world.parts[name] for name in kinds)):
        accuse(case_id=one.pk, units=[province.desk], users=accused, by=author, seen=_version(one))
    _programs(world)
    for who, user in people.items():
        client = signed_in(User.objects.get(pk=user.pk))
        world.sessions[who] = client.cookies[settings.SESSION_COOKIE_NAME].value
    return world


def _people(province: Province) -> dict[str, User]:
    inspection = unit("بازرسی", parent=province.root)
    people = {
        "county": member("county", OFFICER, province.first),
        "head": member("head", HEAD, province.root, role=UnitRole.HEAD),
        "manager": member("manager", MANAGER),
        "admin": User.objects.create_superuser("admin", password="a long pass phrase"),
        "stand_in": member("stand_in", OFFICER, province.second),
        "action": member("action", OFFICER, inspection),
        "opinion": member("opinion", OFFICER, inspection),
        "notice": member("notice", OFFICER, inspection),
        "observer": member("observer", OBSERVER),
        "beside": member("beside", OFFICER, province.second),
        "above": member("above", OFFICER, province.root),
        "office": member("office", OFFICER, province.office),
        "accused": member("accused", OFFICER, province.first),
        "accused_head": member("accused_head", HEAD, province.first, role=UnitRole.HEAD),
        "own_admin": member("own_admin", OFFICER, province.desk),
        "unpermitted": member("unpermitted", OFFICER, province.first),
        "desk_admin": member("desk_admin", DESK, province.first),
    }
    User.objects.filter(username="own_admin").update(is_superuser=True)
    days = {"since": today(), "until": today() + datetime.timedelta(days=9)}
    Substitution.objects.create(person=people["county"], substitute=people["stand_in"], **days)
    return people


def _worked_on(world: World) -> None:
    case, client = world.case, signed_in(world.author)
    for to in ("action", "opinion", "notice"):
        who = to_person(world.people[to])
        refer(client, case, (who, to), instruction=f"{MARKS['instruction']} {to}")
        world.parts[to] = Referral.objects.get(case=case, user=world.people[to])
    case.refresh_from_db()
    do(client, case, "accept")
    put_ready(client, case, "inform", paper(f"{MARKS['file']}.pdf"))
    case.refresh_from_db()
    do(client, case, "inform", text=MARKS["told"])
    do(client, case, "note", text=MARKS["note"])
    link(world.author, case, world.twin, "duplicate")
    world.parts["letter"] = written(client, case, subject=MARKS["letter"])
    came(client, case, sender=MARKS["incoming"], scan=paper("اسکن.pdf"))
    world.parts["incoming"] = Letter.objects.exclude(pk=world.parts["letter"].pk).get()
    world.parts["file"] = CaseFile.objects.get(case=case)
    world.parts["link"] = CaseLink.objects.get()
    OnBehalf.objects.create(
        case=case, by=world.people["county"], unit=world.province.office, consent="spoken"
    )
    Receipt.objects.filter(case=case).update(expires_at=now() + datetime.timedelta(days=9))


def _proposal(world: World) -> Case:
    """A proposal of a name in the same unit, referred to the same people."""
    where = ToldPlace(
        kind=PlaceKind.objects.first(), county=world.province.county, city="شهر نمونه"
    )
    return _referred(world, proposed(name="نام نشان‌دار", place_told=where).case)


def _application(world: World) -> Case:
    """An application for a permit in the same unit, referred to the same people."""
    county = world.province.county
    where = OfficePlace(county=county, city="شهر نمونه", address="خیابان نمونه")
    return _referred(world, applied(place=where).case)


def _plan(world: World) -> Case:
    """A plan of an NGO in the same unit, referred to the same people."""
    one = plan(call(), speaking("مهر بانوان"), world.province.county)
    Case.objects.filter(pk=one.pk).update(unit=world.province.first)
    return _referred(world, Case.objects.get(pk=one.pk))


def _referred(world: World, case: Case) -> Case:
    client = signed_in(world.author)
    for to in ("action", "opinion", "notice"):
        refer(client, case, (to_person(world.people[to]), to), instruction=to)
    return case


def _programs(world: World) -> None:
    """Give everybody a token with all scopes; what is not the owner's is taken away after it."""
    cache.clear()
    scopes = [one.name for one in all_scopes()]
    wanted = Permission.objects.filter(
        codename__in=[one.permission.partition(".")[2] for one in all_scopes()]
    )
    for name, user in world.people.items():
        before = list(user.user_permissions.all())
        user.user_permissions.add(*wanted)
        world.tokens[name] = token_of(User.objects.get(pk=user.pk), *scopes)
        kept = [one for one in before if (name, one.codename) != ("unpermitted", "view_case")]
        user.user_permissions.set(kept)
    # The browsers of the table are those of people who sign in without it.
    Authenticator.objects.all().delete()


def _version(case: Case) -> int:
    return int(Case.objects.values_list("version", flat=True).get(pk=case.pk))
