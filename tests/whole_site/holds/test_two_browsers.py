"""Two citizens and the officers of two counties: nothing of one is on any address of another."""

import re
import uuid
from dataclasses import dataclass, field

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from participation.cases.models import Case, CaseFile
from participation.cases.numbers import show_number
from participation.cases.services import correspondence
from participation.cases.services.submission import Person
from participation.common.models import PrivateFile, Unit, User
from tests.crawl import links, walk
from tests.participation.cases.at_the_desk import signed_in
from tests.participation.cases.cast import Province, against_unit, category, filed, officer
from tests.participation.common.files.samples import pdf
from tests.participation.complaints.walking import NEW, Walker
from tests.whole_site.holds.markers import found_in

pytestmark = [pytest.mark.django_db, pytest.mark.db]
# Pages of everybody are walked elsewhere; here it is what somebody has opened.
PRIVATE = ("/track/", "/complaints/new/", "/admin/cases/")
STARTS = ("/track/case/", NEW, f"{NEW}you/", f"{NEW}check/")
NUMBERS = ("09131239876", "09351237654")
IDS = ("0077611616", "0010350829")


@dataclass
class Citizen:
    """A browser with an open case, a draft, and files in both; and the marks of all of it."""

    client: Client
    marks: dict[str, str]
    case: Case
    addresses: set[str] = field(default_factory=set)


def citizen(number: int, unit: Unit, by: User) -> Citizen:
    """File, be asked, open the case, begin another draft."""
    marks = {name: f"ژکپظغ{name}شماره{number}چچ" for name in ("نام", "شرح", "پرسش", "پیشنویس")}
    marks |= {"mobile": NUMBERS[number], "national id": IDS[number]}
    made = filed(
        category(unit, title=f"دستهٔ {number}"),
        text=marks["شرح"],
        person=Person(name=marks["نام"], national_id=IDS[number], mobile=NUMBERS[number]),
    )
    correspondence.ask(case_id=made.case.pk, text=marks["پرسش"], by=by, seen=made.case.version)
    client = Client()
    opened = client.post("/track/", {"number": made.case.number, "key": made.key})
    assert opened.headers["Location"] == "/track/case/"
    page = client.get("/track/case/").content.decode()
    client.post(
        "/track/case/reply/",
        {
            "text": marks["شرح"],
            "token": re.findall(r'name="token" value="([0-9a-f-]{36})"', page)[0],
            "files": [SimpleUploadedFile("نامه.pdf", pdf.plain(1))],
        },
    )
    walker = Walker(client).begin(category(unit, title=f"دیگر {number}"))
    walker.tell(text=marks["پیشنویس"])
    walker.tell(files=[SimpleUploadedFile("دیگر.pdf", pdf.plain(2))])
    walker.tell(name=marks["نام"], code=IDS[number], mobile=NUMBERS[number])
    marks["number"] = show_number(made.case.number)
    return Citizen(client, marks, made.case)


def addresses_of(client: Client, *starts: str) -> set[str]:
    """Every private address that the pages of a browser name: links, forms, files."""
    found: set[str] = set(starts)
    for start in starts:
        for visit in walk(client, start, within=PRIVATE[["/t", "/c", "/a"].index(start[:2])]):
            found.add(visit.url)
            found |= set(links(visit.tree))
            found |= {form.get("action") or visit.url for form in visit.tree.iter("form")}
    return {one for one in found if one.startswith(PRIVATE) and "export=" not in one}


