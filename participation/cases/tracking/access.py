"""What a citizen's browser has opened: a case whole, or its state alone."""

import secrets
import uuid
from datetime import timedelta

from django.db import transaction
from django.http import HttpRequest, HttpResponseBase

from participation.cases.models import Applicant, Case
from participation.cases.numbers import is_key_of, lone_key_hash
from participation.cases.services.identity import digits_hash
from participation.common.codes import check_code, send_code
from participation.common.links import (
    create_link,
    open_link,
    read_link_cookie,
    revoke_link,
    set_link_cookie,
)
from participation.common.models import AccessLink

WHOLE = "follow"
STATE = "follow-state"
CODE = "follow-code"
PATH = "/track/"
LIFETIME = timedelta(minutes=30)
CODE_LIFETIME = timedelta(minutes=15)
# A code that was asked for and has not been sent; then for a case, or for a number of none.
ASKED, SENT, NOBODY = "case-asked", "case", "nobody"
BATCH = 100


def case_by_key(number: str, key: str) -> Case | None:
    """Return the case that a key opens: one query, whether number or key is wrong.

    Without a number a key opens the report without a name that it belongs to, and no other case. A
    part of a case opens with the key of the whole.
    """
    if not number:
        return Case.objects.filter(lone_key_hash=lone_key_hash(key)).first()
    case = Case.objects.filter(number=number).first()
    stored = case.key_hash if case is not None else ""
    made_with = case.key_number or number if case is not None else number
    return case if is_key_of(made_with, key, stored) and case is not None else None


def case_by_digits(number: str, digits: str) -> Case | None:
    """Return the case whose citizen's mobile ends so: one query, whatever is wrong."""
    case = Case.objects.filter(number=number).select_related("applicant").first()
    person = getattr(case, "applicant", None)
    stored = person.digits_hash if person is not None else ""
    expected = digits_hash(number, digits)
    return case if secrets.compare_digest(stored, expected) and case is not None else None


def grant(response: HttpResponseBase, purpose: str, case: Case) -> None:
    """Let this browser see a case for a while."""
    _link, token = create_link(
        purpose=purpose, kind="case", object_id=str(case.pk), lifetime=LIFETIME
    )
    set_link_cookie(response, purpose, token, lifetime=LIFETIME, path=PATH)


def opened(request: HttpRequest, purpose: str = WHOLE) -> tuple[Case, AccessLink] | None:
    """Return the case that this browser has opened, with its link."""
    link = open_link(read_link_cookie(request, purpose), purpose=purpose)
    if link is None:
        return None
    case = Case.objects.filter(pk=uuid.UUID(link.object_id)).select_related("unit").first()
    return (case, link) if case is not None and case.key_hash else None


def ask_for_code(response: HttpResponseBase, number: str) -> None:
    """Note that somebody wants a code to a number; the clock sends it, if there is a mobile.

    The same rows and queries whether the number exists: nobody learns it from the answer's time.
    """
    case_id = Case.objects.filter(number=number).values_list("pk", flat=True).first()
    _link, token = create_link(
        purpose=CODE,
        kind=ASKED if case_id else NOBODY,
        object_id=str(case_id or uuid.uuid4()),
        lifetime=CODE_LIFETIME,
    )
    set_link_cookie(response, CODE, token, lifetime=CODE_LIFETIME, path=PATH)


def send_asked_codes() -> int:
    """Send the codes that were asked for since the last time; return how many."""
    sent = 0
    for link in AccessLink.objects.alive().filter(purpose=CODE, kind=ASKED)[:BATCH]:
        with transaction.atomic():
            if not AccessLink.objects.filter(pk=link.pk, kind=ASKED).update(kind=SENT):
                continue
            person = Applicant.objects.filter(case=uuid.UUID(link.object_id)).first()
            if person is not None and person.mobile:
                sent += send_code(
                    purpose=CODE, kind=SENT, object_id=link.object_id, mobile=person.mobile
                )
    return sent


def case_by_code(request: HttpRequest, typed: str) -> Case | None:
    """Return the case whose code this browser asked for and now typed."""
    link = open_link(read_link_cookie(request, CODE), purpose=CODE)
    if link is None:
        return None
    right = check_code(purpose=CODE, kind=SENT, object_id=link.object_id, typed=typed)
    if not right:
        return None
    revoke_link(link)
    return Case.objects.filter(pk=uuid.UUID(link.object_id)).first()
