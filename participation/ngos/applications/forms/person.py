"""One person: who it is, and every role at once."""

from collections.abc import Set as AbstractSet
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from participation.cases.wizard.forms import INPUT, Row
from participation.common.clock import today
from participation.ngos.applications.enums import Role
from participation.ngos.applications.forms.ticks import TickedForm, Ticks
from participation.ngos.applications.people import ToldPerson, age_on
from participation.ngos.applications.rules import rules_now
from persian.digits import to_persian_digits
from persian.fields import CleanCharField, JalaliDateField, MobileField, NationalIdField
from persian.jalali import format_date

SHORT = {"class": "input short num"}
OLDEST = 120


def _text(label: Any, most: int, *, told: Any = "", hint: Any = "") -> CleanCharField:
    return CleanCharField(
        label=label,
        help_text=hint,
        required=bool(told),
        max_length=most,
        widget=forms.TextInput(attrs=INPUT | {"autocomplete": "off"}),
        error_messages={"required": told} if told else None,
    )


class PersonForm(TickedForm):
    """Who somebody is, and what in the organisation; ``key`` is which of the people it is."""

    ticked = ("roles",)

    first_name = _text(_("First name"), 60, told=_("Write the first name."))
    last_name = _text(_("Last name"), 80, told=_("Write the last name."))
    father_name = _text(_("Father's name"), 60, told=_("Write the father's name."))
    national_id = NationalIdField(
        label=_("National id"),
        widget=forms.TextInput(attrs=SHORT | {"autocomplete": "off"}),
        error_messages={"required": _("Write the national id.")},
    )
    born_on = JalaliDateField(
        label=_("Date of birth"),
        help_text=_("Day, month and year, such as 1367/04/12"),
        error_messages={"required": _("Write the date of birth.")},
    )
    mobile = MobileField(
        label=_("Mobile number of this person"),
        help_text=_("Founders get a code there, with which they confirm."),
        widget=forms.TextInput(attrs=SHORT | {"autocomplete": "off"}),
        error_messages={"required": _("Write the mobile number.")},
    )
    education = _text(_("Education"), 120, hint=_("Degree and subject"))
    occupation = _text(_("Occupation"), 120)
    roles = forms.MultipleChoiceField(
        label=_("What is this person?"),
        help_text=_("Tick all that apply; the first founders may be directors and inspectors."),
        choices=Role.choices,
        widget=Ticks,
        error_messages={
            "required": _("Tick at least one."),
            "invalid_choice": _("Choose from the list."),
        },
    )
    is_specialist = forms.BooleanField(
        label=_("Has a degree or a certificate in the subject of the organisation"),
        required=False,
    )

    def __init__(self, *args: Any, key: int, **kwargs: Any) -> None:
        """Know which of the people it is, so that it is not taken for somebody else's double."""
        self.key = key
        super().__init__(*args, **kwargs)

    def arrange(self) -> None:
        """Style the boxes that bring their own widget."""
        self.fields["born_on"].widget.attrs.update(SHORT | {"dir": "ltr", "autocomplete": "off"})

    def clean_national_id(self) -> str:
        """Refuse somebody who is among the people already."""
        code: str = self.cleaned_data["national_id"]
        if code in self.about.others(self.key):
            message = _("This person is in the list already; give that one the further roles.")
            raise ValidationError(message, code="twice")
        return code

    def clean_mobile(self) -> str:
        """Refuse the mobile of another: each confirms on an own one."""
        mobile: str = self.cleaned_data["mobile"]
        if mobile in self.about.other_mobiles(self.key):
            raise ValidationError(_("Somebody else in the list has this mobile."), code="twice")
        return mobile

    def clean(self) -> dict[str, Any]:
        """Refuse whoever is too young to found or to lead; and an alternate who is a director."""
        values: dict[str, Any] = super().clean() or {}
        born, roles = values.get("born_on"), set(values.get("roles") or ())
        if born is not None:
            age, least = age_on(born, today()), rules_now().founder_age
            if age < 0 or age > OLDEST:
                self.add_error("born_on", _("Look at this date once more."))
            elif age < least:
                told = gettext("Has to be at least %(years)s years old.")
                self.add_error("born_on", told % {"years": to_persian_digits(str(least))})
        self.check_roles(roles)
        return values

    def check_roles(self, roles: AbstractSet[str]) -> None:
        """Refuse roles that do not go together."""
        self.refuse_two_posts(roles)
        if Role.REPRESENTATIVE in roles and Role.FOUNDER not in roles:
            self.add_error("roles", _("The representative is one of the founders."))

    def refuse_two_posts(self, roles: AbstractSet[str]) -> None:
        """Let nobody watch over the own work."""
        if {Role.DIRECTOR, Role.ALTERNATE} <= roles or {Role.DIRECTOR, Role.INSPECTOR} <= roles:
            message = _("A director is neither an alternate director nor an inspector.")
            self.add_error("roles", message)

    def role_words(self) -> list[str]:
        """Return the roles of a valid form in words."""
        return self.person().role_names

    def person(self) -> ToldPerson:
        """Return whom a valid form names."""
        values = {**self.cleaned_data}
        roles = frozenset(values.pop("roles"))
        return ToldPerson(position=self.key, roles=roles, **values)

    def rows(self) -> list[Row]:
        """Return what was told."""
        values = self.cleaned_data
        roles = "، ".join(self.role_words())
        told = [
            Row(_("Name"), f"{values['first_name']} {values['last_name']}"),
            Row(_("Father's name"), values["father_name"]),
            Row(_("National id"), to_persian_digits(values["national_id"]), is_ltr=True),
            Row(_("Date of birth"), format_date(values["born_on"])),
            Row(_("Mobile"), to_persian_digits(values["mobile"]), is_ltr=True),
            Row(_("Education"), to_persian_digits(values["education"])),
            Row(_("Occupation"), to_persian_digits(values["occupation"])),
            Row(_("Role"), roles),
        ]
        return [row for row in told if row.value]
