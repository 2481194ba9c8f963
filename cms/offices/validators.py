"""Where a point of the province can lie, and what an office can be called by."""

import re
from decimal import Decimal

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from persian.digits import format_number, to_latin_digits
from persian.identifiers import is_valid_landline, is_valid_mobile

SHORT_NUMBER = re.compile(r"[0-9]{3,5}")
# The province's outermost points, rounded outwards to a tenth of a degree.
SOUTH, NORTH = Decimal("30.7"), Decimal("34.5")
WEST, EAST = Decimal("49.6"), Decimal("55.6")


def validate_latitude(value: Decimal) -> None:
    """Raise ValidationError for a latitude outside the province."""
    if not SOUTH <= value <= NORTH:
        raise ValidationError(
            _("This latitude is outside the province: it lies between %(low)s and %(high)s."),
            code="outside",
            params={"low": format_number(SOUTH), "high": format_number(NORTH)},
        )


def validate_longitude(value: Decimal) -> None:
    """Raise ValidationError for a longitude outside the province."""
    if not WEST <= value <= EAST:
        raise ValidationError(
            _("This longitude is outside the province: it lies between %(low)s and %(high)s."),
            code="outside",
            params={"low": format_number(WEST), "high": format_number(EAST)},
        )


def validate_phone(value: str) -> None:
    """Raise ValidationError for what is neither a landline with its area, a mobile nor a line of
    three to five digits such as 137.
    """
    is_short = SHORT_NUMBER.fullmatch(to_latin_digits(value.strip()))
    if not (is_short or is_valid_landline(value) or is_valid_mobile(value)):
        raise ValidationError(
            _("Write the number with its area code: 11 digits, such as 03132222222."), code="phone"
        )
