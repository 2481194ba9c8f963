"""An NGO reports for each milestone; the county looks at it, then the office; the clock reminds."""

import re
from datetime import datetime, timedelta

import pytest
import time_machine
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from participation.common.models import OutboxMessage, PrivateFile
from participation.common.tick import run_tick
from participation.ngos import services
from participation.ngos.projects.models import Milestone, Project, Report
from participation.ngos.services import Basis
from persian.digits import to_latin_digits
from persian.jalali import TEHRAN
from tests.participation.cases.cast import Province
from tests.participation.common.files.samples import pdf
from tests.participation.ngos.applications.applying import code_sent_to
from tests.participation.ngos.projects.running import (
    MOBILE,
    award,
    call,
    close,
    let_in,
    plan,
    speaking,
    step,
    taken_up,
)

pytestmark = [pytest.mark.django_db, pytest.mark.db]
AT = "/ngos/projects/report/"
TEXT = "کارگاه برپا شد و ده نفر آموزش دیدند."


@pytest.fixture
def project(office: Client, province: Province) -> Project:
    """A project of six months that the first county supervises."""
    one = plan(call(), speaking(), province.county)
    close(one.call)
    taken_up(office, one)
    answer = award(office, one, province.first)
    assert answer.status_code == 302, answer.content.decode()
    return Project.objects.get()


def reported(client: Client, milestone: Milestone, **more: object) -> object:
    """Open the form of a report and send it."""
    address = f"{AT}{milestone.pk}/"
    page = client.get(address).content.decode()
    (token,) = re.findall(r'name="token" value="([^"]+)"', page)
    told = {"token": token, "text": TEXT, "progress": "۴۰", "spent": "۱۵۰٬۰۰۰٬۰۰۰", **more}
    return client.post(address, told)


def test_a_report_goes_to_the_county_then_to_the_office_then_to_the_page(
    client: Client, office: Client, county_desk: Client, project: Project
) -> None:
    first, second = project.milestones.all()
    assert let_in(client, project.ngo, f"{AT}enter/").headers["Location"] == AT
    assert project.title in client.get(AT).content.decode()
    file = SimpleUploadedFile("photo.pdf", pdf.plain(1), "application/pdf")
    sent = reported(client, first, files=[file])
    assert sent.headers["Location"] == f"{AT}?sent=1"  # type: ignore[attr-defined]
    assert "رسید" in client.get(f"{AT}?sent=1").content.decode()
    run_tick()

    screen = reverse("ngo_project:screen", args=[project.pk])
    page = county_desk.get(screen).content.decode()
    assert TEXT in page
    kept = PrivateFile.objects.get()
    paper = reverse("ngo_project:file", args=[project.pk, kept.pk])
    assert county_desk.get(paper).status_code == 200
    assert step(county_desk, project, "decide", verdict="yes", summary="خوب").status_code == 404
    assert step(county_desk, project, "supervise", verdict="yes", note="دیده شد").status_code == 302
    silent = step(office, project, "decide", verdict="yes", summary="")
    assert silent.status_code == 422
    shown = client.get(project.get_absolute_url()).content.decode()
    assert TEXT not in shown
    told = "کارگاه برپا شد."
    assert step(office, project, "decide", verdict="yes", summary=told).status_code == 302
    shown = client.get(project.get_absolute_url()).content.decode()
    assert told in shown
    # What the NGO and the county wrote stays inside.
    assert TEXT not in shown
    assert "دیده شد" not in shown
    first.refresh_from_db()
    assert first.state == "accepted"
    assert second.state == "waiting"


def test_what_is_sent_back_is_written_anew_and_says_why(
    client: Client, office: Client, county_desk: Client, project: Project
) -> None:
    first = project.milestones.first()
    assert first is not None
    let_in(client, project.ngo, f"{AT}enter/")
    reported(client, first)
    silent = step(county_desk, project, "supervise", verdict="no", note="", answer="")
    assert silent.status_code == 422
    answer = "فهرست آموزش‌دیدگان پیوست نیست."
    assert step(county_desk, project, "supervise", verdict="no", answer=answer).status_code == 302
    sms = OutboxMessage.objects.filter(pattern="project_report_returned").get()
    assert sms.recipient == MOBILE
    assert answer in client.get(f"{AT}{first.pk}/").content.decode()
    assert reported(client, first, text="با فهرست.").status_code == 302  # type: ignore[attr-defined]
    assert [row.state for row in Report.objects.order_by("pk")] == ["returned", "sent"]


