"""A position as people type or copy it."""

import re

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from participation.place_names.geometry import point_shape
from persian.digits import to_latin_digits

LONGEST = 80
DEGREE = r"([+-]?\d{1,3}(?:[.\u066b/]\d+)?)"
PAIR = re.compile(rf"{DEGREE}\s*[،,;\s]\s*{DEGREE}")


def read_position(typed: str) -> tuple[float, float] | None:
    """Return latitude and longitude, None for nothing. Raises ValidationError."""
    text = to_latin_digits(typed).strip()
    if not text:
        return None
    found = PAIR.fullmatch(text)
    if found is None:
        raise ValidationError(
            _("Write two numbers, latitude first, such as 32.6539, 51.6660."), code="position"
        )
    latitude, longitude = (float(re.sub(r"[\u066b/]", ".", one)) for one in found.groups())
    shape = point_shape(latitude, longitude)
    return shape.latitude or latitude, shape.longitude or longitude
