"""What is written of a visit."""

import uuid
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from wagtail.admin.widgets import AdminDateInput

from participation.common.clock import today
from participation.common.forms import VersionForm
from participation.visits.models import MOST_ITEMS, VisitItem
from participation.visits.services import Told
from persian.fields import CleanCharField

LONGEST = 4000
LONGEST_REMARK = 300
ANSWERS = (("", _("not looked at")), ("yes", _("Yes")), ("no", _("No")))
WORDS = dict(ANSWERS)


def _words(label: Any, *, required: bool = True, rows: int = 3, hint: Any = "") -> CleanCharField:
    return CleanCharField(
        label=label, max_length=LONGEST, required=required, help_text=hint,
        widget=forms.Textarea(attrs={"rows": rows}),
    )  # fmt: skip


class VisitForm(VersionForm):
    """A visit: day, place, people, the list, findings, what has to follow."""

    token = forms.UUIDField(widget=forms.HiddenInput)
    visited_on = forms.DateField(label=_("visited on"), widget=AdminDateInput)
    where = CleanCharField(
        label=_("place of the visit"), max_length=300, required=False,
        help_text=_("Empty: as the register has it."),
    )  # fmt: skip
    people = _words(_("who went, and who was met"), rows=2)
    findings = _words(_("findings"), rows=5)
    follow_up = _words(_("what has to follow"), required=False, rows=2)
    follow_up_by = forms.DateField(label=_("by the day"), widget=AdminDateInput, required=False)

    def __init__(self, data: Any = None, *, kind: str, items: Any = None, **kwargs: Any) -> None:
        """Ask for each item of the register's list; ``items`` are those that stand in a visit."""
        super().__init__(data, **kwargs)
        self.initial.setdefault("version", 0)
        self.initial.setdefault("token", uuid.uuid4())
        self.initial.setdefault("visited_on", today())
        active = VisitItem.objects.filter(kind=kind, is_active=True).order_by("order", "pk")
        known = dict.fromkeys(active.values_list("title", flat=True)[:MOST_ITEMS], ("", ""))
        known |= {title: (answer, remark) for title, answer, remark in items or ()}
        self.titles = list(known)
        for place, (title, (answer, remark)) in enumerate(known.items()):
            self.fields[f"item_{place}"] = forms.ChoiceField(
                label=title, choices=ANSWERS, required=False, initial=answer
            )
            self.fields[f"remark_{place}"] = CleanCharField(
                label=_("Remark: %(item)s") % {"item": title}, max_length=LONGEST_REMARK,
                required=False, initial=remark,
            )  # fmt: skip

    def told(self) -> Told:
        """Return what was said, once the form is valid."""
        said = self.cleaned_data
        names = ("visited_on", "where", "people", "findings", "follow_up", "follow_up_by")
        checklist = [
            (title, said[f"item_{place}"], said[f"remark_{place}"])
            for place, title in enumerate(self.titles)
            if said[f"item_{place}"] or said[f"remark_{place}"]
        ]
        return Told(**{name: said[name] for name in names}, checklist=checklist)


class FollowForm(VersionForm):
    """What came of what had to follow."""

    on = forms.DateField(label=_("followed on"), widget=AdminDateInput)
    text = _words(_("what came of it"))

    def __init__(self, data: Any = None, **kwargs: Any) -> None:
        """Offer today."""
        super().__init__(data, **kwargs)
        self.initial.setdefault("on", today())


class FindForm(forms.Form):
    """What is to be visited: a register and some words."""

    kind = forms.ChoiceField(label=_("register"))
    q = forms.CharField(label=_("name"), max_length=100)
