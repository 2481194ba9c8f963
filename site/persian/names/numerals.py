"""Numbers in words: «بیست و دو», «بیست‌ودوم», «پنجم»."""

from collections.abc import Sequence
from typing import Final

from persian.letters import search_key

_VALUES: Final = {
    search_key(word): value
    for words, values in (
        ("یک دو سه چهار پنج شش هفت هشت نه", range(1, 10)),
        ("ده یازده دوازده سیزده چهارده پانزده شانزده هفده هجده نوزده", range(10, 20)),
        ("بیست سی چهل پنجاه شصت هفتاد هشتاد نود", range(20, 100, 10)),
        ("صد دویست سیصد چهارصد پانصد ششصد هفتصد هشتصد نهصد", range(100, 1000, 100)),
        ("هزار", range(1000, 1001)),
    )
    for word, value in zip(words.split(), values, strict=True)
} | {"هیجده": 18, "پونزده": 15, "شونزده": 16}
_ORDINALS: Final = {
    search_key(word): value
    for word, value in (
        ("اول", 1), ("اولین", 1), ("نخست", 1), ("یکم", 1), ("سوم", 3), ("سومین", 3), ("سی‌ام", 30),
    )
}  # fmt: skip
_AND: Final = "و"
_SUFFIX: Final = "ام"
# «بیست و دو»: what comes after «و» is smaller than what stands before.
_STEPS: Final = (1000, 100, 10, 1)


def _value(word: str) -> tuple[int, bool] | None:
    """Return the number a word says and whether it is an ordinal, which nothing follows."""
    if word in _VALUES:
        return _VALUES[word], False
    if word in _ORDINALS:
        return _ORDINALS[word], True
    for ending in ("مین", "م"):
        base = word.removesuffix(ending)
        if base != word and base in _VALUES:
            return _VALUES[base], True
    return None


def with_digits(words: Sequence[str]) -> list[str]:
    """Return folded words with the numbers among them as digits: بیست، و، دو، بهمن → 22، بهمن."""
    words = _with_and_apart(words)
    out: list[str] = []
    place = 0
    while place < len(words):
        first = _value(words[place])
        if first is None:
            word = words[place]
            out.append(word.lstrip("0") or "0" if word.isdecimal() else word)
            place += 1
            continue
        total, is_over = first
        place += 1
        smallest = total
        while not is_over and place + 1 < len(words) and words[place] == _AND:
            more = _value(words[place + 1])
            if more is None or _order(more[0]) >= _order(smallest):
                break
            total, smallest, is_over = total + more[0], more[0], more[1]
            place += 2
        if not is_over and place < len(words) and words[place] == _SUFFIX:
            place += 1
        out.append(str(total))
    return out


def _with_and_apart(words: Sequence[str]) -> list[str]:
    """«بیست، ودوم» is «بیست، و، دوم»: of «بیست‌ودوم» the second piece holds both."""
    apart: list[str] = []
    for word in words:
        rest = word.removeprefix(_AND)
        if rest != word and apart and _value(apart[-1]) and _value(rest):
            apart += [_AND, rest]
        else:
            apart.append(word)
    return apart


def _order(value: int) -> int:
    """Return 0 for units, 1 for tens, 2 for hundreds; teens go with units."""
    if 10 <= value < 20:  # noqa: PLR2004
        return 1
    return next(len(str(step)) - 1 for step in _STEPS if value >= step)
