"""A step of a submission: one page."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from participation.cases.wizard.forms import StepForm

# Choosing is the first page, reading everything once more the last.
FIRST_STEP = 2


@dataclass(frozen=True, kw_only=True)
class Step:
    """One page: its name in the address and its heading; ``form`` makes what it asks.

    ``template`` is that of several pages that look the same; empty, the name is.
    """

    name: str
    title: Any
    form: Callable[..., StepForm]
    template: str = ""

    def heading(self, about: Any) -> Any:
        """Return the heading for what the submission is about."""
        return self.title
