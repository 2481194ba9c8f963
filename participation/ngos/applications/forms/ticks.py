"""Several ticks at once, kept in a draft as words of one line like everything that is typed."""

from collections.abc import Mapping
from typing import Any

from django import forms

from participation.cases.wizard.forms import StepForm

MOST_TYPED = 400


class Ticks(forms.CheckboxSelectMultiple):
    """Boxes whose ticks may come as one line, as a draft keeps them."""

    def value_from_datadict(self, data: Mapping[str, Any], files: Any, name: str) -> list[str]:
        """Return what is ticked."""
        if hasattr(data, "getlist"):
            return list(data.getlist(name))
        return _split(data.get(name))

    def format_value(self, value: Any) -> Any:
        """Show a line as its ticks."""
        return super().format_value(_split(value) if isinstance(value, str) else value)


class TickedForm(StepForm):
    """A step with such boxes; ``ticked`` names them."""

    ticked: tuple[str, ...] = ()

    def given(self, name: str) -> str:
        """Return several ticks as words of one line."""
        if name not in self.ticked:
            return super().given(name)
        source: Any = self.data if self.is_bound else self.initial
        many = source.getlist(name) if hasattr(source, "getlist") else _split(source.get(name))
        return " ".join(many)[:MOST_TYPED].replace("\x00", "")


def _split(value: Any) -> list[str]:
    return value.split() if isinstance(value, str) else [str(one) for one in value or ()]
