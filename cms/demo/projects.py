"""Invented calls and projects of NGOs: one call that is decided and one that takes plans.

All is told in one transaction, with the clock moved to the day of each step; a second run changes
nothing.
"""

import datetime as dt
import tomllib
import uuid
from pathlib import Path

from django.contrib.auth.models import Permission
from django.db import transaction
from django.utils import timezone

from cms.demo.cases import demo_officer
from cms.demo.places import SOURCE
from cms.demo.reading import Row
from participation.cases.actors import staff
from participation.cases.models import Case
from participation.cases.services.transitions import perform
from participation.common.clock import moved_to, today
from participation.common.enums import UnitKind
from participation.common.models import County, Unit, User
from participation.ngos.models import ActivityField, Ngo
from participation.ngos.projects.models import Call, PlanRefusal, Project, Report
from participation.ngos.projects.services import awarding, calls, milestones, projects
from participation.ngos.projects.services.filing import NewPlan, file_plan
from participation.ngos.representatives import is_in_force
from participation.resolutions import services as minutes
from participation.resolutions.enums import BodyKind, MeetingState
from participation.resolutions.models import Body, Meeting, Resolution

CONTENT = Path(__file__).parent / "content" / "projects.toml"
NAMESPACE = uuid.UUID("6d6f7368-6172-6b61-7400-64656d6f0003")
# So many days after the call has closed the plans are looked at, and decided.
REVIEWED, DECIDED, HOUR = 3, 15, 9


def load_projects() -> int:
    """Make the invented calls with their projects, unless they are there; return how many."""
    told = tomllib.loads(CONTENT.read_text(encoding="utf-8"))
    if Call.objects.filter(source=SOURCE).exists():
        return 0
    with transaction.atomic():
        Teller(told, _officer()).tell()
    return len(told["call"])


def _officer() -> User:
    """Return who works on the invented cases, who enters awards besides."""
    officer = demo_officer()
    wanted = Permission.objects.get(content_type__app_label="ngo_projects", codename="award_plan")
    officer.user_permissions.add(wanted)
    return User.objects.get(pk=officer.pk)


def _at(days: float) -> dt.datetime:
    """Return a moment of the office's day, so many days ago."""
    moment = timezone.localtime() - dt.timedelta(days=days)
    return min(moment.replace(hour=HOUR, minute=20), timezone.now())


def _id(key: str) -> uuid.UUID:
    return uuid.uuid5(NAMESPACE, key)


