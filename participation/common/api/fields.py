"""Fields that every resource tells alike."""

import datetime as dt
from typing import Any

from django.utils.translation import gettext_lazy as _
from rest_framework import serializers

from persian.jalali import to_jalali_iso


class JalaliTwin(serializers.CharField):
    """The Jalali twin of a field, such as 1405-09-01."""

    def __init__(self, source: str) -> None:
        super().__init__(
            source=source,
            read_only=True,
            allow_null=True,
            help_text=_("the same day in the Persian calendar"),
        )

    def to_representation(self, value: dt.date) -> str:  # type: ignore[override]
        """Return the day."""
        return to_jalali_iso(value)


class NamedRefSerializer(serializers.Serializer[Any]):
    """A row with a name in brief: a county, a category, a kind of place, a field of activity."""

    slug = serializers.CharField()
    label = serializers.CharField(source="__str__", help_text=_("its name for people"))  # type: ignore[assignment]
