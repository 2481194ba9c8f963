"""Dates in the programming interfaces: ISO first, and beside it a Jalali twin.

`{"date": "2026-11-22", "date_jalali": "1405-09-01"}`; both in ASCII digits, for machines.
"""

import datetime
from typing import Any

import jdatetime
from django_jalali.serializers.serializerfield import JDateField
from rest_framework import serializers
from rest_framework.fields import Field
from wagtail.api import APIField

from persian.jalali import JalaliError, local_date, parse_date
from persian.messages import DATE_PROBLEMS


class JalaliTwinField(JDateField):
    """The Jalali day of a date or moment, read-only: "1405-09-01"."""

    def __init__(self, **kwargs: Any) -> None:
        """A twin never takes anything in."""
        super().__init__(read_only=True, **kwargs)

    def to_representation(self, value: datetime.date | None) -> str | None:
        """Convert the day that `value` is in Tehran."""
        if value is None:
            return None
        try:
            day = jdatetime.date.fromgregorian(date=local_date(value))
        except ValueError:  # before the calendar began
            return None
        shown: str = super().to_representation(day)
        return shown


class JalaliDateField(serializers.DateField):
    """A date that clients may also send Jalali, as people write it; answered in ISO."""

    def to_internal_value(self, value: Any) -> datetime.date:
        """Read ISO or Jalali. Raises ValidationError with the reason as its code."""
        if not isinstance(value, str):
            day: datetime.date = super().to_internal_value(value)
            return day
        try:
            return parse_date(value)
        except JalaliError as error:
            problem = str(DATE_PROBLEMS[error.reason])
            raise serializers.ValidationError(problem, code=error.reason) from error


class JalaliTwinsMixin:
    """Gives each date and moment of a serializer a twin: `due_date` and `due_date_jalali`."""

    def get_fields(self) -> dict[str, Field[Any, Any, Any, Any]]:
        """Put every twin right after its date."""
        fields: dict[str, Field[Any, Any, Any, Any]] = {}
        for name, field in super().get_fields().items():  # type: ignore[misc]
            fields[name] = field
            is_date = isinstance(field, serializers.DateField | serializers.DateTimeField)
            if is_date and not field.write_only and not isinstance(field, JDateField):
                fields[f"{name}_jalali"] = JalaliTwinField(source=field.source or name)
        return fields


def jalali_twin(name: str) -> APIField:
    """The twin of a page's date in Wagtail's API v2: `[APIField("date"), jalali_twin("date")]`."""
    return APIField(f"{name}_jalali", serializer=JalaliTwinField(source=name))
