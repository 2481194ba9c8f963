"""Officers who work on an application, and the board's resolution."""

from typing import Any

from django.contrib.auth.models import Permission
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from participation.cases.models import Case
from participation.common.files import store_upload
from participation.common.models import PrivateFile, User
from participation.ngos.applications.enums import PaperKind
from participation.ngos.applications.models import InquiryAuthority, Paper, Person
from persian.jalali import format_short, today
from tests.participation.cases.at_the_desk import do
from tests.participation.common.files.samples import pdf
from tests.participation.ngos.applications.applying import applied, told

TODAY = format_short(today())


def may(user: User, *codenames: str) -> User:
    """Give somebody permissions; return the person anew."""
    user.user_permissions.add(*Permission.objects.filter(codename__in=codenames))
    return User.objects.get(pk=user.pk)


def screen(case: Case) -> str:
    """The screen of an application."""
    return f"/admin/ngo-applications/{case.pk}/"


def act(client: Client, case: Case, name: str, **given: Any) -> Any:
    """Press a button of the screen of an application."""
    version = Case.objects.values_list("version", flat=True).get(pk=case.pk)
    return client.post(screen(case), {"do": name, "version": version, **given})


def done(client: Client, case: Case, name: str, **given: Any) -> None:
    """Press a button that works."""
    answer = act(client, case, name, **given)
    assert answer.status_code == 302, answer.content.decode()


def stored(name: str = "a.pdf", pages: int = 1) -> PrivateFile:
    """Store a file that is nobody's yet."""
    return store_upload(purpose="ngo", name=name, content=pdf.plain(pages))


def with_papers(founders: int = 2, **more: Any) -> Any:
    """An application with a statute, and a card of the first founder."""
    statute, card = stored("s.pdf"), stored("c.pdf", 2)
    return applied(
        people=[told(number) for number in range(1, founders + 1)],
        files=[statute, card],
        papers={statute.pk: (0, PaperKind.STATUTE), card.pk: (1, PaperKind.CARD)},
        **more,
    )


def judged(client: Client, case: Case, **faults: str) -> None:
    """Accept all papers, but reject those of these kinds for these reasons."""
    given: dict[str, str] = {}
    for paper in Paper.objects.current().filter(case=case.pk):
        fault = faults.get(paper.kind, "")
        given[f"state_{paper.pk}"] = "rejected" if fault else "accepted"
        given[f"fault_{paper.pk}"] = fault
        given[f"remark_{paper.pk}"] = "پشت کارت پیدا نیست" if fault else ""
        given[f"original_{paper.pk}"] = "" if fault else "on"
    done(client, case, "papers", **given)


def taken_up(client: Client, case: Case) -> None:
    """Begin the review."""
    assert do(client, Case.objects.get(pk=case.pk), "accept").status_code == 302


def file_of(pages: int = 4) -> SimpleUploadedFile:
    """A file as a browser sends it."""
    return SimpleUploadedFile("again.pdf", pdf.plain(pages), "application/pdf")


def sent(client: Client, case: Case) -> None:
    """Note that all authorities were asked today."""
    for authority in InquiryAuthority.objects.all():
        done(client, case, "sent", authority=authority.pk, on=TODAY)


def replied(client: Client, case: Case, *, leave: int = 0, **more: Any) -> None:
    """Note replies of all authorities but the last few."""
    people = list(Person.objects.filter(case=case.pk).values_list("pk", flat=True))
    authorities = list(InquiryAuthority.objects.order_by("order", "pk"))
    for authority in authorities[: len(authorities) - leave]:
        given = {"number": "۱۲/۳۴", "dated": TODAY, "people": people, **more}
        done(client, case, "reply", authority=authority.pk, **given)
