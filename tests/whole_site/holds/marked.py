"""A case in which every word and number is a marker, from the first step to the last.

``make_office`` runs in a process on the site; the others are people before a real connection.
"""

import json
import re
import uuid
from dataclasses import dataclass, field
from urllib.parse import urlencode

from participation.cases.desk.referral_forms import PREFIX
from participation.cases.services.submission import Person
from participation.common.models import County
from participation.complaints.models import CategoryQuestion
from persian.digits import to_latin_digits
from tests.participation.cases.cast import Province, category, filed, officer
from tests.participation.common.defence.altcha import solved
from tests.participation.common.files.samples import audio, pdf
from tests.participation.complaints.categories import council
from tests.participation.staff_access.tokens import token_of
from tests.web import Answer, Browser
from tests.whole_site.holds.citizens import CHECK, DONE, told
from tests.whole_site.holds.outside import REFUSED_NAME

# Letters that stand together in no word of anybody.
CORE = "ژکپظغ"
CODE, MOBILE, POSTAL_CODE = "6193847006", "09193746582", "8174673441"
MAIL = "zhkpzgh.marked@example.org"
# What is looked for; a mobile is also written without its zero, a mail with another end.
MARKS = {
    "words": CORE,
    "national id": CODE,
    "mobile": MOBILE[1:],
    "postal code": POSTAL_CODE,
    "mail": "zhkpzgh.marked@",
}
NEW = "/complaints/new/"
PASSWORD = "a long pass phrase"
SCREEN = re.compile(r"/admin/cases/[0-9a-f-]{36}/")
VERSION = re.compile(r'name="version" value="(\d+)"')


def word(name: str) -> str:
    """Return a text that says where it was typed."""
    return f"{CORE} {name} {CORE}"


def voice(name: str) -> bytes:
    """Return a recording whose very sound is a marker: nothing packs it, nothing takes it out."""
    plain = audio.wav()
    at = plain.index(b"data") + 8
    sound = word(name).encode()
    return plain[:at] + sound + plain[at + len(sound) :]


def make_office() -> None:
    """Make two officers, one of them with a token, a category, and who is reached by mail alone."""
    for name in ("یکم", "دوم")[County.objects.count() :]:
        County.objects.create(name=f"شهرستان {name}", slug=uuid.uuid4().hex)
    province = Province()
    rights = ("view_case", "handle_case", "seal_case")
    officer("desk", province.desk, permissions=rights)
    program = officer("program", province.desk, permissions=rights)
    asked = council(province)
    for title, to in (("با رایانامه", MAIL), ("بی صندوق", f"{REFUSED_NAME}{MAIL}")):
        # No form of today asks for a mail alone; the cases of a service may.
        filed(category(province.desk, title=title), person=Person(name=word(title), email=to))
    print(  # noqa: T201
        json.dumps(
            {
                "slug": asked.slug,
                "category": asked.pk,
                "questions": {
                    one.kind: f"question_{one.pk}" for one in CategoryQuestion.objects.all()
                },
                "token": token_of(program, "cases:read", "cases:identity", "cases:write"),
            }
        )
    )


