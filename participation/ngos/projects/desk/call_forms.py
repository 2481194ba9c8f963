"""What staff write of calls. Each form knows the version that its screen showed."""

import uuid
from collections.abc import Mapping
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from participation.common.clock import today
from participation.common.forms import LinesField, VersionForm
from participation.common.models import County
from participation.ngos.fields import CountField
from participation.ngos.models import ActivityField
from participation.ngos.projects.desk.fields import (
    CriteriaField,
    day_box,
    rial_box,
    words_box,
)
from participation.ngos.projects.models import Call
from persian.fields import CleanCharField

PLAIN = (
    "title", "text", "budget", "ceiling", "months_most", "opens_on", "closes_on", "papers",
)  # fmt: skip
LONGEST_TITLE = 160


class CallForm(VersionForm):
    """A call as it is written, before it is published."""

    token = forms.UUIDField(widget=forms.HiddenInput)
    title = CleanCharField(
        label=_("title"),
        max_length=LONGEST_TITLE,
        error_messages={"required": _("Write the title.")},
    )
    text = words_box(
        _("text"), 8000, rows=10,
        help_text=_("What is wanted, for whom, and what plans have to say. Readers see it."),
    )  # fmt: skip
    activity_fields = forms.ModelMultipleChoiceField(
        label=_("fields of activity"),
        queryset=ActivityField.objects.none(),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    counties = forms.ModelMultipleChoiceField(
        label=_("counties"),
        queryset=County.objects.none(),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("None: the whole province."),
    )
    budget = rial_box(_("budget in Rial"))
    ceiling = rial_box(_("most for one project, in Rial"))
    months_most = CountField(
        label=_("months of a project at most"),
        least=1,
        most=60,
        error_messages={"required": _("Write the number of months.")},
    )
    opens_on = day_box(_("opens on"))
    closes_on = day_box(_("last day for plans"))
    criteria = CriteriaField(
        label=_("criteria"),
        help_text=_("One on each line with its percent, such as «Experience: 30»; 100 together."),
        error_messages={"required": _("Write at least one criterion.")},
    )
    papers = LinesField(
        label=_("papers that come along"),
        required=False,
        help_text=_("One on each line."),
        max_length=2000,
    )

    def __init__(self, data: Any = None, **kwargs: Any) -> None:
        """Begin with a token, equal for every try of one writing; offer what there is."""
        super().__init__(data, **kwargs)
        self.initial.setdefault("token", uuid.uuid4())
        self.initial.setdefault("version", 0)
        self.initial.setdefault("opens_on", today())
        self.initial.setdefault("months_most", 12)
        fields: Any = self.fields
        fields["activity_fields"].queryset = ActivityField.objects.offered()
        fields["counties"].queryset = County.objects.in_force().order_by("sort_key")

    def said(self) -> dict[str, Any]:
        """Return what a valid form says, as the services take it."""
        values = self.cleaned_data
        return {
            **{name: values[name] for name in PLAIN},
            "criteria": values["criteria"],
            "activity_fields": list(values["activity_fields"]),
            "counties": list(values["counties"]),
        }


def shown(call: Call) -> Mapping[str, Any]:
    """Return what the form of a draft begins with."""
    return {
        **{name: getattr(call, name) for name in PLAIN},
        "criteria": list(call.criteria.values_list("title", "weight")),
        "activity_fields": list(call.activity_fields.all()),
        "counties": list(call.counties.all()),
    }


class ExtendForm(VersionForm):
    """A later last day."""

    closes_on = day_box(_("last day for plans"))


class CancelForm(VersionForm):
    """Why a call ends without a decision."""

    reason = words_box(
        _("reason"), 500, missing=_("Write the reason."), help_text=_("Readers see it.")
    )
