"""One form for every way in which Persian text reaches us.

Three strengths, each idempotent, each linear in the length of the text, none failing on any `str`:

* `clean_input` repairs what somebody typed or pasted and keeps its meaning: this is stored.
* `search_key` folds all that two spellings of one phrase may differ in: this is compared, never
  shown.
* `compact_key` also forgets spaces and punctuation: «خمینی شهر» and «خمینی‌شهر» become one.

`SEARCH_FOLD` is the letter-by-letter part of `search_key`, for `str.translate`.
"""

import re
import unicodedata
from typing import Final

ZWNJ: Final = "\u200c"
TATWEEL: Final = "\u0640"
HAMZA_ABOVE: Final = "\u0654"
YEH: Final = "\u06cc"
KEHEH: Final = "\u06a9"
HEH: Final = "\u0647"
ARABIC_YEH: Final = "\u064a"

# What Word, old editors and PDF extraction leave where a ZWNJ was typed: Word's optional hyphen in
# its three guises (unit separator, soft hyphen, «¬») and the zero-width space. Persian words are
# never hyphenated.
NOT_SIGN: Final = "\u00ac"
_LOST_ZWNJ: Final = "\u001f\u00ad\u200b"

# Format characters that say nothing about which letters a word has: bidi marks, joiners, BOM, tags.
_INVISIBLE: Final = [
    0x061C, 0x180E, 0x200D, 0x200E, 0x200F, 0xFEFF, 0xE0001,
    *range(0x202A, 0x202F), *range(0x2060, 0x2070), *range(0xFFF9, 0xFFFC),
    *range(0xE0020, 0xE0080),
]  # fmt: skip
_CONTROLS: Final = [*range(0x20), *range(0x7F, 0xA0)]
_SURROGATES: Final = range(0xD800, 0xE000)
_LINE_ENDS: Final = "\n\v\f\r\x85\u2028\u2029"
_ODD_SPACES: Final = "\t\u00a0\u1680\u202f\u205f\u3000" + "".join(map(chr, range(0x2000, 0x200B)))
# Without the two honorifics that unfold to whole phrases: they are signs of their own.
_PRESENTATION_FORMS: Final = {*range(0xFB50, 0xFE00), *range(0xFE70, 0xFEFD)} - {0xFDFA, 0xFDFB}

_ARABIC_BLOCKS: Final = [*range(0x0620, 0x0700), *range(0x0750, 0x0780), *range(0x08A0, 0x0900)]
PERSIAN_LETTERS: Final = frozenset(
    chr(code) for code in _ARABIC_BLOCKS if unicodedata.category(chr(code)) == "Lo"
)

# Vowels and accents that writers leave out at will; the vowel signs of Indic scripts are no such.
_MARK_BLOCKS: Final = [
    *range(0x0300, 0x0900), *range(0x1AB0, 0x1B00), *range(0x1DC0, 0x1E00), *range(0x20D0, 0x2100),
    *range(0xFE00, 0xFE30), *range(0xE0100, 0xE01F0),
]  # fmt: skip
MARKS: Final = frozenset(
    chr(code) for code in _MARK_BLOCKS if unicodedata.category(chr(code)) in {"Mn", "Me"}
)

# Every yeh passes through the Arabic one, because only that composes with a following hamza to «ئ».
_CLEAN_LETTERS: Final = {
    ord(YEH): ARABIC_YEH,
    0x0649: ARABIC_YEH,
    0x0643: KEHEH,
    0x06BE: HEH,
    0x06C1: HEH,
    0x06D5: HEH,
    0x06C0: HEH + HAMZA_ABOVE,
    0x06C2: HEH + HAMZA_ABOVE,
}


def _plain_form(code: int) -> str:
    """The letters that a presentation form draws; a vowel drawn on a carrier loses the carrier."""
    plain = unicodedata.normalize("NFKC", chr(code))
    if len(plain) > 1 and plain[0] in f" {TATWEEL}" and plain[1] in MARKS:
        plain = plain[1:]
    return plain.translate(_CLEAN_LETTERS)


_CLEAN: Final[dict[int, str]] = {
    **dict.fromkeys([*_CONTROLS, *_INVISIBLE, *_SURROGATES], ""),
    **dict.fromkeys(map(ord, _LINE_ENDS), "\n"),
    **dict.fromkeys(map(ord, _ODD_SPACES), " "),
    **dict.fromkeys(map(ord, _LOST_ZWNJ), ZWNJ),
    **{code: _plain_form(code) for code in _PRESENTATION_FORMS},
    **_CLEAN_LETTERS,
}

