"""What the forms of all steps share."""

from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

from django import forms
from django.forms.boundfield import BoundField

INPUT = {"class": "input"}
# More than any field takes: what is longer is refused, and shown again without being kept.
LONGEST_TYPED = 20_000


class Row(NamedTuple):
    """An answer as it is read before it is sent; ``is_ltr`` for what is read from the left."""

    label: Any
    value: str
    is_ltr: bool = False


class StepForm(forms.Form):
    """One step. ``about`` is what the submission is about, as its kind says it: a category …"""

    def __init__(
        self,
        about: Any,
        data: Mapping[str, Any] | None = None,
        *,
        kept: Mapping[str, Any] | None = None,
    ) -> None:
        """Ask what is needed: about ``data`` that was sent, or showing what is kept."""
        super().__init__(data, initial=dict(kept or {}))
        self.about = about
        self.arrange()

    def arrange(self) -> None:
        """Fit the fields to what it is about; a step says how."""

    def given(self, name: str) -> str:
        """Return what stands in a field as it was typed."""
        source = self.data if self.is_bound else self.initial
        return str(source.get(name, "") or "").replace("\x00", "")[:LONGEST_TYPED]

    def typed(self) -> dict[str, str]:
        """Return what was typed, field by field, to be kept and shown again."""
        return {name: self.given(name) for name in self.fields}

    @property
    def can_be_kept(self) -> bool:
        """Whether nothing of what was typed is too long to be kept."""
        return all(len(str(self.data.get(name, ""))) <= LONGEST_TYPED for name in self.fields)

    def shown_fields(self) -> Iterator[BoundField]:
        """Yield the fields in the order in which they are asked."""
        return (self[name] for name in self.fields)

    def rows(self) -> list[Row]:
        """Return the answers of a valid form, to be read once more."""
        raise NotImplementedError