@dataclass
class Citizen:
    """Somebody who files by the pages and by a program, follows, replies and objects."""

    browser: Browser
    office: dict
    number: str = ""
    key: str = ""
    seen: list[bytes] = field(default_factory=list)

    def files(self) -> None:
        """Tell everything at every step, wrong things and second thoughts too, and send it."""
        go = self.browser.fill
        slug = self.office["slug"]
        shown(go(f"{NEW}?{urlencode({'category': slug})}", category=slug), f"{NEW}questions/")
        asked = self.office["questions"]
        answers = {
            asked["yes_no"]: "no",
            asked["choice"]: "عضو",
            asked["number"]: "12",
            asked["text"]: word("پاسخ"),
            asked["long"]: word("پاسخ بلند"),
        }
        shown(go(f"{NEW}questions/", **answers), f"{NEW}against/")
        go(f"{NEW}against/", looked_for=word("جست‌وجو"), find="1")
        shown(go(f"{NEW}against/", choice="other", name=word("از که")), f"{NEW}story/")
        text = f"{word('شرح')} {MOBILE} {CODE}"
        refused = go(f"{NEW}story/", text=text, place=word("کجا"))
        assert refused.path == f"{NEW}story/"
        shown(go(f"{NEW}story/", text=text, place=word("کجا"), keep="on"), f"{NEW}files/")
        sent = {f"{word('پرونده')}.wav": voice("صدا"), f"{word('تهی')}.jpg": b""}
        go(f"{NEW}files/", files=sent, send_files="1")
        shown(go(f"{NEW}files/", files={}), f"{NEW}you/")
        person = {
            "name": word("نام"),
            "code": CODE,
            "mobile": MOBILE,
            "email": MAIL,
            "address": word("نشانی"),
            "postal_code": POSTAL_CODE,
        }
        wrong = {"code": CODE[::-1], "email": "zhkpzgh.marked@"}
        assert go(f"{NEW}you/", **person | wrong).path == f"{NEW}you/"
        page = shown(go(f"{NEW}you/", **person), CHECK)
        self.seen.append(page.body)
        done = shown(go(CHECK, consent="on"), DONE)
        self.number, self.key = told(done)
        paper = self.browser.post(f"{NEW}receipt/", done.hidden())
        assert paper.headers["content-type"] == "application/pdf"

    def begins_another(self) -> None:
        """Leave a draft lying with words and a file in it."""
        self.browser.cookies.pop("complaint-draft", None)
        go = self.browser.fill
        slug = self.office["slug"]
        go(f"{NEW}?{urlencode({'category': slug})}", category=slug)
        go(f"{NEW}questions/", **{self.office["questions"]["yes_no"]: "no"})
        go(f"{NEW}against/", choice="other", name=word("پیش‌نویس"))
        shown(go(f"{NEW}story/", text=word("پیش‌نویس")), f"{NEW}files/")
        go(f"{NEW}files/", files={f"{word('پیش‌نویس')}.pdf": pdf.plain(2)}, send_files="1")

    def files_by_program(self) -> str:
        """File through the API; return the follow key."""
        challenge = json.loads(self.browser.get("/api/v1/challenge/").text)
        sent = {
            "category": str(self.office["category"]),
            self.office["questions"]["yes_no"]: "no",
            "against_name": word("از که"),
            "text": word("شرح"),
            "name": word("نام"),
            "national_id": CODE,
            "mobile": MOBILE,
            "address": word("نشانی"),
            "consent_version": "1",
            "pow": solved(challenge),
        }
        headers = {"Idempotency-Key": str(uuid.uuid4())}
        files = {f"{word('برنامه')}.wav": voice("برنامه")}
        answer = self.browser.send("/api/v1/complaints/", sent, files=files, **headers)
        assert answer.status == 201, answer.text
        return json.loads(answer.text)["key"]

    def looks_about(self) -> None:
        """Look for the own name where everybody looks, and try wrong keys and numbers."""
        for path in ("/search/", "/complaints/outcomes/", "/resolutions/"):
            assert self.browser.ask("GET", f"{path}?q={MOBILE}").status == 200
        asked = {"number": self.number}
        assert self.browser.fill("/track/", **asked, key="1" * 12).status == 422
        assert self.browser.fill("/track/", number=CODE, key=MOBILE).status == 422
        shown(self.browser.fill("/track/", **asked, mobile_end=MOBILE[-4:]), "/track/state/")
        form = self.browser.get("/track/").hidden() | asked
        assert self.browser.post("/track/code/send/", form).place == "/track/code/"

    def opens(self) -> Answer:
        """Open the case with number and key."""
        page = shown(self.browser.fill("/track/", number=self.number, key=self.key), "/track/case/")
        self.seen.append(page.body)
        return page

    def says(self, action: str, *, files: dict[str, bytes] | None = None, **more: str) -> Answer:
        """Say something on the page of the case."""
        form = self.opens().hidden() | {"text": word(action)} | more
        return self.browser.send(f"/track/case/{action}/", form, files=files or {})

    def downloads(self) -> bytes:
        """Return the first file of the case that the page leads to."""
        page = self.opens()
        path = re.findall(r'href="(/track/case/files/[0-9a-f-]{36}/)"', page.text)[0]
        return self.browser.get(path).body


