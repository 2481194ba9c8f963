"""The conflict engine: which kept names a name collides with."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from typing import Any, Final

from django.db import connection

from persian.names import Name, parse
from search.names.edits import is_slip, sound
from search.names.grading import Grade, grade, singular
from search.names.keys import WORD, asked_keys, bag, forms, key_number, slip_words
from search.names.models import KeptName, NameWord, Standing
from search.names.places import Spot, Where

# Of one key, in the city, in the county, and anywhere. A word that more names share says little.
MOST_OF_A_KEY: Final = 40
MOST_GRADED: Final = 240
MOST_SHOWN: Final = 30
MOST_WORDS: Final = 10
_MOST_SLIPS: Final = 12
_FORMS_READ: Final = 400
_GRADES: Final = tuple(Grade)
_WHERES: Final = tuple(Where)
_STANDINGS: Final = tuple(map(str, Standing))
_NOWHERE: Final = 10**9


@dataclass(frozen=True)
class Collision:
    """A kept name that another collides with, how, and where it is."""

    kind: str
    object_id: str
    bearer: str
    text: str
    standing: str
    grade: Grade
    # The words of `text` that collide.
    shared: tuple[str, ...]
    where: Where
    metres: int | None
    county: str
    city: str

    @property
    def is_serious(self) -> bool:
        """Whether the two could be taken for each other; repeats in another city only inform."""
        return self.grade is not Grade.WORD and self.where in {Where.CITY, Where.NEAR}


@dataclass(frozen=True)
class Comparison:
    """What a name collides with, the most serious first; ``is_capped`` says that there is more."""

    collisions: tuple[Collision, ...]
    is_capped: bool = False

    @property
    def serious(self) -> tuple[Collision, ...]:
        """Those that could be taken for the name."""
        return tuple(each for each in self.collisions if each.is_serious)


def compare(
    text: str,
    *,
    register: str,
    at: Spot | None = None,
    ignoring: Collection[str] = (),
    without: Collection[str] = (),
) -> Comparison:
    """Return what a name collides with in a register, seen from a spot.

    ``ignoring`` are bearers whose names do not count, such as the place that is to be renamed;
    ``without`` are kinds of names that whoever asks is to learn nothing of.
    Any text is accepted; one without letters and digits collides with nothing.
    """
    at = at or Spot()
    asked = parse(text)
    whole, words = asked_keys(asked)
    if not whole:
        return Comparison(())
    for word, other in _slips(register, asked):
        whole.add(bag(asked, word, other))
        words.add(WORD + singular(other))
    ids, is_cut = _candidates(register, whole, words, at)
    found = [
        collision
        for row in _rows(ids)
        if row.kind not in without and (row.bearer not in ignoring or not row.bearer)
        if (collision := _collision(asked, row, at))
    ]
    found.sort(key=_order)
    shown: list[Collision] = []
    of_words = 0
    for collision in found:
        of_words += collision.grade is Grade.WORD
        is_wanted = collision.grade is not Grade.WORD or of_words <= MOST_WORDS
        if len(shown) < MOST_SHOWN and is_wanted:
            shown.append(collision)
    return Comparison(tuple(shown), is_cut or len(shown) < len(found))


def _order(collision: Collision) -> tuple[Any, ...]:
    return (
        not collision.is_serious,
        _GRADES.index(collision.grade),
        _WHERES.index(collision.where),
        _STANDINGS.index(collision.standing),
        _NOWHERE if collision.metres is None else collision.metres,
        collision.text,
        collision.object_id,
    )


def _collision(asked: Name, row: KeptName, at: Spot) -> Collision | None:
    verdict = grade(asked, parse(row.text))
    if verdict is None:
        return None
    where, metres = at.where(Spot(row.county, row.city, row.latitude, row.longitude))
    return Collision(
        row.kind, row.object_id, row.bearer, row.text, row.standing, verdict.grade, verdict.shared,
        where, metres, row.county, row.city,
    )  # fmt: skip


def _slips(register: str, asked: Name) -> list[tuple[str, str]]:
    """Return words of the name with words of kept names that differ from them by a slip."""
    words = slip_words(asked)
    asked_forms = {form for word in words for form in forms(register, word)}
    held = NameWord.objects.filter(form__in=asked_forms).values_list("word", flat=True)
    near = [
        (word, other)
        for other in sorted(set(held[:_FORMS_READ]))
        for word in words
        if other != word and (is_slip(word, other) or sound(word) == sound(other))
    ]
    # A slip is likelier in a long word.
    near.sort(key=lambda pair: (-len(pair[0]), pair))
    return near[:_MOST_SLIPS]


def _candidates(
    register: str, whole: set[str], words: set[str], at: Spot
) -> tuple[list[int], bool]:
    """Return the names that share a key, the likeliest first, and whether some were left out."""
    numbers = {key_number(register, key): key in whole for key in (*whole, *words)}
    county, city = at.areas
    levels = [[]] if not county else [[county, city], [county], []] if city else [[county], []]
    pieces: list[str] = []
    values: list[int] = []
    for level, area in enumerate(levels):
        columns = ("county", "city")[: len(area)]
        conditions = "".join(f" AND k.{column} = %s" for column in columns)
        for number in numbers:
            pieces.append(
                f"SELECT * FROM (SELECT {level} AS level, k.key, k.name_id FROM search_namekey k"  # noqa: S608
                f" WHERE k.key = %s{conditions} LIMIT {MOST_OF_A_KEY + 1}) AS k{len(pieces)}"
            )
            values += [number, *area]
    with connection.cursor() as cursor:
        cursor.execute(" UNION ALL ".join(pieces), values)
        rows = cursor.fetchall()
    return _likeliest(rows, numbers)


def _likeliest(
    rows: Iterable[tuple[int, int, int]], numbers: dict[int, bool]
) -> tuple[list[int], bool]:
    by_key: dict[tuple[int, int], list[int]] = {}
    for level, key, name in rows:
        by_key.setdefault((level, key), []).append(name)
    weights: dict[int, float] = {}
    last = max((level for level, _ in by_key), default=0)
    is_cut = False
    for (level, key), names in by_key.items():
        is_common = len(names) > MOST_OF_A_KEY
        is_cut = is_cut or (is_common and numbers[key])
        # A word that so many names have says nothing of those that are far away.
        if is_common and level == last and level and not numbers[key]:
            continue
        weight = (100.0 if numbers[key] else 10.0) / (1 + len(names) / MOST_OF_A_KEY) + 1.0 / (
            1 + level
        )
        for name in names:
            weights[name] = weights.get(name, 0.0) + weight
    ranked = sorted(weights, key=lambda name: (-weights[name], name))
    return ranked[:MOST_GRADED], is_cut or len(ranked) > MOST_GRADED


def _rows(ids: Sequence[int]) -> list[KeptName]:
    return list(KeptName.objects.filter(pk__in=ids)) if ids else []