_JOINERS: Final = re.compile(f"[{ZWNJ}{NOT_SIGN}{TATWEEL}]+")
_JOINERS_BEFORE_MARK: Final = re.compile(
    f"(?<![{ZWNJ}{TATWEEL}])[{ZWNJ}{TATWEEL}]++(?=[{''.join(sorted(MARKS))}])"
)


def _give_mark_its_letter(match: re.Match[str]) -> str:
    """A vowel drawn over a stretched line, or cut off by a ZWNJ, belongs to the letter before."""
    before = match.string[match.start() - 1] if match.start() else " "
    if before in PERSIAN_LETTERS or before in MARKS:
        return ""
    return match.group().replace(ZWNJ, "")


def _settle_joiners(match: re.Match[str]) -> str:
    """Decide what a run of ZWNJ, «¬» and tatweel stands for, from its two neighbours."""
    run, text, position = match.group(), match.string, match.start() - 1
    while position > 0 and text[position] in MARKS:
        position -= 1
    before = text[position] if position >= 0 else " "
    after = text[match.end() : match.end() + 1] or " "
    if before in PERSIAN_LETTERS and after in PERSIAN_LETTERS:
        return ZWNJ if run.strip(TATWEEL) else ""
    beside_persian = before in PERSIAN_LETTERS or after in PERSIAN_LETTERS
    if beside_persian and before.isalnum() and after.isalnum() and not run.strip(ZWNJ):
        return ZWNJ  # «PDF‌ها», «۱۰‌ساله»
    return run.replace(ZWNJ, "")


# Normalisation sorts each run of marks in quadratic time; a page of them would hold a worker for
# minutes. Thirty is the bound of the Stream-Safe Text Format (UAX #15), more than a language needs.
_MARKS_PER_LETTER: Final = 30
_LONG_RUN: Final = re.compile(rf"[^\w\x00-\x7f]{{{_MARKS_PER_LETTER + 1},}}")


def _cap_marks(match: re.Match[str]) -> str:
    kept: list[str] = []
    marks = 0
    for char in match.group():
        marks = marks + 1 if unicodedata.combining(char) else 0
        if marks <= _MARKS_PER_LETTER:
            kept.append(char)
    return "".join(kept)


def _compose(text: str) -> str:
    # Composition can lengthen a run (a few characters become two), so it is capped on both sides.
    composed = unicodedata.normalize("NFC", _LONG_RUN.sub(_cap_marks, text))
    return _LONG_RUN.sub(_cap_marks, composed)


def clean_input(text: str) -> str:
    """What a person typed, as well-formed Persian in NFC, without outer white space.

    Digits, punctuation, vowel marks and line breaks stay. «ي ى ك» and presentation forms become
    Persian letters; «ۀ» becomes «هٔ»; odd spaces become spaces; control characters, bidi marks, lone
    surrogates and the tatweel within a word go; ZWNJ stays only between word characters of which
    one is a Persian letter; «¬» between two Persian letters becomes ZWNJ.
    """
    text = text.replace("\r\n", "\n").translate(_CLEAN)
    if text.isascii():
        return text.strip()
    composed = _compose(text)
    text = _JOINERS_BEFORE_MARK.sub(_give_mark_its_letter, composed)
    text = _JOINERS.sub(_settle_joiners, text)
    if text != composed:
        text = _compose(text)
    return text.replace(ARABIC_YEH, YEH).strip()


def _each(chars: str, folded: str) -> dict[str, str]:
    return dict.fromkeys(chars, folded)


_FOLDED: Final[dict[str, str]] = {
    **_each(ZWNJ + NOT_SIGN + _LOST_ZWNJ, ZWNJ),
    **_each(_LINE_ENDS + "\t", " "),
    **_each(f"{TATWEEL}\u0674\u06e5\u06e6", ""),
    **_each("\u0620\u063d\u063e\u063f\u0649\u064a\u06cd\u06ce\u06d0\u06d1\u06d2", YEH),
    **_each("\u063b\u063c\u0643\u06aa\u06ab\u06ac\u06ad\u06ae", KEHEH),
    **_each("\u0629\u06be\u06c1\u06c3\u06d5\u06ff", HEH),
    **_each("\u0671\u0672\u0673", "\u0627"),
    **_each("\u06c4\u06c5\u06c6\u06c7\u06c8\u06c9\u06ca\u06cb\u06cf", "\u0648"),
    **_each("\u0695", "\u0631"),
    **_each("\u06b5", "\u0644"),
    **_each("\u066b\u06d4", "."),
    **_each("\u066c\u060c", ","),
    **_each("\u061b", ";"),
    **_each("\u061f", "?"),
    **_each("\u066a", "%"),
    **_each("\u066d", "*"),
    **_each("\u2044\u2215", "/"),
    **_each("«»“”„‟", '"'),
    **_each("‘’‚‛ʼ", "'"),
    **_each("\u2010\u2011\u2012\u2013\u2014\u2015\u2212", "-"),
}