@dataclass
class Officer:
    """Somebody of the staff, signed in with a password."""

    browser: Browser
    case: str = ""
    seen: list[bytes] = field(default_factory=list)

    def enters(self) -> None:
        """Sign in, at the second try."""
        for password in (word("گذرواژه"), PASSWORD):
            last = self.browser.fill("/admin/login/", username="desk", password=password)
        assert "sidebar" in last.text

    def finds(self, words: str) -> None:
        """Look for a case by what is typed; a whole number opens it."""
        form = self.browser.get("/admin/cases/").hidden() | {"words": words}
        sent = self.browser.post("/admin/cases/find/", form)
        found = self.browser.get(sent.headers["location"])
        self.case = sent.place
        assert SCREEN.fullmatch(sent.place) or SCREEN.search(found.text), words

    def does(
        self, name: str, *, at: str = "", files: dict[str, bytes] | None = None, **typed: str
    ) -> Answer:
        """Do something on the screen of the case, or of a letter of it."""
        path = at or self.case
        page = self.browser.get(path)
        self.seen.append(page.body)
        sent = {
            "csrfmiddlewaretoken": page.hidden()["csrfmiddlewaretoken"],
            "version": VERSION.findall(page.text)[-1],
            "token": str(uuid.uuid4()),
            "do": name,
            **typed,
        }
        answer = self.browser.send(path, sent, files=files or {})
        assert answer.status == 302, (
            name,
            answer.status,
            re.findall(r"error[^<]*<[^<]*", answer.text),
        )
        return answer

    def looks_behind_the_seal(self) -> None:
        """Seal the identity for oneself, and look at it with a reason."""
        page = self.browser.get(self.case)
        (own,) = re.findall(r'name="officers" value="(\d+)"[^>]*>\s*desk', page.text)
        self.does("seal", officers=own)
        sent = self.browser.get(self.case).hidden() | {"do": "reveal", "reason": word("چرا")}
        page = self.browser.post(self.case, sent)
        assert page.status == 200
        self.seen.append(page.body)

    def writes_a_letter(self) -> None:
        """Write one with a marker in every line, print it, have it numbered, keep the scan."""
        new = f"{self.case}letters/new/"
        page = self.browser.get(new)
        names = (
            *("recipient", "subject", "body", "sender", "attachments", "copies"),
            *("signatory_name", "signatory_post"),
        )
        words = {name: word(name) for name in names}
        words["copies"] += f"؛ {word('برای')}"
        plain = {"urgency": "normal", "classification": "normal"}
        at = self.browser.post(new, page.hidden() | words | plain).headers["location"]
        self.does("change", at=at, **words | plain | {"body": word("متن تازه")})
        self.does("approve", at=at)
        for paper in ("pdf", "docx"):
            assert self.browser.get(f"{at}{paper}/").status == 200
        self.does("issue", at=at, number="۱۴۰۵/۷", dated="۱۴۰۵/۰۶/۰۱")
        sent = self.browser.get(at).hidden() | {"do": "scan"}
        scan = {f"{word('اسکن')}.pdf": pdf.plain(1)}
        assert self.browser.send(at, sent, files=scan, into="scan").status == 302
        incoming = f"{self.case}letters/incoming/"
        came = {name: word(name) for name in ("sender", "subject", "body")}
        came |= {"number": "۱۲", "dated": "۱۴۰۵/۰۶/۰۲"}
        sent = self.browser.get(incoming).hidden() | came
        assert self.browser.send(incoming, sent, files=scan, into="scan").status == 302

    def refers(self) -> None:
        """Ask a colleague for an opinion, with an instruction."""
        new = f"{self.case}referrals/new/"
        page = self.browser.get(new)
        (to,) = re.findall(r'<option value="([^"]+)">\s*program', page.text)[:1]
        row = {"to": to, "purpose": "opinion", "instruction": word("دستور")}
        sent = page.hidden() | {f"{PREFIX}-0-{name}": value for name, value in row.items()}
        assert self.browser.post(new, sent).status == 302

    def downloads(self) -> bytes:
        """Return all files of the case."""
        page = self.browser.get(self.case)
        paths = re.findall(rf'href="({self.case}files/[0-9a-f-]{{36}}/)"', page.text)
        return b"".join(self.browser.get(path).body for path in paths)


@dataclass
class Program:
    """What works with an officer's token."""

    browser: Browser
    token: str

    def works_on(self, case: str) -> None:
        """Read the case with its identity, write a note, tell the citizen something."""
        page = json.loads(self.asks(f"{case}/").text)
        assert CODE in to_latin_digits(json.dumps(page["identity"], ensure_ascii=False))
        assert self.asks(f"{case}/note/", text=word("یادداشت برنامه")).status == 200
        said = self.asks(f"{case}/inform/", text=word("خبر برنامه"), version=page["version"])
        assert said.status == 200, said.text

    def asks(self, path: str, **told: object) -> Answer:
        """Read, or write what is told as JSON."""
        headers = {"Authorization": f"Bearer {self.token}", "Idempotency-Key": str(uuid.uuid4())}
        address = f"/api/v1/staff/cases/{path}"
        if not told:
            return self.browser.get(address, **headers)
        body = json.dumps(told).encode()
        return self.browser.ask("POST", address, body, "application/json", **headers)


def shown(answer: Answer, path: str) -> Answer:
    """Return the page if it is the one at this address."""
    assert answer.status == 200, (path, answer.status)
    assert answer.path == path, (answer.path, re.findall(r'class="err[^<]*<[^/]*', answer.text))
    return answer
