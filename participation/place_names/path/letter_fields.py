"""What stands in braces in the letters of a path; `gaps` fills it."""

import re

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from participation.common.letters.lines import lines_of, read_copy

GAP = re.compile(r"\{([^{}]*)\}")
NAMES = (
    "number", "action", "place", "where", "extent", "name", "decided", "reason", "today",
)  # fmt: skip
LONGEST_PURPOSE = 160


def check_gaps(template: str) -> None:
    """Raise ValidationError for what stands in braces and is filled by nobody."""
    unknown = [name for name in GAP.findall(template) if name.strip() not in NAMES]
    if unknown:
        raise ValidationError(
            _("There is no field %(name)s."), params={"name": f"{{{unknown[0][:60]}}}"}
        )


def check_copies(lines: str) -> None:
    """Raise ValidationError for a line that names nobody."""
    for line in lines_of(lines):
        row = read_copy(line)
        if not row.recipient or len(row.purpose) > LONGEST_PURPOSE:
            raise ValidationError(
                _("“%(line)s” cannot be read. Write who gets the copy, then “؛” and what for."),
                params={"line": line[:160]},
            )
