"""Splitting a part off a case as its screen does."""

import re
from typing import Any

from django.test import Client

from participation.cases.models import (
    Case,
    CaseLink,
)
from participation.cases.numbers import show_key, show_number
from participation.common.models import User
from participation.complaints.models import Category
from tests.participation.cases.at_the_desk import address, signed_in
from tests.participation.common.files.conftest import private_root  # noqa: F401  # empties it

WORDS = "خواهان دریافت رونوشت صورت‌جلسه هستم."


def form(user: User, case: Case) -> dict[str, str]:
    """What the form sends by itself."""
    text = signed_in(user).get(f"{address(case)}split/").content.decode()
    return dict(re.findall(r'name="(version|token)" value="([^"]+)"', text))


def split(user: User, case: Case, category: Category, /, **given: Any) -> Any:
    """Split a part off through the screen."""
    sent = {**form(user, case), "category": str(category.pk), "text": WORDS, **given}
    return signed_in(user).post(f"{address(case)}split/", sent)


def part_of(case: Case) -> Case:
    """The only part."""
    return CaseLink.objects.get(other=case, kind="part").case


def opens(client: Client, number: str, key: str | None) -> bool:
    """Whether a number and a key let somebody in."""
    sent = {"number": show_number(number), "key": show_key(key or "")}
    answer = client.post("/track/", sent)
    return answer.headers.get("Location") == "/track/case/"
