"""Opening a case with its number and key, which stand in what is sent and nowhere else."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from rest_framework.exceptions import NotFound, ValidationError

from participation.cases.fields import CaseNumberField, FollowKeyField
from participation.cases.models import Case
from participation.cases.tracking.access import case_by_key
from participation.cases.tracking.views import LOOKUP, NOT_FOUND
from participation.common.api.parsers import texts_of
from participation.common.api.writes import WriteView
from participation.common.defence import slow_lookup
from participation.common.defence.throttles import slow_down


class KeyForm(forms.Form):
    """The number and the key."""

    number = CaseNumberField(error_messages={"required": _("Write the number of your case.")})
    key = FollowKeyField(error_messages={"required": _("Write the follow key of your case.")})


class CaseView(WriteView):
    """Whatever is asked of one case. Look-ups have limits of their own, shared with the pages."""

    throttle_classes = ()

    def told(self) -> dict[str, str]:
        """Return what was sent, every value as a text."""
        return texts_of(self.request.data)

    def opened(self) -> Case:
        """Return the case that number and key open.

        An unknown number and a wrong key are answered alike. Raises ValidationError, Throttled,
        NotFound.
        """
        form = valid(KeyForm(self.told()))
        number, key = form["number"], form["key"]
        if wait := slow_lookup(self.request, kind=LOOKUP, number=number):
            raise slow_down(wait)
        case = case_by_key(number, key)
        if case is None:
            raise NotFound(NOT_FOUND)
        return case


def valid(form: forms.Form) -> dict[str, Any]:
    """Return the values of a form. Raises ValidationError with what is wrong, by field."""
    if not form.is_valid():
        raise ValidationError(
            {name: [str(one) for one in told] for name, told in form.errors.items()}
        )
    return form.cleaned_data
