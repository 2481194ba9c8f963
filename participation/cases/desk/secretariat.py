"""What the secretariat's own system is told of a case or a letter, as text to paste there.

Its fields take plain digits and no marks of direction, so numbers stand as they are stored.
"""

import unicodedata
from collections.abc import Iterable
from typing import Any

from django.utils.translation import gettext as _

from participation.cases.models import Case
from participation.cases.permissions import may_act, may_see_identity
from participation.common.letters.content import LetterContent
from participation.common.models import Letter, User
from persian.digits import to_latin_digits
from persian.personal_data import mask


def case_words(case: Case, rows: Iterable[tuple[Any, Any]], user: User) -> str:
    """Return number, subject and what was submitted, for whoever works on the case; else nothing.

    Where the identity is not on the person's screen, numbers of people in the text are masked, and
    so is the name of whoever submitted it.
    """
    if not may_act(user, case):
        return ""
    told = [f"{label}: {value}" for label, value in rows]
    if not may_see_identity(user, case):
        told = [_without_name(case, mask(one)) for one in told]
    return plain("\n".join([case.number, case.title, *told]))


def letter_words(case: Case, letter: Letter, content: LetterContent) -> str:
    """Return number, subject and text of a letter; its own number once it has one."""
    numbers = [_("Case number: %(number)s") % {"number": case.number}]
    if letter.number:
        numbers.insert(0, to_latin_digits(letter.number))
    return plain("\n".join([*numbers, content.subject, content.recipient, content.body]))


def plain(text: str) -> str:
    """Return a text without marks of direction; the ZWNJ, which belongs to words, stays."""
    kept = (char for char in text if char == "\u200c" or unicodedata.category(char) != "Cf")
    return "".join(kept).strip()


def _without_name(case: Case, text: str) -> str:
    name = getattr(getattr(case, "applicant", None), "name", "")
    return text.replace(name, f"[{_('Name')}]") if name else text
