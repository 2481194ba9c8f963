"""Invented cases, as they would have come over a year: the same ones whenever they are made.

Each is told whole in one transaction, through the services that citizens and staff use, with the
clock moved to the day of each step. What would come after today is left untold, so that young
cases are open and old ones closed.
"""

import datetime as dt
import tomllib
import uuid
from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import cache
from pathlib import Path
from random import Random

from django.contrib.auth.models import Permission
from django.utils import timezone

from cms.demo.reading import Row
from cms.demo.story import Story, tell
from cms.demo.units import Units
from participation.cases.enums import BY_STAFF, Consent, Identity, Intake
from participation.cases.models import Case
from participation.cases.services.on_behalf import Filed
from participation.cases.services.submission import Person
from participation.common.enums import QuestionKind
from participation.common.models import County, User
from participation.complaints.enums import ComplaintState
from participation.complaints.models import Category
from participation.complaints.services import Against, NewComplaint
from persian.digits import to_persian_digits
from persian.jalali import format_date

CONTENT = Path(__file__).parent / "content" / "cases.toml"
NAMESPACE = uuid.UUID("6d6f7368-6172-6b61-7400-64656d6f0001")
HOW_MANY = 240
DAYS = 350
# How often each category and county comes up; counties that are not named come once.
CATEGORIES = {
    "council": 9, "governorate": 13, "ngo": 8, "facilitation": 7, "place": 20,
    "permit": 10, "information": 6, "idea": 12, "harm": 15, "protection": 6,
}  # fmt: skip
COUNTIES = {
    "اصفهان": 24, "کاشان": 11, "خمینی‌شهر": 10, "نجف‌آباد": 9, "شاهین‌شهر و میمه": 8,
    "فلاورجان": 6, "لنجان": 6, "مبارکه": 5, "شهرضا": 5, "گلپایگان": 4, "برخوار": 4,
    "آران و بیدگل": 3, "سمیرم": 2, "نائین": 2, "اردستان": 2,
}  # fmt: skip
INTAKES = (Intake.WEB,) * 12 + (Intake.PHONE, Intake.PHONE, Intake.DESK, Intake.OFFICE)
OFFICER = "demo-officer"
# Of twenty cases one each lies in such a state: days since it came, the state, whether it is held.
LYING = (
    ((0, 3), ComplaintState.RECEIVED, False),
    ((0, 6), ComplaintState.RECEIVED, True),
    ((5, 9), ComplaintState.WAITING, False),
    ((5, 30), ComplaintState.REFERRED, False),
)
OF = 20
OFTEN_HELD = 0.05


def load_cases(
    units: Units,
    categories: dict[str, Category],
    *,
    many: int = HOW_MANY,
    step: Callable[[str], object] = lambda _name: None,
) -> int:
    """Make the invented cases that are missing; return how many."""
    officer, made = demo_officer(), 0
    there = set(Case.objects.filter(is_demo=True).values_list("submission", flat=True))
    for place in range(many):
        step("")
        submission = uuid.uuid5(NAMESPACE, str(place))
        if submission not in there:
            story = _story(place, submission, units, categories)
            tell(_in_an_office(story, place, units, officer), officer=officer)
            made += 1
    return made


def demo_officer() -> User:
    """Return who works on the invented cases; nobody can sign in as it."""
    user, is_new = User.objects.get_or_create(
        username=OFFICER, defaults={"first_name": "کارشناس", "last_name": "نمایشی"}
    )
    if is_new:
        user.set_unusable_password()
        user.save(update_fields=["password"])
        codes = ("view_case", "handle_case", "view_all_cases")
        wanted = Permission.objects.filter(content_type__app_label="cases", codename__in=codes)
        user.user_permissions.set(wanted)
    return User.objects.get(pk=user.pk)


