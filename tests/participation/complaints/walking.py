"""A citizen who walks through the steps as a browser does: by what the pages say."""

import re
from typing import Any

from django.test import Client

from participation.cases.models import Case
from participation.complaints.models import Category
from tests.participation.cases.cast import VALID_ID

TEXT = "از مهرماه صورت‌جلسه‌های شورا روی تابلو نصب نمی‌شود."
PERSON = {"name": "شهروند نشان‌دار", "code": VALID_ID, "mobile": "۰۹۱۳ ۱۲۳ ۴۵۶۷"}
NEW = "/complaints/new/"


class Walker:
    """One browser at one form. Each step takes what is typed there and follows to the next."""

    new = NEW

    def __init__(self, client: Client) -> None:
        """Begin with a browser."""
        self.client = client
        self.at = ""
        self.page = ""

    def begin(self, category: Category) -> "Walker":
        """Choose and press «begin»."""
        response = self.client.post(NEW, {"category": category.slug})
        assert response.status_code == 302, response.content.decode()
        return self.go(response.headers["Location"])

    def go(self, address: str) -> "Walker":
        """Open a page."""
        response = self.client.get(address, follow=True)
        assert response.status_code == 200, response.content.decode()
        self.at = response.request["PATH_INFO"]
        self.page = response.content.decode()
        return self

    def hidden(self) -> dict[str, str]:
        """What the open page carries unseen."""
        found = re.findall(r'type="hidden" name="(\w+)" value="([^"]*)"', self.page)
        return {name: value for name, value in found if name != "csrfmiddlewaretoken"}

    def post(self, **typed: Any) -> Any:
        """Send the form of the open page; return the answer."""
        return self.client.post(self.at, {**self.hidden(), **typed})

    def tell(self, **typed: Any) -> "Walker":
        """Send the form and follow to the next page."""
        response = self.post(**typed)
        assert response.status_code in {302, 303}, response.content.decode()
        self.go(response.headers["Location"])
        assert 'class="summary"' not in self.page
        return self

    def refused(self, **typed: Any) -> "Walker":
        """Send the form, be led back to its page and read there what is wrong."""
        response = self.post(**typed)
        assert response.status_code == 303, response.content.decode()
        self.go(response.headers["Location"])
        assert 'class="summary"' in self.page
        return self

    def to_check(self, **told: dict[str, Any]) -> "Walker":
        """Go through all steps that come, telling what belongs to each."""
        answers: dict[str, dict[str, Any]] = {
            "story": {"text": TEXT},
            "against": {"choice": "other", "name": "شورای نمونه"},
            "you": PERSON,
            **told,
        }
        while self.at != f"{self.new}check/":
            before = self.at
            self.tell(**answers.get(self.at.removeprefix(self.new).strip("/"), {}))
            assert self.at != before, self.page
        return self

    def send(self, **typed: Any) -> "Walker":
        """Agree and send, and follow to the confirmation."""
        return self.tell(consent="on", **typed)

    @property
    def number(self) -> str:
        """The number that the confirmation shows."""
        return re.findall(r'class="case-no"><bdi dir="ltr">([^<]+)<', self.page)[0]

    @property
    def key(self) -> str:
        """The key that the confirmation shows."""
        frame = re.findall(r'class="key">(.*?)</p>', self.page, re.DOTALL)[0]
        return " ".join(re.findall(r"<span>([۰-۹]{4})</span>", frame))


def the_case() -> Case:
    """The one case that there is."""
    return Case.objects.get()