def test_a_link_opens_its_milestone_with_a_code_and_without_one_nothing(
    client: Client, project: Project
) -> None:
    first = project.milestones.first()
    assert first is not None
    link = f"{AT}to/{first.token}/"
    assert client.get(f"{AT}to/{first.token[:-1]}x/").status_code == 404
    assert client.get(link).status_code == 200
    assert client.get(f"{AT}{first.pk}/").status_code == 302
    asked = client.post(link)
    assert asked.headers["Location"] == f"{AT}code/?milestone={first.pk}"
    opened = client.post(asked.headers["Location"], {"code": code_sent_to(MOBILE)})
    assert client.get(opened.headers["Location"]).headers["Location"] == f"{AT}{first.pk}/"


def test_an_ngo_whose_permit_ended_still_reports_and_no_other_ngo_does(
    client: Client, project: Project
) -> None:
    first = project.milestones.first()
    assert first is not None
    services.suspend(ngo=project.ngo, basis=Basis(reason="گزارش سالانه داده نشد."))
    assert let_in(client, project.ngo, f"{AT}enter/").status_code == 302
    assert client.get(f"{AT}{first.pk}/").status_code == 200
    stranger = Client()
    other = speaking("مهر بانو", "09131119999")
    stranger.post(f"{AT}enter/", {"number": other.permits.get().number})
    stranger.post(f"{AT}code/", {"code": code_sent_to("09131119999")})
    assert stranger.get(f"{AT}{first.pk}/").status_code == 404
    assert stranger.post(f"{AT}{first.pk}/", {"text": TEXT}).status_code == 404


def test_what_is_wrong_in_a_report_is_told_and_kept(client: Client, project: Project) -> None:
    first = project.milestones.first()
    assert first is not None
    let_in(client, project.ngo, f"{AT}enter/")
    wrong = reported(client, first, progress="۱۲۰", spent="۹۰۰٬۰۰۰٬۰۰۰")
    assert wrong.status_code == 422  # type: ignore[attr-defined]
    page = wrong.content.decode()  # type: ignore[attr-defined]
    assert TEXT in page
    assert "۴۰۰٬۰۰۰٬۰۰۰" in page
    assert not Report.objects.exists()


def test_the_clock_reminds_before_the_day_and_after_it_once_each(
    client: Client, project: Project
) -> None:
    first = project.milestones.first()
    assert first is not None

    def at(days: int) -> None:
        moment = datetime.combine(first.due_on, datetime.min.time(), TEHRAN)
        with time_machine.travel(moment + timedelta(days=days, hours=12)):
            run_tick()
            run_tick()

    at(-20)
    assert not OutboxMessage.objects.filter(pattern__startswith="project_report").exists()
    at(-3)
    due = OutboxMessage.objects.get(pattern="project_report_due")
    assert first.token in due.variables
    at(2)
    assert OutboxMessage.objects.filter(pattern="project_report_late").count() == 1
    moment = datetime.combine(first.due_on, datetime.min.time(), TEHRAN)
    with time_machine.travel(moment + timedelta(days=5, hours=12)):
        page = client.get(project.get_absolute_url()).content.decode()
    assert "5 روز تأخیر" in to_latin_digits(page)


def test_payments_are_never_more_than_the_award(office: Client, project: Project) -> None:
    paid = {"on": "1405/09/01", "reference": "۱۲۳"}
    assert step(office, project, "pay", amount="۳۰۰٬۰۰۰٬۰۰۰", **paid).status_code == 302
    over = step(office, project, "pay", amount="۱۰۰٬۰۰۰٬۰۰۱", **paid)
    assert over.status_code == 422
    assert "۱۰۰٬۰۰۰٬۰۰۰" in over.content.decode()
    project.refresh_from_db()
    assert project.paid == 300_000_000


def test_a_project_is_carried_out_once_all_reports_are_accepted_or_stopped_with_a_reason(
    client: Client, office: Client, project: Project
) -> None:
    early = step(office, project, "finish")
    assert early.status_code == 422
    assert step(office, project, "stop", reason="تشکل انصراف داد.").status_code == 302
    page = client.get(project.get_absolute_url()).content.decode()
    assert "تشکل انصراف داد." in page
    # Nothing is owed for it any more.
    let_in(client, project.ngo, f"{AT}enter/")
    assert project.title not in client.get(AT).content.decode()


def test_a_county_sees_its_own_projects_alone(
    office: Client, county_desk: Client, other_county: Client, project: Project
) -> None:
    screen = reverse("ngo_project:screen", args=[project.pk])
    listed = "/admin/ngo-projects/"
    assert f'href="{screen}"' in county_desk.get(listed).content.decode()
    assert county_desk.get(screen).status_code == 200
    assert project.title not in other_county.get(listed).content.decode()
    assert other_county.get(screen).status_code == 404
    assert step(other_county, project, "supervise", verdict="yes").status_code == 404
    assert project.title in office.get(listed).content.decode()
    waits = office.get(listed, {"waits": "county"}).content.decode()
    assert project.title not in waits