def _story(
    place: int, submission: uuid.UUID, units: Units, categories: dict[str, Category]
) -> Story:
    # Not for secrets: the same cases come out whenever they are made.
    rng = Random(str(submission))  # noqa: S311
    lying = LYING[place % OF] if place % OF < len(LYING) else ((0, DAYS), "", None)
    (first, last), stops_at, is_held = lying
    key = rng.choices(list(CATEGORIES), list(CATEGORIES.values()))[0]
    category = categories[key]
    row = rng.choice(_stories()[key])
    office = rng.choice(units.offices) if key == "facilitation" and units.offices else None
    county = _county(rng) if office is None or office.county is None else office.county
    against = _against(key, rng, county, units, str(office.pk) if office else "")
    received = timezone.now() - dt.timedelta(
        days=int(first + (last - first) * rng.random() ** 1.2),
        hours=rng.randrange(24),
        minutes=rng.randrange(1, 60),
    )
    identity = category.identity
    new = NewComplaint(
        submission=submission,
        category=category,
        text=row["text"].format(county=county.name),
        consent_version=1,
        person=_person(rng, identity),
        against=against,
        answers=list(_answers(category, rng, received, county)),
        county=county,
        happened_on=(received - dt.timedelta(days=rng.randrange(1, 20))).date(),
        intake=rng.choice(INTAKES) if identity != Identity.NONE else Intake.WEB,
        is_held=rng.random() < OFTEN_HELD if is_held is None else is_held,
        is_demo=True,
    )
    governorate = units.governorates.get(county.pk)
    return Story(
        new=new,
        row=row,
        received=received,
        rng=rng,
        goes_to=governorate or units.desk,
        stops_at=stops_at,
    )


def _in_an_office(story: Story, place: int, units: Units, officer: User) -> Story:
    """Let an office of the county have written down what came by its ways, if there is one."""
    new = story.new
    county = new.county.pk if new.county is not None else None
    near = [office for office in units.offices if office.county_id == county]
    if not near or new.intake not in BY_STAFF or new.against.kind == "office":
        return story
    filed = Filed(
        by=officer,
        unit=near[place % len(near)],
        consent=Consent.SPOKEN,
        intake=new.intake,
    )
    return replace(story, new=replace(new, along=filed.rows))


@cache
def _stories() -> dict[str, list[Row]]:
    rows = tomllib.loads(CONTENT.read_text(encoding="utf-8"))["story"]
    return {key: [row for row in rows if row["category"] == key] for key in CATEGORIES}


def _county(rng: Random) -> County:
    counties = list(County.objects.in_force())
    return rng.choices(counties, [COUNTIES.get(county.name, 1) for county in counties])[0]


def _against(key: str, rng: Random, county: County, units: Units, office: str) -> Against:
    if key == "governorate" and county.pk in units.governorates:
        return Against(kind="unit", id=str(units.governorates[county.pk].pk))
    if office:
        return Against(kind="office", id=office)
    if key == "council":
        return Against(name=f"شورای نمایشی {county.name}")
    if key == "ngo":
        return Against(name=f"انجمن نمایشی شمارهٔ {to_persian_digits(str(rng.randrange(1, 9)))}")
    return Against()


def _person(rng: Random, identity: Identity) -> Person:
    """Return somebody whom nobody can take for a person: no county gives codes of 000."""
    if identity == Identity.NONE:
        return Person()
    number = rng.randrange(1, 1000)
    mobile = f"0900000{number:04d}"
    if identity == Identity.MOBILE:
        return Person(mobile=mobile)
    return Person(
        name=f"شهروند نمایشی {to_persian_digits(str(number))}",
        national_id=f"000000{number:04d}",
        mobile=mobile,
    )


def _answers(
    category: Category, rng: Random, received: dt.datetime, county: County
) -> Iterator[tuple[str, str]]:
    for question in category.questions.all():
        match question.kind:
            case QuestionKind.CHOICE:
                yield question.label, rng.choice(question.options())
            case QuestionKind.YES_NO:
                yield question.label, "خیر"
            case QuestionKind.DATE:
                day = received - dt.timedelta(days=rng.randrange(1, 20))
                yield question.label, format_date(day.date())
            case _:
                yield question.label, f"شورای نمایشی {county.name}"
