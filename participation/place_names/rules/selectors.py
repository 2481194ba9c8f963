"""A name looked at by all rules in use."""

from dataclasses import dataclass

from participation.place_names.checking.answers import Answer
from participation.place_names.rules.checks import CHECKS, Asked
from participation.place_names.rules.enums import FOUND, Check, Outcome
from participation.place_names.rules.models import NamingRule

# So many rules nobody reads.
MOST_RULES = 60


@dataclass(frozen=True)
class Finding:
    """What came of a rule: by a machine, or nothing yet where an evaluator is to say it."""

    rule: NamingRule
    outcome: Outcome
    found: str = ""

    @property
    def is_judged(self) -> bool:
        """Whether a machine has judged; a question it leaves to people."""
        return self.outcome in FOUND

    @property
    def is_trouble(self) -> bool:
        """Whether a machine found that the rule is not kept."""
        return self.is_judged and self.outcome is not Outcome.PASS

    @property
    def outcome_label(self) -> str:
        """What came of it, in words."""
        return str(self.outcome.label)


def findings(name: str, answer: Answer | None = None) -> list[Finding]:
    """Return what comes of each rule in use, in the office's order.

    ``answer`` is what the name collides with; without it the rule about names of the register is
    left out, for nothing is known.
    """
    rules = NamingRule.objects.in_use()[:MOST_RULES]
    asked = Asked(name, answer)
    return [
        _finding(rule, asked)
        for rule in rules
        if answer is not None or rule.check_kind != Check.DUPLICATE
    ]


def _finding(rule: NamingRule, asked: Asked) -> Finding:
    check = CHECKS.get(rule.check_kind)
    if check is None:
        return Finding(rule, Outcome(rule.outcome))
    found = check(rule, asked)
    return Finding(rule, Outcome.PASS if found is None else Outcome(rule.outcome), found or "")
