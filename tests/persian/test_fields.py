"""Form fields for people who write Persian."""

import datetime

import pytest
from django import forms
from django.core.exceptions import ValidationError

from persian import fields


@pytest.mark.parametrize(
    ("field", "typed", "kept"),
    [
        (fields.CleanCharField(max_length=20), " كتاب‌هاي\u200f ", "کتاب‌های"),
        (fields.CleanCharField(required=False), "\u200f \u200e", ""),
        (fields.JalaliDateField(), "۱ آذر ۱۴۰۵", datetime.date(2026, 11, 22)),
        (fields.JalaliDateField(required=False), "  ", None),
        (fields.JalaliDateField(required=False), None, None),
        (fields.NationalIdField(), "۰۰۱-۰۳۵۰۸۲-۹", "0010350829"),
        (fields.ForeignCodeField(), "۱۲۳۴۵۶۷۸۹۰۱۲", "123456789012"),
        (fields.LegalIdField(), "۱۰۱۰ ۱۷۸ ۰۶۴۴", "10101780644"),
        (fields.MobileField(), "+98 (912) 345 67 89", "09123456789"),
        (fields.LandlineField(), "۰۳۱ ۳۲۲۲ ۲۲۲۲", "03132222222"),
        (fields.PostalCodeField(), "۱۶۱۹۷-۳۵۷۴۴", "1619735744"),
        (fields.ShebaField(), "IR82 0540 1026 8002 0817 9090 02", "IR820540102680020817909002"),
        (fields.MobileField(required=False), "", ""),
    ],
)
def test_what_is_accepted_has_one_form(field: forms.Field, typed: object, kept: object) -> None:
    assert field.clean(typed) == kept


@pytest.mark.parametrize(
    ("field", "typed", "code", "message"),
    [
        (fields.JalaliDateField(), "۳۱ آبان ۱۴۰۵", "impossible-date", "این تاریخ در تقویم نیست."),
        (
            fields.MobileField(),
            "۰۹۱۲۳۴۵۶۷",
            "wrong-length",
            "شمارهٔ موبایل ۱۱ رقم است؛ شما ۹ رقم نوشته‌اید.",
        ),
        (
            fields.NationalIdField(),
            "0010350828",
            "check-digit",
            "این کد ملی درست نیست. رقم‌ها را با کارت مقایسه کنید.",
        ),
        (
            fields.NationalIdField(),
            "1111111111",
            "all-same",
            "این کد ملی درست نیست. رقم‌ها را با کارت مقایسه کنید.",
        ),
        (
            fields.PostalCodeField(),
            "2619735744",
            "forbidden-digit",
            "این کد پستی درست نیست؛ آن را دوباره ببینید.",
        ),
        (fields.NationalIdField(), "---", "required", "این قسمت را پر کنید."),
        (fields.CleanCharField(), "\u200f", "required", "این قسمت را پر کنید."),
    ],
)
def test_a_refusal_says_in_persian_what_is_wrong(
    field: forms.Field, typed: str, code: str, message: str
) -> None:
    with pytest.raises(ValidationError) as refused:
        field.clean(typed)
    assert refused.value.messages == [message]
    assert {error.code for error in refused.value.error_list} == {code}


@pytest.mark.parametrize(
    "field",
    [
        fields.CleanCharField(max_length=100),
        fields.JalaliDateField(),
        fields.NationalIdField(),
        fields.MobileField(),
    ],
)
@pytest.mark.parametrize("typed", ["الف" * 350_000, "\0" * 5 + "۱۲" * 100_000])
def test_a_megabyte_is_refused_and_nothing_breaks(field: forms.Field, typed: str) -> None:
    with pytest.raises(ValidationError):
        field.clean(typed)


def test_what_was_typed_stays_in_the_box_with_its_hint() -> None:
    class Person(forms.Form):
        born = fields.JalaliDateField()
        mobile = fields.MobileField()

    html = str(Person({"born": "۳۱ آبان ۱۴۰۵", "mobile": "۰۹۱۲"}))
    assert 'value="۳۱ آبان ۱۴۰۵"' in html
    assert 'value="۰۹۱۲"' in html
    assert "روز، ماه و سال؛ مانند ۱ آذر ۱۴۰۵" in html
    assert "۱۱ رقم؛ مانند ۰۹۱۲ ۰۰۰ ۰۰۰۰" in html
    assert 'inputmode="tel"' in html
    stored = Person(initial={"born": datetime.date(2026, 11, 22)})
    assert 'value="۱۴۰۵/۰۹/۰۱"' in str(stored["born"])


def test_a_stored_day_passes_through() -> None:
    field = fields.JalaliDateField()
    day = datetime.date(2026, 11, 22)
    assert field.clean(day) == day
    assert field.clean(datetime.datetime(2026, 11, 22, 8, 0, tzinfo=datetime.UTC)) == day
