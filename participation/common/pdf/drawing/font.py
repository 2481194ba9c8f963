"""Our font, with letters that can be copied out of the paper again.

HarfBuzz gives glyphs, several for one letter and one for several letters. Which letters a reader
copies stands beside each glyph; fpdf2 gives all letters of a cluster to its first glyph, so that
«هٔ», «اً» and «لا» come out in the wrong order. The names of our glyphs (``uniFE8E.long``) say
better.
"""

import unicodedata
from functools import cache
from pathlib import Path
from typing import Any

from fpdf import FPDF
from fpdf.fonts import SubsetMap

FONTS = Path(__file__).resolve().parents[1] / "fonts"
FAMILY = "vazirmatn"
HEH_WITH_HAMZA, HEH, HAMZA_ABOVE = "\u06c0", 0x0647, 0x0654
_DIGITS_OF_A_LETTER = 4
# Marks of direction have done their work when glyphs are there.
_DIRECTION = {0x200E, 0x200F, 0x061C, *range(0x202A, 0x202F), *range(0x2066, 0x206A)}


@cache
def letters_of(glyph_name: str) -> tuple[int, ...]:
    """Return the letters that a glyph stands for, or nothing where its name does not say."""
    name = glyph_name.partition(".")[0]
    digits = name.removeprefix("uni")
    if digits == name or not digits or len(digits) % _DIGITS_OF_A_LETTER:
        return ()
    try:
        codes = [
            int(digits[i : i + _DIGITS_OF_A_LETTER], 16)
            for i in range(0, len(digits), _DIGITS_OF_A_LETTER)
        ]
    except ValueError:
        return ()
    return tuple(plain for code in codes for plain in _plain(code))


def _plain(code: int) -> tuple[int, ...]:
    """Return the letter behind a form of it; a ligature stays, readers take it apart themselves."""
    letters = unicodedata.normalize("NFKC", chr(code))
    if letters == HEH_WITH_HAMZA:
        # Readers take it apart and turn it round with the line: written the way they draw it.
        return (HAMZA_ABOVE, HEH)
    return (ord(letters),) if len(letters) == 1 else (code,)


def letters_shown(letters: tuple[int, ...], glyph_name: str) -> tuple[int, ...]:
    """Return what a reader copies for a glyph, given the letters that fpdf2 has for it."""
    if len(letters) == 1 and letters != (ord(HEH_WITH_HAMZA),):
        return letters
    return letters_of(glyph_name) or letters


class ReadableSubset(SubsetMap):
    """The glyphs in use, each beside the letters that it shows."""

    # fpdf2 clears the cache of this method; it lives as long as one paper.
    @cache  # noqa: B019
    def get_glyph(
        self,
        glyph: int | None = None,
        unicode: Any = None,
        glyph_name: str | None = None,
        glyph_width: int | None = None,
    ) -> Any:
        """Return the glyph; None for what has nothing to show."""
        if isinstance(unicode, tuple) and glyph_name is not None:
            if unicode and _DIRECTION.issuperset(unicode):
                return None
            unicode = letters_shown(unicode, glyph_name)
        return super().get_glyph(glyph, unicode, glyph_name, glyph_width)


def add_fonts(pdf: FPDF) -> None:
    """Give ``pdf`` the regular and the bold, shaped as Persian from right to left."""
    for style, name in (("", "regular"), ("B", "bold")):
        pdf.add_font(FAMILY, style, FONTS / f"vazirmatn-{name}.ttf")
    for font in pdf.fonts.values():
        font.subset = ReadableSubset(font)
    pdf.set_font(FAMILY, size=11)
    pdf.set_text_shaping(use_shaping_engine=True, direction="rtl", script="arab", language="fas")