def test_no_address_of_one_citizen_shows_another_anything() -> None:
    province = Province()
    by = officer("one", province.desk)
    pair = [citizen(number, province.desk, by) for number in range(2)]
    for one in pair:
        files = [f"/track/case/files/{pk}/" for pk in files_of(one.case)]
        drafts = [f"{NEW}uploads/{file.pk}/" for file in PrivateFile.objects.all()]
        assert files
        assert drafts
        one.addresses = addresses_of(one.client, *STARTS) | {*files, *drafts}
        shown = "".join(one.client.get(at, follow=True).text for at in pages(one.addresses))
        # There is something to leak.
        assert found_in(shown.encode(), one.marks) == set(one.marks)
    for mine, other in (pair, pair[::-1]):
        leaks = [
            (address, found)
            for address in sorted(mine.addresses)
            for answer in asked_as(other.client, address, mine.client)
            if (found := found_in(answer, mine.marks))
        ]
        assert leaks == []
        for file in files_of(mine.case):
            assert other.client.get(f"/track/case/files/{file}/").status_code == 404
            assert Client().get(f"/track/case/files/{file}/").status_code == 404


def test_what_one_person_sees_is_kept_by_no_cache() -> None:
    province = Province()
    one = citizen(0, province.desk, officer("one", province.desk))
    staff = signed_in(User.objects.get(username="one"))
    screens = addresses_of(one.client, *STARTS) | {f"/admin/cases/{one.case.pk}/"}
    seen = 0
    for address in sorted(pages(screens)):
        for client in (one.client, staff):
            answer = client.get(address)
            content = answer.getvalue()
            if found_in(content, one.marks):
                seen += 1
                kept = answer.headers["Cache-Control"]
                assert "no-store" in kept, (address, kept)
                assert "public" not in kept
                assert "Cookie" in answer.headers["Vary"], address
    assert seen >= 4


def test_officers_of_one_county_find_nothing_of_another_and_the_accused_nothing_at_all() -> None:
    province = Province()
    inside, outside = officer("first", province.first), officer("second", province.second)
    accused, desk = officer("accused", province.office), officer("desk", province.desk)
    mine = citizen(0, province.first, inside)
    against = filed(
        category(province.desk, title="از دفتر"),
        text=mine.marks["شرح"],
        person=Person(name=mine.marks["نام"], national_id=IDS[0], mobile=NUMBERS[0]),
        against=against_unit(province.office),
    ).case
    for able, strangers, case in (
        (inside, (outside, accused), mine.case),
        (desk, (accused, outside), against),
    ):
        files = [f"/admin/cases/{case.pk}/files/{pk}/" for pk in files_of(case)]
        screen = f"/admin/cases/{case.pk}/"
        found = {one for one in addresses_of(signed_in(able), screen) if str(case.pk) in one}
        assert signed_in(able).get(screen).status_code == 200
        for stranger in strangers:
            client = signed_in(stranger)
            for address in sorted(found | set(files)):
                assert client.get(address).status_code == 404, address
                sent = client.post(address, {"do": "note", "text": "x", "token": uuid.uuid4()})
                assert sent.status_code in {404, 405}, address
            marks = {**mine.marks, "number": show_number(case.number)}
            for visit in walk(client, "/admin/cases/", within="/admin/", per_shape=2):
                assert not found_in(visit.html.encode(), marks), visit.url
            for asked in (case.number, mine.marks["شرح"], mine.marks["نام"]):
                told = client.get("/admin/cases/", {"q": asked}).content.decode()
                assert str(case.pk) not in told


def files_of(case: Case) -> list[uuid.UUID]:
    """The files of a case."""
    return list(CaseFile.objects.filter(case=case).values_list("file_id", flat=True))


def pages(addresses: set[str]) -> set[str]:
    """Those that are asked for with GET and show a page."""
    return {one for one in addresses if "/files/" not in one and "/uploads/" not in one}


def asked_as(client: Client, address: str, owner: Client) -> list[bytes]:
    """What another browser gets at an address: plainly, and asking whether its copy is fresh."""
    tag = owner.get(address, follow=True).headers.get("ETag", '"none"')
    plain = client.get(address, follow=True)
    fresh = client.get(address, headers={"if-none-match": tag})
    assert fresh.status_code != 304, address
    return [plain.getvalue(), fresh.getvalue()]
