"""One invented case, told step by step until today."""

import datetime as dt
import uuid
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from random import Random

from django.db import transaction
from django.utils import timezone

from cms.demo.reading import Row
from participation.cases.actors import CLOCK, staff
from participation.cases.checklists import checklist_of
from participation.cases.enums import TermUnit
from participation.cases.models import Accused, Case
from participation.cases.services import checklists, citizen, correspondence
from participation.cases.services.transitions import perform, refer
from participation.common.clock import moved_to
from participation.common.models import Unit, User
from participation.complaints.enums import ComplaintState
from participation.complaints.services import NewComplaint, file_complaint
from persian.jalali import TEHRAN

# A step: after how many days, and what happens then.
Step = tuple[float, Callable[[], object]]
WORKING_DAY = 1.4
FRIDAY = 4
# Cases that lie where they are are younger than this.
STUCK_UNTIL = dt.timedelta(days=130)
# How many of a hundred cases go which way.
OFTEN_REFERRED, OFTEN_STUCK, OFTEN_WITHDRAWN = 0.3, 0.2, 0.06
OFTEN_SILENT, OFTEN_RATED, OFTEN_OBJECTED, OFTEN_NOTED = 0.12, 0.5, 0.08, 0.3
ASKED = "بنویسید این موضوع در کدام بخش شهرستان است؛ نشانی دقیق لازم نیست."


@dataclass(frozen=True, kw_only=True)
class Story:
    """A submission, what is answered to it, and the chance that decides its course.

    ``stops_at`` is a state in which the case lies until today.
    """

    new: NewComplaint
    row: Row
    received: dt.datetime
    rng: Random
    goes_to: Unit
    stops_at: str = ""

    @property
    def promised_days(self) -> float:
        """The promised time in days of the calendar, roughly."""
        category = self.new.category
        factor = WORKING_DAY if category.promised_unit == TermUnit.WORKING_DAYS else 1
        return category.promised_amount * factor


@transaction.atomic
def tell(story: Story, *, officer: User) -> Case:
    """Make the case and take it through its course, whole or not at all."""
    with moved_to(story.received):
        case = file_complaint(story.new).case
    teller = Teller(story, case.pk, officer)
    moment, now = story.received, timezone.now()
    for days, act in teller.course():
        moment = _office_hour(moment + dt.timedelta(days=days), story.rng, after=moment)
        if moment > now:
            break
        with moved_to(moment):
            act()
    return case


def _office_hour(moment: dt.datetime, rng: Random, *, after: dt.datetime) -> dt.datetime:
    """Return a moment of that day at which people work; no Friday, never before ``after``."""
    local = moment.astimezone(TEHRAN)
    local += dt.timedelta(days=local.weekday() == FRIDAY)
    local = local.replace(hour=rng.randrange(8, 14), minute=rng.randrange(60))
    return max(local, after + dt.timedelta(minutes=20))


class Teller:
    """Acts as the citizen and the office."""

    def __init__(self, story: Story, case_id: uuid.UUID, officer: User) -> None:
        """Take the story of a case that has just come in."""
        self.story, self.case_id, self.officer = story, case_id, officer
        self.rng, self.row = story.rng, story.row

    def course(self) -> Iterator[Step]:
        """Yield the steps in their order."""
        rng, stops_at = self.rng, self.story.stops_at
        if stops_at == ComplaintState.RECEIVED:
            return
        if self.story.new.is_held:
            yield rng.uniform(1, 4), self._release
        if not stops_at and rng.random() < OFTEN_WITHDRAWN:
            yield rng.uniform(1, 5), self._withdraw
            return
        yield rng.uniform(0.5, 1.5), self._accept
        if stops_at == ComplaintState.WAITING:
            yield rng.uniform(0.5, 1), self._ask
            return
        if self._may_be_referred() and (stops_at or rng.random() < OFTEN_REFERRED):
            yield rng.uniform(0.5, 1.5), self._refer
        if stops_at or (self._is_young() and rng.random() < OFTEN_STUCK):
            return
        yield from self._asking()
        yield max(self.story.promised_days * rng.uniform(0.25, 1.0) - 4, 0.5), self._end
        yield from self._afterwards()

    def _asking(self) -> Iterator[Step]:
        if "question" not in self.row:
            return
        yield self.rng.uniform(0.5, 2), self._ask
        if self.rng.random() < OFTEN_SILENT:
            yield 12, lambda: perform(self.case_id, "expire", by=CLOCK)
        else:
            yield self.rng.uniform(1, 6), self._reply

    def _afterwards(self) -> Iterator[Step]:
        rng = self.rng
        if rng.random() < OFTEN_RATED:
            yield rng.uniform(0.5, 6), self._rate
        if rng.random() < OFTEN_OBJECTED:
            yield rng.uniform(1, 6), self._object
            yield rng.uniform(3, 12), lambda: self._answer("answer")

    def _version(self) -> int:
        return int(Case.objects.values_list("version", flat=True).get(pk=self.case_id))

    def _is_young(self) -> bool:
        return timezone.now() - self.story.received < STUCK_UNTIL

    def _may_be_referred(self) -> bool:
        case = Case.objects.get(pk=self.case_id)
        accused = Accused.objects.filter(case=case).exists()
        return not (case.is_restricted or accused or case.unit_id == self.story.goes_to.pk)

    def _release(self) -> None:
        correspondence.release(case_id=self.case_id, by=self.officer, seen=self._version())

    def _accept(self) -> None:
        perform(self.case_id, "accept", by=staff(self.officer))
        if self.rng.random() < OFTEN_NOTED:
            text = "با واحد مربوط تلفنی هماهنگ شد."
            correspondence.add_note(case_id=self.case_id, text=text, by=self.officer)

    def _refer(self) -> None:
        refer(
            case_id=self.case_id,
            unit=self.story.goes_to,
            by=staff(self.officer),
            seen=self._version(),
            reason="برای رسیدگی در شهرستان",
        )

    def _ask(self) -> None:
        text = self.row.get("question", ASKED)
        correspondence.ask(case_id=self.case_id, text=text, by=self.officer, seen=self._version())

    def _reply(self) -> None:
        citizen.reply(case_id=self.case_id, text=self.row["reply"], token=self._token())

    def _end(self) -> None:
        self._answer(self.row.get("ends", "answer"))

    def _check(self) -> None:
        """Tick what has to be done before an answer."""
        case = Case.objects.get(pk=self.case_id)
        missing = [item.key for item in checklist_of(case) if item.is_missing]
        if missing:
            checklists.check(case_id=case.pk, shown=(), ticked=missing, by=self.officer)

    def _answer(self, step: str) -> None:
        self._check()
        county = self.story.new.county
        correspondence.answer(
            case_id=self.case_id,
            text=self.row["answer"].format(county=county.name if county else ""),
            by=self.officer,
            seen=self._version(),
            step=step,
        )

    def _withdraw(self) -> None:
        citizen.withdraw(case_id=self.case_id, text="کار درست شد.", token=self._token())

    def _object(self) -> None:
        text = "هنوز چیزی عوض نشده است؛ لطفاً دوباره ببینید."
        citizen.object_to(case_id=self.case_id, text=text, token=self._token())

    def _rate(self) -> None:
        stars = self.rng.choices((1, 2, 3, 4, 5), (2, 2, 4, 8, 7))[0]
        citizen.rate(case_id=self.case_id, stars=stars)

    def _token(self) -> uuid.UUID:
        return uuid.UUID(int=self.rng.getrandbits(128))
