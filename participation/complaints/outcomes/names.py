"""Whom and what place a text must not name, and where it does."""

import re
from collections.abc import Iterable, Iterator

from django.db.models import Q

from participation.cases.models import Accused, Answer, Applicant, Case
from participation.common.enums import UnitKind
from participation.common.models import County, Unit, User
from participation.complaints.models import Complaint
from participation.complaints.services import known_name_of
from persian.letters import SEARCH_FOLD, compact_key

# Words that stand before or beside somebody's name and are none.
_BESIDE_WORDS = """
    آقا آقای خانم جناب سرکار دکتر مهندس حاج حاجی سید سیده رئیس عضو مدیر مدیرکل معاون مسئول کارمند
    کارشناس فرماندار بخشدار شهردار دهیار دبیر نگهبان همسایه از در به با شورا شورای شهرداری دهیاری
    استانداری فرمانداری بخشداری اداره سازمان دفتر انجمن سمن بنیاد موسسه مؤسسه شرکت هیئت کارگروه
    ستاد مرکز خیریه بانک بخش واحد
"""
_BESIDE = frozenset(map(compact_key, _BESIDE_WORDS.split()))
_PARTS = re.compile(r"[،,;؛()«»/\n-]+|\bو\b")
# What has more words beside each other is no name of a person.
_WORDS_OF_A_NAME = 4
_WORD = re.compile(r"[^\W_]+")
_SHORTEST = 3
# A name is looked for in so many words beside each other, however they are joined or parted.
_LONGEST = 8
_OFFICE = re.compile(r"^دفتر\s+تسهیل\W?گری\s+(?:محله(?:ٔ|\W?ی)?\s+)?")
_PLACES = re.compile(
    r"\b(?:خیابان|کوچه|بلوار|میدان|محله|شهرک|روستای|دهستان|پلاک|بن‌بست|مجتمع|مدرسه)\S*\s+[^\W_]\S*"
)


def named_in(text: str, names: Iterable[str]) -> str:
    """Return the words of ``text`` that are one of these names, in any spelling; empty for none."""
    wanted = {key for name in names if len(key := "".join(_keys(name))) >= _SHORTEST}
    if not wanted:
        return ""
    words, keys = list(_WORD.finditer(text)), _keys(text)
    for first, word in enumerate(words):
        key = ""
        for last in range(first, min(first + _LONGEST, len(words))):
            key += keys[last]
            if key in wanted:
                return text[word.start() : words[last].end()]
    return ""


def _keys(text: str) -> list[str]:
    """Return the words in one spelling. A ZWNJ parts words here: «رضایی‌ها» names somebody."""
    return [compact_key(match.group()) for match in _WORD.finditer(text)]


def names_of_case(case: Case) -> set[str]:
    """Return all by which the people of a case are known: citizen, officers, whom it is against."""
    complaint = Complaint.objects.get(case=case)
    told = [complaint.against_name, known_name_of(complaint) or ""]
    told += Applicant.objects.filter(case=case).values_list("name", flat=True)
    accused = Accused.objects.filter(case=case).select_related("unit", "user")
    told += [row.unit.name for row in accused if row.unit is not None]
    authors = Answer.objects.filter(case=case).values("author")
    officers = User.objects.filter(Q(pk__in=authors) | Q(assigned_cases=case)).distinct()
    people = [row.user for row in accused if row.user is not None] + list(officers)
    last = {user.last_name for user in people}
    return {*_spelled(told), *_spelled(user.get_full_name() for user in people), *last} - {""}


def _spelled(told: Iterable[str]) -> Iterator[str]:
    """Give each name whole; of a person also the last name, alone and with all before it."""
    for name in filter(None, told):
        yield name
        for part in _PARTS.split(name):
            words = list(_person(part))
            if 0 < len(words) <= _WORDS_OF_A_NAME:
                yield from (" ".join(words), " ".join(words[1:]), words[-1])


def _person(part: str) -> Iterator[str]:
    """Give the words of a name that stand together, without what stands beside them."""
    begun = False
    for match in _WORD.finditer(part):
        key = compact_key(match.group())
        if key in _BESIDE or not key.isalpha():
            if begun:
                return
        else:
            begun = True
            yield match.group()


def neighbourhoods() -> set[str]:
    """Return the names of facilitation offices and of their neighbourhoods, counties left out."""
    offices = Unit.objects.of_kind(UnitKind.FACILITATION_OFFICE).values_list("name", flat=True)
    counties = {compact_key(name) for county in County.objects.all() for name in county.names()}
    found = {name for office in offices for name in (office, _OFFICE.sub("", office))}
    return {name for name in found if compact_key(name) not in counties}


def places_to_look_at(text: str) -> list[str]:
    """Return words that may name a place finer than a county, for a person to judge."""
    return list(dict.fromkeys(match.group() for match in _PLACES.finditer(text)))


def number_in(text: str, number: str) -> bool:
    """Return whether a text holds the number of a case, in any digits and grouping."""
    folded = text.translate(SEARCH_FOLD)
    return number.replace("-", "") in re.sub(r"(?<=\d)[\s\W]+(?=\d)", "", folded)
