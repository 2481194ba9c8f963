"""The act that sets the appointment for originals."""

import datetime
import re
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from participation.cases.desk.acting import Given, owns
from participation.common.models import OfficeSettings, User
from participation.ngos.applications.desk.acts import Act, register_acts
from participation.ngos.applications.desk.forms import ActForm
from participation.ngos.applications.models import Appointment, Dossier, Paper
from participation.ngos.applications.services import appointing
from persian.digits import to_latin_digits
from persian.fields import CleanCharField, JalaliDateField
from persian.jalali import TEHRAN

HOUR = re.compile(r"([01]?[0-9]|2[0-3])(?:[:.٫]([0-5][0-9]))?")


class HourField(forms.CharField):
    """An hour as people write it: «۱۰» or «۱۰:۳۰»."""

    def clean(self, value: Any) -> datetime.time:
        """Read it. Raises ValidationError."""
        found = HOUR.fullmatch(to_latin_digits(super().clean(value)).strip())
        if found is None:
            raise ValidationError(_("Write the hour such as 10:30."), code="unreadable")
        return datetime.time(int(found[1]), int(found[2] or 0))


class AppointmentForm(ActForm):
    """When and where, and which papers."""

    on = JalaliDateField(
        label=gettext_lazy("Day of the appointment"),
        error_messages={"required": gettext_lazy("Write the day.")},
    )
    hour = HourField(
        label=gettext_lazy("Hour"),
        max_length=10,
        widget=forms.TextInput(attrs={"dir": "ltr", "autocomplete": "off"}),
        error_messages={"required": gettext_lazy("Write the hour such as 10:30.")},
    )
    place = CleanCharField(
        label=gettext_lazy("Place"),
        max_length=200,
        error_messages={"required": gettext_lazy("Write the place.")},
    )
    papers = forms.ModelMultipleChoiceField(
        label=gettext_lazy("Originals that are brought"),
        queryset=Paper.objects.none(),
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": gettext_lazy("Tick at least one paper.")},
    )

    def arrange(self) -> None:
        """Offer the papers, those that nobody has seen yet ticked; propose the office itself."""
        papers = Paper.objects.current().filter(case=self.dossier.case_id)
        field: Any = self.fields["papers"]
        field.queryset = papers.select_related("person").order_by("person__position", "kind", "pk")
        field.label_from_instance = lambda one: (
            f"{one} – {one.person.name}" if one.person else str(one)
        )
        if not self.is_bound:
            unseen = papers.filter(original_seen_on__isnull=True)
            office = OfficeSettings.base_queryset().first() or OfficeSettings()
            self.initial["papers"] = list(unseen.values_list("pk", flat=True))
            self.initial["place"] = " ".join(office.address.split())


def _may_appoint(dossier: Dossier, user: User) -> bool:
    papers = dossier.papers.current().filter(original_seen_on__isnull=True)
    return owns(dossier, user) and dossier.case.state in appointing.SET_IN and papers.exists()


def _appoint(dossier: Dossier, user: User, given: Given) -> Appointment:
    at = datetime.datetime.combine(given["on"], given["hour"], TEHRAN)
    return appointing.set_appointment(
        case_id=dossier.case_id,
        at=at,
        place=given["place"],
        papers=list(given["papers"]),
        by=user,
        seen=given["version"],
    )


def register() -> None:
    """Register the act."""
    register_acts(
        Act(
            name="appoint",
            label=gettext_lazy("Set the appointment for originals"),
            hint=gettext_lazy(
                "One appointment with one list. The applicant is told by message and reads it on "
                "the page of the case; another one takes the place of this."
            ),
            done=gettext_lazy("The appointment was set; the applicant is told."),
            form=AppointmentForm,
            is_open=_may_appoint,
            do=_appoint,
        )
    )
