"""Citizens who send at once, see the server go, and send the same again until they are answered."""

import queue
import re
import threading
import time
from collections import defaultdict
from dataclasses import dataclass, field
from http.client import HTTPException

from persian.digits import to_latin_digits
from tests.web import Answer, Browser

CHECK, DONE = "/complaints/new/check/", "/complaints/new/done/"
NUMBER = re.compile(r'class="case-no"><bdi dir="ltr">([^<]+)<')
KEY = re.compile(r'class="key">(.*?)</p>', re.DOTALL)
GROUP = re.compile(r"<span>([۰-۹]{4})</span>")
PATIENCE = 180


@dataclass
class Crowd:
    """What all citizens were shown: by draft, every number with its key, as often as it was."""

    address: str
    shown: dict[str, list[tuple[str, str]]] = field(default_factory=lambda: defaultdict(list))
    troubles: list[str] = field(default_factory=list)
    lost: int = 0
    waiting: "queue.SimpleQueue[dict[str, str]]" = field(default_factory=queue.SimpleQueue)
    threads: list[threading.Thread] = field(default_factory=list)

    def begin(self, drafts: list[dict[str, str]], *, clients: int = 8) -> "Crowd":
        """Let them start; every fifth draft is sent by two at once, as a double click does."""
        for number, draft in enumerate(drafts):
            for _click in range(1 + (number % 5 == 0)):
                self.waiting.put(draft)
        self.threads = [threading.Thread(target=self._work) for _ in range(clients)]
        for thread in self.threads:
            thread.start()
        return self

    def wait(self) -> None:
        """Wait until everybody was answered."""
        for thread in self.threads:
            thread.join(PATIENCE * 2)
        assert not any(thread.is_alive() for thread in self.threads)

    def answered(self) -> int:
        """Return how many drafts have a number."""
        return len(self.shown)

    def _work(self) -> None:
        while True:
            try:
                draft = self.waiting.get_nowait()
            except queue.Empty:
                return
            self._send_until_shown(draft)

    def _send_until_shown(self, draft: dict[str, str]) -> None:
        browser = Browser(self.address, {"complaint-draft": draft["token"]})
        end = time.monotonic() + PATIENCE
        while time.monotonic() < end:
            try:
                self.shown[draft["id"]].append(self._send(browser))
            except (OSError, HTTPException):
                self.lost += 1
                time.sleep(0.1)
            else:
                return
        self.troubles.append(f"{draft['id']} was never answered")

    def _send(self, browser: Browser) -> tuple[str, str]:
        """Read once more, agree, send, read number and key. Raises OSError, HTTPException."""
        page = self._looked_at(browser.get(CHECK))
        if page.status == 200:
            page = self._looked_at(browser.post(CHECK, {**page.hidden(), "consent": "on"}))
        if page.place != DONE:
            self.troubles.append(f"sent to {page.place!r} with {page.status}")
        return told(self._looked_at(browser.get(DONE)))

    def _looked_at(self, answer: Answer) -> Answer:
        if answer.status not in {200, 302}:
            self.troubles.append(f"{answer.status}: {answer.text[:300]}")
        return answer


def told(page: Answer) -> tuple[str, str]:
    """Return number and key that a confirmation shows, in Latin digits."""
    number = NUMBER.search(page.text)
    frame = KEY.search(page.text)
    if not number or not frame:
        raise HTTPException(f"no confirmation: {page.status} {page.text[:300]}")
    key = "".join(GROUP.findall(frame[1]))
    return to_latin_digits(number[1]), to_latin_digits(key)
