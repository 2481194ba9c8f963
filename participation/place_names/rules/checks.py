"""What a machine can tell of a name: its script, its length, whether it is one, who bears it."""

import unicodedata
from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from django.utils.translation import gettext as _

from participation.place_names.checking.answers import Answer
from participation.place_names.rules.enums import Check
from participation.place_names.rules.models import NamingRule
from persian.digits import format_number
from persian.letters import PERSIAN_LETTERS, clean_input
from persian.names import parse

MOST_TOLD: Final = 5


@dataclass(frozen=True)
class Asked:
    """A name with what it collides with, which is None where nobody has looked."""

    name: str
    answer: Answer | None


# Returns what a rule found, in words, or None where it is kept.
CheckFunction = Callable[[NamingRule, Asked], str | None]


def foreign_script(rule: NamingRule, asked: Asked) -> str | None:
    """Find letters that are no Persian ones."""
    letters = dict.fromkeys(
        letter
        for letter in clean_input(asked.name)
        if unicodedata.category(letter).startswith("L") and letter not in PERSIAN_LETTERS
    )
    # Set apart, for they may run the other way.
    shown = f"\u2068{' '.join(list(letters)[:MOST_TOLD])}\u2069"
    return _("Found: %(letters)s") % {"letters": shown} if letters else None


def too_long(rule: NamingRule, asked: Asked) -> str | None:
    """Find more words than the rule allows, the kind of place in front apart."""
    words = len(parse(asked.name).words)
    if rule.limit is None or words <= rule.limit:
        return None
    return _("%(count)s words, at most %(limit)s") % {
        "count": format_number(words),
        "limit": format_number(rule.limit),
    }


def bare_number(rule: NamingRule, asked: Asked) -> str | None:
    """Find a name that is a number and nothing else, in digits or in words."""
    numbered = parse(asked.name).numbered
    is_number = bool(numbered) and all(word.isdecimal() for word in numbered)
    return _("There is nothing but a number.") if is_number else None


def borne_nearby(rule: NamingRule, asked: Asked) -> str | None:
    """Find names of the same city, or nearby, that could be taken for it."""
    serious = (
        [one.title for one in asked.answer.clashes if one.is_serious and one.is_borne]
        if asked.answer
        else []
    )
    titles = "، ".join(dict.fromkeys(f"«{title}»" for title in serious[:MOST_TOLD]))
    return _("Found: %(letters)s") % {"letters": titles} if serious else None


CHECKS: Final[dict[str, CheckFunction]] = {
    Check.SCRIPT: foreign_script,
    Check.LENGTH: too_long,
    Check.NUMBER: bare_number,
    Check.DUPLICATE: borne_nearby,
}
