"""The private index of cases: what was said in one, found by its words and readable to nobody.

Each term of a text is kept as a keyed hash beside its case. Words only come to a case, until it is
anonymised: so a write adds its own and looks at nothing else. `cases.finding` asks it.

The words of a submission, dozens of rows, come a little later than the case: its citizen does not
wait for them, nor does whoever writes next. Until then the case says that it is not indexed, in its
own transaction; the clock goes after that, and whoever searches does before searching.
"""

import logging
from collections.abc import Iterable
from uuid import UUID

from django.db import transaction

from participation.cases.kinds import kind_of
from participation.cases.models import (
    Answer,
    Applicant,
    Case,
    CaseToken,
    Note,
    Proposal,
    Question,
    Referral,
    Written,
)
from participation.common.encryption import keyed_hash
from persian.analysis import analyze

logger = logging.getLogger(__name__)

# The longest answer has 10,000 letters; what is beyond these is found by what stands before.
MOST_TERMS = 3_000
# As many as the clock indexes in one go.
AT_ONCE = 500
HALF, WHOLE = 2**63, 2**64


def add_words(case: Case, *texts: str, is_person: bool = False) -> None:
    """Let a case be found by the words of these texts, in the caller's transaction."""
    tokens = {token for text in texts if text for token in tokens_of(analyze(text)[:MOST_TERMS])}
    CaseToken.objects.bulk_create(
        [CaseToken(case=case, token=token, is_person=is_person) for token in sorted(tokens)],
        ignore_conflicts=True,
        batch_size=500,
    )


def index_waiting(limit: int = AT_ONCE) -> int:
    """Index cases that wait for it, the oldest first; return how many. Again does no harm.

    One that cannot be read, because a key is missing, is logged and waits on.
    """
    waiting = Case.objects.filter(is_indexed=False).order_by("received_at")
    done = 0
    for key in list(waiting.values_list("pk", flat=True)[:limit]):
        try:
            _index(key)
        except Exception:
            logger.exception("The case %s could not be indexed.", key)
        else:
            done += 1
    return done


def forget_words(case: Case) -> None:
    """Let a case be found by no word any more, nor wait for that."""
    CaseToken.objects.filter(case=case).delete()
    Case.objects.filter(pk=case.pk).update(is_indexed=True)


@transaction.atomic
def index_anew(case: Case) -> None:
    """Read a whole case once more; an anonymised one has no words."""
    Case.objects.select_for_update().get(pk=case.pk)
    forget_words(case)
    if case.anonymised_at is not None:
        return
    _add_case(case)
    for model in (Answer, Note, Proposal, Question, Written):
        add_words(case, *(said.text for said in model.objects.filter(case=case)))
    for referral in Referral.objects.filter(case=case):
        add_words(case, referral.instruction, referral.result)


@transaction.atomic
def _index(key: UUID) -> None:
    # Locked against anonymising, which takes all words out: none may come after it.
    case = Case.objects.select_for_update().filter(pk=key, is_indexed=False).first()
    if case is not None:
        _add_case(case)
        Case.objects.filter(pk=key).update(is_indexed=True)


def _add_case(case: Case) -> None:
    """Let a case be found by what was submitted and by who did it."""
    values = (str(value) for _label, value in kind_of(case.kind).rows(case))
    add_words(case, case.title, *values)
    person = Applicant.objects.filter(case=case).first()
    if person is not None:
        add_words(case, person.name, person.address, is_person=True)


def tokens_of(terms: Iterable[str]) -> list[int]:
    """Return the first 64 bits of each term's keyed hash, as databases keep whole numbers."""
    hashes = (keyed_hash(term, purpose="case word") for term in dict.fromkeys(terms))
    return [(int(one[:16], 16) + HALF) % WHOLE - HALF for one in hashes]
