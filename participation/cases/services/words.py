"""The private index of cases: what was said in one, found by its words and readable to nobody.

Each term of a text is kept as a keyed hash beside its case. Words only come to a case, until it is
anonymised: so a write adds its own and looks at nothing else. `cases.finding` asks it.
"""

from collections.abc import Iterable

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

# The longest answer has 10,000 letters; what is beyond these is found by what stands before.
MOST_TERMS = 3_000
HALF, WHOLE = 2**63, 2**64


def add_words(case: Case, *texts: str, is_person: bool = False) -> None:
    """Let a case be found by the words of these texts, in the caller's transaction."""
    tokens = {token for text in texts if text for token in tokens_of(analyze(text)[:MOST_TERMS])}
    CaseToken.objects.bulk_create(
        [CaseToken(case=case, token=token, is_person=is_person) for token in sorted(tokens)],
        ignore_conflicts=True,
        batch_size=500,
    )


def add_case(case: Case) -> None:
    """Let a new case be found by what was submitted and by who did it."""
    values = (str(value) for _label, value in kind_of(case.kind).rows(case))
    add_words(case, case.title, *values)
    person = Applicant.objects.filter(case=case).first()
    if person is not None:
        add_words(case, person.name, person.address, is_person=True)


def forget_words(case: Case) -> None:
    """Let a case be found by no word any more."""
    CaseToken.objects.filter(case=case).delete()


@transaction.atomic
def index_anew(case: Case) -> None:
    """Read a whole case once more; an anonymised one has no words."""
    Case.objects.select_for_update().get(pk=case.pk)
    forget_words(case)
    if case.anonymised_at is not None:
        return
    add_case(case)
    for model in (Answer, Note, Proposal, Question, Written):
        add_words(case, *(said.text for said in model.objects.filter(case=case)))
    for referral in Referral.objects.filter(case=case):
        add_words(case, referral.instruction, referral.result)


def tokens_of(terms: Iterable[str]) -> list[int]:
    """Return the first 64 bits of each term's keyed hash, as databases keep whole numbers."""
    hashes = (keyed_hash(term, purpose="case word") for term in dict.fromkeys(terms))
    return [(int(one[:16], 16) + HALF) % WHOLE - HALF for one in hashes]
