"""Days of what has happened."""

import datetime
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from participation.common.clock import today
from persian.fields import JalaliDateField

SHORT = {"class": "input short num", "dir": "ltr", "autocomplete": "off"}


def _not_ahead(day: datetime.date) -> None:
    if day > today():
        raise ValidationError(_("This day has not come yet."), code="future")


def past_day(label: Any, *, required: bool = True) -> JalaliDateField:
    """Return a box for a day that has come already."""
    field = JalaliDateField(
        label=label,
        help_text=_("Day, month and year, such as 1405/04/12"),
        required=required,
        validators=[_not_ahead],
        error_messages={"required": _("Write the day.")},
    )
    field.widget.attrs.update(SHORT)
    return field
