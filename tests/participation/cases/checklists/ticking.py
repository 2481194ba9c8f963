"""Ticking a checklist as the screen of a case does."""

import re
from typing import Any

from participation.cases.models import (
    Case,
)
from participation.common.models import User
from tests.participation.cases.at_the_desk import address, signed_in

CALL, VISIT = "تماس با شهروند", "بازدید از محل"


def tick(user: User, case: Case, *done: int, shown: tuple[int, ...] = ()) -> Any:
    """Send the checklist as the screen does."""
    sent = {"done": [str(one) for one in done], "shown": [str(one) for one in shown]}
    return signed_in(user).post(f"{address(case)}checklist/", sent, follow=True)


def panel(user: User, case: Case) -> str:
    """The checklist on the screen; empty where there is none."""
    text = signed_in(user).get(address(case)).content.decode()
    found = re.search(r'<ul class="case-checks">.*?</ul>', text, re.DOTALL)
    return re.sub(r"\s+", " ", found[0]) if found else ""
