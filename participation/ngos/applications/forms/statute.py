"""The statute: of the office's clauses with these answers, or the founders' own paper."""

from typing import Any

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from participation.cases.wizard.forms import INPUT, Row, StepForm
from participation.ngos.applications.enums import StatuteWay
from participation.ngos.applications.rules import rules_now
from persian.digits import format_number, to_persian_digits
from persian.fields import CleanCharField

SHORT = {"class": "input short num", "inputmode": "numeric", "dir": "ltr", "autocomplete": "off"}
# A board of three can decide; of what stands in a statute the office says the rest itself.
COUNTS = {
    "directors": (3, 25),
    "alternates": (1, 10),
    "inspectors": (1, 5),
    "director_years": (1, 10),
}
USUAL = {"directors": 5, "alternates": 2, "inspectors": 2}


def _count(label: Any) -> forms.IntegerField:
    return forms.IntegerField(
        label=label,
        required=False,
        widget=forms.TextInput(attrs=SHORT),
        error_messages={"invalid": _("Write a number.")},
    )


class StatuteForm(StepForm):
    """Where the statute comes from, and what goes into the office's."""

    way = forms.ChoiceField(
        label=_("Which statute?"),
        choices=StatuteWay.choices,
        widget=forms.RadioSelect,
        error_messages={
            "required": _("Choose one of these."),
            "invalid_choice": _("Choose one of these."),
        },
    )
    scope = CleanCharField(
        label=_("Where it works"),
        help_text=_("Such as the county of Isfahan; empty: as its level says."),
        required=False,
        max_length=200,
        widget=forms.TextInput(attrs=INPUT | {"autocomplete": "off"}),
    )
    directors = _count(_("Number of directors"))
    alternates = _count(_("Number of alternate directors"))
    inspectors = _count(_("Number of inspectors"))
    director_years = _count(_("Term of the directors in years"))

    def arrange(self) -> None:
        """Propose what is usual."""
        for name in COUNTS:
            usual = USUAL.get(name) or rules_now().director_years
            self.initial.setdefault(name, to_persian_digits(usual))

    def clean(self) -> dict[str, Any]:
        """Ask for the numbers where the office's statute is filled."""
        values: dict[str, Any] = super().clean() or {}
        if values.get("way", StatuteWay.OFFICE) == StatuteWay.OFFICE:
            for name in COUNTS.keys() - self.errors.keys():
                self._check(name, values.get(name))
        return values

    def _check(self, name: str, value: int | None) -> None:
        least, most = COUNTS[name]
        if value is None:
            self.add_error(name, _("Write a number."))
        elif not least <= value <= most:
            told = {"least": format_number(least), "most": format_number(most)}
            self.add_error(name, gettext("Write a number from %(least)s to %(most)s.") % told)

    def told(self) -> dict[str, Any]:
        """Return what goes into the application, of a valid form."""
        values = {**self.cleaned_data}
        way = values.pop("way", StatuteWay.OFFICE)
        if way == StatuteWay.OWN:
            values.update(dict.fromkeys(COUNTS))
        return {"statute_way": way, **values}

    def rows(self) -> list[Row]:
        """Return what was told."""
        values = self.told()
        told = [
            Row(_("Statute"), str(StatuteWay(values["statute_way"]).label)),
            Row(_("Where it works"), to_persian_digits(values["scope"])),
            *(
                Row(self.fields[name].label, format_number(values[name]))
                for name in COUNTS
                if values[name] is not None
            ),
        ]
        return [row for row in told if row.value]


class MendStatuteForm(StatuteForm):
    """The same once it was sent: the office's stays the office's."""

    def arrange(self) -> None:
        """Ask for the answers alone."""
        super().arrange()
        del self.fields["way"]
