"""The forms of letters: rows as lines, and what cannot be read is said beside its field."""

import datetime
import uuid

import pytest

from participation.common.enums import ReferenceKind
from participation.common.letters.content import CopyRow, Holder, ReferenceRow
from participation.common.letters.forms import IssueForm, LetterForm
from participation.common.letters.lines import read_reference
from participation.common.letters.selectors import content_of
from participation.common.letters.services import change_letter, draft_letter
from participation.common.models import Letter, LetterSettings
from tests.participation.common.letters.making import DAY, HOLDER, draft

pytestmark = pytest.mark.django_db

TYPED = {
    "recipient": "شهردار محترم",
    "subject": "پيگيري",
    "body": "سطر یک\r\nسطر دو",
    "sender": "دفتر",
    "signatory_name": "زهرا نمونه",
    "references": "عطف به نامهٔ شمارهٔ ۱۲۳/۴۵ مورخ ۱ آذر ۱۴۰۵\n\nپیرو ۶۷/الف",
    "copies": "معاون سیاسی؛ جهت استحضار\nبایگانی - برای نگهداری\nخزانه‌داری",
    "urgency": "urgent",
    "classification": "normal",
    "token": str(uuid.uuid4()),
}


def filled(**changes) -> LetterForm:
    return LetterForm(TYPED | changes)


def test_what_is_typed_becomes_a_letter():
    form = filled()
    assert form.is_valid(), form.errors
    letter = draft_letter(holder=HOLDER, content=form.content(), token=form.cleaned_data["token"])
    content = content_of(Letter.objects.get(pk=letter.pk))
    assert content.subject == "پیگیری"
    assert content.body == "سطر یک\nسطر دو"
    assert content.references == (
        ReferenceRow(kind=ReferenceKind.REPLY, number="۱۲۳/۴۵", dated=DAY),
        ReferenceRow(kind=ReferenceKind.FURTHER, number="۶۷/الف"),
    )
    assert content.copies == (
        CopyRow(recipient="معاون سیاسی", purpose="جهت استحضار"),
        CopyRow(recipient="بایگانی", purpose="برای نگهداری"),
        CopyRow(recipient="خزانه‌داری"),
    )


def test_a_draft_comes_back_as_it_was_typed_and_saves_unchanged():
    letter = draft()
    before = content_of(letter)
    shown = LetterForm(letter=letter)
    data = {name: shown[name].value() for name in shown.fields}
    assert data["version"] == 0
    again = LetterForm({name: "" if value is None else value for name, value in data.items()})
    assert again.is_valid(), again.errors
    change_letter(letter=letter, version=again.cleaned_data["version"], content=again.content())
    assert content_of(Letter.objects.get(pk=letter.pk)) == before


def test_a_new_letter_starts_from_the_office_and_its_usual_signatory():
    LetterSettings.objects.update_or_create(
        pk=1, defaults={"signatory_name": "زهرا نمونه", "signatory_post": "مدیرکل"}
    )
    form = LetterForm()
    assert form["sender"].value() == "دفتر امور اجتماعی و فرهنگی"
    assert (form["signatory_name"].value(), form["signatory_post"].value()) == (
        "زهرا نمونه",
        "مدیرکل",
    )
    assert form["token"].value() != LetterForm()["token"].value()


@pytest.mark.parametrize("value", ["confidential", "top_secret"])
def test_a_classified_letter_is_refused_beside_its_field(value):
    form = filled(classification=value)
    assert not form.is_valid()
    assert "جای این سامانه نیست" in form.errors["classification"][0]


@pytest.mark.parametrize(
    ("line", "says"),
    [
        ("نامهٔ ۱۲", "«عطف» یا «پیرو»"),
        ("عطف", "«عطف» یا «پیرو»"),
        ("عطف " + "۱" * 61, "«عطف» یا «پیرو»"),
        ("عطف ۱۲ مورخ ۳۲ آذر ۱۴۰۵", "تقویم"),
    ],
)
def test_a_reference_that_cannot_be_read_is_said_and_what_was_typed_stays(line, says):
    form = filled(references=line)
    assert not form.is_valid()
    assert says in form.errors["references"][0]
    assert form["references"].value() == line


@pytest.mark.parametrize(
    "line",
    [
        "عطف ۱۲۳/۴۵ مورخ ۱۴۰۵/۰۹/۰۱",
        "عطف به شماره ۱۲۳/۴۵؛ ۱ آذر ۱۴۰۵",
        "عطف به نامه ۱۲۳/۴۵ مورخه ۱۴۰۵/۹/۱",
        "عطف: ۱۲۳/۴۵ به تاریخ 1405/9/1",
    ],
)
def test_a_reference_is_read_in_the_ways_in_which_people_write_it(line):
    row = read_reference(line)
    assert (row.kind, row.number, row.dated) == (ReferenceKind.REPLY, "۱۲۳/۴۵", DAY)


@pytest.mark.parametrize("field", ["recipient", "subject", "sender"])
def test_what_no_letter_is_without_is_asked_for(field):
    form = filled(**{field: " "})
    assert list(form.errors) == [field]


def test_too_many_lines_are_refused():
    assert "۵۰" in filled(copies="\n".join(map(str, range(60)))).errors["copies"][0]


def test_a_token_that_was_tampered_with_is_refused_and_no_server_error():
    assert "token" in filled(token="x").errors
    assert "version" in filled(version="-1").errors


def test_the_stamp_is_read_in_any_digits():
    form = IssueForm({"number": " 12/الف ", "dated": "1 آذر 1405", "version": "1"})
    assert form.is_valid()
    assert form.cleaned_data["dated"] == datetime.date(2026, 11, 22)
    assert form.cleaned_data["number"] == "12/الف"
    assert Holder("a", 1) == Holder("a", 1)
