"""A licensed NGO with nine directors, and whoever speaks for it at the form of changes."""

import re
import uuid
from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from participation.cases.models import Case
from participation.cases.services.submission import Submitted
from participation.common.models import County
from participation.common.tick import run_tick
from participation.ngos import services
from participation.ngos.applications.enums import Role
from participation.ngos.changes.enums import Sort
from participation.ngos.changes.services.filing import NewChange, file_change
from participation.ngos.enums import Level, Post
from participation.ngos.models import Ngo, Permit, Seat
from participation.ngos.services import NewSeat
from persian.jalali import format_short, today
from tests.participation.common.files.samples import pdf
from tests.participation.complaints.walking import Walker as AnyWalker
from tests.participation.ngos.applications.applying import code_sent_to
from tests.participation.ngos.applications.applying import told as told_person
from tests.participation.ngos.applications.applying import typed as typed_founder
from tests.participation.ngos.factories import licensed

NEW = "/ngos/changes/"
MOBILE = "09131112233"
OLD = [f"مهرداد پیشین‌پور{letter}" for letter in "ابپتثجچحخ"]
NEWCOMER = "مهر سپهری"


def of_nine(*, mobile: str = MOBILE, **more: Any) -> Permit:
    """Return the permit of an NGO of the county whose board has nine directors."""
    board = [NewSeat(name=name, post=Post.DIRECTOR) for name in OLD]
    permit = licensed(level=Level.COUNTY, board=board, representative=OLD[0], **more)
    services.keep_mobile(ngo=permit.ngo, mobile=mobile, by=None)
    return permit


def seat(ngo: Ngo, name: str) -> Seat:
    """Return somebody's place on the board of today."""
    return next(one for one in Seat.objects.filter(ngo=ngo).taken() if one.name == name)


def newcomer(number: int = 1, **more: Any) -> dict[str, Any]:
    """Return what is typed of somebody new, a director unless told otherwise."""
    typed = typed_founder(number, roles=[Role.DIRECTOR.value], **more)
    typed.pop("is_specialist", None)
    return typed


def of_board(ngo: Ngo, *names: str, joining: int = 1) -> dict[str, Any]:
    """Return what is typed of a change of the board: these leave."""
    return {
        "assembly_on": format_short(today()),
        "leaving": [str(seat(ngo, name).pk) for name in names],
        "joining": str(joining),
    }


class Walker(AnyWalker):
    """One browser of whoever speaks for an NGO."""

    new = NEW
    uploaded = 0

    def enter(self, permit: Permit, mobile: str = MOBILE) -> "Walker":
        """Show by the number and the code for whom one speaks."""
        sent = self.client.post(f"{NEW}enter/", {"number": permit.number})
        assert sent.status_code == 302, sent.content.decode()
        code = self.client.post(f"{NEW}code/", {"code": code_sent_to(mobile)})
        assert code.status_code == 302, code.content.decode()
        return self.go(code.headers["Location"])

    def choose(self, sort: str) -> "Walker":
        """Say what is to change."""
        return self.tell(sort=sort)

    def papers(self, *wanted: str) -> "Walker":
        """Send these papers and say what each is: «0-assembly», «1-card»."""
        return self.upload(len(wanted)).name_papers(*wanted)

    def upload(self, count: int) -> "Walker":
        """Send so many files more, none like another: the same one again is taken once."""
        self.go(f"{NEW}files/")
        earlier, self.uploaded = self.uploaded, self.uploaded + count
        files = [
            SimpleUploadedFile(f"p{place:02d}.pdf", pdf.plain(place + 1), "application/pdf")
            for place in range(earlier, self.uploaded)
        ]
        answer = self.client.post(self.at, {**self.hidden(), "files": files})
        assert answer.status_code == 302, answer.content.decode()
        run_tick()
        return self

    def name_papers(self, *wanted: str) -> "Walker":
        """Say what each file is."""
        self.go(f"{NEW}papers/")
        boxes = re.findall(r'<select name="(paper_\w+)"', self.page)
        assert len(boxes) == len(wanted), self.page
        return self.tell(**dict(zip(boxes, wanted, strict=True)))


def one_of_nine(client: Client, permit: Permit) -> Case:
    """File that one director of nine is replaced."""
    walker = Walker(client).enter(permit).choose("board")
    walker.tell(**of_board(permit.ngo, OLD[4]))
    walker.tell(**newcomer())
    walker.papers("0-assembly", "1-certificate", "1-card")
    walker.send()
    return Case.objects.get(kind="ngo_change")


def filed(of: County, **more: Any) -> Case:
    """File a change of the board of an NGO of a county, as its representative would."""
    return submitted(of_nine(county=of.name, **more)).case


def submitted(permit: Permit, **more: Any) -> Submitted:
    """File that one director of nine is replaced."""
    leaving = str(seat(permit.ngo, OLD[4]).pk)
    told = told_person(1, roles=frozenset({Role.DIRECTOR.value}))
    values = {"assembly_on": today().isoformat(), "leaving": [leaving], "joining": "1"}
    return file_change(
        NewChange(
            submission=uuid.uuid4(),
            ngo=permit.ngo,
            sort=Sort.BOARD,
            said={"board": {"typed": {}, "values": values, "rows": [("می‌رود", OLD[4])]}},
            people=[told],
            consent_version=1,
            **more,
        )
    )


def screen(case: Case) -> str:
    """The screen of a change."""
    return f"/admin/ngo-changes/{case.pk}/"


def act(client: Client, case: Case, name: str, **given: Any) -> Any:
    """Press a button of the screen of a change."""
    version = Case.objects.values_list("version", flat=True).get(pk=case.pk)
    return client.post(screen(case), {"do": name, "version": version, **given})


def done(client: Client, case: Case, name: str, **given: Any) -> None:
    """Press a button that works."""
    answer = act(client, case, name, **given)
    assert answer.status_code == 302, answer.content.decode()


def judged(client: Client, case: Case, **faults: str) -> None:
    """Accept all papers, but reject those of these kinds for these reasons."""
    given: dict[str, str] = {}
    for paper in case.ngo_papers.current():
        fault = faults.get(paper.kind, "")
        given[f"state_{paper.pk}"] = "rejected" if fault else "accepted"
        given[f"fault_{paper.pk}"] = fault
    done(client, case, "papers", **given)
