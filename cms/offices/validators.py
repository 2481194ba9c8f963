"""Where a point of the province can lie."""

from decimal import Decimal

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from persian.digits import format_number

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
