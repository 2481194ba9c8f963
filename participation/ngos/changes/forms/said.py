"""A section of a change: kept in words, so that it reads the same whatever becomes of its form."""

import datetime
from typing import Any

from django.db.models import Model

from participation.ngos.applications.forms.ticks import TickedForm


class SaidForm(TickedForm):
    """What is asked in one section."""

    def values(self) -> dict[str, Any]:
        """Return what a valid form says, as it can be kept: days as ISO, rows by their ids."""
        return {name: _kept(value) for name, value in self.cleaned_data.items()}

    def said(self) -> dict[str, Any]:
        """Return what was typed, what it means and how it is told, of a valid form."""
        rows = [(str(row.label), str(row.value)) for row in self.rows()]
        return {"typed": self.typed(), "values": self.values(), "rows": rows}


def _kept(value: Any) -> Any:
    if isinstance(value, datetime.date):
        return value.isoformat()
    return value.pk if isinstance(value, Model) else value
