"""Defence against programs, without a third party and without hurting people.

``assess`` judges a submission, ``slow_lookup`` a try of a number, ``slow_code`` a code
that is asked for; forms stand on ``DefendedForm``.
docs/defence.md says how a form uses them.
"""

from participation.common.defence.forms import DefendedForm, HoneypotMixin, ProofMixin
from participation.common.defence.verdict import (
    Outcome,
    Verdict,
    assess,
    has_proof,
    once_for,
    slow_code,
    slow_find,
    slow_lookup,
    slow_search,
    slow_start,
)
from participation.common.defence.words import ask_to_wait, slow_answer, slow_words, wait_in_words

__all__ = [
    "DefendedForm",
    "HoneypotMixin",
    "Outcome",
    "ProofMixin",
    "Verdict",
    "ask_to_wait",
    "assess",
    "has_proof",
    "once_for",
    "slow_answer",
    "slow_code",
    "slow_find",
    "slow_lookup",
    "slow_search",
    "slow_start",
    "slow_words",
    "wait_in_words",
]
