"""What a number is, by its digits and the words beside it."""

import re
from collections.abc import Callable
from enum import StrEnum
from typing import TYPE_CHECKING, Final

from django.utils.translation import gettext_lazy as _

from persian.identifiers import (
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
from persian.personal_data.candidates import Candidate

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise


class PersonalKind(StrEnum):
    """What of somebody is found; the values are kept in logs and never change."""

    NATIONAL_ID = "national-id"
    MOBILE = "mobile"
    LANDLINE = "landline"
    SHEBA = "sheba"
    CARD = "card"
    POSTAL_CODE = "postal-code"
    FOREIGN_CODE = "foreign-code"
    EMAIL = "email"


Read = tuple[PersonalKind, str]

LABELS: Final[dict[PersonalKind, "StrOrPromise"]] = {
    PersonalKind.NATIONAL_ID: _("national id"),
    PersonalKind.MOBILE: _("mobile number"),
    PersonalKind.LANDLINE: _("telephone number"),
    PersonalKind.SHEBA: _("account number"),
    PersonalKind.CARD: _("card number"),
    PersonalKind.POSTAL_CODE: _("postal code"),
    PersonalKind.FOREIGN_CODE: _("code of a foreign national"),
    PersonalKind.EMAIL: _("e-mail address"),
}

CARD_LENGTH: Final = 16
_CARD_SHAPES: Final = {(16,), (4, 4, 4, 4)}
# Cards of banks begin so (ISO/IEC 7812); Iranian ones with 5, 6 and 9.
_CARD_STARTS: Final = "4569"
_NATIONAL_ID_SHAPES: Final = {(10,), (3, 6, 1), (3, 3, 4), (3, 4, 3), (5, 5), (1,) * 10, (2,) * 5}
_MOBILE: Final = re.compile(r"(?P<country>0{0,2}980?)?(?P<trunk>0)?(?P<rest>9[0-9]{9})")
# The country's 98 stands with a sign of it: other numbers of twelve digits begin so too.
_LANDLINE: Final = re.compile(r"(?:(?P<country>(?:00)?98)0?|0)(?P<rest>[1-8][0-9]{9})")
_COUNTRY: Final = "98"
_CODE_OF_AREA: Final = 3

_NATIONAL_WORD: Final = re.compile(r"(?:کد|شماره)\s*(?:ی\s*)?ملی|ش\.?\s?م\b|national (?:id|code)")
_POSTAL_WORD: Final = re.compile(r"کد\s*(?:ی\s*)?پستی|postal code")
_FOREIGN_WORD: Final = re.compile(r"فراگیر|اتباع|کد\s*یکتا|شناسه\s*(?:ی\s*)?یکتا")
_CARD_WORD: Final = re.compile(r"کارت")
_HOME_WORD: Final = re.compile(r"\b(?:منزل|خانه)(?:\s*ا?م(?:ان)?)?\s*[:،]?\s*$")
# Whose telephone may be told: that of an office, a line that many answer.
_OFFICE_WORD: Final = re.compile(
    r"دفتر|اداره|سازمان|فرماندار|استاندار|بخشدار|شهردار|دهیار|شورا|وزارت|بنیاد|موسسه|مؤسسه|انجمن|"
    r"شرکت|مرکز|ستاد|سامانه|دبیرخانه|روابط عمومی|دانشگاه|مدرسه|بیمارستان|درمانگاه|کلانتری|دادگستری|"
    r"بانک|گویا|نمابر|دورنگار|فکس|داخلی|پاسخ\s*گوی|پشتیبانی|میز خدمت"
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
        return mobile if _is_written_as_telephone(number) else None
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
    match = _LANDLINE.fullmatch(number.digits)
    if match is None or _is_something_else(number) or not _is_written_as_telephone(number):
        return None
    if match["country"] == _COUNTRY and not number.has_plus:
        return None
    is_home = _HOME_WORD.search(number.before)
    line = number.before.rpartition("\n")[2] + "|" + number.after.partition("\n")[0]
    return None if _OFFICE_WORD.search(line) and not is_home else f"0{match['rest']}"


_READERS: Final[tuple[tuple[PersonalKind, Callable[[Candidate], str | None]], ...]] = (
    (PersonalKind.SHEBA, _sheba),
    (PersonalKind.CARD, _card),
    (PersonalKind.NATIONAL_ID, _national_id),
    (PersonalKind.POSTAL_CODE, _postal_code),
    (PersonalKind.MOBILE, _mobile),
    (PersonalKind.FOREIGN_CODE, _foreign_code),
    (PersonalKind.LANDLINE, _landline),
)


def _is_written_as_telephone(number: Candidate) -> bool:
    """Return whether its groups are those of a telephone: «۰۹/۱۲/۱۴۰۴ ۱۰۳» is a day."""
    if number.shape[0] >= _CODE_OF_AREA or number.has_plus:
        return True
    return max(number.shape) <= _CODE_OF_AREA and len(set(number.gaps)) == 1


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
