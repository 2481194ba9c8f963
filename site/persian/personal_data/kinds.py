"""What a number is, by its digits and the words beside it."""

import re
from collections.abc import Callable
from typing import TYPE_CHECKING, Final, Literal

from django.utils.translation import gettext_lazy as _

from persian.identifiers import (
    is_valid_landline,
    is_valid_national_id,
    is_valid_sheba,
    normalize_sheba,
)
from persian.identifiers.addresses import POSTAL_CODE_LENGTH
from persian.identifiers.banks import SHEBA_DIGITS
from persian.identifiers.people import (
    FOREIGN_CODE_LENGTH,
    NATIONAL_ID_LENGTH,
    SHORTEST_NATIONAL_ID,
)
from persian.identifiers.phones import PHONE_LENGTH
from persian.personal_data.candidates import Candidate

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise

Kind = Literal[
    "national-id", "mobile", "landline", "sheba", "card", "postal-code", "foreign-code", "email"
]
Read = tuple[Kind, str]

LABELS: Final[dict[Kind, "StrOrPromise"]] = {
    "national-id": _("national id"),
    "mobile": _("mobile number"),
    "landline": _("telephone number"),
    "sheba": _("account number"),
    "card": _("card number"),
    "postal-code": _("postal code"),
    "foreign-code": _("code of a foreign national"),
    "email": _("e-mail address"),
}

CARD_LENGTH: Final = 16
_CARD_SHAPES: Final = {(16,), (4, 4, 4, 4)}
# Cards of banks begin so (ISO/IEC 7812); Iranian ones with 5, 6 and 9.
_CARD_STARTS: Final = "4569"
_NATIONAL_ID_SHAPES: Final = {(10,), (3, 6, 1), (3, 3, 4), (3, 4, 3), (5, 5), (1,) * 10, (2,) * 5}
_MOBILE: Final = re.compile(r"(?P<country>0{0,2}980?)?(?P<trunk>0)?(?P<rest>9[0-9]{9})")
_CODE_OF_AREA: Final = 3

_NATIONAL_WORD: Final = re.compile(r"(?:کد|شماره)\s*(?:ی\s*)?ملی|ش\.?\s?م\b|national (?:id|code)")
_POSTAL_WORD: Final = re.compile(r"کد\s*(?:ی\s*)?پستی|postal code")
_FOREIGN_WORD: Final = re.compile(r"فراگیر|اتباع|کد\s*یکتا|شناسه\s*(?:ی\s*)?یکتا")
_CARD_WORD: Final = re.compile(r"کارت")
_HOME_WORD: Final = re.compile(
    r"(?:تلفن|شماره|خط|ثابت)\s*(?:ی\s*)?(?:منزل|خانه)|(?:منزل|خانه)\s*[:،]?\s*$"
)
_POSTAL_WORD_AFTER: Final = re.compile(r"\s*[(\[]?\s*کد\s*پستی")
_UNIT_AFTER: Final = re.compile(
    r"\s*(?:ریال|تومان|تومن|هزار|میلیون|میلیارد|متر|هکتار|کیلو|تن\b|نفر|دلار|یورو|درصد|[%٪])"
)
_AMOUNT_BEFORE: Final = re.compile(r"(?:مبلغ|بهای|اعتبار|اعتباری|بودجه|مساحت)\s*:?\s*$")
# What else an office numbers; the number follows at once, or after the word «شماره».
_OTHER_BEFORE: Final = re.compile(
    r"(?:نامه|مصوبه|بخشنامه|دعوتنامه|صورتجلسه|صورت جلسه|پرونده|ثبت|سند|قرارداد|فاکتور|قبض|شناسه|"
    r"بارکد|سریال|حواله|چک|حساب|پیگیری|رهگیری|پلاک ثبتی)"
    r"\s*(?:ی\s*)?(?:به\s+)?(?:شماره\s*(?:ی\s*)?)?[:؛]?\s*$"
)
# A national id that lost its zeros is told by its word alone, which stands right before it.
_RIGHT_BEFORE: Final = 8


def read(candidate: Candidate) -> Read | None:
    """Return kind and canonical form of the number, or None where it is nobody's."""
    for reader in _READERS:
        if (value := reader[1](candidate)) is not None:
            return reader[0], value
    return None


