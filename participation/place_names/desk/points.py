"""Points as people type them: one on each line, latitude before longitude."""

import re
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from participation.place_names.geometry import MOST_POINTS, NOWHERE, Shape, points_of, shape_of
from persian.digits import to_latin_digits

NUMBER = re.compile(r"-?\d{1,3}(?:\.\d{1,12})?")
LONGEST = 20_000


class PointsField(forms.CharField):
    """A point, or the points of a line; gives a `Shape`."""

    widget = forms.Textarea(attrs={"rows": 3, "dir": "ltr"})

    def __init__(self, **kwargs: Any) -> None:
        """Bound what can be typed."""
        super().__init__(required=False, max_length=LONGEST, **kwargs)

    def prepare_value(self, value: Any) -> Any:
        """Show what is stored as it is typed."""
        if isinstance(value, dict):
            return "\n".join(f"{latitude}, {longitude}" for longitude, latitude in points_of(value))
        return value

    def clean(self, value: Any) -> Shape:  # type: ignore[override]
        """Return the shape. Raises ValidationError that names the line."""
        typed = super().clean(value)
        lines = [line for line in str(typed or "").splitlines() if line.strip()]
        if not lines:
            return NOWHERE
        if len(lines) > MOST_POINTS:
            raise ValidationError(_("A line has at most %(most)s points.") % {"most": MOST_POINTS})
        points = [_point(line, number) for number, line in enumerate(lines, 1)]
        kind = "Point" if len(points) == 1 else "LineString"
        return shape_of({"type": kind, "coordinates": points[0] if kind == "Point" else points})


def _point(line: str, number: int) -> list[float]:
    found = NUMBER.findall(to_latin_digits(line).replace("\u066b", "."))
    rest = NUMBER.sub("", to_latin_digits(line).replace("\u066b", "."))
    if len(found) != 2 or rest.strip(" ,،;؛\t"):  # noqa: PLR2004
        message = _("Line %(number)s: write latitude and longitude, such as 32.65, 51.67.")
        raise ValidationError(message % {"number": number})
    latitude, longitude = map(float, found)
    return [longitude, latitude]
