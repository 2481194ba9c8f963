"""What each paper is."""

import uuid

from django import forms
from django.utils.translation import gettext_lazy as _

from participation.cases.wizard.forms import Row, StepForm
from participation.place_names.proposals.enums import PaperKind

BEGIN = "paper_"


class PapersForm(StepForm):
    """A choice for each file that came along."""

    def arrange(self) -> None:
        """Ask of every file."""
        for pk, name in self.about.files:
            self.fields[f"{BEGIN}{pk.hex}"] = forms.ChoiceField(
                label=name,
                choices=[("", _("Choose")), *PaperKind.choices],
                widget=forms.Select(attrs={"class": "input short"}),
                error_messages={"required": _("Say what this paper is.")},
            )

    def kinds(self) -> dict[uuid.UUID, PaperKind]:
        """Return what each file is, of a valid form."""
        told = {pk: self.cleaned_data.get(f"{BEGIN}{pk.hex}") for pk, _name in self.about.files}
        return {pk: PaperKind(kind) for pk, kind in told.items() if kind}

    def rows(self) -> list[Row]:
        """Return what was told."""
        kinds = self.kinds()
        return [Row(name, str(kinds[pk].label)) for pk, name in self.about.files if pk in kinds]
