"""What each paper is, and whose."""

import uuid

from django import forms
from django.utils.translation import gettext_lazy as _

from participation.cases.wizard.forms import Row, StepForm
from participation.ngos.applications.enums import PaperKind

BEGIN = "paper_"


class PapersForm(StepForm):
    """A choice for each file: one of what all show together, or one of somebody's own."""

    def arrange(self) -> None:
        """Ask of every file."""
        everybody = [(f"0-{kind}", kind.label) for kind in self.about.of_all]
        groups = [
            # The name once more: a closed box does not show of which group its choice is.
            (
                name,
                [(f"{place}-{kind}", f"{kind.label} – {name}") for kind in self.about.of_a_person],
            )
            for place, name in self.about.names.items()
        ]
        choices = [("", _("Choose")), (_("Of all together"), everybody), *groups]
        for pk, name in self.about.files:
            self.fields[f"{BEGIN}{pk.hex}"] = forms.ChoiceField(
                label=name,
                choices=choices,
                widget=forms.Select(attrs={"class": "input"}),
                error_messages={
                    "required": _("Say what this paper is, and whose."),
                    "invalid_choice": _("Choose from the list."),
                },
            )

    def told(self) -> dict[uuid.UUID, tuple[int, PaperKind]]:
        """Return what each file is and the place of the person, 0 for all, of a valid form."""
        found = {}
        for pk, _name in self.about.files:
            place, _dash, kind = self.cleaned_data.get(f"{BEGIN}{pk.hex}", "").partition("-")
            if kind:
                found[pk] = (int(place), PaperKind(kind))
        return found

    def rows(self) -> list[Row]:
        """Return what was told."""
        told = self.told()
        return [
            Row(name, "، ".join(filter(None, (self._kind(told[pk]), self._whose(told[pk])))))
            for pk, name in self.about.files
            if pk in told
        ]

    def _kind(self, told: tuple[int, PaperKind]) -> str:
        return str(told[1].label)

    def _whose(self, told: tuple[int, PaperKind]) -> str:
        return self.about.names.get(told[0], "")
