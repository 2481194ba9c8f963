"""A founder confirms by a code that came to the own mobile."""

import re

from django.db import transaction

from participation.cases.services.drafts import HOLDER, OpenDraft, save_part
from participation.common.codes import check_code, send_code
from participation.ngos.applications.people import ToldPerson, confirmation_of

PURPOSE = "ngo-founder"
MESSAGE = "ngo_founder_code"
NEWEST = 10**9
# A stranger has typed the name: nothing of it leads anywhere in an SMS of ours.
ASCII = re.compile(r"[!-~]")
LONGEST_NAME = 60


def _object(draft: OpenDraft, person: ToldPerson) -> str:
    return f"{draft.id}-{person.position}"


@transaction.atomic
def ask_founder(draft: OpenDraft, person: ToldPerson, *, name: str) -> None:
    """Send a founder the code, and what it confirms; too soon or too often, nothing is sent."""
    send_code(
        purpose=PURPOSE,
        kind=HOLDER,
        object_id=_object(draft, person),
        mobile=person.mobile,
        message=MESSAGE,
        gaps={"name": ASCII.sub("", name).strip()[:LONGEST_NAME]},
    )


def confirm(draft: OpenDraft, person: ToldPerson, *, typed: str, name: str) -> bool:
    """Keep that a founder confirmed what is written now; tell whether the code was right.

    Raises DraftGoneError.
    """
    right = check_code(purpose=PURPOSE, kind=HOLDER, object_id=_object(draft, person), typed=typed)
    if right:
        part, what = f"confirmed-{person.position}", confirmation_of(person, name)
        # It never stands in the way of another: whoever confirms last, confirms what is there.
        save_part(draft, part, {"what": what}, seen=NEWEST)
    return right
