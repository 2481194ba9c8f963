"""Invented applications for the permit of an NGO, in the stages before a board decides.

They are told like the invented proposals, each whole in one transaction and known by its id.
"""

import datetime as dt
import tomllib
import uuid
from collections.abc import Callable
from pathlib import Path

from django.contrib.auth.models import Permission
from django.db import transaction
from django.utils import timezone

from cms.demo.cases import demo_officer
from cms.demo.reading import Row
from participation.cases.actors import staff
from participation.cases.models import Case
from participation.cases.services import correspondence
from participation.cases.services.transitions import perform
from participation.common.clock import moved_to, today
from participation.common.models import County, User
from participation.ngos.applications.enums import Role, StatuteWay
from participation.ngos.applications.models import InquiryAuthority, Person
from participation.ngos.applications.people import ToldPerson
from participation.ngos.applications.services import deciding, inquiries, review
from participation.ngos.applications.services.filing import (
    NewApplication,
    ToldPlace,
    file_application,
)
from participation.ngos.enums import Level
from participation.ngos.models import ActivityField, NamePrefix

CONTENT = Path(__file__).parent / "content" / "applications.toml"
NAMESPACE = uuid.UUID("6d6f7368-6172-6b61-7400-64656d6f0006")
HOUR, BORN = 10, dt.date(1985, 4, 4)
# Days from one step to the next.
TAKEN, LOOKED_AT, ASKED, ANSWERED = 1, 3, 4, 20
SPECIALISTS = 2
INQUIRED = frozenset({"inquiry", "late", "board"})


def load_applications() -> int:
    """Make the invented applications that are missing; return how many."""
    told, made = read_applications(), 0
    there = set(Case.objects.filter(is_demo=True).values_list("submission", flat=True))
    officer = _officer()
    for number, row in enumerate(told):
        if _id(row["key"]) not in there:
            Teller(row, number, officer).tell()
            made += 1
    return made


def read_applications() -> list[Row]:
    """Return what is told of each."""
    rows: list[Row] = tomllib.loads(CONTENT.read_text(encoding="utf-8"))["application"]
    return rows


def _id(key: str) -> uuid.UUID:
    return uuid.uuid5(NAMESPACE, key)


def _officer() -> User:
    """Return who works on the invented cases, with what inquiries need."""
    officer = demo_officer()
    officer.user_permissions.add(
        Permission.objects.get(
            content_type__app_label="ngo_applications", codename="record_inquiries"
        )
    )
    return User.objects.get(pk=officer.pk)


class Teller:
    """Tells one application, as its founders and the office."""

    def __init__(self, row: Row, number: int, officer: User) -> None:
        """Take what is told of it."""
        self.row, self.number, self.officer = row, number, officer
        self.days = int(row["days"])
        self.case_id = uuid.UUID(int=0)

    @transaction.atomic
    def tell(self) -> None:
        """Make the case and take it as far as it is told."""
        until = self.row["until"]
        self._then(0, self._file)
        if until == "received":
            return
        self._then(TAKEN, lambda: perform(self.case_id, "accept", by=staff(self.officer)))
        if until == "waiting":
            self._then(LOOKED_AT, self._ask)
        if until == "returned":
            self._then(LOOKED_AT, self._send_back)
        if until in INQUIRED:
            self._then(LOOKED_AT, self._inquire)
            self._then(ASKED, self._sent)
            self._then(ANSWERED, self._reply)
        if until == "board":
            self._then(TAKEN, self._lay)

    def _then(self, days: int, act: Callable[[], object]) -> None:
        """Let something happen so many days later, today at the latest."""
        self.days = max(self.days - days, 0)
        moment = timezone.localtime() - dt.timedelta(days=self.days)
        with moved_to(min(moment.replace(hour=HOUR, minute=20), timezone.now())):
            act()

    def _seen(self) -> int:
        return int(Case.objects.values_list("version", flat=True).get(pk=self.case_id))

    def _file(self) -> None:
        row = self.row
        place = ToldPlace(
            county=County.objects.get(name=row["county"]),
            city=row["county"],
            address="خیابان نمونه، پلاک ۱",
        )
        done = file_application(
            NewApplication(
                submission=_id(row["key"]),
                level=Level.COUNTY,
                prefix=NamePrefix.objects.get(name=row["prefix"]),
                name=row["name"],
                subject=row["subject"],
                fields=[ActivityField.objects.get(name=row["field"]).pk],
                place=place,
                people=[self._person(*one) for one in enumerate(row["founders"], start=1)],
                confirmed=range(1, len(row["founders"]) + 1),
                statute_way=StatuteWay.OFFICE,
                directors=5,
                alternates=2,
                inspectors=2,
                director_years=2,
                consent_version=1,
                is_demo=True,
            )
        )
        self.case_id = done.case.pk

    def _person(self, place: int, name: str) -> ToldPerson:
        first, last = name.split(" ", 1)
        serial = 10 * self.number + place
        spoken = {Role.REPRESENTATIVE.value} if place == 1 else set()
        return ToldPerson(
            position=place,
            first_name=first,
            last_name=last,
            father_name="نمونه",
            # Nobody has such a code, and no county gives mobiles like these.
            national_id=f"00000{serial:05d}",
            born_on=BORN,
            mobile=f"0900000{3000 + serial:04d}",
            is_specialist=place <= SPECIALISTS,
            roles=frozenset({Role.FOUNDER.value, *spoken}),
        )

    def _ask(self) -> None:
        correspondence.ask(
            case_id=self.case_id, text=self.row["question"], by=self.officer, seen=self._seen()
        )

    def _send_back(self) -> None:
        review.send_back(
            case_id=self.case_id,
            parts=["place"],
            text=self.row["question"],
            by=self.officer,
            seen=self._seen(),
        )

    def _inquire(self) -> None:
        inquiries.begin_inquiries(case_id=self.case_id, by=self.officer, seen=self._seen())

    def _sent(self) -> None:
        for authority in InquiryAuthority.objects.filter(is_active=True):
            inquiries.note_sent(
                case_id=self.case_id,
                authority=authority,
                on=today(),
                by=self.officer,
                seen=self._seen(),
            )

    def _reply(self) -> None:
        """Let all answer before the board, and else some."""
        authorities = list(InquiryAuthority.objects.filter(is_active=True))
        answering = authorities if self.row["until"] == "board" else authorities[:2]
        for place, authority in enumerate(answering):
            inquiries.note_reply(
                case_id=self.case_id,
                authority=authority,
                people=list(Person.objects.filter(case=self.case_id)),
                number=f"۱۴/{10 * self.number + place}",
                dated=today(),
                by=self.officer,
                seen=self._seen(),
            )

    def _lay(self) -> None:
        deciding.lay_before_board(case_id=self.case_id, by=self.officer, seen=self._seen())
