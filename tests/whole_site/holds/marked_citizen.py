"""Somebody who types nothing but markers."""

import json
import re
import uuid
from dataclasses import dataclass, field
from urllib.parse import urlencode

from tests.participation.common.defence.altcha import solved
from tests.participation.common.files.samples import pdf
from tests.web import Answer, Browser
from tests.whole_site.holds.citizens import CHECK, DONE, told
from tests.whole_site.holds.marked import CODE, MAIL, MOBILE, POSTAL_CODE, voice, word

NEW = "/complaints/new/"


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


def shown(answer: Answer, path: str) -> Answer:
    """Return the page if it is the one at this address."""
    assert answer.status == 200, (path, answer.status)
    assert answer.path == path, (answer.path, re.findall(r'class="err[^<]*<[^/]*', answer.text))
    return answer
