"""«Did you mean»: words that entries have, near to one that none has."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from datetime import timedelta

from django.db import transaction
from django.utils import timezone

from persian.analysis import analyze
from persian.letters import clean_input, compact_key
from search.engines import database_engine
from search.models import Entry, Word, WordDeletion
from search.query import Mode, Query
from search.terms import Group, query_groups

WORDS = re.compile(r"[^\W\d_]+(?:\u200c[^\W\d_]+)*")
SHORTEST, LONGEST = 3, 32
# A typing error of one letter in a short word, of two in a long one.
LONG_WORD = 7
# Of rarer words nobody can tell whether they are errors themselves.
LEAST_ENTRIES = 1
MOST_WORDS = 60_000
LOOKED_AT = 400
TRIED = 4
# A little more than the time between two looks of the clock.
LATELY = timedelta(minutes=12)


def corrected(query: Query, *, is_empty: bool, mode: Mode) -> str:
    """Return the query with its unknown words put right, where that finds something; or ""."""
    if not is_empty and mode is Mode.ALL:
        return ""
    text, changed = clean_input(query.text[:200]), False
    for group in _unknown(query_groups(text))[:TRIED]:
        if better := nearest(group.typed):
            text = re.sub(rf"(?<!\w){re.escape(group.typed)}(?!\w)", better, text)
            changed = True
    if not changed or database_engine().match(Query(text), Mode.ALL).is_empty:
        return ""
    return text


def _unknown(groups: Sequence[Group]) -> list[Group]:
    """Return the words of a query that could be put right and that no entry has."""
    words = [
        group
        for group in groups
        if SHORTEST <= len(group.typed) <= LONGEST and " " not in group.typed
    ]
    held = database_engine().holds(words)
    return [group for group, is_held in zip(words, held, strict=True) if not is_held]


def nearest(typed: str) -> str:
    """Return the word of the entries that is nearest to what was typed, the commonest first."""
    key = compact_key(typed)
    forms = {key, *deletions(key)}
    near = Word.objects.filter(deletions__form__in=forms) | Word.objects.filter(key__in=forms)
    best = min(
        (
            (distance(key, word.key), -word.entries, word.form)
            for word in near.distinct().order_by("-entries")[:LOOKED_AT]
        ),
        default=None,
    )
    allowed = 2 if len(key) >= LONG_WORD else 1
    return best[2] if best and 0 < best[0] <= allowed else ""


def deletions(key: str) -> Iterator[str]:
    """Yield the word with each letter left out."""
    return iter(dict.fromkeys(key[:place] + key[place + 1 :] for place in range(len(key))))


def distance(one: str, other: str) -> int:
    """Return how many letters are wrong, missing, too many, or have changed places."""
    before: list[int] = []
    above = list(range(len(other) + 1))
    for row, letter in enumerate(one, 1):
        here = [row]
        for column, against in enumerate(other, 1):
            cost = min(above[column] + 1, here[-1] + 1, above[column - 1] + (letter != against))
            if before and column > 1 and letter == other[column - 2] and one[row - 2] == against:
                cost = min(cost, before[column - 2] + 1)
            here.append(cost)
        before, above = above, here
    return above[-1]


def words_of(text: str) -> set[str]:
    """Return the words of a text that may stand in a correction."""
    return {word for word in WORDS.findall(text) if SHORTEST <= len(word) <= LONGEST}


def rebuild_words() -> int:
    """Gather the words of all visible entries anew; return how many were kept."""
    counted: Counter[str] = Counter()
    entries = Entry.objects.visible().values_list("title", "text")
    for title, text in entries.iterator(chunk_size=500):
        counted.update(words_of(clean_input(f"{title} {text[:20_000]}")))
    kept: dict[str, tuple[str, int]] = {}
    for form, number in counted.most_common():
        key = compact_key(form)
        # Of several spellings of a word the commonest is offered; stop words never.
        if number >= LEAST_ENTRIES and key and key not in kept and analyze(form):
            kept[key] = (form, number)
        if len(kept) == MOST_WORDS:
            break
    _store(kept)
    return len(kept)


def refresh_words() -> int:
    """Gather the words anew where an entry was written lately, or where there are none yet."""
    lately = timezone.now() - LATELY
    if Entry.objects.filter(changed_at__gte=lately).exists() or not Word.objects.exists():
        return rebuild_words()
    return 0


@transaction.atomic
def _store(kept: dict[str, tuple[str, int]]) -> None:
    WordDeletion.objects.all()._raw_delete(WordDeletion.objects.db)
    Word.objects.all()._raw_delete(Word.objects.db)
    words = Word.objects.bulk_create(
        [Word(form=form, key=key[:64], entries=number) for key, (form, number) in kept.items()],
        batch_size=2_000,
    )
    WordDeletion.objects.bulk_create(_deleted(words), batch_size=5_000)


def _deleted(words: Iterable[Word]) -> list[WordDeletion]:
    return [WordDeletion(form=form, word=word) for word in words for form in deletions(word.key)]