def _fold_once(char: str) -> str:
    if char in _FOLDED:
        return _FOLDED[char]
    category = unicodedata.category(char)
    if category == "Nd":
        return str(unicodedata.decimal(char))
    if category in {"Zs", "Zl", "Zp"}:
        return " "
    if char in MARKS or category in {"Cc", "Cf", "Cs"}:
        return ""
    # Case waits for the next round, when marks are gone: U+0345 alone would become a letter.
    plain = unicodedata.normalize("NFKD", char)
    return plain if plain != char else char.casefold()


def _fold(char: str) -> str:
    folded = char
    while (again := "".join(map(_fold_once, folded))) != folded:
        folded = again
    return folded


class _SearchFold(dict[int, str]):
    """Learns a rare character when it is first met: whole Unicode in bounded memory."""

    _LIMIT = 20_000

    def __missing__(self, code: int) -> str:
        folded = _fold(chr(code))
        if len(self) < self._LIMIT:
            self[code] = folded
        return folded


# What our texts consist of is folded beforehand, so that odd texts cannot push it out of the table.
_USUAL: Final = [
    *range(0x370),
    *range(0x600, 0x700),
    *range(0x2000, 0x2070),
    *range(0xFB50, 0xFF00),
]

# Letters, digits (to ASCII), marks, case, spaces and punctuation, each folded by itself. ZWNJ and
# all that stands for it («¬», soft hyphen, zero-width space) come out as ZWNJ, so that a caller
# can still split there.
SEARCH_FOLD: Final[dict[int, str]] = _SearchFold({code: _fold(chr(code)) for code in _USUAL})

# «خانه‌ی ما» and «خانه ی ما» write the ezafe that «خانهٔ» marks with a hamza.
EZAFE_YEH: Final = re.compile(rf"{HEH}(?:[ {ZWNJ}]++{YEH}(?!{ZWNJ}*+\w))+")
_FINAL_HAMZA: Final = re.compile(r"\u0627\u0621++(?!\w)")


def search_key(text: str) -> str:
    """The key under which every spelling of `text` is found: compare it, never show it.

    Letters to one form (also آ أ إ ؤ ئ ة هٔ ه‌ی and the hamza of «شهداء»), digits to ASCII, case
    folded; marks, tatweel and invisible characters dropped. ZWNJ and «¬» are dropped, so their two
    sides are joined («می‌شود» = «میشود»); white space of any kind becomes one space, none at the
    ends («می شود» differs: see `compact_key`).
    """
    text = EZAFE_YEH.sub(HEH, text.translate(SEARCH_FOLD)).replace(ZWNJ, "")
    return _FINAL_HAMZA.sub("\u0627", " ".join(text.split()))


def compact_key(text: str) -> str:
    """`search_key` with letters and digits only: «شاهین شهر» = «شاهین‌شهر» = «شاهین-شهر»."""
    return _FINAL_HAMZA.sub("\u0627", "".join(filter(str.isalnum, search_key(text))))


_NOT_SLUG: Final = re.compile(r"[\W_]+")


def slug(text: str, max_length: int = 100) -> str:
    """A Unicode slug as Django validates it: lower case, ASCII digits, ZWNJ and spaces as hyphens.

    Cut at a hyphen where possible; empty if nothing in `text` can stand in a slug.
    """
    kept = (
        str(unicodedata.decimal(char)) if char.isdecimal() else char
        for char in clean_input(text).lower()
        if not unicodedata.combining(char)
    )
    whole = _NOT_SLUG.sub("-", "".join(kept)).strip("-")
    if len(whole) <= max_length:
        return whole
    head = whole[:max_length]
    if whole[max_length] != "-" and "-" in head:
        head = head[: head.rindex("-")]
    return head.rstrip("-")