class Teller:
    """Tells the calls, their plans, and what became of those."""

    def __init__(self, told: Row, officer: User) -> None:
        """Take what is told."""
        self.told, self.officer = told, officer
        self.ngos = {
            ngo.source_id: ngo
            for ngo in Ngo.objects.public().filter(source=SOURCE).select_related("prefix")
        }

    def tell(self) -> None:
        """Tell all of it in its order."""
        for row in self.told["call"]:
            with moved_to(_at(row["opens"])):
                self._call(row)
            if row["closes"] > 0:
                self._decide(row)

    def _call(self, row: Row) -> Call:
        day = timezone.localdate()
        works = ActivityField.objects.filter(name__in=row["fields"])
        call = calls.enter_call(
            title=row["title"],
            text=row["text"].strip(),
            budget=row["budget"],
            ceiling=row["ceiling"],
            months_most=row["months"],
            opens_on=day - dt.timedelta(days=row["opens"]),
            closes_on=day - dt.timedelta(days=row["closes"]),
            papers=row["papers"],
            criteria=[(title, weight) for title, weight in row["criteria"]],
            activity_fields=works,
            counties=County.objects.filter(name__in=row["counties"]),
            source=SOURCE,
            source_id=row["key"],
            is_sample=True,
            by=self.officer,
        )
        return calls.publish(call=call, by=self.officer)

    def _decide(self, row: Row) -> None:
        rows = [one for one in self.told["plan"] if one["call"] == row["key"]]
        call = Call.objects.get(source=SOURCE, source_id=row["key"])
        cases = {}
        for one in rows:
            with moved_to(_at(row["closes"] + 2)):
                ngo = self.ngos.get(one["ngo"])
                # Its permit may have run out since this was written.
                if ngo is not None and is_in_force(ngo):
                    cases[one["key"]] = self._plan(one, call, ngo)
        with moved_to(_at(row["closes"] - 1)):
            calls.close_over()
        for case in cases.values():
            with moved_to(_at(row["closes"] - REVIEWED)):
                perform(case.pk, "accept", by=staff(self.officer))
        with moved_to(_at(row["closes"] - DECIDED)):
            resolution = self._resolution()
            for one in rows:
                if one["key"] in cases:
                    self._end(one, cases[one["key"]], resolution)
            calls.decide_call(call=call, by=self.officer)
        for project in Project.objects.filter(call=call).select_related("plan__case"):
            self._go_on(project, next(one for one in rows if _is(one, project)))

    def _plan(self, row: Row, call: Call, ngo: Ngo) -> Case:
        return file_plan(
            NewPlan(
                submission=_id(row["key"]),
                call=call,
                ngo=ngo,
                title=row["title"],
                summary=row["summary"],
                months=row["months"],
                counties=[County.objects.get(name=row["county"])],
                items=[(title, amount) for title, amount in row["items"]],
                stages=[(title, month) for title, month in row["stages"]],
                consent_version=1,
                is_demo=True,
            )
        ).case

    def _end(self, row: Row, case: Case, resolution: Resolution) -> None:
        seen = Case.objects.values_list("version", flat=True).get(pk=case.pk)
        if "refused" in row:
            reasons = list(PlanRefusal.objects.filter(title__in=row["refused"]))
            awarding.refuse(
                case_id=case.pk, resolution=resolution, reasons=reasons, by=self.officer, seen=seen
            )
            return
        governorates = Unit.objects.of_kind(UnitKind.COUNTY_GOVERNORATE)
        awarding.award(
            case_id=case.pk,
            given=awarding.Award(
                resolution=resolution,
                amount=row["amount"],
                title=row["title"],
                summary=row["summary"],
                starts_on=today(),
                supervisor=governorates.filter(county__name=row["county"]).order_by("pk")[0],
            ),
            by=self.officer,
            seen=seen,
        )

    def _resolution(self) -> Resolution:
        row = self.told["body"]
        body = Body(
            name=row["name"], slug=row["slug"], kind=BodyKind.COUNCIL, is_sample=True,
            origin_note=row["note"],
        )  # fmt: skip
        body.full_clean()
        body.save()
        meeting = Meeting(
            body=body,
            number=row["meeting"],
            title=row["title"],
            session_date=today(),
            state=MeetingState.PUBLISHED,
            origin_note=row["note"],
            is_sample=True,
        )
        meeting.full_clean()
        meeting.save()
        made = Resolution(meeting=meeting, row=1, title=row["title"], text=row["text"])
        made.full_clean()
        made.save()
        minutes.follow(body)
        return made

    def _go_on(self, project: Project, row: Row) -> None:
        waiting = list(project.milestones.order_by("number"))
        for place, told in enumerate(row.get("reports", ())):
            with moved_to(_at(told["days"])):
                report = milestones.send_report(
                    milestone=waiting[place],
                    told=milestones.ToldReport(
                        submission=_id(f"{row['key']}-{place}"),
                        text=told["text"],
                        spent=told["spent"],
                        progress=told["progress"],
                    ),
                )
            if "accepted" in told:
                self._accept(project, report, told)
        for paid in row.get("payments", ()):
            with moved_to(_at(paid["days"])):
                projects.pay(project=project, on=today(), amount=paid["amount"], by=self.officer)

    def _accept(self, project: Project, report: Report, told: Row) -> None:
        with moved_to(_at(told["accepted"] + 3)):
            milestones.supervise(
                report=report, is_accepted=True, note="", answer="", version=_version(project),
                by=self.officer,
            )  # fmt: skip
        with moved_to(_at(told["accepted"])):
            milestones.decide_report(
                report=report, is_accepted=True, summary=told["summary"], answer="",
                version=_version(project), by=self.officer,
            )  # fmt: skip


def _is(row: Row, project: Project) -> bool:
    return bool(project.plan.case.submission == _id(row["key"]))


def _version(project: Project) -> int:
    return int(Project.objects.values_list("version", flat=True).get(pk=project.pk))
