"""Founders who fill an application, and numbers that could be theirs."""

import re
import uuid
from datetime import date
from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile

from participation.cases.services.submission import Submitted
from participation.common.models import County, OutboxMessage
from participation.common.tick import run_tick
from participation.ngos.applications.enums import NEEDED_OF_A_FOUNDER, NEEDED_OF_ALL, Role
from participation.ngos.applications.people import ToldPerson
from participation.ngos.applications.services.filing import (
    NewApplication,
    ToldPlace,
    file_application,
)
from participation.ngos.enums import Level
from participation.ngos.models import ActivityField, NamePrefix
from persian.digits import to_latin_digits
from tests.participation.common.files.samples import pdf
from tests.participation.complaints.walking import Walker as AnyWalker

NEW = "/ngos/apply/new/"
NAME = "یاران آبان"
TITLE = "انجمن یاران آبان"
LAST_NAMES = ("سپهری", "کاویانی", "نیک‌پی", "بهارلو", "دانشور", "پناهنده", "روشنایی")


def national_id(number: int) -> str:
    """Return the national id of the how-manieth person: made up, with a right check digit."""
    digits = f"{127_000_000 + number * 7919:09d}"
    rest = sum(int(digit) * (10 - place) for place, digit in enumerate(digits)) % 11
    return f"{digits}{rest if rest < 2 else 11 - rest}"


def mobile(number: int) -> str:
    """Return the mobile of the how-manieth person."""
    return f"0913{number:03d}4567"


def county(name: str = "اصفهان") -> County:
    """Return a county of the province."""
    return County.objects.get(name=name)


def prefix(name: str = "انجمن") -> NamePrefix:
    """Return a word before names."""
    return NamePrefix.objects.get(name=name)


def activity(name: str = "محیط زیست") -> ActivityField:
    """Return a field of activity."""
    return ActivityField.objects.get(name=name)


def typed(number: int, **more: Any) -> dict[str, Any]:
    """Return what is typed of the how-manieth founder; the first speaks for all."""
    roles = [Role.FOUNDER.value, *([Role.REPRESENTATIVE.value] if number == 1 else [])]
    return {
        "first_name": "مهر",
        "last_name": LAST_NAMES[(number - 1) % len(LAST_NAMES)],
        "father_name": "بهرام",
        "national_id": national_id(number),
        "born_on": "1360/05/12",
        "mobile": mobile(number),
        "education": "کارشناسی محیط زیست",
        "roles": roles,
        **({"is_specialist": "on"} if number <= 2 else {}),
        **more,
    }


SECTIONS: dict[str, Any] = {
    "name": lambda: {"word": prefix().pk, "name": NAME},
    "work": lambda: {
        "fields_of_activity": [activity().pk],
        "subject": "کاشت و نگهداری درخت در حاشیهٔ شهر.",
        "capital": "۵۰٬۰۰۰٬۰۰۰",
    },
    "place": lambda: {
        "county": county().pk,
        "city": "اصفهان",
        "address": "خیابان نمونه، کوچهٔ یکم، پلاک ۳",
        "postal_code": "8174673441",
    },
    "statute": lambda: {"way": "own"},
}


class Walker(AnyWalker):
    """One browser at the task list."""

    new = NEW

    def begin_at(self, level: str = "county") -> "Walker":
        """Say how far it works, and begin."""
        response = self.client.post(NEW, {"level": level})
        assert response.status_code == 302, response.content.decode()
        return self.go(response.headers["Location"])

    def section(self, name: str, /, **more: Any) -> "Walker":
        """Open a section and keep it whole."""
        return self.go(f"{NEW}{name}/").tell(**{**SECTIONS[name](), **more})

    def person(self, number: int, **more: Any) -> "Walker":
        """Name somebody."""
        return self.go(f"{NEW}person-{number}/").tell(**typed(number, **more))

    def papers(self, founders: int = 5) -> "Walker":
        """Send the papers that are asked for and say what each is."""
        wanted = [f"0-{kind}" for kind in NEEDED_OF_ALL]
        for number in range(1, founders + 1):
            wanted += [f"{number}-{kind}" for kind in NEEDED_OF_A_FOUNDER]
            wanted += [f"{number}-degree"] if number <= 2 else []
        self.go(f"{NEW}files/")
        files = [
            SimpleUploadedFile(f"p{place:02d}.pdf", pdf.plain(place + 1), "application/pdf")
            for place in range(len(wanted))
        ]
        answer = self.client.post(self.at, {**self.hidden(), "files": files})
        assert answer.status_code == 302, answer.content.decode()
        run_tick()
        self.go(answer.headers["Location"])
        boxes = re.findall(r'<select name="(paper_\w+)"', self.page)
        assert len(boxes) == len(wanted), self.page
        return self.tell(**dict(zip(boxes, wanted, strict=True)))

    def confirm(self, number: int) -> "Walker":
        """Let a founder get a code and type it."""
        sent = self.client.post(f"{NEW}founders/", {"founder": number, "send": "1"})
        assert sent.status_code == 302, sent.content.decode()
        code = code_sent_to(mobile(number))
        given = {"founder": number, "code": code}
        answer = self.client.post(f"{NEW}founders/", given)
        assert answer.status_code == 302, answer.content.decode()
        return self

    def whole(self, founders: int = 5) -> "Walker":
        """Tell every section, up to the check."""
        for name in SECTIONS:
            self.section(name)
        for number in range(1, founders + 1):
            self.person(number)
        self.papers(founders)
        for number in range(1, founders + 1):
            self.confirm(number)
        return self.go(f"{NEW}check/")


def code_sent_to(number: str) -> str:
    """Return the code that was sent to a mobile last."""
    for message in OutboxMessage.objects.order_by("-created_at"):
        if message.recipient == number:
            found = re.search(r"\d{6}", to_latin_digits(message.variables))
            if found:
                return found[0]
    raise AssertionError(f"No code went to {number}.")


def told(number: int, **more: Any) -> ToldPerson:
    """Return the how-manieth founder as checked."""
    roles = {Role.FOUNDER.value, *({Role.REPRESENTATIVE.value} if number == 1 else set())}
    values: dict[str, Any] = {
        "position": number,
        "first_name": "مهر",
        "last_name": LAST_NAMES[(number - 1) % len(LAST_NAMES)],
        "father_name": "بهرام",
        "national_id": national_id(number),
        "born_on": date(1981, 8, 3),
        "mobile": mobile(number),
        "is_specialist": number <= 2,
        "roles": frozenset(roles),
    }
    return ToldPerson(**{**values, **more})


def applied(*, people: list[ToldPerson] | None = None, **more: Any) -> Submitted:
    """Send an application as founders would, without papers unless they are named."""
    values: dict[str, Any] = {
        "submission": uuid.uuid4(),
        "level": Level.COUNTY,
        "prefix": prefix(),
        "name": NAME,
        "subject": "کاشت و نگهداری درخت در حاشیهٔ شهر.",
        "fields": [activity().pk],
        "place": ToldPlace(county=county(), city="اصفهان", address="خیابان نمونه، پلاک ۳"),
        "people": people or [told(number) for number in range(1, 6)],
        "confirmed": range(1, 6),
        "consent_version": 1,
        **more,
    }
    return file_application(NewApplication(**values))
