"""What an act on a register rests on."""

import datetime
from dataclasses import dataclass, fields
from typing import Any

from participation.resolutions.models import Resolution
from persian.letters import clean_input


@dataclass(frozen=True, kw_only=True)
class Basis:
    """Why something was done and who decided it. Readers see the reason.

    A decision is either a resolution that is kept here, or number, day and body as they are typed
    from an old one.
    """

    reason: str = ""
    decision: Resolution | None = None
    decision_number: str = ""
    decision_date: datetime.date | None = None
    decision_body: str = ""

    def fields(self) -> dict[str, Any]:
        """Return the fields of the row that keeps it, texts in one spelling."""
        given = {field.name: getattr(self, field.name) for field in fields(self)}
        return {
            name: clean_input(value) if isinstance(value, str) else value
            for name, value in given.items()
        }


NOTHING_SAID = Basis()
