"""Calls, plans and projects for tests, made as the office and NGOs make them."""

import datetime as dt
import uuid
from typing import Any

from django.test import Client
from django.urls import reverse

from participation.cases.models import Case
from participation.ngos import services as ngos
from participation.ngos.models import Ngo
from participation.ngos.projects.models import Call, Plan, Project
from participation.ngos.projects.services import calls
from participation.ngos.projects.services.filing import NewPlan, file_plan
from participation.resolutions.models import Resolution
from persian.jalali import today
from tests.participation.cases.at_the_desk import do
from tests.participation.ngos.applications.applying import code_sent_to
from tests.participation.ngos.factories import activity, licensed
from tests.participation.resolutions.factories import meeting, resolution

MOBILE = "09131112233"
TITLE = "توان‌افزایی زنان سرپرست خانوار"
PLAN = "کارگاه گلیم‌بافی ورزنه"
WHAT = "بیست زن سرپرست خانوار در کارگاهی شش‌ماهه گلیم‌بافی می‌آموزند و فروش را آغاز می‌کنند."
CRITERIA = "توان اجرایی تشکل: ۴۰\nاثر بر جامعهٔ هدف: ۶۰"


def days(number: int) -> dt.date:
    """Return the day in so many days."""
    return today() + dt.timedelta(days=number)


def call(counties: Any = (), **more: Any) -> Call:
    """Return a published call that takes plans today."""
    values: dict[str, Any] = {
        "title": TITLE,
        "text": "طرح‌هایی برای اشتغال خانگی زنان سرپرست خانوار.",
        "budget": 1_000_000_000,
        "ceiling": 600_000_000,
        "months_most": 12,
        "opens_on": today(),
        "closes_on": days(10),
        "papers": ["پیش‌فاکتور"],
        "criteria": [("توان اجرایی تشکل", 40), ("اثر بر جامعهٔ هدف", 60)],
        "activity_fields": [activity("زنان و خانواده")],
        "counties": counties,
        **more,
    }
    return calls.publish(call=calls.enter_call(by=None, **values), by=None)


def speaking(name: str = "یاران کودک", mobile: str = MOBILE, **more: Any) -> Ngo:
    """Return an NGO whose permit is in force and whose representative has a mobile."""
    ngo = licensed(name, **more).ngo
    ngos.keep_mobile(ngo=ngo, mobile=mobile, by=None)
    return ngo


def number_of(ngo: Ngo) -> str:
    """Return the number of its permit."""
    return ngo.permits.get().number


def let_in(client: Client, ngo: Ngo, enter: str = "/ngos/plans/enter/") -> Any:
    """Type the number of the permit and the code that came; return the last answer."""
    answer = client.post(enter, {"number": number_of(ngo)})
    assert answer.status_code == 302, answer.content.decode()
    return client.post(answer.headers["Location"], {"code": code_sent_to(MOBILE)})


def plan(of: Call, ngo: Ngo, county: Any, **more: Any) -> Plan:
    """Return a plan as an NGO would send it, and the call as it would be once its day is over."""
    values: dict[str, Any] = {
        "submission": uuid.uuid4(),
        "call": of,
        "ngo": ngo,
        "title": PLAN,
        "summary": WHAT,
        "months": 6,
        "counties": [county],
        "items": [("دار گلیم", 300_000_000), ("مواد نخستین", 200_000_000)],
        "stages": [("برپایی کارگاه", 2), ("آموزش", 6)],
        "consent_version": 1,
        **more,
    }
    return Plan.objects.get(case=file_plan(NewPlan(**values)).case)


def close(of: Call) -> Call:
    """Let the day of a call be over."""
    Call.objects.filter(pk=of.pk).update(opens_on=days(-20), closes_on=days(-1))
    assert calls.close_over() == 1
    of.refresh_from_db()
    return of


def decided(**more: Any) -> Resolution:
    """Return a published resolution of a meeting."""
    title = "گزینش طرح‌های سمن‌ها"
    there = Resolution.objects.filter(title=title).first()
    return there or resolution(title, meeting=meeting(7, **more))


def taken_up(office: Client, one: Plan) -> Case:
    """Begin the review of a plan."""
    assert do(office, Case.objects.get(pk=one.pk), "accept").status_code == 302
    return Case.objects.get(pk=one.pk)


def act(client: Client, one: Plan, name: str, **given: Any) -> Any:
    """Press a button of the screen of a plan."""
    version = Case.objects.values_list("version", flat=True).get(pk=one.pk)
    sent = {"do": name, "version": version, **given}
    return client.post(reverse("plan_desk:screen", args=[one.pk]), sent)


def award(office: Client, one: Plan, unit: Any, **given: Any) -> Any:
    """Enter the award of a plan."""
    values = {
        "resolution": given.pop("decision", None) or decided().pk,
        "amount": "۴۰۰٬۰۰۰٬۰۰۰",
        "starts_on": "1405/09/10",
        "supervisor": unit.pk,
        "title": PLAN,
        "summary": "کارگاه گلیم‌بافی برای بیست زن.",
        **given,
    }
    return act(office, one, "award", **values)


def step(client: Client, project: Project, name: str, **given: Any) -> Any:
    """Press a button of the screen of a project."""
    version = Project.objects.values_list("version", flat=True).get(pk=project.pk)
    sent = {"do": name, "version": version, **given}
    return client.post(reverse("ngo_project:screen", args=[project.pk]), sent)