def _sheba(number: Candidate) -> str | None:
    if len(number.digits) == SHEBA_DIGITS and is_valid_sheba(number.digits):
        return normalize_sheba(number.digits)
    return None


def _card(number: Candidate) -> str | None:
    digits = number.digits
    if len(digits) != CARD_LENGTH or digits[0] not in _CARD_STARTS or not _passes_luhn(digits):
        return None
    if _CARD_WORD.search(number.before):
        return digits
    fits = number.shape in _CARD_SHAPES and number.stands_alone and not number.is_part_of_more
    return digits if fits else None


def _mobile(number: Candidate) -> str | None:
    match = _MOBILE.fullmatch(number.digits)
    if match is None:
        return None
    mobile = f"0{match['rest']}"
    if match["country"]:
        return None if _is_amount(number) else mobile
    if match["trunk"]:
        # «۰۹/۱۲/۱۴۰۴ ۱۰۳» is a day.
        fits = number.shape[0] >= _CODE_OF_AREA or max(number.shape) < _CODE_OF_AREA
        return mobile if fits else None
    fits = number.is_glued or number.shape[0] == _CODE_OF_AREA
    return mobile if fits and number.stands_alone and not _is_something_else(number) else None


def _national_id(number: Candidate) -> str | None:
    digits = number.digits
    if not SHORTEST_NATIONAL_ID <= len(digits) <= NATIONAL_ID_LENGTH:
        return None
    if not is_valid_national_id(digits):
        return None
    word = _last(_NATIONAL_WORD, number.before)
    if word > _last(_POSTAL_WORD, number.before):
        right_before = len(number.before) - word <= _RIGHT_BEFORE
        return digits.zfill(NATIONAL_ID_LENGTH) if _is_whole(digits) or right_before else None
    fits = number.shape in _NATIONAL_ID_SHAPES and number.stands_alone
    return digits if fits and not _is_something_else(number) else None


def _postal_code(number: Candidate) -> str | None:
    # Its make-up is not asked: beside its word even a mistyped one tells where somebody lives.
    if len(number.digits) != POSTAL_CODE_LENGTH or not number.stands_alone:
        return None
    named = _POSTAL_WORD.search(number.before) or _POSTAL_WORD_AFTER.match(number.after)
    return number.digits if named else None


def _foreign_code(number: Candidate) -> str | None:
    if len(number.digits) != FOREIGN_CODE_LENGTH or not number.stands_alone:
        return None
    return number.digits if _FOREIGN_WORD.search(number.before) else None


def _landline(number: Candidate) -> str | None:
    if len(number.digits) != PHONE_LENGTH or not _HOME_WORD.search(number.before):
        return None
    return number.digits if is_valid_landline(number.digits) else None


_READERS: Final[tuple[tuple[Kind, Callable[[Candidate], str | None]], ...]] = (
    ("sheba", _sheba),
    ("card", _card),
    ("national-id", _national_id),
    ("postal-code", _postal_code),
    ("mobile", _mobile),
    ("foreign-code", _foreign_code),
    ("landline", _landline),
)


def _is_whole(digits: str) -> bool:
    return len(digits) == NATIONAL_ID_LENGTH


def _last(word: re.Pattern[str], text: str) -> int:
    """Return where the last of these words ends, or -1."""
    return max((match.end() for match in word.finditer(text)), default=-1)


def _is_amount(number: Candidate) -> bool:
    return bool(_UNIT_AFTER.match(number.after) or _AMOUNT_BEFORE.search(number.before))


def _is_something_else(number: Candidate) -> bool:
    """Return whether the neighbours say that it counts or numbers something of an office."""
    return (
        number.is_part_of_more
        or _is_amount(number)
        or _OTHER_BEFORE.search(number.before) is not None
        or _POSTAL_WORD.search(number.before) is not None
        or _POSTAL_WORD_AFTER.match(number.after) is not None
    )


def _passes_luhn(digits: str) -> bool:
    """Return whether the check digit of a card fits (ISO/IEC 7812-1, annex B)."""
    total = 0
    for place, digit in enumerate(reversed(digits)):
        value = int(digit) * (1 + place % 2)
        total += value - 9 * (value > 9)  # noqa: PLR2004 - the sum of its two digits
    return total % 10 == 0 and len(set(digits)) > 1
