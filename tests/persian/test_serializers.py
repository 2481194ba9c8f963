"""Dates in the programming interfaces."""

import datetime

import pytest
from rest_framework import serializers

from persian.serializers import JalaliDateField, JalaliTwinsMixin, jalali_twin

NIGHT = datetime.datetime(2026, 11, 21, 22, 0, tzinfo=datetime.UTC)


class DiarySerializer(JalaliTwinsMixin, serializers.Serializer):
    day = serializers.DateField()
    opened = serializers.DateTimeField(source="moment", required=False)
    secret = serializers.DateField(write_only=True, required=False)
    due = JalaliDateField(required=False, allow_null=True)


def test_every_date_has_a_twin_right_after_it() -> None:
    shown = DiarySerializer({"day": datetime.date(2026, 11, 22), "moment": NIGHT, "due": None}).data
    assert list(shown.items()) == [
        ("day", "2026-11-22"),
        ("day_jalali", "1405-09-01"),
        ("opened", "2026-11-22T01:30:00+03:30"),
        ("opened_jalali", "1405-09-01"),
        ("due", None),
        ("due_jalali", None),
    ]


def test_a_twin_takes_nothing_in() -> None:
    read = DiarySerializer(data={"day": "2026-11-22", "day_jalali": "1300-01-01"})
    assert read.is_valid(), read.errors
    assert read.validated_data == {"day": datetime.date(2026, 11, 22)}


@pytest.mark.parametrize("text", ["2026-11-22", "۱ آذر ۱۴۰۵", "1405-09-01"])
def test_a_date_may_be_sent_in_either_calendar(text: str) -> None:
    assert JalaliDateField().run_validation(text) == datetime.date(2026, 11, 22)


def test_a_date_on_no_calendar_is_refused_with_its_reason() -> None:
    with pytest.raises(serializers.ValidationError) as refused:
        JalaliDateField().run_validation("۳۱ آبان ۱۴۰۵")
    assert refused.value.get_codes() == ["impossible-date"]
    assert refused.value.detail == ["این تاریخ در تقویم نیست."]


@pytest.mark.parametrize("sent", [14050901, ["1405-09-01"], {"y": 1405}, True])
def test_what_is_no_text_is_refused(sent: object) -> None:
    with pytest.raises(serializers.ValidationError):
        JalaliDateField().run_validation(sent)


def test_a_day_before_the_calendar_has_no_twin() -> None:
    shown = DiarySerializer({"day": datetime.date(500, 1, 1), "due": None, "moment": NIGHT}).data
    assert shown["day_jalali"] is None


def test_a_page_names_the_twin_beside_the_date() -> None:
    field = jalali_twin("as_of")
    assert field.name == "as_of_jalali"
    assert field.serializer.source == "as_of"
