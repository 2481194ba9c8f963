"""Staff who write nothing but markers, on the screens and by a program."""

import json
import re
import uuid
from dataclasses import dataclass, field

from participation.cases.desk.referral_forms import PREFIX
from persian.digits import to_latin_digits
from tests.participation.common.files.samples import pdf
from tests.web import Answer, Browser
from tests.whole_site.holds.marked import CODE, PASSWORD, word

SCREEN = re.compile(r"/admin/cases/[0-9a-f-]{36}/")
VERSION = re.compile(r'name="version" value="(\d+)"')


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
